"""Who is involved: a drawing, and the same as a list. Only what this viewer may know."""

import re

import pytest

from portal.casus.drawing import drawing, for_phone
from portal.casus.people import Group


def drawn(page) -> str:
    return page.html.split('<svg class="p-round"')[1].rsplit("</svg>", 1)[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_client_finds_everybody_in_the_drawing_and_in_the_list(demo):
    yara = demo.person("yara")
    page = yara.open(f"{yara.casus()}/betrokken")
    svg = drawn(page)
    assert 'role="img"' in svg
    assert "<title" in svg
    assert "<desc" in svg
    for name in ("Yara de Lange", "UWV", "Bram Oosterling", "Fenna", "Joris van Loenen", "Marloes Tempelman"):
        assert name in words(svg), name
        assert name == "Yara de Lange" or name in page.words, name
    shapes = set(re.findall(r'href="#shape-(\w+)"', svg))
    assert shapes == {"client", "uwv", "gemeente", "ggz", "ervaring"}


def test_colour_and_style_stand_in_no_attribute(demo):
    """The policy of the page allows no inline style."""
    yara = demo.person("yara")
    svg = drawn(yara.open(f"{yara.casus()}/betrokken"))
    assert "style=" not in svg
    assert "fill=" not in svg


def test_a_zorgpartij_has_no_name_in_drawing_or_list(demo):
    """Bram may not know which GGZ treats Kofi."""
    kofi, bram = demo.person("kofi"), demo.person("bram")
    page = bram.open(f"{kofi.casus()}/betrokken")
    assert "zorgpartij" in words(drawn(page))
    assert "zorgpartij" in page.words
    assert "Waalrand" not in page.html
    assert "Waalrand" in kofi.open(f"{kofi.casus()}/betrokken").html


@pytest.mark.parametrize("who", ["tomasz", "hanneke", "marijke", "jian"])
def test_who_may_not_see_who_takes_part_finds_no_such_page(demo, who):
    assert demo.person(who).open(f"{demo.person('yara').casus()}/betrokken").status == 404


def test_with_one_answer_open_there_is_no_such_page(demo):
    """To Bram Sem opened one answer, and not who takes part."""
    path = f"{demo.person('sem').casus()}"
    assert demo.person("bram").open(f"{path}/").status == 200
    assert demo.person("bram").open(f"{path}/betrokken").status == 404


@pytest.mark.browser
@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_on_a_phone_there_is_a_drawing_too_that_can_be_read(live):
    yara = live.visit().sign_in("yara").page
    yara.goto(f"{live.portal.person('yara').casus()}/betrokken")
    for width in (390, 1280):
        yara.set_viewport_size({"width": width, "height": 844})
        seen = yara.locator("svg.p-round:visible")
        assert seen.count() == 1, width
        assert "Joris van Loenen" in " ".join(seen.locator("text").all_text_contents())
        for text in seen.locator("text").all():
            assert text.evaluate("each => each.getBoundingClientRect().height") >= 14, width


@pytest.mark.parametrize("draw", [drawing, for_phone])
@pytest.mark.parametrize("many", [1, 2, 3, 7, 12])
def test_no_card_lies_over_another_or_out_of_the_drawing(many, draw):
    long = "Een organisatie met een heel lange naam, afdeling Participatiewet en inkomen"
    found = draw(
        "Yara",
        [Group("uwv", long, ["Iemand met een naam, en een lange functie"] * (n % 4)) for n in range(many)],
    )
    cards = [*found.cards, found.client]
    assert len(found.cards) == many
    for card in cards:
        assert card.x >= 0
        assert card.x + card.width <= found.width
        assert card.y >= 0
        assert card.y + card.height <= found.height
    for at, one in enumerate(cards):
        for other in cards[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
