"""A doel on the way belongs to leefgebieden, and acties hang under it."""

from tests.plan.team import ACTIE

DOEL = "Elke maand de huur op tijd."


def test_it_stands_with_its_leefgebieden(team):
    assert team["bram"].fill_in(f"{team.casus}/doelen", tekst=DOEL, gebieden=["geld", "wonen"]).status == 302
    words = team.page("yara").words
    assert DOEL in words
    assert "Wonen" in words.split(DOEL)[1][:80]


def test_without_leefgebied_it_is_told_so_and_the_text_is_kept(team):
    page = team["bram"].fill_in(f"{team.casus}/doelen", tekst=DOEL)
    assert page.status == 422
    assert "Kies waar in het leven dit bij hoort." in page.words
    assert DOEL in page.html


def test_its_acties_hang_under_it(team):
    team["yara"].fill_in(f"{team.casus}/doelen", tekst=DOEL, gebieden="geld")
    page = team["bram"].open(f"{team.casus}/actie").html
    doel = page.split('name="doel"')[1].split(DOEL)[0].rsplit('value="', 1)[1].split('"')[0]
    actie = team.propose("bram", doel=doel)
    assert f"Op weg naar: {DOEL}" in team["bram"].open(actie).words
    assert ACTIE in team.page("yara").words.split(DOEL)[1].split("Wat doen wij")[0]
