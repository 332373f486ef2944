"""What an address names must belong to the casus in front of it; anything else does not exist."""

import re

import pytest

from tests.core.doors import DOORS
from tests.core.sender import Sender

ODD_PLACES = [
    "", "x", "%00", "%ff%fe", "-1", "9" * 30, "0001-01-01T00:00:00%2B23:59|1", "9999-12-31T23:59:59-23:59|1",
    "2026-01-01T00:00:00|1", "2026-01-01T00:00:00%2B00:00|9999999999999999999", "१", "<script>",
]  # fmt: skip
CASUS_DOORS = [door for door in DOORS if "{" in door.path]
NO_TOKENS = ["A" * 22, "x", "A" * 21, "A" * 23, "AAAAAAAAAAAAAAAAAAAAA=", "../../etc/passwd", "%00", "%ff"]


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the guard's words: test_situations
@pytest.mark.parametrize("door", CASUS_DOORS, ids=lambda door: door.path)
def test_a_form_sent_to_the_casus_of_somebody_else_or_of_nobody(demo, door):
    sender = Sender(demo, door)
    own, form = sender.places["casus"], sender.form()
    for casus in [demo.person("kofi").casus(), *(f"/casus/{token}" for token in NO_TOKENS)]:
        answer = sender.person.send(sender.path.replace(own, casus), form)
        assert answer.status == 404, casus


def test_a_code_for_the_desk_that_is_none(demo):
    bram = demo.person("bram")
    for token in NO_TOKENS:
        assert bram.open(f"/balie/{token}").status == 404, token


def test_an_invitation_that_is_none_or_of_somebody_else(demo):
    sunita = demo.person("sunita")
    theirs = re.search(r'"(/mijn/uitnodigingen/[\w-]{22})"', sunita.open("/mijn/uitnodigingen").html).group(1)
    assert sunita.open(theirs).status == 200
    for token in NO_TOKENS:
        assert sunita.open(f"/mijn/uitnodigingen/{token}").status == 404, token
    for who in ("bram", "marloes", "yara", "hanneke", "jian"):
        assert demo.person(who).open(theirs).status == 404, who


@pytest.mark.parametrize(
    "path",
    [
        "mensen/{}",
        "mensen/{}/werk",
        "mensen/{}/vertrek",
        "mensen/{}/tweede-stap",
        "uitnodigen/{}",
        "sleutelpersoon/{}",
        "logboek?na={}",
        "rechten/{}",
        "datalekken/{}",
    ],
)
def test_an_address_at_a_desk_that_names_nothing(demo, path):
    hanneke = demo.person("hanneke")
    office = hanneke.organisatie()
    for token in NO_TOKENS:
        status = hanneke.open(f"{office}/{path.format(token)}").status
        assert status == 404 or ("?" in path and status == 200), token


@pytest.mark.parametrize(
    "path",
    [
        "hulpvraag/{}",
        "hulpvraag/{}.pdf",
        "tijdlijn?voor={}",
        "wie-doet-mee/{}/stopt",
        "naaste/{}",
        "toestemming/{}/plan",
        "toestemming/{}",
        "toestemming/{}/beroepsgeheim",
        "toestemming/gevraagd/{}",
        "toestemming/opgeschreven/{}",
        "toestemming/kijk-mee/{}/",
        "bijdrage/{}",
        "bijdrage/{}/verbeter",
        "bijdrage/{}/zienswijze",
        "bijdrage/{}/bestand",
        "actie/{}/bestand",
        "bestand/{}",
        "bestand/{}/weg",
        "hulpvraag/{}/naast",
        "doel/{}",
        "doelen/{}",
        "voorstel/{}",
        "verzoek/{}",
        "gestopt/{}",
        "actie/{}",
        "schrijven/{}",
        "meedenken/met/{}",
        "wie-keek/{}/vraag",
        "wie-keek/vraag/{}",
        "woorden/{}",
        "rechten/{}",
    ],
)
def test_an_address_that_names_nothing(demo, path):
    yara = demo.person("yara")
    casus = yara.casus()
    for token in NO_TOKENS:
        assert yara.open(f"{casus}/{path.format(token)}").status == 404, token


def test_the_parts_of_one_casus_are_not_found_in_another(demo):
    """Sem has two casussen: what belongs to one is not in the other, even for him."""
    sem = demo.person("sem")
    one = sem.casus()
    other = next(link for link in sem.open("/begin").links if "casus=" in link).split("casus=")[1]
    begin = sem.open(f"/begin?casus={other}").links
    two = f"/casus/{other}"
    assert f"{two}/" in begin
    assert one != two
    version = sem.open(f"{two}/hulpvraag").link("/hulpvraag/")
    cell = sem.open(f"{two}/toestemming").link("/plan")
    party = sem.open(f"{two}/wie-doet-mee").link("/stopt")
    page = sem.open(f"{two}/actie")
    owner = re.search(r'name="owner" value="([^"]+)"', page.html).group(1)
    sem.send(f"{two}/actie", {**page.hidden(), "tekst": "Een actie.", "owner": owner})
    actie = sem.open(f"{two}/").link(f"{two}/actie/")
    for path in (version, cell, party, actie):
        assert sem.open(path).status == 200, path
        assert sem.open(path.replace(two, one)).status == 404, path


def test_a_cell_that_is_not_in_the_grid(demo):
    yara = demo.person("yara")
    cell = yara.open(f"{yara.casus()}/toestemming").link("/plan")
    for name in ("geholpen", "NAAM", "concept.geholpen", "bekend", "niets", "plan%00", "behandeling"):
        assert yara.open(cell.replace("/plan", f"/{name}")).status == 404, name


@pytest.mark.parametrize(
    "query",
    ["/mijn/casussen?na={}", "/casus/{casus}/wie-keek?voor={}", "/begin?casus={}", "/inloggen?next={}",
     "/casus/{casus}/toestemming?nu={}"],
)  # fmt: skip
def test_an_odd_place_to_go_on_from(demo, query):
    bram, yara = demo.person("bram"), demo.person("yara")
    casus = yara.casus().removeprefix("/casus/")
    for text in ODD_PLACES:
        person = bram if "mijn" in query else yara
        answer = person.open(query.replace("{casus}", casus).format(text))
        assert answer.status in {200, 302, 404}, text
        assert "<script>" not in answer.html.replace("<script src", "")
