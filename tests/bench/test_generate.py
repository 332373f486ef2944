"""Generated casussen are casussen as any other: what a test of a page says of one, holds of them."""

import pytest
from sqlalchemy import func, select

from portal.account.actor import cookie_name
from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Bijdrage, Casus, Teamlid
from portal.demo import generate, seed
from portal.toestemming import chain
from portal.toestemming.models import Sharing
from tests.bench.sign_in import signed_in
from tests.support.people import Person

CASUSSEN, BIJDRAGEN = 30, 4


@pytest.fixture(scope="module")
def crowded(demo):
    with demo.inside():
        generate.fill(CASUSSEN, BIJDRAGEN)
    return demo


def new_casussen():
    own = select(Casus.id).join(Lidmaatschap, Lidmaatschap.id == Casus.client_id)
    return own.join(Account, Account.id == Lidmaatschap.account_id).where(Account.demo_slug.is_(None))


def as_somebody(portal, lidmaatschap_id: int) -> Person:
    cookie = signed_in(portal, lidmaatschap_id)
    found = Person(portal.app)
    found.client.set_cookie(cookie_name_of(portal), cookie)
    return found


def cookie_name_of(portal) -> str:
    with portal.app.app_context():
        return cookie_name()


def generated(session, role: Role) -> int:
    """The first generated person of this role who takes part."""
    mine = select(Teamlid.lidmaatschap_id) if role is not Role.CLIENT else select(Casus.client_id)
    return session.scalar(
        select(func.min(Lidmaatschap.id))
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(Account.demo_slug.is_(None), Lidmaatschap.role == role, Lidmaatschap.id.in_(mine))
    )


def test_a_portal_with_demo_people_gets_casussen_beside_theirs(crowded):
    with crowded.inside() as session:
        with pytest.raises(seed.NotEmpty):
            seed.fill()
        assert len(session.scalars(new_casussen()).all()) == CASUSSEN
        written = session.scalar(select(func.count(Bijdrage.id)).where(Bijdrage.casus_id.in_(new_casussen())))
        assert written == CASUSSEN * BIJDRAGEN


def test_the_log_of_each_is_whole(crowded):
    with crowded.inside() as session:
        assert {chain.broken_link(casus) for casus in session.scalars(new_casussen())} == {None}


def test_a_professional_reads_the_name_and_the_quote_of_each_of_their_casussen(crowded):
    with crowded.inside() as session:
        who = generated(session, Role.GEMEENTE)
        mine = session.scalar(select(func.count(Teamlid.id)).where(Teamlid.lidmaatschap_id == who))
    page = as_somebody(crowded, who).open("/mijn/casussen")
    assert page.status == 200
    assert page.words.count("(bedacht) Ik ") == mine


def test_a_client_reads_all_that_was_written(crowded):
    with crowded.inside() as session:
        who = generated(session, Role.CLIENT)
    person = as_somebody(crowded, who)
    page = person.open(f"{person.casus()}/")
    assert page.html.split('id="tijdlijn"')[1].count("Bedacht: ") == BIJDRAGEN


def test_nothing_is_shared_without_a_ground(crowded):
    with crowded.inside() as session:
        assert all(session.scalars(select(Sharing.grondslag)))


def test_nobody_generated_stands_among_the_demo_people(crowded):
    page = crowded.browse().open("/inloggen")
    assert page.status == 200
    assert "Bedacht" not in page.words
