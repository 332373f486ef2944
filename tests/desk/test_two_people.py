"""Who lets people in is made and ended by two people, and one is always left."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.account.models import Lidmaatschap, Role
from portal.core import clock
from portal.core.db import db
from tests.desk.office import Desk
from tests.desk.test_invite import NAAM, arrives, invited
from tests.factor.people import set_up
from tests.policy.owner import as_owner
from tests.support.people import Person

NOT_HERE = "Bij dit account kan dat niet aan uw bureau. Vraag het aan wie de portal beheert."


def waiting(person) -> str | None:
    """The path of what waits for this person, where they begin."""
    links = person.open("/begin").links
    return next((link for link in links if "/sleutelpersoon/" in link and "/beheer/" not in link), None)


def proposed(desk: Desk) -> str:
    return desk.people().link("/sleutelpersoon/")


def together(portal, forms: list) -> list:
    """Each (person, path, form) at the same moment."""

    def send(who, path, form):
        window = Person(portal.app)
        window.client = portal.app.test_client(use_cookies=False)
        cookie = "; ".join(f"{c.key}={c.value}" for c in who.client._cookies.values())
        return window.send(path, form, Cookie=cookie)

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(lambda each: send(*each), forms))


def test_one_proposes_and_another_confirms(portal):
    hanneke, rashida = Desk(portal), Desk(portal, "rashida")
    assert hanneke.press("Marloes Tempelman", "make", "voorstel").location.endswith("nu=voorstel")
    path = waiting(rashida.person)
    assert waiting(hanneke.person) is None
    assert waiting(portal.person("jian")) != path, "the beheerder is not needed"
    assert rashida.person.fill_in(path, doe="bevestig").status == 302
    assert "sleutelpersoon bij Gemeente Nijmegen" in portal.person("marloes").open("/werk-als").words
    words = hanneke.log()
    assert "Hanneke Vos stelde voor: Marloes Tempelman wordt sleutelpersoon" in words
    assert "Rashida Oudkerk bevestigde: Marloes Tempelman wordt sleutelpersoon" in words


def test_nobody_alone_lets_in_or_ends_who_watches_over_the_looking(portal):
    hanneke, rashida = Desk(portal), Desk(portal, "rashida")
    functionaris = "Functionaris gegevensbescherming"
    assert functionaris not in hanneke.person.open(hanneke.mens("Marloes Tempelman")).html
    link, code = invited(hanneke, functionaris)
    somebody = arrives(portal, link, code)
    page = somebody.send("/welkom/collega", {**somebody.open("/welkom/collega").hidden(), "doe": "ja"})
    assert "U wordt functionaris gegevensbescherming van Gemeente Nijmegen zodra" in page.words
    assert "wacht op een tweede persoon" in hanneke.row(NAAM)
    own = hanneke.person.open(hanneke.mens(NAAM))
    for what in ("toegang", "voorstel"):
        assert f'/{what}"' not in own.html
    path = waiting(rashida.person)
    assert waiting(hanneke.person) is None
    assert rashida.person.fill_in(path, doe="bevestig").status == 302
    assert f"{NAAM} wordt functionaris gegevensbescherming" in hanneke.log()
    assert "heeft toegang" in hanneke.row(NAAM)
    assert hanneke.press(NAAM, "end", "voorstel").location.endswith("nu=voorstel")
    assert "heeft toegang" in hanneke.row(NAAM)
    assert rashida.person.fill_in(waiting(rashida.person), doe="bevestig").status == 302
    assert "geen toegang" in hanneke.row(NAAM)


def test_nobody_confirms_what_they_proposed_or_what_is_about_themselves(portal):
    hanneke, rashida = Desk(portal), Desk(portal, "rashida")
    hanneke.press("Rashida Oudkerk", "end", "voorstel")
    path = proposed(hanneke)
    assert "Bevestig" not in hanneke.person.open(path).words
    assert hanneke.person.fill_in(path, doe="bevestig").status == 422
    assert rashida.person.open(path).status == 404
    jian = portal.person("jian")
    assert path in jian.open("/begin").links
    assert jian.fill_in(path, doe="bevestig").location == "/begin"
    assert portal.person("rashida").open("/begin").status == 302


def test_the_beheerder_confirms_where_there_is_no_other_and_only_in_the_own_region(portal):
    """Peter-Paul is alone at UWV in Nijmegen; Svitlana is the beheerder of Haaglanden."""
    own = Desk(portal, "peter-paul")
    path = proposed(own)
    assert portal.person("svitlana").open(path).status == 404
    assert Desk(portal).person.open(path).status == 404
    jian = portal.person("jian")
    assert "Wietske Hoekemeijer wordt sleutelpersoon" in jian.open("/begin").words
    assert jian.fill_in(path, doe="bevestig").status == 302
    assert "Uw plaatsvervanger Wietske Hoekemeijer" in own.person.open("/begin").words


def test_one_person_with_two_roles_is_one_person(portal):
    """The account that proposed it is the beheerder's too."""
    as_owner(
        portal,
        "UPDATE lidmaatschap SET account_id = "
        "(SELECT account_id FROM lidmaatschap WHERE work_name = 'Jian Hooglander') "
        "WHERE work_name = 'Peter-Paul Adriaansz'",
    )
    path = proposed(Desk(portal, "jian", "bij UWV"))
    assert portal.person("jian", "functioneel beheerder").open(path).status == 404


def test_the_last_cannot_leave(portal):
    desk = Desk(portal, "esra")
    page = desk.press("Esra Demirtaşoğlu", "end", "voorstel")
    assert page.status == 422
    assert "Er is dan niemand meer die mensen binnenlaat." in page.words


def test_two_who_leave_at_once_one_stays(portal):
    """Each was proposed by the other when both could go; the beheerder confirms both at the same moment."""
    hanneke, rashida = Desk(portal), Desk(portal, "rashida")
    hanneke.press("Rashida Oudkerk", "end", "voorstel")
    rashida.press("Hanneke Vos", "end", "voorstel")
    windows = [portal.person("jian") for _ in range(2)]
    paths = sorted({link for link in windows[0].open("/begin").links if "/sleutelpersoon/" in link})
    ours = [path for path in paths if path.startswith(hanneke.office)]
    assert len(ours) == 2
    forms = [
        (who, path, {**who.open(path).hidden(), "doe": "bevestig"})
        for who, path in zip(windows, ours, strict=True)
    ]
    answers = together(portal, forms)
    assert sorted(answer.status for answer in answers) == [302, 422]
    with portal.inside():
        left = select(Lidmaatschap.work_name).where(
            Lidmaatschap.role == "sleutelpersoon", Lidmaatschap.active.is_(True),
            Lidmaatschap.organisatie_id == select(Lidmaatschap.organisatie_id).where(
                Lidmaatschap.work_name == "Abel Noordhuizen").scalar_subquery(),
        )  # fmt: skip
        assert len(db.session.scalars(left).all()) == 1


def test_what_nobody_confirmed_in_a_week_is_over_and_can_be_proposed_again(portal):
    path = proposed(Desk(portal, "peter-paul"))
    with clock.at(clock.now() + timedelta(days=8)):
        own, jian = Desk(portal, "peter-paul"), portal.person("jian")
        assert "Niemand bevestigde dit op tijd" in own.person.open(path).words
        assert waiting(jian) is None
        assert own.press("Wietske Hoekemeijer", "make", "voorstel").status == 302
        assert waiting(jian) not in {None, path}


def test_it_is_proposed_once_and_taken_back(portal):
    own = Desk(portal, "peter-paul")
    assert own.press("Wietske Hoekemeijer", "make", "voorstel").status == 422
    assert own.person.fill_in(proposed(own), doe="terug").status == 302
    assert waiting(portal.person("jian")) is None
    assert own.press("Wietske Hoekemeijer", "make", "voorstel").status == 302


def test_a_second_factor_begins_anew_when_two_people_say_so(portal):
    """What they had counts no more, and every browser of theirs is out."""
    hanneke, rashida = Desk(portal), portal.person("rashida")
    as_owner(portal, "UPDATE lidmaatschap SET role = 'sleutelpersoon' WHERE work_name = 'Abel Noordhuizen'")
    set_up(rashida)
    hanneke.press("Rashida Oudkerk", "factor", "voorstel")
    assert portal.browse().sign_in("rashida").open("/begin").location.startswith("/inloggen/stap-2")
    abel = portal.person("abel")
    assert abel.fill_in(waiting(abel), doe="bevestig").status == 302
    assert rashida.open("/begin").location.startswith("/inloggen")
    again = portal.person("rashida")
    assert again.open("/begin").status == 200
    assert "lieten u opnieuw beginnen" in again.open("/mijn/beveiliging").words


@pytest.mark.parametrize("role", [Role.CLIENT, Role.GGZ, Role.BEHEERDER])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_two_people_guard_no_account_that_is_of_more_than_their_office(portal, role):
    """Rashida comes in elsewhere too, before it is proposed or since: a second factor is of all that. Which it is, is
    not told."""
    hanneke, rashida = Desk(portal), portal.person("rashida")
    as_owner(portal, "UPDATE lidmaatschap SET role = 'sleutelpersoon' WHERE work_name = 'Abel Noordhuizen'")
    set_up(rashida)
    with portal.inside() as session:
        account = session.scalar(
            select(Lidmaatschap.account_id).where(Lidmaatschap.work_name == "Rashida Oudkerk").limit(1)
        )
        ggz = session.scalar(
            select(Lidmaatschap.organisatie_id).where(Lidmaatschap.role == Role.GGZ).limit(1)
        )
        at = ggz if role == Role.GGZ else None
        session.add(Lidmaatschap(account_id=account, role=role, organisatie_id=at, work_name="Iemand"))
        session.commit()

    def elsewhere(active: bool) -> None:
        with portal.inside() as session:
            session.execute(
                update(Lidmaatschap).where(Lidmaatschap.work_name == "Iemand").values(active=active)
            )
            session.commit()

    refused = hanneke.press("Rashida Oudkerk", "factor", "voorstel")
    assert (refused.status, NOT_HERE in refused.words) == (422, True)
    elsewhere(False)
    assert hanneke.press("Rashida Oudkerk", "factor", "voorstel").status == 302, "that ended"
    elsewhere(True)
    abel = portal.person("abel")
    path = waiting(abel)
    late = abel.fill_in(path, doe="bevestig")
    assert (late.status, NOT_HERE in late.words) == (422, True)
    assert rashida.open("/begin").status == 200, "nothing happened"
    assert abel.fill_in(path, doe="wijs-af").status == 302


def test_about_oneself_it_is_not_offered(demo):
    desk = Desk(demo)
    assert "tweede stap" not in desk.person.open(desk.mens("Hanneke")).words
