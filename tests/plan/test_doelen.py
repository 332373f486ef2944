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


def added(team, slug: str = "bram") -> str:
    """The address at which whoever wrote a doel changes it."""
    team[slug].fill_in(f"{team.casus}/doelen", tekst=DOEL, gebieden=["geld"])
    return next(
        link for link in team.page(slug).links
        if link.startswith(f"{team.casus}/doelen/") and DOEL in team[slug].open(link).html
    )  # fmt: skip


def test_who_wrote_it_changes_it_and_the_client_may_too(team):
    path = added(team)
    assert team["bram"].fill_in(path, doe="bewaar", tekst="Rust om de post.", gebieden="wonen").status == 302
    assert "Rust om de post." in team.page("joris").words
    assert team["joris"].open(path).status == 404, "not what another wrote"
    assert "Dan zijn het uw woorden." in team["yara"].open(path).words
    team["yara"].fill_in(path, doe="bewaar", tekst="Ik open mijn post.", gebieden="wonen")
    assert "Ik open mijn post." in team.page("fenna").words
    assert team["bram"].open(path).status == 404, "they are the client's words now"


def test_it_ends_is_kept_and_goes_on_again(team):
    path = added(team)
    team["yara"].fill_in(path, doe="stopt")
    page = team.page("yara")
    assert DOEL in page.html.split("Gestopte doelen op weg")[1].split("</details>")[0]
    assert DOEL not in team["bram"].open(f"{team.casus}/actie").html, "no new actie hangs under it"
    assert "gestopt_op" in team["yara"].open(f"{team.casus}/meenemen.json").html
    team["bram"].fill_in(path, doe="verder")
    assert "Gestopte doelen op weg" not in team.page("yara").words


def test_a_change_in_two_windows_shows_both(team):
    path = added(team)
    late = team["bram"].open(path)
    team["bram"].fill_in(path, doe="bewaar", tekst="Eerst dit.", gebieden="geld")
    answer = team["bram"].send(
        path, {**late.hidden(), "doe": "bewaar", "tekst": "Of toch dit.", "gebieden": "wonen"}
    )
    assert answer.status == 409
    assert "Nu staat er: Eerst dit. (Geld)." in answer.words
    assert "Of toch dit." in answer.html


def test_an_empty_doel_is_told_beside_the_field(team):
    answer = team["bram"].fill_in(added(team), doe="bewaar", tekst=" ", gebieden="wonen")
    assert answer.status == 422
    assert "Schrijf eerst het doel." in answer.words
