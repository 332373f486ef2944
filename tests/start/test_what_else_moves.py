"""Bestanden, voorstellen and suggestions are news too, to whom their own page shows them."""

import pytest

from tests.bestand.sending import put, written
from tests.start.test_today import later, section, visit_all
from tests.suggestions.pair import Pair
from tests.team.people import Round


def news_of(portal, slug: str, heading: str = "Iets nieuws") -> str:
    """What stands there of Yara's casus."""
    rows = section(portal.person(slug).open("/vandaag"), heading).split("</li>")
    return next((row for row in rows if "Yara" in row), "")


@pytest.fixture
def seen(portal):
    """Bram, Joris and Marloes saw everything there is."""
    for slug in ("bram", "joris", "marloes"):
        visit_all(portal.person(slug))
    return portal


def test_a_bestand_is_news_to_who_reads_it(seen):
    casus = seen.person("yara").casus()
    with later(2):
        fenna = seen.person("fenna")
        put(fenna, written(fenna, casus), b"Een verslag", "verslag.txt")
    with later(3):
        assert "Nieuw: 1 bijdrage en 1 bestand" in news_of(seen, "bram")
        assert "Nieuw" not in news_of(seen, "joris", "Hier denkt u mee")


def test_a_bestand_that_was_taken_away_is_no_news_but_the_casus_moved(seen):
    casus = seen.person("yara").casus()
    with later(1):
        yara = seen.person("yara")
        where = put(yara, written(yara, casus), b"Een brief")
        visit_all(seen.person("bram"))
    with later(20):
        seen.person("yara").fill_in(f"{where}/weg")
    with later(30):
        assert news_of(seen, "bram") == news_of(seen, "bram", "Staat stil") == ""
    with later(43):
        assert news_of(seen, "bram", "Staat stil")


def test_a_voorstel_is_news_and_so_is_the_answer(seen):
    with later(2):
        Round(seen).propose("marloes")
    with later(3):
        assert "Nieuw: 1 voorstel wie er mee kan doen" in news_of(seen, "bram")
        visit_all(seen.person("bram"))
        assert news_of(seen, "bram") == ""
    with later(4):
        Round(seen).says("nee")
    with later(5):
        assert "Nieuw: 1 voorstel wie er mee kan doen" in news_of(seen, "bram")
        assert "Nieuw: 1 voorstel" in news_of(seen, "marloes")


def test_a_changed_doel_op_weg_is_news_to_the_others_alone(seen):
    casus = seen.person("yara").casus()
    with later(1):
        seen.person("bram").fill_in(f"{casus}/doelen", tekst="Eerst een proefdag.", gebieden="geld")
        for slug in ("bram", "marloes"):
            visit_all(seen.person(slug))
    with later(2):
        bram = seen.person("bram")
        step = bram.open(f"{casus}/").link(f"{casus}/doelen/")
        bram.fill_in(step, doe="bewaar", tekst="Twee proefdagen.", gebieden="geld")
    with later(3):
        assert "Nieuw: 1 doel op weg" in news_of(seen, "marloes")
        assert "doel op weg" not in news_of(seen, "bram")


def test_what_became_of_their_words_is_news_to_who_suggested_them(seen):
    with later(1):
        Pair(seen).suggest()
        assert "uw woorden" not in news_of(seen, "joris", "Hier denkt u mee")
    with later(2):
        Pair(seen).decide("laat")
    with later(3):
        assert "wat de cliënt met uw woorden deed" in news_of(seen, "joris", "Hier denkt u mee")
        assert "Nieuw" not in news_of(seen, "bram")
