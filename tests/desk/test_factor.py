"""A colleague who lost what they sign in with begins anew: their sleutelpersoon says so, where it is of nobody else."""

from contextlib import closing

import pytest
from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.outbox import Outgoing
from tests.desk.office import Desk
from tests.factor.people import OWN, outside_the_demo, set_up, with_password

LOST = "Marloes Tempelman"
NOT_HERE = "Bij dit account kan dat niet aan uw bureau."


def letters(portal) -> int:
    with portal.inside() as session:
        kinds = select(Outgoing.id).where(Outgoing.kind == "factor.begun_by_office")
        return len(session.scalars(kinds).all())


def test_what_they_had_counts_no_more_and_they_are_told(portal):
    desk, marloes = Desk(portal), portal.person("marloes")
    set_up(marloes)
    path = f"{desk.mens(LOST)}/tweede-stap"
    form = desk.person.open(path).hidden()
    for _ in range(2):
        assert desk.person.send(path, form).location.endswith("nu=opnieuw")
    assert letters(portal) == 1
    assert marloes.open("/vandaag").status == 302, "out of every browser"
    assert "Hanneke Vos liet Marloes Tempelman opnieuw beginnen met de tweede stap" in desk.log()
    assert "Uw sleutelpersoon liet u opnieuw beginnen" in portal.person("marloes").open(OWN).words


def test_outside_the_demo_a_new_one_is_made_at_the_next_sign_in(portal):
    desk, marloes = Desk(portal), portal.person("marloes")
    set_up(marloes)
    desk.person.fill_in(f"{desk.mens(LOST)}/tweede-stap")
    with closing(outside_the_demo(portal)) as real:
        again = with_password(real, "marloes")
        assert again.open("/vandaag").location.startswith("/inloggen/beveilig"), (
            "with the password alone nobody"
        )
        set_up(again, "/inloggen/beveilig/app")
        assert again.open("/vandaag").status == 200
        assert with_password(real, "marloes").open("/vandaag").location.startswith("/inloggen/stap-2")


@pytest.mark.parametrize("role", [Role.CLIENT, Role.NAASTE, Role.GGZ, Role.SLEUTELPERSOON])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_not_where_it_is_of_more_than_their_work_here(portal, role):
    """At another organisatie, as client or naaste, or as who lets people in here: there two people decide. Which of
    these it is, is not told."""
    desk = Desk(portal)
    with portal.inside() as session:
        own = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == LOST))
        other = session.scalar(select(Lidmaatschap).where(Lidmaatschap.role == Role.GGZ).limit(1))
        offices = {Role.GGZ: other.organisatie_id, Role.SLEUTELPERSOON: own.organisatie_id}
        session.add(
            Lidmaatschap(
                account_id=own.account_id, role=role, organisatie_id=offices.get(role), work_name="Iemand"
            )
        )
        session.commit()
    page = desk.person.fill_in(f"{desk.mens(LOST)}/tweede-stap")
    assert page.status == 422
    assert NOT_HERE in page.words
    assert letters(portal) == 0
    with portal.inside() as session:
        session.execute(update(Lidmaatschap).where(Lidmaatschap.work_name == "Iemand").values(active=False))
        session.commit()
    assert desk.person.fill_in(f"{desk.mens(LOST)}/tweede-stap").status == 302, "that ended"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_not_of_oneself_of_another_sleutelpersoon_or_of_another_organisatie(portal):
    desk, esra = Desk(portal), Desk(portal, "esra")
    theirs = esra.mens("Fenna Achterberg")
    for path in (desk.mens("Hanneke"), desk.mens("Rashida Oudkerk"), theirs):
        assert desk.person.open(f"{path}/tweede-stap").status == 404
    swapped = f"{desk.office}/mensen/{theirs[-22:]}/tweede-stap"
    assert desk.person.open(swapped).status == 404
    for who in ("marloes", "jian", "yara"):
        assert portal.person(who).open(f"{desk.mens(LOST)}/tweede-stap").status == 404
    with portal.inside() as session:
        account = session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.work_name == LOST))
        session.execute(update(Account).where(Account.id == account).values(active=False))
        session.commit()
    assert "komt nu niet binnen" in desk.person.open(f"{desk.mens(LOST)}/tweede-stap").words
