"""The client proposes, agrees or declines, may come back on it, and does their own."""

from tests.plan.team import ACTIE


def test_a_yes_can_become_a_no_and_a_no_a_yes(team):
    actie = team.propose("bram")
    assert team.answer(actie, "ja").status == 302
    assert "U zei ja." in team["yara"].open(actie).words
    team.answer(actie, "nee")
    assert "De cliënt wil dit niet" in team["bram"].open(actie).words
    assert ACTIE not in team["bram"].open("/vandaag").words
    team.answer(actie, "ja")
    assert ACTIE in team["bram"].open("/vandaag").words


def test_an_answer_to_what_changed_meanwhile_is_asked_again(team):
    actie = team.propose("bram")
    seen = team["yara"].open(actie)
    team.change("bram", actie, due="2099-01-01")
    late = team.answer(actie, "ja", seen)
    assert late.status == 409
    assert "Deze actie is intussen veranderd." in late.words
    assert team.answer(actie, "ja", late).status == 302


def test_an_actie_of_the_client_stands_without_a_question(team):
    actie = team.propose("yara")
    page = team["yara"].open(actie)
    assert "Bent u het hiermee eens?" not in page.words
    assert team.change("yara", actie, page, stand="done").status == 302
    assert "gedaan op" in team["bram"].open(actie).words
    form = {**team["yara"].open(team.propose("bram", tekst="Iets anders.")).hidden(0), "doe": "nee"}
    assert team["yara"].send(f"{actie}/antwoord", form).status == 404


def test_what_the_client_should_do_is_asked_once(team):
    """An actie that waits for their word and is theirs to do stands once in what is asked of them."""
    team.propose("bram", "Yara")
    asked = team.page("yara").html.split("p-casus__mine")[1].split("</section>")[0]
    assert asked.count(ACTIE) == 1
    assert "Bent u het eens?" in asked


def test_what_was_ended_is_answered_no_more_and_keeps_its_day(team):
    actie = team.propose("bram")
    team.answer(actie, "ja")
    team.change("bram", actie, stand="done")
    page = team["yara"].open(actie)
    assert "Bent u het hiermee eens?" not in page.words
    form = {**page.hidden(), "doe": "nee"}
    assert team["yara"].send(f"{actie}/antwoord", form).status == 409
    assert "De cliënt wil dit niet" not in team["bram"].open(actie).words
