"""The whole casus to take along: for the client all of it, for another what they may read, and the client sees it."""

import json
import re
import tomllib
import zlib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.casus.statements import cost
from tests.plan.team import choice, in_a_week
from tests.recht.test_rights import ASKS, ask, does
from tests.team.people import Round

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "config" / "casus.schema.json").read_text())
ONLY_CLIENT = {"toestemming", "gevraagd", "inzage", "noodkaart", "aanvragen"}


def data(person, casus: str) -> dict:
    page = person.open(f"{casus}/meenemen.json")
    assert page.status == 200
    assert page.response.headers["Content-Disposition"] == 'attachment; filename="casus.json"'
    assert page.response.headers["Cache-Control"] == "no-store"
    return json.loads(page.response.data)


@pytest.mark.parametrize("who", ["yara", "bram", "marloes", "fenna", "joris"])
def test_the_file_is_what_its_schema_says(demo, who):
    found = data(demo.person(who), demo.person("yara").casus())
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(found)) == []


def test_the_schema_is_in_the_product(demo):
    page = demo.browse().open("/uitleg/casus.schema.json")
    assert json.loads(page.response.data) == SCHEMA


def test_the_client_takes_everything_along(demo):
    yara = demo.person("yara")
    found = data(yara, yara.casus())
    assert set(found) == set(SCHEMA["properties"])
    assert len(found["hulpvraag"]) == 3, "every shared text"
    told = tomllib.loads((ROOT / "config/demo/casussen/01-bakkerij.toml").read_text())
    assert len(found["tijdlijn"]) == len(told["bijdrage"])
    corrected = [item for item in found["tijdlijn"] if item["eerder"]]
    assert "nog een keer opschrijven" in corrected[0]["eerder"][0]["tekst"]
    assert any(item["zienswijze"] for item in found["tijdlijn"])


def test_the_card_and_what_was_asked_about_rights_go_along(portal):
    yara, hanneke = portal.person("yara"), portal.person("hanneke")
    yara.fill_in(f"{yara.casus()}/noodkaart/schrijven", helps="Even samen lopen.")
    ask(yara)
    does(hanneke, "antwoord", antwoord="U krijgt het met de post.")
    found = data(yara, yara.casus())
    assert found["formaat"] == 2
    assert {"vraag": "Wat helpt", "tekst": "Even samen lopen."} in found["noodkaart"]["antwoorden"]
    newest = found["aanvragen"][0]
    assert (newest["tekst"], newest["antwoord"]) == (ASKS, "U krijgt het met de post.")
    assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []
    assert yara.open(f"{yara.casus()}/meenemen.pdf").status == 200


@pytest.mark.parametrize("who", ["bram", "marloes", "fenna", "joris"])
def test_another_takes_along_what_they_read_and_no_more(demo, who):
    """What they may not see is not there as an empty block either."""
    yara, person = demo.person("yara"), demo.person(who)
    casus = yara.casus()
    whole, theirs = data(yara, casus), data(person, casus)
    assert not ONLY_CLIENT & set(theirs)
    texts = {item["tekst"] for item in theirs["tijdlijn"]}
    assert texts < {item["tekst"] for item in whole["tijdlijn"]}


def test_a_block_that_is_closed_is_not_in_it(demo):
    bram, sem = demo.person("bram"), demo.person("sem")
    found = data(bram, sem.casus())  # one answer is open to UWV, and nothing else
    assert set(found) == {"formaat", "gemaakt_op", "casus", "hulpvraag"}


@pytest.mark.parametrize("address", ["meenemen", "meenemen.pdf", "meenemen.json"])
@pytest.mark.parametrize("who", ["tomasz", "hanneke", "marijke", "jian"])
def test_who_may_not_open_the_casus_finds_no_such_file(demo, who, address):
    assert demo.person(who).open(f"{demo.person('yara').casus()}/{address}").status == 404


def test_the_client_sees_who_took_it_along(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    data(bram, yara.casus())
    assert "Bewaarde als bestand" in yara.open(f"{yara.casus()}/wie-keek").words


def inflated(pdf: bytes) -> bytes:
    """What stands in the parts of a PDF, most of which are compressed."""
    found = b""
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            found += zlib.decompress(part)
        except zlib.error:
            found += part
    return found


def test_what_stands_in_the_casus_stands_in_the_file(portal):
    """The answer it belongs to and who proposed it, what is not shared yet, and that a view was of an earlier text."""
    team = Round(portal)
    yara, bram = team["yara"], team["bram"]
    yara.fill_in(f"{team.casus}/schrijven/best", tekst="Dit deelde ik nog niet.")
    page = bram.open(f"{team.casus}/actie")
    owner, question = choice(page, "Ik zelf"), re.search(r'<option value="(geholpen)"', page.html).group(1)
    bram.fill_in(f"{team.casus}/actie", tekst="Samen bellen", owner=owner, vraag=question, when=in_a_week())
    bram.fill_in(f"{team.casus}/doelen", tekst="Eerst een proefdag.", gebieden="geld")
    bram.fill_in(f"{team.casus}/bijdrage", onderwerp="plan", tekst="Ik belde de bakker.")
    item = next(
        part for part in bram.open(f"{team.casus}/").html.split("<li ") if "Ik belde de bakker." in part
    )
    entry = re.search(rf"{team.casus}/bijdrage/[\w-]{{22}}", item).group(0)
    yara.fill_in(f"{entry}/zienswijze", tekst="Liever samen.")
    bram.fill_in(f"{entry}/verbeter", tekst="Ik belde de bakkerij.")
    team.propose("marloes")
    team.says("ja")

    found = data(yara, team.casus)
    assert "Dit deelde ik nog niet." in {one["tekst"] for one in found["nog_niet_gedeeld"]}
    actie = next(one for one in found["acties"] if one["tekst"] == "Samen bellen")
    assert actie["vraag"] in {one["vraag"] for one in found["hulpvraag"][0]["antwoorden"]}
    assert actie["voorgesteld_door"].startswith("Bram")
    assert actie["geeindigd_op"] is None
    doel = next(one for one in found["doelen"] if one["tekst"] == "Eerst een proefdag.")
    assert doel["geschreven_door"].startswith("Bram")
    view = next(one for one in found["tijdlijn"] if one["tekst"] == "Ik belde de bakkerij.")["zienswijze"]
    assert (view["tekst"], view["over_eerdere_tekst"]) == ("Liever samen.", True)
    assert "Gevraagd, nog niemand genoemd" in {one["stand"] for one in found["verzoeken"]}
    assert yara.open(f"{team.casus}/meenemen.pdf").status == 200
    theirs = data(bram, team.casus)
    assert not {"nog_niet_gedeeld", "verzoeken", "uitgenodigd"} & set(theirs)
    assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []


def test_it_is_a_real_accessible_pdf(demo):
    yara = demo.person("yara")
    page = yara.open(f"{yara.casus()}/meenemen.pdf")
    assert (page.status, page.response.mimetype) == (200, "application/pdf")
    assert page.response.data.startswith(b"%PDF-")
    assert b"pdfuaid" in inflated(page.response.data)


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_ten_times_as_much_costs_as_many_queries(demo):
    yara, sem = demo.person("yara"), demo.person("sem")
    more, less = (cost(demo, who, f"{who.casus()}/meenemen.json") for who in (yara, sem))
    assert more == less + 1  # Sem asked nobody about a right: there is no key of an answer to look up
