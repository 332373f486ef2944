"""The colour of a regio: only one that can be read, and everybody in the regio sees it. WCAG 2.2, 1.4.3 and 1.4.11."""

import pytest

from portal.regio.palette import contrasts, shades, too_little

COLOUR = "/beheer/regio/haaglanden/kleur"


@pytest.fixture
def beheerder(portal):
    return portal.person("jian")


def choose(person, accent, **fields):
    return person.fill_in(COLOUR, accent=accent, doe="bewaar", **fields)


def test_who_works_in_the_regio_gets_its_colour_and_nobody_else(beheerder, portal):
    there, elsewhere = portal.person("hamza"), portal.person("bram")
    assert "/thema/" not in there.open("/vandaag").html
    assert choose(beheerder, "#8A1538").location == f"{COLOUR}?nu=bewaard"
    assert "kleur is bewaard" in beheerder.open(f"{COLOUR}?nu=bewaard").words
    assert "/thema/8a1538.css" in there.open("/vandaag").html
    assert "/thema/" not in elsewhere.open("/vandaag").html


def test_the_stylesheet_holds_every_shade_and_may_be_kept_for_ever(portal):
    page = portal.browse().open("/thema/8a1538.css")
    assert page.status == 200
    assert page.response.mimetype == "text/css"
    assert "immutable" in page.response.headers["Cache-Control"]
    assert all(f"violet-{name}:{value}" in page.html for name, value in shades("#8a1538").items())


@pytest.mark.parametrize("path", ["ff6600", "8a153", "8A1538", "8a1538}body{", "javascript"])
def test_no_other_stylesheet_can_be_had(portal, path):
    assert portal.browse().open(f"/thema/{path}.css").status == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("#ff6600", "Kies een donkerder kleur."),
        ("#777777", "links bij de woorden van de cliënt haalt 4,1. Nodig is 4,5."),
        ("rood", "Dit is geen kleur."),
        ("", "Dit is geen kleur."),
        ("#8a1538;}", "Dit is geen kleur."),
    ],
)
def test_what_cannot_be_read_is_refused_with_how_far_off_it_is(beheerder, typed, told):
    page = choose(beheerder, typed)
    assert page.status == 422
    assert told in page.words


def test_looked_at_first_nothing_is_kept(beheerder):
    page = beheerder.fill_in(COLOUR, accent="#512f78", doe="bekijk")
    assert page.status == 200
    assert "/thema/512f78.css" in page.html
    assert "#512f78" not in beheerder.open(COLOUR).html


def test_back_to_the_colour_of_the_portal_itself(beheerder):
    choose(beheerder, "#8a1538")
    choose(beheerder, "rood", own="y")
    assert "#8a1538" not in beheerder.open(COLOUR).html


def test_two_at_once_the_second_is_told_and_keeps_the_choice(beheerder):
    form = beheerder.open(COLOUR).hidden()
    choose(beheerder, "#8a1538")
    page = beheerder.send(COLOUR, {**form, "accent": "#512f78", "doe": "bewaar"})
    assert page.status == 409
    assert "#8a1538" in page.words
    assert 'value="#512f78"' in page.html
    again = beheerder.send(COLOUR, {**page.hidden(), "accent": "#512f78", "doe": "bewaar"})
    assert again.status == 302


@pytest.mark.parametrize("accent", ["#0e565b", "#512f78", "#8a1538", "#000000"])
def test_what_may_be_chosen_is_legible_in_every_pair_that_a_page_uses(accent):
    assert too_little(accent) == []
    assert all(has >= least for has, least, _ in contrasts(accent))
