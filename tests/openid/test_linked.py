"""With which providers one's account is linked, since when; and letting one go, while another way in is left."""

import pytest
from sqlalchemy import select, update

from portal.account.actions import NO_PASSWORD
from portal.account.models import Account, Lidmaatschap
from portal.openid.models import Identity, ProviderLog
from tests.openid.elsewhere import is_in
from tests.support.people import attribute

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
PAGE = "/mijn/inlogdiensten"


def lets_go(person):
    page = person.open(PAGE)
    value = page.html.split('name="koppeling"')[1].split(">")[0]
    return person.send(PAGE, {**page.hidden(), "koppeling": attribute(value, "value")}), page


def without_a_password(portal, slug: str) -> None:
    with portal.inside() as session:
        session.execute(update(Account).where(Account.demo_slug == slug).values(password_hash=NO_PASSWORD))
        session.commit()


def identities(portal) -> int:
    with portal.inside() as session:
        return len(session.scalars(select(Identity.id)).all())


def test_who_lets_go_is_out_everywhere_else_and_unknown_there_from_then_on(uwv):
    here, elsewhere = uwv.portal.browse(), uwv.portal.browse()
    for person in (here, elsewhere):
        uwv.sign_in(person, "bram")
    answer, page = lets_go(here)
    assert "Gekoppeld" in page.words
    assert "UWV" in page.words
    assert answer.location == f"{PAGE}?nu=los"
    assert "nergens aan gekoppeld" in here.open(answer.location).words
    assert [is_in(here), is_in(elsewhere)] == [True, False]
    assert uwv.sign_in(uwv.portal.browse(), "bram").location == "/inloggen/koppelen"
    with uwv.portal.inside() as session:
        last = session.scalars(select(ProviderLog.event).order_by(ProviderLog.id.desc())).first()
    assert str(last) == "unlinked", "the sleutelpersoon can read it"


def test_the_only_way_in_is_not_let_go_and_the_page_says_why(digid):
    digid.linked("yara")
    without_a_password(digid.portal, "yara")
    yara = digid.portal.browse()
    digid.sign_in(yara, "yara")
    answer, _ = lets_go(yara)
    assert (answer.status, "Dit is uw enige manier om in te loggen" in answer.words) == (422, True)
    assert identities(digid.portal) == 1
    again = digid.portal.browse()
    assert digid.sign_in(again, "yara").location == "/begin"


@on_sqlite
def test_who_came_in_by_claims_is_sent_to_their_sleutelpersoon(uwv):
    uwv.with_claims()
    person = uwv.portal.browse()
    uwv.sign_in(person, "nieuw")
    answer, _ = lets_go(person)
    assert (answer.status, "Vraag uw sleutelpersoon" in answer.words) == (422, True)
    with uwv.portal.inside() as session:
        assert session.scalar(select(Lidmaatschap.active).where(Lidmaatschap.work_name == "Nieuw van Elders"))


@on_sqlite
def test_nobody_lets_go_what_is_of_another_and_a_second_press_changes_nothing(digid):
    digid.linked("yara").linked("sunita", "bram")
    yara, kofi = digid.portal.person("yara"), digid.portal.person("kofi")
    page = yara.open(PAGE)
    value = attribute(page.html.split('name="koppeling"')[1].split(">")[0], "value")
    sent = {**page.hidden(), "koppeling": value}
    assert kofi.send(PAGE, {**kofi.open(PAGE).hidden(), "koppeling": value}).status == 302
    assert identities(digid.portal) == 2
    assert [yara.send(PAGE, sent).status for _ in range(2)] == [302, 302]
    assert identities(digid.portal) == 1
