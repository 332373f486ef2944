"""One's own hours: written down, changed, taken away and put back. Nothing in them points at a client."""

import re
from datetime import timedelta

import pytest

from portal.core.formats import today


@pytest.fixture
def joris(portal):
    return portal.person("joris")


def note(person, **fields):
    return person.fill_in(
        "/mijn/uren", **{"day": today().isoformat(), "quarters": "7", "kind": "preparation", **fields}
    )


def newest(person) -> str:
    return re.search(r'href="(/mijn/uren/[\w-]{22})"', person.open("/mijn/uren").html).group(1)


def test_written_down_it_stands_there_and_counts(joris):
    assert (
        "1 uur en 45 minuten"
        not in joris.open("/mijn/uren").words.split("Juli")[0].split("Schrijf op")[1][:200]
    )
    assert note(joris).location == "/mijn/uren"
    page = joris.open(newest(joris))
    assert f'value="{today().isoformat()}"' in page.html
    assert re.search(r'<option value="7" selected>1 uur en 45 minuten<', page.html)


def test_it_can_be_changed(joris):
    note(joris)
    path = newest(joris)
    assert joris.fill_in(path, day=today().isoformat(), quarters="3", kind="overleg").status == 302
    page = joris.open(path)
    assert '<option value="3" selected>' in page.html
    assert re.search(r'value="overleg" checked', page.html)


def test_taken_away_it_counts_no_more_and_can_be_put_back(joris):
    note(joris)
    path = newest(joris)
    joris.fill_in(path, day=today().isoformat(), quarters="7", kind="preparation", doe="weg")
    assert "Weggehaald" in joris.open("/mijn/uren").words
    assert "Dit telt niet mee." in joris.open(path).words
    joris.fill_in(path)
    assert "Weggehaald" not in joris.open("/mijn/uren").words


def test_changed_in_two_windows_the_second_is_told(joris):
    note(joris)
    path = newest(joris)
    form = {**joris.open(path).hidden(), "day": today().isoformat(), "kind": "overleg"}
    assert joris.send(path, {**form, "quarters": "3"}).status == 302
    page = joris.send(path, {**form, "quarters": "9"})
    assert page.status == 409
    assert "45 minuten, overleg" in page.words
    assert '<option value="9" selected>' in page.html, "what was typed is still there"
    again = {**page.hidden(), "day": today().isoformat(), "kind": "overleg", "quarters": "9"}
    assert joris.send(path, again).status == 302


def test_sent_twice_it_is_one(joris):
    form = {
        **joris.open("/mijn/uren").hidden(),
        "day": today().isoformat(),
        "quarters": "47",
        "kind": "client",
    }
    answers = [joris.send("/mijn/uren", form) for _ in range(2)]
    assert [answer.status for answer in answers] == [302, 302]
    rows = joris.open("/mijn/uren").html.split("<ul", 1)[1]
    assert rows.count("11 uur en 45 minuten") == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("day", (today() + timedelta(days=2)).isoformat(), "Deze dag moet nog komen."),
        ("day", "2001-01-01", "langer dan een jaar geleden"),
        ("day", "morgen", "Dit is geen datum."),
        ("quarters", "0", "Kies hoe lang het was."),
        ("quarters", "49", "Kies hoe lang het was."),
        ("kind", "vakantie", "Kies wat u deed."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(demo, field, value, said):
    page = note(demo.person("tirza"), **{field: value})
    assert page.status == 422
    assert said in page.words


def test_the_hours_of_another_are_not_there(demo):
    path = newest(demo.person("joris"))
    assert demo.person("tirza").open(path).status == 404


@pytest.mark.parametrize("who", ["yara", "bram", "fenna", "hanneke", "jian"])
def test_nobody_else_writes_hours(demo, who):
    other = demo.person(who)
    assert other.open("/mijn/uren").status == 404
    assert "Mijn uren" not in other.open("/wie-mag-wat").words.split("Wie mag wat")[0]
