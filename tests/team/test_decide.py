"""The client says yes or no: both cost the same, no reason is asked, and without a yes nobody is asked."""

from portal.core.db import db
from portal.team.models import Verzoek
from portal.toestemming import chain
from tests.core.test_once import rows
from tests.team.people import PW, SCHULDHULP, WHY, Round, at_once, section


def test_the_page_tells_who_proposes_what_and_why_and_ticks_nothing(team):
    team.propose("bram")
    page = team["yara"].open(team.voorstel())
    assert f"Mag {PW} meedoen?" in page.words
    assert "Bram Oosterling stelt dit voor" in page.words
    assert WHY in page.words
    assert 'name="with_name" value="y">' in page.html
    buttons = page.html.split('name="doe"')[:-1]
    assert all(part.rsplit("<button", 1)[1].count("secondary-action") for part in buttons), "equal effort"


def test_a_yes_asks_the_organisatie_without_the_name(team):
    team.propose("bram")
    assert team.says("ja").location == team.page
    assert "Gevraagd, nog niemand genoemd" in section(team["yara"].open(team.page), "gevraagd")
    assert "De cliënt zei ja" in team["bram"].open(f"{team.casus}/voorstellen").words
    office = team.office().words
    assert "Participatiewet" in office
    assert "Yara" not in office
    assert "De cliënt koos ervoor om hier geen naam te noemen." in office


def test_a_yes_with_the_name_is_told_in_the_log_of_what_the_client_allowed(team):
    team.propose("bram")
    team.says("ja", with_name="y")
    assert "Yara de Lange" in team.office().words
    log = team["yara"].open(f"{team.casus}/toestemming/logboek").words
    assert f"U opende ‘Uw naam bij het verzoek om mee te doen’ voor {PW}." in log


def test_a_no_asks_nobody_and_is_kept(team):
    team.propose("bram")
    team.says("nee")
    page = team["yara"].open(team.page)
    assert 'id="gevraagd"' not in page.html
    assert "U zei nee" in section(page, "voorstellen")
    assert "De cliënt zei nee" in team["bram"].open(f"{team.casus}/voorstellen").words
    assert "Participatiewet" not in team.office().words


def test_why_and_hulpvraag_never_reach_the_organisatie(team):
    team.propose("bram")
    team.says("ja", with_name="y")
    for page in (team.office(), team["hanneke"].open(team.asked())):
        assert WHY not in page.words
        assert "bakken" not in page.words
        assert "Bram Oosterling" not in page.words
        assert "/casus/" not in page.html


def test_one_yes_answers_every_voorstel_of_the_same_onderdeel(team):
    team.propose("bram")
    team.propose("marloes", why="Ook ik denk daaraan.")
    team.says("ja")
    assert PW not in str(
        [part for part in team["yara"].open(team.page).html.split("<li ") if "/voorstel/" in part]
    )
    assert rows(team.portal, Verzoek) == 2, "this one, and the one of Mevrouw A."


def test_one_no_answers_every_voorstel_of_the_same_onderdeel_which_is_one_question(team):
    team.propose("bram")
    team.propose("marloes", why="Ook ik denk daaraan.")
    asked = team["yara"].open(f"{team.casus}/").html.split("p-casus__mine")[1].split("</section>")[0]
    assert asked.count(PW) == 1
    team.says("nee")
    assert "/voorstel/" not in section(team["yara"].open(team.page), "voorstellen")
    assert "De cliënt zei nee" in team["marloes"].open(f"{team.casus}/voorstellen").words


def test_an_answer_to_what_was_answered_elsewhere_changes_nothing_and_shows_both(team):
    team.propose("bram")
    path = team.voorstel()
    page = team["yara"].open(path)
    team["yara"].fill_in(path, doe="nee")
    late = team["yara"].send(path, {**page.hidden(), "request_id": "b" * 32, "doe": "ja"})
    assert late.status == 409
    assert "U koos: ja." in late.words
    assert "U zei nee" in late.words
    assert "Participatiewet" not in team.office().words


def test_neither_yes_nor_no_is_told_so(team):
    team.propose("bram")
    page = team.says("misschien", with_name="y")
    assert page.status == 422
    assert "Kies een van de knoppen." in page.words
    assert 'value="y" checked' in page.html


def test_twenty_double_submits_of_a_yes_are_one_verzoek(team):
    team.propose("bram")
    path, before = team.voorstel(), rows(team.portal, Verzoek)
    form = {**team["yara"].open(path).hidden(), "doe": "ja", "with_name": "y"}
    answers = at_once(team.portal, [team["yara"]] * 20, path, [form] * 20)
    assert {(answer.status, answer.location) for answer in answers} == {(302, team.page)}
    assert rows(team.portal, Verzoek) == before + 1


def test_yeses_from_different_windows_are_one_verzoek(team):
    """And the log of what the client allowed stays one chain."""
    team.propose("bram")
    path, before = team.voorstel(), rows(team.portal, Verzoek)
    hidden = team["yara"].open(path).hidden()
    forms = [{**hidden, "request_id": f"{n:032x}", "doe": "ja", "with_name": "y"} for n in range(6)]
    answers = at_once(team.portal, [team["yara"]] * 6, path, forms)
    assert sorted(answer.status for answer in answers) == [302] + [409] * 5
    assert rows(team.portal, Verzoek) == before + 1
    with team.portal.inside():
        verzoek = db.session.query(Verzoek).order_by(Verzoek.id.desc()).first()
        assert chain.broken_link(verzoek.casus_id, key_erased=True) is None


def test_nobody_but_the_client_decides(team):
    team.propose("bram")
    path = team.voorstel()
    for who in ("bram", "marloes", "kofi", "hanneke"):
        absent = team[who].open(f"/casus/{'A' * 22}/")
        refused = team[who].open(path)
        assert refused.status == absent.status == 404
        assert refused.response.data == absent.response.data
        assert team[who].send(path, {**team[who].open("/mijn/sessies").hidden(), "doe": "ja"}).status == 404


def test_the_page_of_who_takes_part_says_what_is_empty(portal):
    kofi = Round(portal, "kofi")
    page = kofi["kofi"].open(kofi.page)
    assert "Er wacht geen voorstel op uw antwoord." in page.words
    assert 'id="gevraagd"' not in page.html
    assert SCHULDHULP not in page.words
    assert "Er wacht nu geen voorstel op antwoord." in kofi["bram"].open(f"{kofi.casus}/voorstellen").words
