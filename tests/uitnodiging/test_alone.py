"""Somebody begins without being invited, with no mail server at hand: an account, a region, an empty page."""

import re

import pytest
from sqlalchemy import select

from portal.account.models import Account
from portal.core.db import db
from tests.team.people import at_once
from tests.uitnodiging.people import MAIL, Invited, invited
from tests.uitnodiging.test_journey import counts, more

BEGIN = {"doe": "begin", "regio": "rijk-van-nijmegen"}


@pytest.fixture
def client(portal):
    """Signed in, and nobody yet."""
    found = Invited(portal.app)
    answer = found.log_in(found.make_account(path="/beginnen").location)
    assert answer.location == "/beginnen/verder"
    return found


def test_from_the_first_page_to_asking_the_gemeente(portal):
    before, client = counts(portal), Invited(portal.app)
    assert "/beginnen" in client.open("/").links
    client.log_in(client.make_account(path="/beginnen").location)
    page = client.open("/beginnen/verder")
    assert "Niemand leest mee" in page.words
    assert "mag meedoen" not in page.words
    assert client.send("/beginnen/verder", {**page.hidden(), **BEGIN}).location == "/begin"
    begin = client.open("/begin")
    assert "Willemijn" in begin.words
    assert begin.words.index("schrijf uw hulpvraag") < begin.words.index("Zoek uw gemeente")
    find = begin.link("/zoek")
    found = client.fill_in(find, zoek="nijmegen schuldhulp")
    ask = found.link("/voorstel?wie=")
    value = re.search(r"wie=([\w-]+)", ask).group(1)
    asked = client.fill_in(ask, onderdeel=value, tekst="Ik heb brieven die ik niet open.")
    assert "Gevraagd, nog niemand genoemd" in client.open(asked.location).words
    assert more(portal, before) == {"account": 1, "lidmaatschap": 1, "casus": 1}


def test_signing_in_later_leads_to_where_one_was(client):
    assert client.open("/begin").location.startswith("/werk-als")
    assert client.open("/werk-als").location == "/beginnen/verder"


def test_a_region_has_to_be_chosen(portal, client):
    before = counts(portal)
    for regio in ({}, {"regio": ""}, {"regio": "atlantis"}):
        answer = client.fill_in("/beginnen/verder", doe="begin", **regio)
        assert answer.status == 422
        assert "Kies de regio waar u woont." in answer.words
    assert more(portal, before) == {}


def test_who_stops_is_gone(portal, client):
    assert client.fill_in("/beginnen/verder", doe="stop").location == "/welkom/gestopt?als=alleen"
    with portal.inside():
        assert db.session.scalar(select(Account.id).where(Account.demo.is_(False))) is None
    assert client.log_in("/inloggen").status == 422


def test_who_was_invited_comes_back_another_day_and_stops(portal):
    """The invitation that their account was made for is not in this browser any more."""
    by, later = portal.person("sunita"), Invited(portal.app)
    before = counts(portal)
    later.arrive(*invited(by))
    later = Invited(portal.app)
    later.log_in("/inloggen")
    assert later.fill_in("/beginnen/verder", doe="stop").location == "/welkom/gestopt?als=alleen"
    assert more(portal, before) == {"uitnodiging": 1}
    assert "Wacht op de cliënt" in by.open("/mijn/uitnodigingen").words


def test_beginning_twice_at_once_is_one_casus(portal, client):
    before = counts(portal)
    page = client.open("/beginnen/verder")
    answers = at_once(portal, [client] * 4, "/beginnen/verder", [{**page.hidden(), **BEGIN}] * 4)
    assert {answer.status for answer in answers} == {302}
    assert more(portal, before) == {"lidmaatschap": 1, "casus": 1}
    assert client.open("/beginnen/verder").location == "/begin"


def test_a_client_who_has_a_casus_does_not_begin_anew(portal):
    yara = portal.person("yara")
    assert yara.open("/beginnen").location == "/beginnen/verder"
    assert yara.open("/beginnen/verder").location == "/begin"


def test_an_address_that_has_an_account_gets_the_same_answer(portal):
    client = Invited(portal.app)
    known = client.make_account("bram.oosterling@voorbeeld.example", "/beginnen")
    fresh = client.make_account(MAIL, "/beginnen")
    assert (known.status, known.location) == (fresh.status, fresh.location)
