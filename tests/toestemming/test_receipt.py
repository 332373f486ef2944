"""The toestemmingsbewijs: what a client takes along of one row, and what somebody else can check of it."""

import copy
import json
import re

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from portal.checkpoints import Keeper
from portal.cli import main
from portal.core import signing
from portal.core.db import db
from portal.core.note import SigningKey
from portal.toestemming.leaves import ShownText
from portal.toestemming.models import Gebeurtenis, Logregel
from portal.toestemming.proof import Wrong, check
from portal.toestemming.words import in_words


@pytest.fixture(scope="module")
def signed(demo):
    with demo.inside():
        Keeper().round()
    return demo


def keys(portal):
    return signing.public_keys(portal.settings.log_key_file)


def newest(person) -> str:
    """The address of the toestemmingsbewijs of their newest row."""
    log = f"{person.casus()}/toestemming/logboek"
    return re.search(rf'href="({log}/\d+)"', person.open(log).html).group(1)


def taken(person, row: str) -> dict:
    page = person.open(f"{row}/bewijs.json")
    assert page.status == 200
    assert "attachment" in page.response.headers["Content-Disposition"]
    return page.response.get_json()


def test_it_holds_with_the_public_key_alone(signed, tmp_path, monkeypatch):
    """No setting and no database: on the machine of whoever was asked to look at it."""
    yara = signed.person("yara")
    file = tmp_path / "toestemmingsbewijs.json"
    file.write_text(json.dumps(taken(yara, newest(yara)), indent=3))
    for name in ("PORTAL_DATA_DIR", "PORTAL_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("portal.log_commands.create_app", None)
    (key,) = keys(signed)
    told = CliRunner().invoke(main, ["verify-receipt", str(file), "--key", str(key)])
    assert told.exit_code == 0, told.output
    assert "It holds. This row is in the log that was signed when it had" in told.output
    other = SigningKey.new(key.name).public
    told = CliRunner().invoke(main, ["verify-receipt", str(file), "--key", str(other)])
    assert told.exit_code == 1
    assert (
        "It does not hold: the checkpoint does not hold: it is not signed with a key of this log."
        in told.output
    )


def at(found: dict, *path):
    for each in path[:-1]:
        found = found[each]
    return found, path[-1]


CHANGES = {
    "the row": (("proof", "row", "party_name"), "Iemand anders", "the row was changed"),
    "its salt": (("proof", "salt"), "00" * 32, "the row was changed"),
    "the hash before it": (("proof", "previous"), "00" * 32, "the row was changed"),
    "what is read": (("event", 0, "event_state"), "withdrawn", "the readable part says something else"),
    "until when": (("event", 0, "valid_until"), "2030-01-01T00:00:00+00:00", "the readable part says something else"),
    "its place": (("proof", "leaf_number"), 0, "the row is not in the log that was signed"),
    "the size": (("proof", "tree_size"), 10**6, "the checkpoint is of a log of another size"),
    "no proof": (("proof", "inclusion_proof"), [], "the row is not in the log that was signed"),
    "who signed": (("proof", "checkpoint"), "x\n1\ny\n\n\u2014 x AAAA\n", "it is not signed with a key of this log"),
    "nothing left": (("proof",), {}, "this is no toestemmingsbewijs"),
}  # fmt: skip


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_each_part_that_was_changed_is_found(signed):
    yara = signed.person("yara")
    whole = taken(yara, newest(yara))
    assert check(whole, keys(signed)) > 20
    for path, value, why in CHANGES.values():
        changed = copy.deepcopy(whole)
        place, last = at(changed, *path)
        place[last] = value
        with pytest.raises(Wrong, match=why):
            check(changed, keys(signed))
    for odd in ([], {}, "x", None, 3):
        with pytest.raises(Wrong):
            check(odd, keys(signed))


def test_it_has_the_fields_of_the_standard(signed):
    yara = signed.person("yara")
    found = taken(yara, f"{yara.casus()}/toestemming/logboek/1")
    assert found["record_metadata"].keys() >= {"schema_version", "record_id", "pii_principal_id"}
    processing, (purpose,) = found["pii_processing"], found["pii_processing"]["purposes"]
    assert processing.keys() >= {
        "privacy_notice",
        "language",
        "jurisdiction",
        "withdrawal_method",
        "storage_locations",
    }
    assert purpose.keys() >= {"purpose", "lawful_basis", "lawful_basis_text", "pii_information"}
    assert found["party_identification"][0].keys() >= {
        "party_id",
        "party_name",
        "party_type",
        "party_contact",
    }
    assert found["event"][0].keys() >= {"event_time", "entity_id", "event_type", "event_state"}
    assert len(found["party_identification"][0]["party_id"]) == 22, (
        "a token of this casus, no key of the database"
    )


def test_nobody_but_the_client_has_it(signed):
    yara = signed.person("yara")
    row = newest(yara)
    for slug in ("bram", "kofi", "hanneke", "jian"):
        for path in (row, f"{row}/bewijs.json", f"{row}/bewijs.pdf"):
            assert signed.person(slug).open(path).status == 404, (slug, path)
    for number in ("0", "9999", "99999999999999999999", "x"):
        assert yara.open(f"{yara.casus()}/toestemming/logboek/{number}").status == 404


def test_it_is_made_on_paper_and_the_client_reads_that_it_was(signed):
    yara = signed.person("yara")
    row = newest(yara)
    page = yara.open(f"{row}/bewijs.pdf")
    assert page.response.mimetype == "application/pdf"
    assert page.response.data.startswith(b"%PDF-")
    assert "Bewaarde een bewijs uit het logboek als PDF." in yara.open(f"{yara.casus()}/wie-keek").words
    shown = yara.open(row).words
    assert "Dit bewijs is ondertekend." in shown
    assert str(keys(signed)[0]) in shown


def choose(person, cell: str) -> None:
    """Whatever stands open is closed, and the other way round."""
    grid = person.open(f"{person.casus()}/toestemming").html
    path = next(link for link in re.findall(r'href="([^"]+)"', grid) if link.endswith(f"/{cell}"))
    doe = re.search(r'name="doe" value="(\w+)"', person.open(path).html).group(1)
    assert person.fill_in(path, doe=doe).status == 302


def test_a_new_row_keeps_the_words_that_were_shown_and_is_proved_within_minutes(portal):
    yara = portal.person("yara")
    choose(yara, "werk")
    row = newest(yara)
    page = yara.open(row).words
    assert "Deze regel is nog niet ondertekend. Dat gebeurt binnen vijf minuten." in page
    early = taken(yara, row)
    shown = early["pii_processing"]["privacy_notice"]
    assert re.search(r"Wat ziet \S.* (dan|straks niet meer)\?", shown["text"])
    assert "{" not in shown["text"]
    assert early["event"][0]["entity_id"] == "client"
    with pytest.raises(Wrong, match="not under a checkpoint yet"):
        check(early, keys(portal))
    assert yara.open(f"{row}/bewijs.pdf").status == 200
    with portal.inside():
        assert Keeper().round()
    assert check(taken(yara, row), keys(portal))

    with portal.inside():
        texts = db.session.execute(select(ShownText.text, ShownText.version)).all()
        rows = db.session.scalar(select(func.count(Logregel.id)))
    assert len(texts) == 1
    assert "{partij}" in texts[0].text and "UWV" not in texts[0].text
    for _ in range(2):  # the other way round, and back
        choose(yara, "werk")
    with portal.inside():
        assert db.session.scalar(select(func.count(Logregel.id))) == rows + 2
        versions = db.session.scalars(select(ShownText.version).order_by(ShownText.id)).all()
    assert versions == [1, 2], "opening and closing say different words; the same words are kept once"


def test_every_kind_of_row_has_words():
    """Also those that no page makes yet."""
    for event in Gebeurtenis:
        assert in_words(event, '{"pii_type": "werk", "party_name": "UWV"}', {}).endswith(".")
