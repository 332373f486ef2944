"""Nobody begins or ends with a yes that the client did not give; what stopped asks nothing any more."""

import pytest


@pytest.fixture
def actie(team) -> str:
    return team.propose("bram")


@pytest.mark.parametrize("stand", ["busy", "done"])
def test_before_the_clients_yes_it_cannot_begin_and_the_form_says_why(team, actie, stand):
    answer = team.change("bram", actie, stand=stand)
    assert answer.status == 422
    assert "Zegt de cliënt ja, dan kan de actie beginnen." in answer.words
    assert "Bezig" not in team["bram"].open(actie).html.split("<fieldset")[1].split("</fieldset>")[0]
    assert team.answer(actie, "ja").status == 302
    assert team.change("bram", actie, stand=stand).status == 302


def test_after_a_no_it_can_only_stop(team, actie):
    team.answer(actie, "nee")
    answer = team.change("bram", actie, stand="done")
    assert answer.status == 422
    assert "De cliënt wil deze actie niet." in answer.words
    assert team.change("bram", actie, stand="stopped", reason="U wilt dit niet.").status == 302


def test_what_stopped_before_the_answer_asks_it_nowhere(team, actie):
    team.change("bram", actie, stand="stopped", reason="Het hoeft niet meer.")
    page = team["yara"].open(actie)
    assert "Bent u het hiermee eens?" not in page.words
    assert "Wacht op uw antwoord" not in page.words
    row = next(part for part in team.page("yara").html.split("<li ") if actie in part)
    assert "Wacht op" not in row
    assert team.change("bram", actie, stand="open").status == 302
    assert "Bent u het hiermee eens?" in team["yara"].open(actie).words


def test_a_client_who_begins_says_yes_with_it(team, actie):
    assert team.change("yara", actie, stand="busy").status == 302
    assert "Wacht op" not in team["bram"].open(actie).words


def test_a_no_that_came_meanwhile_is_shown_beside_what_was_chosen(team, actie):
    team.answer(actie, "ja")
    page = team["bram"].open(actie)
    team.answer(actie, "nee")
    answer = team.change("bram", actie, page, stand="done")
    assert answer.status == 409
    assert "Gedaan" in answer.words
