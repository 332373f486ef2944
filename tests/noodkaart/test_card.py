"""The client writes a card, empties it again, and chooses who may open it."""

import re

import pytest

from tests.support.people import Page, Person

HELPS = "Ga met mij naar buiten."


def ticks(page: Page) -> dict[str, tuple[str, bool]]:
    """first name -> (value, ticked)"""
    found = re.findall(r'name="people" value="([^"]+)"( checked)?><span>(\S+)', page.html)
    return {name: (value, bool(ticked)) for value, ticked, name in found}


def write(who: Person, **texts) -> Page:
    return who.fill_in(f"{who.casus()}/noodkaart/schrijven", **texts)


def choose(who: Person, *names: str, naam: str = "Kofi uit Delft") -> Page:
    path = f"{who.casus()}/noodkaart/wie"
    page = who.open(path)
    return who.send(path, {**page.hidden(), "naam": naam, "people": [ticks(page)[name][0] for name in names]})


def test_nobody_is_ticked_beforehand_and_the_name_can_be_another(portal):
    kofi = portal.person("kofi")
    page = kofi.open(f"{kofi.casus()}/noodkaart/wie")
    assert ticks(page)
    assert not any(ticked for _, ticked in ticks(page).values())
    write(kofi, helps=HELPS)
    bram = portal.person("bram")
    assert "Er is nu geen kaart die u mag openen" in bram.open("/noodkaarten").words
    assert choose(kofi, "Bram").status == 302
    assert "Kofi uit Delft" in bram.open("/noodkaarten").words
    assert "Asante" not in bram.open("/noodkaarten").words
    log = kofi.open(f"{kofi.casus()}/toestemming/logboek").words
    assert "U opende ‘Uw noodkaart, om in nood te openen’ voor Bram Oosterling, UWV." in log


def test_without_a_name_nobody_is_chosen(demo):
    answer = choose(demo.person("kofi"), "Bram", naam=" ")
    assert answer.status == 422
    assert "Schrijf een naam. Aan die naam herkennen zij uw kaart." in answer.words
    assert ticks(answer)["Bram"][1], "what was ticked stays ticked"


def test_nobody_of_an_organisatie_before_it_is_known_who_the_client_is(demo):
    ricardo = demo.person("ricardo")
    answer = choose(ricardo, "Hamza", naam="Ricardo")
    assert answer.status == 422
    assert "Laat eerst zien wie u bent. Uw keuze is nog niet bewaard." in answer.words
    assert ticks(answer)["Hamza"][1]
    assert "geen kaart die u mag openen" in demo.person("hamza").open("/noodkaarten").words


def test_an_emptied_card_is_nowhere_to_be_opened(portal):
    yara, marloes = portal.person("yara"), portal.person("marloes")
    link = marloes.open("/noodkaarten").link("/noodkaart/")
    assert marloes.open(link).status == 200
    empty = dict.fromkeys(("call", "helps", "avoid", "wishes"), " ")
    assert "nu=leeg" in write(yara, **empty).location
    assert marloes.open(link).status == 404
    assert "geen kaart die u mag openen" in marloes.open("/noodkaarten").words
    assert "Uw kaart is nog leeg" in yara.open(f"{yara.casus()}/noodkaart").words


def test_two_tabs_show_both_texts_and_the_next_press_decides(portal):
    yara = portal.person("yara")
    path = f"{yara.casus()}/noodkaart/schrijven"
    old = yara.open(path).hidden()
    write(yara, helps="Zet muziek op.", call="", avoid="", wishes="")
    answer = yara.send(path, {**old, "helps": HELPS})
    assert answer.status == 409
    assert "Zet muziek op." in answer.words
    assert HELPS in answer.words
    assert yara.send(path, {**answer.hidden(), "helps": HELPS}).status == 302
    assert HELPS in yara.open(f"{yara.casus()}/noodkaart").words


def test_who_leaves_and_comes_back_is_not_chosen_any_more(portal):
    yara, marloes = portal.person("yara"), portal.person("marloes")
    link = marloes.open("/noodkaarten").link("/noodkaart/")
    team = yara.open(f"{yara.casus()}/wie-doet-mee")
    stop = next(each for each in team.links if each.endswith("/stopt") and "Wmo" in yara.open(each).words)
    yara.fill_in(stop)
    assert marloes.open(link).status == 404


@pytest.mark.parametrize("who", ["bram", "marloes", "fenna", "hanneke", "kofi", "linde", "jian"])
@pytest.mark.parametrize("page", ["", "/schrijven", "/wie"])
def test_only_the_client_has_these_pages(demo, who, page):
    casus = demo.person("yara").casus()
    assert demo.person(who).open(f"{casus}/noodkaart{page}").status == 404


def test_it_saves_itself_while_somebody_writes(portal):
    """And two tabs stay two texts: the second is told, and nothing is lost."""
    kofi = portal.person("kofi")
    path = f"{kofi.casus()}/noodkaart/schrijven"
    page = kofi.open(path)
    form = {**page.hidden(), "helps": HELPS}
    assert 'id="noodkaart-saved"' in page.html
    first = kofi.send(f"{path}/bewaar", form)
    assert first.status == 200
    assert re.search(r"Bewaard om \d\d:\d\d", first.words)
    assert kofi.send(f"{path}/bewaar", form).html == first.html, "sent twice it is saved once"
    assert HELPS in kofi.open(path).words
    other = {**form, "request_id": "1" * 32, "helps": "Iets anders."}
    assert kofi.send(f"{path}/bewaar", other).status == 409
    assert HELPS in kofi.open(path).words
    assert kofi.send(f"{path}/bewaar", {**form, "request_id": "2" * 32, "helps": "x" * 20_001}).status == 422
    version = re.search(r'data-version="(\d+)"', first.html).group(1)
    assert kofi.send(path, {**other, "version": version}).status == 302, "and by the button as before"
