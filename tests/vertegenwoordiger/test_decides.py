"""Fenna writes down who Yara's mentor is, Bram sees the proof too; the mentor opens and closes, and reads nothing."""

import re
from datetime import datetime, time, timedelta

import pytest

from portal.core import clock
from portal.core.formats import ZONE, today
from portal.toestemming.verify import verify_chains
from tests.toestemming.places import cell_url, grid_of
from tests.uitnodiging.people import Invited, wrong

MAIL = "m.de.mentor@elders.example"
FIELDS = {"hoedanigheid": "mentor", "naam": "Marga de Mentor", "proof": "ruling", "saw": "y"}


class Table:
    def __init__(self, portal):
        self.portal = portal
        self.yara, self.fenna, self.bram = (portal.person(slug) for slug in ("yara", "fenna", "bram"))
        self.casus = self.yara.casus()
        self.page = f"{self.casus}/vertegenwoordigers"
        self.mentor = Invited(portal.app)

    def records(self, **fields):
        until = str(today() + timedelta(days=90))
        return self.fenna.fill_in(self.page, **{**FIELDS, "until": until, **fields})

    def one(self, person) -> str:
        return [link for link in person.open(self.page).links if "/vertegenwoordigers/" in link][-1]

    def checks(self):
        return self.bram.fill_in(self.one(self.bram), doe="bevestig", saw="y")

    def link(self) -> str:
        page = self.fenna.fill_in(f"{self.one(self.fenna)}/link")
        return re.search(r'value="http://[^/]+(/uitnodiging/[^"?]+)', page.html).group(1)

    def code(self) -> str:
        page = self.bram.fill_in(f"{self.one(self.bram)}/code")
        return re.search(r'id="code">(\d{3} \d{3})<', page.html).group(1)

    def comes_in(self) -> None:
        self.mentor.enter(self.link(), self.code())
        answer = self.mentor.log_in(self.mentor.make_account(MAIL).location, MAIL)
        welcome = self.mentor.open(answer.location)
        assert self.mentor.send(answer.location, {**welcome.hidden(), "doe": "ja"}).location == "/begin"

    def begins(self) -> None:
        self.records()
        self.checks()
        self.comes_in()

    def cells(self, name: str) -> list[str]:
        page = self.mentor.open(f"{self.casus}/namens")
        return [link for link in page.links if link.endswith(f"/{name}")]


@pytest.fixture
def table(portal):
    return Table(portal)


def test_from_the_proof_to_what_the_mentor_opens_and_the_client_reads(portal, table):
    table.begins()
    assert "Yara de Lange" in table.mentor.open("/begin").words
    wmo = next(link for link in table.cells("gezondheid_en_werk") if "Wmo" in table.mentor.open(link).words)
    assert table.mentor.fill_in(wmo, doe="open", until="1").status == 302
    marloes = portal.person("marloes")
    assert marloes.open(f"{table.casus}/tijdlijn?onderwerp=gezondheid_en_werk").status == 200
    log = table.yara.open(f"{grid_of(table.yara)}/logboek").words
    assert "Uw mentor opende ‘Gezondheid en werk’ voor Gemeente Nijmegen, Wmo." in log
    assert "zagen het bewijs. Een mentor beslist voor u." in log
    assert "wie voor u beslist" in table.yara.open("/nieuw").words
    assert table.mentor.fill_in(wmo, doe="dicht").status == 302
    assert marloes.open(f"{table.casus}/tijdlijn?onderwerp=gezondheid_en_werk").status != 200
    with portal.inside():
        assert not verify_chains().broken


def test_what_the_client_closed_the_client_alone_opens_again(portal, table):
    """Where there is doubt about what the client wants, it stays closed."""
    table.begins()
    wmo = next(link for link in table.cells("gezondheid_en_werk") if "Wmo" in table.mentor.open(link).words)
    page = table.mentor.open(wmo)
    table.mentor.send(wmo, {**page.hidden(), "doe": "open", "until": "1"})
    older = table.mentor.open(wmo)
    path = cell_url(table.yara, "Gemeente Nijmegen, Wmo", "Gezondheid en werk")
    assert table.yara.fill_in(path, doe="sluit").status == 302
    assert "Alleen de cliënt kan het openen." in table.mentor.open(wmo).words
    assert table.mentor.send(wmo, {**older.hidden(), "doe": "open", "until": "1"}).status == 409
    assert table.mentor.send(wmo, {**page.hidden(), "doe": "open", "until": "1"}).status == 409
    assert portal.person("marloes").open(f"{table.casus}/tijdlijn?onderwerp=gezondheid_en_werk").status != 200


def test_they_read_nothing_and_decide_about_nothing_else(table):
    table.begins()
    for path in ("toestemming", "wie-keek", "wie-doet-mee", "meenemen", "vertegenwoordigers", "wie-beslist"):
        assert table.mentor.open(f"{table.casus}/{path}").status == 404, path
    for path in ("", "hulpvraag", "tijdlijn", "betrokken"):
        words = table.mentor.open(f"{table.casus}/{path}").words
        assert not any(each in words for each in ("bakken", "Fenna", "Bram", "Marloes", "Waalrand")), path
    link = table.cells("dagelijks_leven")[0]
    for other in ("inkomen", "werk", "plan", "betrokkenen", "x"):
        assert not table.cells(other)
        assert table.mentor.open(link.replace("/dagelijks_leven", f"/{other}")).status == 404, other


def test_neither_who_wrote_it_nor_a_proof_that_does_not_belong_to_it(table):
    assert table.records(proof="signed").status == 422
    assert table.records(hoedanigheid="gemachtigde", proof="signed").status == 422, (
        "nothing was written on it"
    )
    assert table.records(until=str(today() - timedelta(days=1))).status == 422
    assert table.records(saw="").status == 422
    table.records()
    link = table.one(table.fenna)
    assert table.fenna.fill_in(link, doe="bevestig", saw="y").status == 422
    assert table.bram.fill_in(table.one(table.bram), doe="bevestig").status == 422, "without having seen it"


def test_the_client_ends_a_gemachtigde_and_not_who_a_judge_chose(table):
    table.begins()
    table.records(hoedanigheid="gemachtigde", proof="signed", onderwerpen="werk", naam="Gerda Gemachtigd")
    page = table.yara.open(f"{table.casus}/wie-beslist")
    assert "Marga de Mentor" in page.words and "Een rechter koos dit" in page.words
    (link,) = (link for link in page.links if "/wie-beslist/" in link)
    assert table.yara.fill_in(link).status == 302
    words = table.yara.open(f"{table.casus}/wie-beslist").words
    assert "Gerda Gemachtigd" not in words and "Marga de Mentor" in words


def test_it_is_over_when_somebody_says_so_and_what_they_opened_closes(portal, table):
    table.begins()
    wmo = next(link for link in table.cells("gezondheid_en_werk") if "Wmo" in table.mentor.open(link).words)
    table.mentor.fill_in(wmo, doe="open", until="1")
    marloes = portal.person("marloes")
    assert marloes.open(f"{table.casus}/tijdlijn?onderwerp=gezondheid_en_werk").status == 200
    table.yara.open("/nieuw")
    assert table.fenna.fill_in(f"{table.one(table.fenna)}/stopt").status == 302
    assert table.mentor.open(f"{table.casus}/namens").status == 404
    assert marloes.open(f"{table.casus}/tijdlijn?onderwerp=gezondheid_en_werk").status != 200
    log = table.yara.open(f"{grid_of(table.yara)}/logboek").words
    assert (
        "Fenna Achterberg, GGZ Waalrand (fictief) schreef op dat een mentor niet meer voor u beslist." in log
    )
    assert "wie voor u beslist" in table.yara.open("/nieuw").words


def test_the_door_of_the_client_is_the_clients_alone(table):
    """A professional ends one at a door of their own, of which the client is told."""
    table.begins()
    token = table.one(table.fenna).rsplit("/", 1)[1]
    for person in (table.fenna, table.bram, table.mentor):
        assert person.open(f"{table.casus}/wie-beslist/{token}").status == 404
        assert person.open(f"{table.casus}/wie-beslist").status == 404
    assert table.yara.open(f"{table.casus}/vertegenwoordigers/{token}/stopt").status == 404


def test_in_the_last_minute_of_a_day_that_day_can_be_chosen(portal):
    with clock.at(datetime.combine(today(), time(23, 59, 30), ZONE)):
        table = Table(portal)
        assert table.records(until=str(today())).status == 302


def test_who_works_in_the_casus_or_is_its_client_does_not_come_in(portal, table):
    table.records()
    table.checks()
    link, code = table.link(), table.code()
    for slug in ("bram", "yara"):
        there = portal.person(slug)
        answer = there.fill_in(link, code=code)
        assert answer.location == "/welkom/vertegenwoordiger"
        assert "Voordat u beslist" not in there.open(answer.location).words, slug


def test_nobody_holds_both_the_link_and_the_code(table):
    """Before the proof was checked there is neither; then who wrote it down gets one, who checked it the other."""
    table.records()
    for person in (table.fenna, table.bram):
        for half in ("link", "code"):
            assert person.open(f"{table.one(person)}/{half}").status == 404
    table.checks()
    assert table.fenna.open(f"{table.one(table.fenna)}/code").status == 404
    assert table.bram.open(f"{table.one(table.bram)}/link").status == 404
    assert 'id="code"' not in table.fenna.fill_in(f"{table.one(table.fenna)}/link").html
    assert "/uitnodiging/" not in table.bram.fill_in(f"{table.one(table.bram)}/code").html
    link, code = table.link(), table.code()
    assert table.mentor.enter(link, wrong(code)).status == 422
    assert table.mentor.enter(link, code).status == 302
