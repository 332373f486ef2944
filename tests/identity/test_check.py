"""Somebody of the team notes that they saw at a desk who the client is; the client reads by whom, others do not."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.core.db import db
from portal.core.formats import today

PAGE = "{}/identiteit"


def test_what_is_noted_the_client_reads_with_who_it_was(portal):
    yara, bram, fenna = (portal.person(slug) for slug in ("yara", "bram", "fenna"))
    path = PAGE.format(yara.casus())
    assert yara.open(path).words.count("Gekeken op") == 1, "on the day she began"
    page = bram.open(f"{path}/balie")
    form = {**page.hidden(), "document": "card", "day": today().isoformat()}
    for _ in range(2):
        assert bram.send(f"{path}/balie", form).location == path
    news = yara.open("/nieuw")
    assert news.words.count("keek wie u bent") == 1
    assert news.link("/identiteit") == path
    assert "keek wie u bent" not in fenna.open("/nieuw").words
    shown = yara.open(path).words
    assert "identiteitskaart" in shown
    assert "Door Bram Oosterling, UWV" in shown
    assert shown.count("Gekeken op") == 2
    seen = fenna.open(path)
    assert "identiteitskaart" in seen.words
    assert "Bram" not in seen.html.split("<main")[1]
    assert path in yara.open(f"{yara.casus()}/betrokken").links
    with portal.inside(), pytest.raises(DatabaseError):
        db.session.execute(text("DELETE FROM identity_check"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_who_may_not_and_what_does_not_fit(demo):
    path = PAGE.format(demo.person("yara").casus())
    bram = demo.person("bram")
    for fields, told in (
        ({"day": today().isoformat()}, "Kies wat de cliënt liet zien"),
        ({"document": "card", "day": (today() + timedelta(days=1)).isoformat()}, "moet nog komen"),
        ({"document": "card", "day": (today() - timedelta(days=200)).isoformat()}, "te lang geleden"),
        ({"document": "card", "day": ""}, "Kies een dag"),
        ({"document": "ander", "day": today().isoformat()}, "Kies wat de cliënt liet zien"),
    ):
        page = bram.fill_in(f"{path}/balie", **fields)
        assert (page.status, told in page.words) == (422, True), fields
    for who in ("yara", "joris", "hanneke", "jian", "kofi"):
        for page in ("balie", "opnieuw"):
            assert demo.person(who).open(f"{path}/{page}").status == 404, who
