"""A colleague comes in by a link of two days and a spoken code; nothing opens by it."""

import re
from datetime import timedelta

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core import clock
from portal.core.db import db
from tests.desk.office import Desk, option
from tests.uitnodiging.people import PASSWORD, Invited, handed

MAIL = "nieuwe.collega@elders.example"
NAAM = "Doutzen Hiemstra"


def invited(
    desk: Desk, place: str = "Gemeente, onderdeel Wmo", naam: str = NAAM, **fields
) -> tuple[str, str]:
    path = f"{desk.office}/uitnodigen"
    page = desk.person.open(path)
    sent = {
        **page.hidden(),
        "naam": naam,
        "how": "zelf",
        "place": option(page, place),
        "paid": "",
        "functie": "",
    }
    return handed(desk.person.send(path, {**sent, **fields}))


def arrives(portal, link: str, code: str):
    somebody = Invited(portal.app)
    assert somebody.enter(link, code).location == "/welkom/account"
    went = somebody.log_in(somebody.make_account(MAIL).location, MAIL, PASSWORD)
    assert went.location == "/welkom/collega"
    return somebody


def test_a_colleague_makes_an_account_and_works(portal):
    desk = Desk(portal)
    link, code = invited(desk, functie="Wmo-consulent")
    assert "Doutzen" in desk.people().words
    somebody = arrives(portal, link, code)
    page = somebody.open("/welkom/collega")
    assert (
        "Hanneke Vos van Gemeente Nijmegen vraagt u om hier te werken als: Gemeente, Wmo, Wmo-consulent"
        in page.words
    )
    assert somebody.send("/welkom/collega", {**page.hidden(), "doe": "ja"}).location == "/begin"
    assert "Wmo-consulent bij Gemeente Nijmegen" in somebody.open("/vandaag").words
    assert "heeft toegang" in desk.row(NAAM)
    assert f"{NAAM} kwam binnen op een uitnodiging van Hanneke Vos: Gemeente, Wmo" in desk.log()
    with portal.inside():
        row = db.session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == NAAM))
        assert row.partij_id is not None
    assert somebody.send("/welkom/collega", {**page.hidden(), "doe": "ja"}).status in {200, 422}
    with portal.inside():
        assert len(db.session.scalars(select(Lidmaatschap).where(Lidmaatschap.work_name == NAAM)).all()) == 1


def test_with_an_account_there_is_already_the_work_comes_beside_it(portal):
    """Bram works for UWV and comes to help the gemeente a day a week."""
    link, code = invited(Desk(portal), naam="Bram Oosterling")
    bram = portal.person("bram")
    assert bram.fill_in(link, code=code).location == "/welkom/collega"
    assert bram.fill_in("/welkom/collega", doe="ja").status == 302
    words = bram.open("/werk-als").words
    assert "arbeidsdeskundige bij UWV" in words
    assert "bij Gemeente Nijmegen" in words


def test_the_link_works_two_days(portal):
    link, code = invited(Desk(portal))
    with clock.at(clock.now() + timedelta(days=2, minutes=1)):
        assert Invited(portal.app).enter(link, code).status == 422


def test_who_invited_cannot_come_in_on_it(portal):
    desk = Desk(portal)
    link, code = invited(desk)
    assert desk.person.fill_in(link, code=code).location == "/welkom/collega"
    assert "Uzelf toegang geven kan niet." in desk.person.open("/welkom/collega").words


def test_no_means_no_and_the_account_that_was_made_for_it_is_gone(portal):
    desk = Desk(portal)
    somebody = arrives(portal, *invited(desk))
    page = somebody.open("/welkom/collega")
    assert somebody.send("/welkom/collega", {**page.hidden(), "doe": "nee"}).location == "/welkom/gestopt"
    assert NAAM not in desk.people().words
    again = Invited(portal.app)
    assert again.log_in("/inloggen", MAIL, PASSWORD).status == 422


def test_an_invitation_of_who_lets_nobody_in_any_more_leads_nowhere(portal):
    link, code = invited(Desk(portal))
    somebody = arrives(portal, link, code)
    with portal.inside() as session:
        hanneke = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Hanneke Vos"))
        hanneke.active = False
        session.commit()
    assert 'name="doe"' not in somebody.open("/welkom/collega").html
    with portal.inside():
        assert db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.work_name == NAAM)) is None


def test_whoever_stands_in_sees_it_and_can_take_it_back(portal):
    link, code = invited(Desk(portal))
    rashida = Desk(portal, "rashida")
    path = re.findall(r'href="(/[^"]+/uitnodigen/[\w-]{22})"', rashida.people().html)[0]
    assert NAAM in rashida.person.open(path).words
    assert rashida.person.fill_in(path, doe="intrekken").status == 302
    assert Invited(portal.app).enter(link, code).status == 422
    assert "Rashida Oudkerk trok een uitnodiging in: Gemeente, Wmo" in rashida.log()


def test_a_role_must_be_chosen_and_what_was_typed_stays(demo):
    desk = Desk(demo)
    page = desk.person.fill_in(f"{desk.office}/uitnodigen", naam=NAAM, how="zelf", place="", paid="")
    assert page.status == 422
    assert "Kies een rol." in page.words
    assert f'value="{NAAM}"' in page.html


def test_as_sleutelpersoon_somebody_comes_in_when_a_second_person_confirmed_it(portal):
    desk = Desk(portal)
    somebody = arrives(portal, *invited(desk, "Sleutelpersoon"))
    page = somebody.open("/welkom/collega")
    waits = somebody.send("/welkom/collega", {**page.hidden(), "doe": "ja"})
    assert "zodra een tweede persoon dat bevestigt" in waits.words
    assert somebody.open("/begin").status == 302
    rashida = Desk(portal, "rashida")
    path = rashida.person.open("/begin").link("/sleutelpersoon/")
    assert rashida.person.fill_in(path, doe="bevestig").status == 302
    anew = Invited(portal.app)
    anew.log_in("/inloggen", MAIL, PASSWORD)
    assert "sleutelpersoon bij Gemeente Nijmegen" in anew.open("/begin").words
