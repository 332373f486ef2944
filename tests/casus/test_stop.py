"""Who stops hands over: every open actie gets somebody else, and the client a line. Without that it does not go on."""

import re

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus import actions as casus_actions
from portal.casus.models import Casus, Overdracht
from tests.core.test_once import rows
from tests.plan.team import Team

LINE = "Ik krijg ander werk. Fijn dat ik met u mocht zoeken."
ACTIE = "Proefdag zoeken bij een bakkerij die overdag bakt"


@pytest.fixture
def team(portal) -> Team:
    return Team(portal)


def owners(page) -> dict[str, str]:
    """field -> the choices in it, by their words."""
    fields = re.findall(r'<label for="(actie-[\w-]+)">(.*?)</select>', page.html, re.S)
    return {
        name: {label: value for value, label in re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', html)}
        for name, html in fields
    }


def given(page, who: str) -> dict[str, str]:
    """Each actie to the first person with this name."""
    return {
        name: next(value for label, value in found.items() if who in label)
        for name, found in owners(page).items()
    }


def stops(team, slug: str = "bram", who: str = "Joris", line: str = LINE):
    path = f"{team.casus}/stoppen"
    page = team[slug].open(path)
    return team[slug].send(path, {**page.hidden(), **given(page, who), "line": line})


def bericht(team) -> str:
    """Where the client reads it."""
    return team["yara"].open(f"{team.casus}/").link(f"{team.casus}/gestopt/")


def test_the_page_names_what_is_handed_over_and_what_closes(team):
    page = team["bram"].open(f"{team.casus}/stoppen")
    assert page.status == 200
    assert ACTIE in page.words
    assert "U bent de laatste van UWV in deze casus." in page.words
    choices = next(iter(owners(page).values()))
    assert not any("Bram" in label or "UWV" in label for label in choices), "not who stops, nor their partij"


def test_without_an_owner_and_a_line_it_does_not_go_on_and_keeps_what_was_typed(team):
    path = f"{team.casus}/stoppen"
    page = team["bram"].open(path)
    no_owner = team["bram"].send(path, {**page.hidden(), "line": LINE})
    assert no_owner.status == 422
    assert "Kies wie deze actie van u overneemt." in no_owner.words
    assert LINE in no_owner.words
    empty = team["bram"].send(path, page.hidden()).html
    links = re.findall(r'<a href="#(\w+)', empty.split('aria-labelledby="fouten"')[1].split("</section>")[0])
    assert (set(links[:-1]), links[-1]) == ({"actie"}, "line"), "in the order of the page"
    chosen = given(page, "Joris")
    no_line = team["bram"].send(path, {**page.hidden(), **chosen})
    assert no_line.status == 422
    assert all(f'value="{value}" selected' in no_line.html for value in chosen.values())
    nobody = team["bram"].send(path, {**page.hidden(), **dict.fromkeys(chosen, "x" * 22), "line": LINE})
    assert nobody.status == 422
    assert team["bram"].open(f"{team.casus}/").status == 200


def test_who_stopped_finds_nothing_at_the_next_request(team):
    answer = stops(team)
    assert answer.location == "/mijn/casussen?nu=gestopt"
    assert "U doet niet meer mee in deze casus." in team["bram"].open(answer.location).words
    for path in ("", "stoppen", "betrokken", "tijdlijn"):
        assert team["bram"].open(f"{team.casus}/{path}").status == 404, path


def test_the_actie_goes_to_somebody_else_and_the_client_is_asked_again(team):
    stops(team)
    page = team["yara"].open(f"{team.casus}/")
    actie = next(part for part in page.html.split('<li class="p-action"')[1:] if ACTIE in part)
    assert "Joris van Loenen" in actie
    assert "Wacht op uw antwoord" in actie
    assert ACTIE in team["joris"].open("/vandaag").words


def test_the_client_is_told_and_reads_the_line(team):
    stops(team)
    assert "Bram Oosterling doet niet meer mee" in team["yara"].open(f"{team.casus}/").words
    path = bericht(team)
    page = team["yara"].open(path)
    assert LINE in page.words
    assert "Van UWV doet nu niemand meer mee." in page.words
    assert "1 actie heeft nu iemand anders." in page.words
    team["yara"].fill_in(path)
    assert path not in team["yara"].open(f"{team.casus}/").html, "it is asked once"
    assert path in team["yara"].open(f"{team.casus}/wie-doet-mee").html, "and can be read again"


def test_who_takes_over_and_the_client_hear_of_it(team):
    team["joris"].open("/nieuw")
    stops(team)
    assert "Er is een actie voor u" in team["joris"].open("/nieuw").words
    news = team["yara"].open("/nieuw").words
    assert "Er is iemand gestopt met meedoen" in news
    assert "Een actie gaat naar iemand anders. Bent u het daarmee eens?" in news


def test_the_client_may_ask_the_organisatie_for_somebody_else(team):
    stops(team)
    ask = team["yara"].open(team["yara"].open(bericht(team)).link("/voorstel?wie="))
    assert re.search(r'name="onderdeel" value="[^"]+" checked[^>]*><span>UWV', ask.html)


def test_nobody_but_the_client_reads_the_line(team):
    stops(team)
    path = bericht(team)
    for who in ("bram", "joris", "fenna", "marloes", "kofi", "hanneke"):
        assert team[who].open(path).status == 404, who
    for page in ("", "tijdlijn", "betrokken", "voorstellen"):
        assert LINE not in team["joris"].open(f"{team.casus}/{page}").words


def test_what_was_open_to_the_last_of_a_partij_closes_and_the_log_says_so(team):
    stops(team)
    log = team["yara"].open(f"{team.casus}/toestemming/logboek").words
    assert "UWV stopte met meedoen. ‘Plan’ ging dicht." in log
    assert "UWV" not in team["yara"].open(f"{team.casus}/toestemming").html.split("<tbody")[1]
    assert "Stopte met meedoen." in team["yara"].open(f"{team.casus}/wie-keek").words


def test_a_colleague_goes_on_and_nothing_closes(team):
    """Rafael of the same GGZ joined Fenna."""
    joined(team, "Rafael")
    page = team["fenna"].open(f"{team.casus}/stoppen")
    assert "blijven meedoen" in page.words
    assert any("kiezen zelf wie" in label for label in next(iter(owners(page).values())))
    stops(team, "fenna", "Bram")  # who may read what she wrote
    assert "Vraag om iemand anders" not in team["yara"].open(bericht(team)).words
    assert "GGZ Waalrand" in team["yara"].open(f"{team.casus}/toestemming").words


def joined(team, name: str) -> None:
    with team.portal.inside() as session:
        person = select(Lidmaatschap).where(Lidmaatschap.work_name.startswith(name))
        casus_actions.join_team(session.scalar(select(Casus.id).order_by(Casus.id)), session.scalar(person))
        session.commit()


def test_a_double_press_is_one_overdracht(team):
    path = f"{team.casus}/stoppen"
    page = team["bram"].open(path)
    form, before = {**page.hidden(), **given(page, "Joris"), "line": LINE}, rows(team.portal, Overdracht)
    assert team["bram"].send(path, form).status == 302
    assert team["bram"].send(path, form).location == "/mijn/casussen?nu=gestopt"
    assert team["bram"].open(path).status == 404, "who left finds no such page"
    assert rows(team.portal, Overdracht) == before + 1


@pytest.mark.parametrize("who", ["yara", "kofi", "hanneke", "tomasz"])
def test_only_who_takes_part_can_stop(demo, who):
    assert demo.person(who).open(f"{demo.person('yara').casus()}/stoppen").status == 404


def test_who_had_no_actie_needs_only_a_line(team):
    """Marloes' own actie was declined: nobody has to take that over."""
    page = team["marloes"].open(f"{team.casus}/stoppen")
    assert len(owners(page)) == 1
    actie = next(
        link
        for link in team["yara"].open(f"{team.casus}/").links
        if "/actie/" in link and "Reiskosten" in team["yara"].open(link).words
    )
    team.answer(actie, "nee")
    assert owners(team["marloes"].open(f"{team.casus}/stoppen")) == {}
    assert team["marloes"].fill_in(f"{team.casus}/stoppen", line=LINE).status == 302
