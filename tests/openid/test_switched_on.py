"""Two people of an organisatie confirm where its people sign in: who is in with a password is not, from then on."""

import pytest
from sqlalchemy import select

from portal.account.actor import cookie_name
from portal.account.models import Account, Lidmaatschap
from tests.bench.sign_in import signed_in
from tests.openid.elsewhere import Elsewhere, is_in

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
WORDS = "Ik was nog bezig."


def switched_on(portal, provider, slug: str = "bram") -> Elsewhere:
    provider.honest()
    return Elsewhere(portal, provider).of_organisatie(slug)


def test_sessions_that_began_with_a_password_end_but_of_who_may_confirm_it(portal, provider):
    bram, peter_paul, sunita, yara = (
        portal.person(slug) for slug in ("bram", "peter-paul", "sunita", "yara")
    )
    path = f"{yara.casus()}/bijdrage"
    sent = {**bram.open(path).hidden(), "onderwerp": "plan", "tekst": WORDS}
    switched_on(portal, provider)
    page = bram.send(path, sent)
    assert (page.status, WORDS in page.html) == (401, True)
    assert "Log in via uw organisatie" in page.words
    assert [is_in(each) for each in (bram, peter_paul, sunita, yara)] == [False, True, True, True]


@on_sqlite
def test_who_acts_for_another_organisatie_stays_and_cannot_switch_to_this_one(portal, provider):
    at_uwv, at_ggz = portal.person("anouk", "UWV"), portal.person("anouk", "GGZ")
    switched_on(portal, provider, "anouk")  # of her two the first: UWV
    assert [is_in(at_uwv), is_in(at_ggz)] == [False, True]
    assert at_ggz.open("/werk-als").html.count('name="lidmaatschap"') == 1


@on_sqlite
def test_a_session_that_began_at_that_very_moment_is_nobodys(portal, provider):
    """Begun before it was confirmed, kept after: no row of it was there to end."""
    uwv = switched_on(portal, provider)
    with portal.inside() as session:
        bram = session.scalar(select(Lidmaatschap.id).join(Account).where(Account.demo_slug == "bram"))
        name = cookie_name()
    person = portal.browse()
    person.client.set_cookie(name, signed_in(portal, bram))
    assert not is_in(person)
    uwv.linked("bram")
    uwv.sign_in(person, "bram")
    assert is_in(person)
