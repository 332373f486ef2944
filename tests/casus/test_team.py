"""A partij stops at the client's word: no reason asked, effective at the next request, never revived."""

import pytest


@pytest.fixture
def ended(portal):
    """Yara ended UWV; gives (yara, bram, her casus)."""
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    assert bram.open(f"{casus}/").status == 200
    stop = stop_link(yara, casus, "UWV")
    page = yara.open(stop)
    assert "Wat UWV schreef, blijft er staan." in page.words
    assert bram.open(f"{casus}/").status == 200, "looking changes nothing"
    assert yara.fill_in(stop).location == f"{casus}/wie-doet-mee"
    return yara, bram, casus


def stop_link(person, casus: str, name: str) -> str:
    page = person.open(f"{casus}/wie-doet-mee")
    return next(
        link
        for link in page.links
        if link.endswith("/stopt") and f"Wat gebeurt er als {name} " in person.open(link).words
    )


def test_its_people_find_nothing_at_the_next_request(ended):
    _, bram, casus = ended
    for path in ("", "hulpvraag", "hulpvraag.pdf", "bijdrage"):
        assert bram.open(f"{casus}/{path}").status == 404, path
    assert "Yara" not in bram.open("/mijn/casussen").words


def test_what_it_wrote_stays_for_the_client(ended):
    yara, _, casus = ended
    page = yara.open(f"{casus}/")
    assert "Twee bakkerijen in Nijmegen bakken overdag." in page.words
    assert "Bram Oosterling" not in page.html.split("p-casus__people")[1].split("</section>")[0]


def test_it_stands_in_no_list_any_more_and_the_log_says_so(ended):
    yara, _, casus = ended
    assert "UWV" not in yara.open(f"{casus}/wie-doet-mee").html.split("<main")[1]
    assert "UWV" not in yara.open(f"{casus}/toestemming").html.split("<tbody")[1]
    assert "UWV stopte met meedoen." in yara.open(f"{casus}/toestemming/logboek").words


def test_its_cells_and_its_page_are_gone(ended):
    yara, _, casus = ended
    assert not any(
        "UWV" in yara.open(link).words for link in yara.open(f"{casus}/wie-doet-mee").links if "stopt" in link
    )


def test_others_go_on_reading(portal, ended):
    _, _, casus = ended
    assert portal.person("fenna").open(f"{casus}/").status == 200


@pytest.mark.parametrize("who", ["bram", "fenna", "kofi", "hanneke"])
def test_nobody_else_ends_a_partij(demo, who):
    yara, other = demo.person("yara"), demo.person(who)
    casus = yara.casus()
    stop = stop_link(yara, casus, "UWV")
    assert other.open(f"{casus}/wie-doet-mee").status == 404
    assert other.open(stop).status == 404
    form = {**other.open("/mijn/sessies").hidden(), "request_id": "c" * 32}
    assert other.send(stop, form).status == 404
    assert demo.person("bram").open(f"{casus}/").status == 200
