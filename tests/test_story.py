"""One casus from the first word to the last, in a real browser: what everybody may read is what the table says."""

import pytest

from tests.browser.story import CLIENT, DOEL, HULPVRAAG, NAASTE, TEAM, Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# What each may read and write when everything that can be open is: the bounds of the table, written out once more.
READ = {
    "marloes": {"Plan", "Werk", "Gezondheid en werk", "Dagelijks leven", "Overleg"},
    "sunita": {"Plan", "Werk", "Inkomen", "Gezondheid en werk", "Overleg"},
    "bram": {"Plan", "Werk", "Inkomen", "Gezondheid en werk", "Overleg"},
    "fenna": {
        "Plan", "Werk", "Inkomen", "Gezondheid en werk", "Behandeling", "Dagelijks leven", "Overleg",
    },
    "joris": {"Plan", "Werk", "Gezondheid en werk", "Dagelijks leven", "Overleg"},
    NAASTE: {"Plan", "Werk", "Dagelijks leven"},
}  # fmt: skip
WRITE = {
    "marloes": {"Plan", "Werk", "Dagelijks leven", "Overleg"},
    "sunita": {"Plan", "Werk", "Inkomen", "Overleg"},
    "bram": {"Plan", "Werk", "Inkomen", "Overleg"},
    "fenna": {
        "Plan", "Werk", "Gezondheid en werk", "Behandeling", "Dagelijks leven", "Overleg",
    },
    "joris": {"Plan", "Overleg"},
}  # fmt: skip
JOIN = (
    ("UWV", "peter-paul", "Bram Oosterling"),
    ("GGZ Waalrand (fictief)", "esra", "Fenna Achterberg"),
    ("Gemeente Nijmegen, Participatiewet", "hanneke", "Sunita Ramdhani"),
    ("ervaringsdeskundigheid", "romy", "Joris van Loenen"),
)
SECRET = "fenna"  # beroepsgeheim: what she writes stays with her partij and the client (7:457 BW)


def test_from_the_first_word_to_taking_it_along(live, database):
    """With JavaScript on one database and without on the other: no step needs it."""
    story = Story(live, script=database == "sqlite")
    story.begins()
    for onderdeel, sleutelpersoon, who in JOIN:
        story.joins(onderdeel, sleutelpersoon, who)
    page = story.comes_in(NAASTE, CLIENT, f"{story.casus}/naaste", "mijn zus Farida")
    page.get_by_role("button", name="Ik lees mee").click()
    page.get_by_text("Er staat nu niets voor u open").wait_for()
    for slug in (*TEAM, NAASTE):
        assert story[slug].fetch(f"{story.casus}/").status == 404, "joining opens nothing"
    story.shows_who_she_is("marloes")
    story.writes_and_shares()
    for slug in (*TEAM, NAASTE):
        assert HULPVRAAG in story.at(slug).get_by_role("main").inner_text(), slug
    assert story.opens_everything_that_can_be_opened() > 25
    story.agrees_on_a_doel()
    story.does_an_actie("bram", "Ik bel drie bedrijven die alleen overdag rijden")

    written = {}
    for slug in TEAM:
        assert story.onderwerpen(slug) == WRITE[slug], slug
        first, *others = sorted(WRITE[slug])
        written[story.write(slug, first)] = (slug, first)
        written |= {story.send(slug, onderwerp): (slug, onderwerp) for onderwerp in others}
    assert story[NAASTE].fetch(f"{story.casus}/bijdrage").status == 404
    for onderwerp in sorted(story.onderwerpen(CLIENT)):
        written[story.send(CLIENT, onderwerp)] = (CLIENT, onderwerp)
    everything = set(written)
    for slug in (*TEAM, NAASTE):
        may = {
            words
            for words, (writer, onderwerp) in written.items()
            if onderwerp in READ[slug] and (writer != SECRET or slug == SECRET)
        }
        assert story.reads(slug, everything) == may, slug
        if slug != NAASTE:
            assert {words for words in everything if words in story.takes_along(slug)} == may, slug
    assert story.reads(CLIENT, everything) == everything

    actie, line = "Ik vraag bij Melle Transport naar vaste dagen", "Ik krijg ander werk. Sunita gaat verder."
    story.proposes("bram", actie)
    story.stops("bram", actie, line)
    assert story["bram"].page.goto(f"{story.casus}/").status == 404
    assert actie in story.at("sunita").locator("#acties").inner_text()
    assert story[NAASTE].fetch(f"{story.casus}/meenemen.json").status == 404
    taken = story.takes_along(CLIENT)
    assert all(words in taken for words in (HULPVRAAG, DOEL, actie, line, *everything))
    assert line not in story.takes_along("sunita")
    assert story[CLIENT].fetch(f"{story.casus}/meenemen.pdf").body().startswith(b"%PDF")
