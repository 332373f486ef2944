"""Going through who comes in: each answer is kept at once, and one goes on where one was."""

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.review.models import ReviewRow
from tests.casus.statements import counted
from tests.desk.office import Desk
from tests.policy.owner import as_owner
from tests.review.through import Through, crowd


def test_who_is_next_with_casusnummers_and_last_use_and_what_is_proposed(demo):
    page = Through(demo).page()
    assert "2 van 5 gedaan." in page.words
    assert "108 dagen niet gebruikt. Voorstel: einde" in page.words
    assert "checked" not in page.html.split("Merel Oosthuizen")[0], "a proposal is never chosen beforehand"
    for gone in ("Marloes Tempelman", "Gert-Jan Stolk", "Rashida Oudkerk", "Jian Hooglander"):
        assert gone not in page.words
    assert "Mirjam Ohello schuldhulpverlener Casussen: " in page.words


def test_an_answer_is_kept_and_another_goes_on_with_the_rest(portal):
    first = Through(portal)
    assert first.answer(Abel="right").status == 302
    rashida = Through(portal, "rashida")
    assert "3 van 5 gedaan." in rashida.page().words
    assert "Abel Noordhuizen" not in rashida.page().words
    assert "nagelopen door Hanneke Vos, vandaag" in rashida.page("?toon=gedaan").words


def test_at_once_and_with_the_button_are_the_same(portal):
    through = Through(portal)
    kept = through.answer("/bewaar", Mirjam="end")
    assert kept.status == 200
    assert "Bewaard om" in kept.words
    assert "<html" not in kept.html
    assert "3 van 5 gedaan." in through.page().words


def test_what_was_left_for_later_comes_last_and_can_be_changed(portal):
    through = Through(portal)
    through.answer(Abel="later")
    assert next(iter(through.fields())) == "Mirjam Ohello"
    through.answer(Abel="right")
    through.answer(Abel="end")
    assert "3 van 5 gedaan." in through.page().words


def test_everybody_done_leads_to_who_has_to_go(portal):
    """An end takes effect when the work has somebody else: until then nothing changed for them."""
    through = Through(portal)
    through.answer(Abel="right", Mirjam="right", Merel="end")
    page = through.page()
    assert "iedereen is nagelopen" in page.words
    assert "Nog te beëindigen" in page.words
    assert portal.person("merel").open("/vandaag").status == 200
    assert through.person.fill_in(page.link("/werk"), doe="einde", everything="").status == 302
    assert "Nog te beëindigen" not in through.page().words
    assert "Hanneke Vos liep de toegang na: 4 klopt, 1 einde" in Desk(portal).log()
    assert (
        "nalopen" not in through.person.open("/begin").words.split("Uw plaatsvervanger")[0].split("Goede")[1]
    )


def test_an_answer_that_no_page_offers_is_refused(demo):
    through = Through(demo)
    field = next(iter(through.fields().values()))
    form = through.page().hidden()
    for sent in ({field: "anders"}, {"klopt-x": "right"}):
        page = through.person.send(through.path, {**form, **sent})
        assert page.status == 422
        assert "Kies Klopt, Einde of Later." in page.words
        assert through.person.send(f"{through.path}/bewaar", {**form, **sent}).status == 422


def test_nobody_answers_for_another_organisatie_or_for_themselves(portal):
    as_owner(
        portal,
        "UPDATE lidmaatschap SET account_id = (SELECT account_id FROM lidmaatschap WHERE work_name = 'Hanneke Vos') "
        "WHERE work_name = 'Merel Oosthuizen'",
    )
    esra = Through(portal, "esra")
    theirs = esra.fields()
    rashida = Through(portal, "rashida")
    form, own = rashida.page().hidden(), rashida.fields()
    rashida.person.send(rashida.path, {**form, **dict.fromkeys(theirs.values(), "end")})
    hanneke = portal.person("hanneke", "sleutelpersoon")
    page = hanneke.open(rashida.path)
    assert "Merel Oosthuizen" not in page.words
    assert "Uw eigen toegang loopt een andere sleutelpersoon na." in page.words
    hanneke.send(rashida.path, {**page.hidden(), own["Merel Oosthuizen"]: "right"})
    with portal.inside():
        assert set(db.session.scalars(select(ReviewRow.answer)).all()) == {None, "right", "later"}
    assert list(Through(portal, "esra").fields()) == list(theirs)


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_more_people_cost_no_more_queries(portal):
    through = Through(portal)
    through.page()
    with counted(portal) as few:
        through.page()
    crowd(portal, 40)
    with counted(portal) as many:
        assert "Hier staan de volgende 20." in through.page().words
    assert len(many) == len(few)


@pytest.mark.parametrize("who", ["romy", "esra", "dewi", "peter-paul"])
def test_every_office_has_its_own(demo, who):
    page = Through(demo, who).page()
    assert page.status == 200
    assert "Marloes Tempelman" not in page.words
