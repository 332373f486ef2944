"""The client or somebody in the team proposes who else could take part, with why. Nobody joins by that."""

import re

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.organisatie.models import TAKES_PART, Onderdeel, Taak
from tests.team.people import PW, SCHULDHULP, WHY, Round, choice, section


def names(page) -> set[str]:
    return set(re.findall(r'name="onderdeel"[^>]*><span>([^<]+)</span>', page.html))


def test_what_a_professional_proposes_waits_for_the_client(team):
    assert team.propose("bram").location == f"{team.casus}/voorstellen"
    mine = team["bram"].open(f"{team.casus}/voorstellen").words
    assert WHY in mine
    assert "Wacht op het antwoord van de cliënt" in mine
    assert WHY in section(team["yara"].open(team.page), "voorstellen")
    assert "nog niemand genoemd" not in team["yara"].open(team.page).words
    assert "Participatiewet" not in team.office().words


def test_it_stands_among_what_is_asked_of_the_client_and_is_answered_there(team):
    team.propose("bram")
    asked = team["yara"].open(f"{team.casus}/").html.split("p-casus__mine")[1].split("</section>")[0]
    assert PW in asked
    assert "Mag deze organisatie meedoen?" in asked
    assert team.voorstel() in asked


def test_what_the_client_proposes_is_agreed_at_once(team):
    assert team.propose("yara").location == team.page
    asked = section(team["yara"].open(team.page), "gevraagd")
    assert "Gevraagd, nog niemand genoemd" in asked
    assert "Zonder uw naam" in asked
    assert "Participatiewet" in team.office().words


def test_who_takes_part_is_marked_and_who_was_asked_is_no_choice_for_the_client(team):
    first = names(team["yara"].open(f"{team.casus}/voorstel"))
    assert {PW, SCHULDHULP} <= first
    assert {name for name in first if "doet al mee" in name} == {
        "UWV (doet al mee)", "Gemeente Nijmegen, Wmo (doet al mee)", "GGZ Waalrand (fictief) (doet al mee)",
    }  # fmt: skip
    team.propose("yara")
    assert names(team["yara"].open(f"{team.casus}/voorstel")) == first - {PW}


def test_only_the_region_of_the_casus_and_who_has_a_sleutelpersoon_can_be_asked(team):
    found = names(team["yara"].open(f"{team.casus}/voorstel"))
    assert not any("Den Haag" in name or "Delft" in name for name in found)
    assert not any("Wijchen" in name for name in found), "nobody there would see the verzoek"


def test_a_task_that_is_not_on_the_list_such_as_handhaving_joins_no_team(portal, monkeypatch):
    """Each task that may join is named; what is not named may not."""
    assert set(Taak) - TAKES_PART == {Taak.NAASTE}
    monkeypatch.setattr("portal.team.queries.onderdelen.TAKES_PART", TAKES_PART - {Taak.SCHULDHULP})
    team = Round(portal)
    assert SCHULDHULP not in names(team["yara"].open(f"{team.casus}/voorstel"))
    assert "schuldhulp" not in team.propose("yara").words


def test_what_one_proposed_and_waits_is_no_choice_again(team):
    """Asked twice, the client would answer the same thing twice."""
    first = team["bram"].open(f"{team.casus}/voorstel")
    team.propose("bram")
    page = team["bram"].open(f"{team.casus}/voorstel")
    assert PW not in names(page)
    assert f"U stelde al voor: {PW}." in page.words
    again = {
        **first.hidden(),
        "request_id": "d" * 32,
        "onderdeel": choice(first, PW),
        "tekst": "Nog een keer.",
    }
    answer = team["bram"].send(f"{team.casus}/voorstel", again)
    assert answer.status == 422
    assert "Nog een keer." in answer.words
    assert PW in names(team["marloes"].open(f"{team.casus}/voorstel")), "somebody else may"
    team.says("nee")
    assert PW in names(team["bram"].open(f"{team.casus}/voorstel")), "once answered it can be asked again"


def test_that_a_zorgpartij_takes_part_does_not_show_in_the_choices(portal):
    """Bram may not know which GGZ treats Kofi: left out of the list, it would be told."""
    kofi = Round(portal, "kofi")
    secret = "GGZ Waalrand (fictief)"
    assert secret in names(kofi["bram"].open(f"{kofi.casus}/voorstel"))
    assert secret not in names(kofi["tirza"].open(f"{kofi.casus}/voorstel")), "Tirza knows that it takes part"
    kofi.propose("bram", secret)
    assert "GGZ Waalrand (fictief) doet al mee." in kofi["kofi"].open(kofi.voorstel(secret)).words
    before = kofi["bram"].open(f"{kofi.casus}/voorstellen").words
    assert "Wacht op het antwoord van de cliënt" in before
    kofi.says("ja", secret)
    after = kofi["bram"].open(f"{kofi.casus}/voorstellen").words
    assert "De cliënt heeft geantwoord" in after
    assert "doet nu mee" not in after.casefold()
    assert "Gevraagd" not in kofi["kofi"].open(kofi.page).words, "there is nobody to ask for"


def test_somebody_else_who_may_not_know_it_reads_zorgpartij(portal):
    """Tirza, who knows the GGZ of Mevrouw A., proposes another one; Marloes knows the first alone."""
    aukje = Round(portal, "aukje")
    with portal.inside():
        assert db.session.scalar(select(Onderdeel.id).where(Onderdeel.taak == Taak.WGBO)) is not None
    aukje.propose("marloes", "GGZ Waalrand (fictief)", "Dat gesprek wil zij nog een keer.")
    jelte = aukje["jelte"].open(f"{aukje.casus}/voorstellen").words
    assert "zorgpartij" in jelte
    assert "Waalrand" not in jelte
    assert "Waalrand" in aukje["marloes"].open(f"{aukje.casus}/voorstellen").words


def test_why_follows_the_beroepsgeheim_of_who_wrote_it(team):
    """Between Fenna and Marloes no doorbreking stands any more; between Fenna and Bram it does."""
    team.propose("fenna", why="Dit schreef Fenna over haar gesprek.")
    read = {
        slug: "Dit schreef Fenna" in team[slug].open(f"{team.casus}/voorstellen").words
        for slug in ("fenna", "bram", "marloes", "joris")
    }
    assert read == {"fenna": True, "bram": True, "marloes": False, "joris": False}
    assert "Dit schreef Fenna" in team["yara"].open(team.page).words


def test_who_may_not_see_who_takes_part_proposes_nobody(portal):
    """With Mevrouw A. Bram has two cells open, and who takes part is none of them."""
    aukje = Round(portal, "aukje")
    for path in ("voorstel", "voorstellen"):
        absent = aukje["bram"].open(f"/casus/{'A' * 22}/{path}")
        refused = aukje["bram"].open(f"{aukje.casus}/{path}")
        assert refused.status == 404
        assert refused.response.data == absent.response.data
    assert "Wie kan er nog bij?" not in aukje["bram"].open(f"{aukje.casus}/").words


@pytest.mark.parametrize("who", ["bram", "yara"])
def test_what_is_missing_is_told_beside_the_field_and_what_was_typed_stays(team, who):
    path = f"{team.casus}/voorstel"
    page = team[who].fill_in(path, tekst="Om de brieven.", with_name="y")
    assert page.status == 422
    assert "Kies wie er mee zou kunnen doen." in page.words
    assert "Om de brieven." in page.words
    page = team.propose(who, why="  ")
    assert page.status == 422
    assert "Schrijf kort waarom." in page.words
    assert "checked" in page.html
    assert team[who].fill_in(path, tekst="Om.", onderdeel="x" * 22).status == 422
    assert team.propose(who, why="é" * 501).status == 422


def test_the_box_for_the_name_is_not_ticked_and_is_asked_of_the_client_alone(team):
    own = team["yara"].open(f"{team.casus}/voorstel").html
    assert re.search(r'name="with_name" value="y">', own)
    assert "with_name" not in team["bram"].open(f"{team.casus}/voorstel").html


def test_a_form_sent_twice_proposes_once(team):
    path = f"{team.casus}/voorstel"
    page = team["yara"].open(path)
    form = {**page.hidden(), "onderdeel": re.search(r'name="onderdeel" value="([^"]+)"', page.html).group(1)}
    first, again = (team["yara"].send(path, {**form, "tekst": WHY}) for _ in range(2))
    assert (first.status, first.location) == (again.status, again.location) == (302, team.page)
