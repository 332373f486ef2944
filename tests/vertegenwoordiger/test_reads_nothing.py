"""Gerrie is the mentor of Mevrouw A.: she sees what her client is called and the cells where she decides, and no word
of anybody; and before each step her second factor is asked again."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import db
from portal.inzage.models import InzageObject
from portal.policy.permissions import FRESH_FOR
from tests.factor.people import set_up, show
from tests.support.people import Person

PAGES = (
    "", "hulpvraag", "tijdlijn", "bijdrage", "zoek", "doel", "doelen", "actie", "betrokken", "meenemen", "wie-doet-mee",
    "toestemming", "toestemming/logboek", "toestemming/vragen", "toestemming/opschrijven", "wie-keek", "noodkaart",
    "rechten", "voorstellen", "vertegenwoordigers", "wie-beslist", "identiteit", "wissen", "stoppen", "delen",
)  # fmt: skip


def cells(person: Person) -> dict[str, str]:
    """Of all that she finds: each cell's page."""
    page = person.open(person.open("/begin").link("/namens"))
    assert page.status == 200
    return {link: person.open(link).words for link in page.links if re.search(r"/namens/[\w-]{22}/", link)}


def test_no_page_of_the_casus_opens_and_no_word_of_it_is_on_hers(demo):
    gerrie = demo.person("gerrie")
    namens = gerrie.open("/begin").link("/namens")
    casus = namens.removesuffix("/namens")
    for page in PAGES:
        assert gerrie.open(f"{casus}/{page}").status == 404, page
    canaries = json.loads((demo.settings.data_dir / "canaries.json").read_text())
    words = {each["word"]: each for each in canaries if each["casus"] == "eerst-slapen"}
    shown = gerrie.open("/begin").html + gerrie.open(namens).html + "".join(map(str, cells(gerrie).values()))
    assert {words[word]["cell"] for word in words if word in shown} == {"NAAM"}


def test_she_sees_the_cells_of_care_alone(demo):
    found = {link.rsplit("/", 1)[1] for link in cells(demo.person("gerrie"))}
    assert found == {"gezondheid_en_werk", "behandeling", "dagelijks_leven"}
    assert not any("Tirza" in words for words in cells(demo.person("gerrie")).values()), "nobody as a person"


def test_that_she_looked_is_in_the_log_of_her_client(demo):
    gerrie = demo.person("gerrie")
    gerrie.open(gerrie.open("/begin").link("/namens"))
    with demo.inside():
        newest = db.session.scalar(select(InzageObject).order_by(InzageObject.id.desc()).limit(1))
        assert {"NAAM", "betrokkenen"} == set(newest.cells.split())
    aukje = demo.person("aukje")
    assert "deze persoon beslist voor u" in aukje.open(f"{aukje.casus()}/wie-keek").words


def test_the_client_and_who_may_know_see_who_decides(demo):
    aukje = demo.person("aukje")
    assert "Gerrie Idsinga" in aukje.open(f"{aukje.casus()}/betrokken").words
    marloes = demo.person("marloes")
    assert "Gerrie Idsinga" in marloes.open(f"{marloes.casus_of('Mevrouw A.')}/betrokken").words
    tirza = demo.person("tirza")
    assert "Gerrie" not in tirza.open(f"{tirza.casus_of('Mevrouw A.')}/").words


@pytest.mark.parametrize("who", ["gerrie", "jelte"])
def test_acting_for_somebody_asks_the_second_factor_again(portal, who):
    """Of whom a client is represented by, and of who writes that down."""
    noon = clock.now()
    with clock.at(noon):
        person = portal.person(who)
        path = (
            next(link for link in cells(person) if link.endswith("/gezondheid_en_werk"))
            if who == "gerrie"
            else f"{person.casus_of('Mevrouw A.')}/vertegenwoordigers"
        )
        app, _ = set_up(person)
        before = person.open(path)
        assert before.status == 200
    for minutes in (10, 20, 30):  # there all the time, so that the session does not end
        with clock.at(noon + timedelta(minutes=minutes)):
            assert person.open("/mijn/sessies").status == 200
    with clock.at(noon + FRESH_FOR + timedelta(minutes=1)):
        assert person.open(path).location == f"/mijn/bevestig?next={path}"
        assert person.send(path, {**before.hidden(), "doe": "open", "until": "1"}).status != 200
        confirm = f"/mijn/bevestig?next={path}"
        assert show(person, app.code(), confirm).location == path
        assert person.open(path).status == 200
