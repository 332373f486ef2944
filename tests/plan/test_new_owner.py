"""The client said yes to who does an actie too: somebody else asks anew. What nobody does waits to be taken up."""

from tests.plan.team import choice


def waits(team, actie: str) -> bool:
    return "Bent u het hiermee eens?" in team["yara"].open(actie).words


def agreed(team, who: str = "Ik zelf") -> str:
    actie = team.propose("bram", who)
    team.answer(actie, "ja")
    assert not waits(team, actie)
    return actie


def give(team, slug: str, actie: str, who: str):
    page = team[slug].open(actie)
    return team.change(slug, actie, page, owner=choice(page, who))


def test_somebody_else_after_the_yes_asks_the_client_anew(team):
    actie = agreed(team)
    give(team, "bram", actie, "Joris van Loenen")
    assert waits(team, actie)
    asked = team.page("yara").html.split("p-casus__mine")[1].split("</section>")[0]
    assert actie in asked
    team.answer(actie, "ja")
    assert not waits(team, actie)


def test_another_day_or_stand_asks_nothing(team):
    actie = agreed(team)
    team.change("bram", actie, stand="busy")
    assert not waits(team, actie)


def test_a_partij_that_names_its_person_is_who_the_client_agreed_with(team):
    actie = agreed(team, "UWV: zij kiezen zelf wie")
    give(team, "bram", actie, "Ik zelf")
    assert not waits(team, actie)


def test_what_the_client_changes_themselves_asks_nothing(team):
    actie = agreed(team)
    give(team, "yara", actie, "Joris van Loenen")
    assert not waits(team, actie)


def test_an_actie_of_the_client_that_goes_to_somebody_else_is_asked_too(team):
    actie = team.propose("yara", "Bram Oosterling")
    give(team, "bram", actie, "Joris van Loenen")
    assert waits(team, actie)
    team.answer(actie, "nee")
    assert "U zei nee." in team["yara"].open(actie).words, "and the client may come back on it"


def test_a_no_stays_a_no(team):
    actie = team.propose("bram")
    team.answer(actie, "nee")
    give(team, "bram", actie, "Joris van Loenen")
    assert "U zei nee." in team["yara"].open(actie).words


def test_what_nobody_does_can_be_taken_up_by_somebody_of_the_team(team):
    """UWV stops at the client's word; what Bram did waits."""
    actie = agreed(team)
    assert not team["joris"].open(actie).html.count('name="owner"'), "it is not theirs to change"
    page = team["yara"].open(f"{team.casus}/wie-doet-mee")
    stop = next(link for link in page.links if link.endswith("/stopt"))
    words = team["yara"].open(stop).words
    assert "hebben dan nog niemand" in words
    assert "Samen uitrekenen wat er met de uitkering gebeurt" in words
    team["yara"].fill_in(stop)
    mine = team.page("yara")
    assert "nog niemand" in next(
        part for part in mine.html.split('<li class="p-action"')[1:] if actie in part
    )
    assert "Nog niemand doet dit" in mine.words, "it is asked of the client too"
    assert "Kunt u dit doen?" in team["joris"].open(actie).words
    give(team, "joris", actie, "Ik zelf")
    assert waits(team, actie)
    assert "Joris van Loenen" in team["yara"].open(actie).words
