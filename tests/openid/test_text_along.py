"""What was being written when a session ended goes along to whoever signs in elsewhere, and returns to them alone."""

import base64
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import PutAway
from portal.core import clock
from portal.core.clock import now
from portal.sweep import sweep
from tests.account.test_kept import WORDS, carried, form
from tests.openid.elsewhere import is_in
from tests.servers.openid import Window

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
ALONG, ORGANISATIE = "/inloggen/tekst-mee", "/inloggen/organisatie"


def signed_out_while_writing(elsewhere, slug: str):
    """The page that comes when somebody saves too late; and where their text was to go."""
    person = elsewhere.portal.browse()
    elsewhere.sign_in(person, slug)
    path = f"{elsewhere.portal.person('yara').casus()}/bijdrage"
    sent = {**person.open(path).hidden(), "onderwerp": "plan", "tekst": WORDS}
    person.client.delete_cookie("portal")
    return person, path, person.send(path, sent)


def sends_along(person, page, where: str):
    assert f'value="{where}"' in page.html
    return person.send(ALONG, {**carried(page), "doe": where})


@pytest.fixture
def late(uwv):
    """Bram, whose organisatie signs in elsewhere, and the address at the provider."""
    bram, path, page = signed_out_while_writing(uwv, "bram")
    page = bram.open(sends_along(bram, page, "organisatie").location)
    found = bram.send(f"{ORGANISATIE}?next=/mijn/tekst", {**page.hidden(), "mail": "bram@uwv.example"})
    return bram, path, bram.open(found.link("/inloggen/bij/")).location


def test_it_comes_back_whole_after_signing_in_at_ones_organisatie_and_is_saved(late):
    bram, path, there = late
    back = bram.open(Window().sign_in(there, "bram"))
    assert back.location == "/mijn/tekst"
    page = bram.open(back.location)
    assert "Uw tekst is er nog" in page.words
    assert "Uw tekst is er nog" in bram.open("/mijn/tekst").words, "loaded anew it is still there"
    again = form(page)
    assert (again["onderwerp"], again["tekst"]) == ("plan", WORDS)
    assert bram.send(path, again).status == 302
    assert "de bakker." in bram.open(path.removesuffix("bijdrage")).html


def test_a_client_finds_it_back_after_digid(digid):
    digid.linked("yara")
    yara, path, page = signed_out_while_writing(digid, "yara")
    ready = yara.open(sends_along(yara, page, "digid").location)
    assert "Uw tekst gaat mee" in ready.words
    assert "bakker" not in ready.html
    there = yara.open(ready.link("/inloggen/digid")).location
    yara.open(Window().sign_in(there, "yara"))
    assert yara.send(path, form(yara.open("/mijn/tekst"))).status == 302


def test_somebody_else_at_the_same_screen_gets_none_of_it(uwv, late):
    wietske, _, there = late
    uwv.linked("wietske", "nieuw")
    wietske.open(Window().sign_in(there, "nieuw"))
    assert is_in(wietske)
    assert wietske.open("/mijn/tekst").location == "/begin"


@on_sqlite
def test_another_browser_gets_none_of_it(uwv, late):
    bram = uwv.portal.browse()
    uwv.sign_in(bram, "bram")
    assert bram.open("/mijn/tekst").location == "/begin"


def test_it_is_readable_in_no_database_cookie_or_address_and_goes_within_a_day(uwv, late):
    bram, _, there = late
    with uwv.portal.inside() as session:
        row = session.scalars(select(PutAway)).one()
        assert b"bakker" not in row.words
    kept = bram.client.get_cookie("formulier").value.lstrip(".").split(".")[0]
    for held in (there, kept, base64.urlsafe_b64decode(kept + "===").decode(errors="replace")):
        assert "bakker" not in held
        assert "bijdrage" not in held
    with uwv.portal.inside() as session, clock.at(now() + timedelta(days=2)):
        assert sweep() == 1, "its key went too"
        assert session.scalars(select(PutAway)).all() == []


@on_sqlite
def test_it_lies_there_for_an_hour(uwv, late):
    bram, _, there = late
    bram.open(Window().sign_in(there, "bram"))
    with uwv.portal.inside() as session:
        session.scalars(select(PutAway)).one().at -= timedelta(hours=1, minutes=1)
        session.commit()
    assert bram.open("/mijn/tekst").location == "/begin"


@on_sqlite
def test_signing_out_leaves_nothing_for_who_comes_after(uwv, late):
    bram, _, there = late
    bram.open(Window().sign_in(there, "bram"))
    bram.fill_in("/uitloggen")
    uwv.sign_in(bram, "bram")
    assert bram.open("/mijn/tekst").location == "/begin"


@on_sqlite
@pytest.mark.parametrize("acting", ["", "x", "A" * 22])
def test_words_of_nobody_in_particular_do_not_go_along_and_are_not_lost(uwv, acting):
    bram, _, page = signed_out_while_writing(uwv, "bram")
    answer = bram.send(ALONG, {**carried(page), "kept_as": acting, "doe": "organisatie"})
    assert answer.status == 422
    assert WORDS in answer.html
    with uwv.portal.inside() as session:
        assert session.scalars(select(PutAway)).all() == []


@on_sqlite
def test_who_stops_on_the_way_is_still_led_to_it(uwv, late):
    bram, _, there = late
    state = there.split("state=")[1].split("&")[0]
    stopped = bram.open(f"/inloggen/terug?state={state}&error=access_denied&iss={uwv.provider.issuer}")
    assert stopped.link("/inloggen?next") == "/inloggen?next=/mijn/tekst"
    bram.sign_in("bram")
    page = bram.open("/mijn/tekst")
    assert (page.status, page.location) == (302, "/werk-als?next=/mijn/tekst"), (
        "a password does not lead there"
    )
