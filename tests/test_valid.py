"""What is held against every page of every test finds a fault, and says where it is."""

import pytest

from tests.support.valid import check

PAGE = "<!doctype html>\n<html lang=nl><title>T</title>\n<main>\n{}\n</main>"


@pytest.mark.parametrize(
    "faulty",
    [
        "<p>Een <div>blok</div></p>",
        "<ul><li>Een</ul></div>",
        '<a href="/een" href="/twee">Twee adressen</a>',
        "<p>Brood &bestaatniet; melk</p>",
        "<table><div>Los</div></table>",
    ],
)
def test_a_fault_is_found_with_the_line_it_is_on(faulty):
    with pytest.raises(AssertionError) as said:
        check(PAGE.format(faulty))
    assert faulty in str(said.value)


def test_an_id_stands_on_a_page_once():
    with pytest.raises(AssertionError, match="naam"):
        check(PAGE.format('<p id="naam">Een</p><p id="naam">Twee</p>'))


def test_a_page_without_a_fault_passes():
    check(PAGE.format("<p>Brood &amp; melk</p>"))
