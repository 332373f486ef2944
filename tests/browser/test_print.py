"""On paper: nothing to press, black on white, who printed it and when; a real print of each kind of page."""

import re

import pytest

pytestmark = pytest.mark.browser

PAGES = ("", "tijdlijn", "toestemming", "toestemming/logboek", "wie-doet-mee", "wie-keek", "hulpvraag")
PRESSED = "nav, button, .utrecht-button, .p-exit, .utrecht-skip-link, footer, main select"
COLOURS = """() => [...new Set([...document.querySelectorAll('main *, .p-acting *')]
    .filter(each => each.offsetParent && each.textContent.trim())
    .map(each => getComputedStyle(each).color + ' on ' + getComputedStyle(each).backgroundColor))]"""
BLACK_ON_WHITE = {"rgb(0, 0, 0) on rgba(0, 0, 0, 0)"}


@pytest.fixture
def paper(live):
    visitor = live.visit(viewport={"width": 680, "height": 960}).sign_in("yara")
    visitor.page.emulate_media(media="print")
    return visitor.page


def test_every_page_of_a_casus_prints_what_one_reads_and_nothing_to_press(live, paper):
    casus = live.portal.person("yara").casus()
    for name in PAGES:
        paper.goto(f"{casus}/{name}")
        assert paper.locator(f":is({PRESSED}):visible").count() == 0, name
        assert paper.locator("h1:visible").count() == 1, name
        assert re.search(r"Afgedrukt op \d+ \w+ \d{4}", paper.locator(".p-printed").inner_text()), name
        assert "Yara de Lange" in paper.locator(".p-acting").inner_text(), name
        assert set(paper.evaluate(COLOURS)) == BLACK_ON_WHITE, name
        assert paper.pdf(format="A4").startswith(b"%PDF-"), name


def test_the_grid_stays_a_table_and_says_open_and_closed(live, paper):
    paper.goto(f"{live.portal.person('yara').casus()}/toestemming")
    assert paper.locator(".p-grid thead").is_visible()
    cells = set(paper.locator(".p-grid .p-cell > span:not([class])").all_inner_texts())
    assert "Dicht" in cells
    assert any(re.fullmatch(r"Open\s*tot \d+ \w+ \d{4}", cell) for cell in cells), cells


def test_what_somebody_is_writing_can_be_printed(live, paper):
    paper.goto(f"{live.portal.person('yara').casus()}/schrijven/geholpen")
    assert "Ik wil weer bakken." in paper.locator("textarea:visible").input_value()


def test_an_entry_is_not_cut_in_two(live, paper):
    casus = live.portal.person("yara").casus()
    for path, entry in (
        ("tijdlijn", ".p-lanes__item"),
        ("toestemming/logboek", ".p-list > li"),
        ("", ".p-action"),
    ):
        paper.goto(f"{casus}/{path}")
        kept = paper.locator(entry).first.evaluate("each => getComputedStyle(each).breakInside")
        assert kept == "avoid", path


def test_on_the_screen_nothing_of_it_shows(live):
    page = live.visit().sign_in("yara").page
    assert page.locator(".p-printed").is_hidden()
