"""Where nobody lets people in any more: the beheerder hears it and can invite a first one; else access is paused."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from portal.account.models import Lidmaatschap, Role
from portal.core.formats import today
from portal.core.outbox import Outgoing
from portal.core.tokens import text_of
from portal.organisatie.models import Organisatie
from portal.review.actions import LETTER, WARN_LETTER
from portal.review.models import Review, ReviewRow
from portal.worker import MAKERS
from tests.review.test_pause import daily, letters, on
from tests.review.through import stands

THERE = "Bram Oosterling"


@pytest.fixture
def office(portal) -> int:
    """UWV in Nijmegen, without Peter-Paul and without a review."""
    with portal.inside() as session:
        own = session.scalar(select(Lidmaatschap.organisatie_id).where(Lidmaatschap.work_name == THERE))
        its = select(Review.id).where(Review.organisatie_id == own)
        session.execute(delete(ReviewRow).where(ReviewRow.review_id.in_(its)))
        session.execute(delete(Review).where(Review.organisatie_id == own))
        led = (Lidmaatschap.organisatie_id == own, Lidmaatschap.role == Role.SLEUTELPERSOON)
        session.execute(update(Lidmaatschap).where(*led).values(active=False))
        session.commit()
        return own


def to_invite(portal, office: int) -> str:
    with portal.inside() as session:
        token = session.scalar(select(Organisatie.token).where(Organisatie.id == office))
        return f"/beheer/regio/rijk-van-nijmegen/sleutelpersoon/{text_of(token)}"


def test_the_beheerder_of_the_region_hears_it_and_can_invite(portal, office):
    daily(portal, today())
    path = to_invite(portal, office)
    jian = portal.person("jian")
    page = jian.open("/begin")
    assert path in page.links
    assert "gaat hun toegang op pauze" in page.words
    assert 'name="naam"' in jian.open(path).html
    assert path not in portal.person("svitlana").open("/begin").links
    with portal.inside() as session:
        account = session.scalar(
            select(Lidmaatschap.account_id).where(
                Lidmaatschap.role == Role.BEHEERDER, Lidmaatschap.work_name == "Jian Hooglander"
            )
        )
        row = session.scalar(select(Outgoing).where(Outgoing.kind == LETTER, Outgoing.account_id == account))
        assert MAKERS[LETTER](row).subject == "Er staat iets nieuws voor u klaar"
        others = select(Review.id).where(Review.organisatie_id != office)
        session.execute(delete(ReviewRow).where(ReviewRow.review_id.in_(others)))
        session.execute(delete(Review).where(Review.organisatie_id != office))
        session.execute(
            update(Lidmaatschap)
            .where(Lidmaatschap.organisatie_id == office, Lidmaatschap.role == Role.SLEUTELPERSOON)
            .values(active=True)
        )
        session.commit()
        assert MAKERS[LETTER](row) is None
    assert path not in portal.person("jian").open("/begin").links


def test_who_is_there_is_warned_and_paused_as_anywhere(portal, office):
    daily(portal, today())
    with portal.inside() as session:
        due = session.scalar(select(Review.due).where(Review.organisatie_id == office))
    daily(portal, due + timedelta(days=23))
    with on(portal, due + timedelta(days=23)), portal.inside() as session:
        account = session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.work_name == THERE))
        warned = (Outgoing.kind == WARN_LETTER, Outgoing.account_id == account)
        text = MAKERS[WARN_LETTER](session.scalar(select(Outgoing).where(*warned))).text
        assert "heeft nu geen sleutelpersoon" in text
    daily(portal, due + timedelta(days=30))
    assert stands(portal, THERE) == (False, True)
    with portal.inside() as session:
        assert session.scalar(select(func.count(Review.id)).where(Review.organisatie_id == office)) == 1
    assert letters(portal, WARN_LETTER) > 0
