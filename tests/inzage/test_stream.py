"""The second stream has no user and no word of content; its trace id leads to the row that has."""

import json
from datetime import timedelta

import pytest

from portal.core import clock
from portal.inzage.queries import stream

REGISTER = "https://register.example/verwerking"


@pytest.fixture
def told(demo):
    """(NEN 7513, OpenTelemetry) of the demo's log and a few looks more."""
    bram = demo.person("bram")
    for path in ("/mijn/casussen", f"{bram.casus_of('Kofi')}/", f"{demo.person('yara').casus()}/toestemming"):
        bram.open(path)
    since = clock.now() - timedelta(days=90)
    with demo.inside():
        users = [json.loads(line) for line in stream.nen7513(since)]
        spans = [json.loads(line) for line in stream.dataverwerkingen(since, REGISTER)]
    return users, [line["resourceSpans"][0]["scopeSpans"][0]["spans"][0] for line in spans]


def test_each_casus_that_was_shown_is_a_line_of_both(told):
    users, spans = told
    shown = [row for row in users if "participantObjectID" in row]
    assert len(shown) == len(spans) > 5
    assert {row["EventID"] for row in shown} == {span["traceId"] for span in spans}
    assert len({span["spanId"] for span in spans}) == len(spans)


def test_it_tells_the_activity_and_a_pseudonym_and_no_more(told):
    _, spans = told
    for span in spans:
        names = {each["key"].rsplit(".", 1)[1] for each in span["attributes"]}
        assert names == {"processing_activity_id", "data_subject_id", "data_subject_id_type"}
        assert len(span["traceId"]) == 32
        assert len(span["spanId"]) == 16
    whole = json.dumps(spans)
    for hidden in ("Bram", "KANARIE", "geholpen", "inkomen", "uwv", "127.0.0.1", "casus.show"):
        assert hidden not in whole, hidden
    assert {span["status"]["code"] for span in spans} == {stream.OK, stream.ERROR}


def test_a_long_log_is_read_in_parts(demo, told, monkeypatch):
    users, _ = told
    monkeypatch.setattr(stream, "BATCH", 2)
    with demo.inside():
        again = list(stream.nen7513(clock.now() - timedelta(days=90)))
    assert len(again) == len(users)
