"""What the client closes is gone at the next request, at every door (issue: "one test walks all doors").

The doors are not listed here: they are what was found while it stood open, by somebody who follows every link.
"""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from zipfile import ZipFile

import pytest

from portal.core.pdf import pdf
from tests.agenda.addresses import events, made
from tests.notice.conftest import Office
from tests.policy.cast import stories
from tests.servers.smtp import MailServer
from tests.support.crawling import CANARY, crawl
from tests.toestemming.places import cell_url

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def office(portal):
    server = MailServer().start()
    yield Office(portal, server)
    server.stop()


class Doors:
    """Everything that Bram of UWV finds of Yara's casus, and how he finds it."""

    def __init__(self, office: Office, portal):
        self.who, self.yara, self.casus = office["bram"], office["yara"], office.casus
        canaries = json.loads((portal.settings.data_dir / "canaries.json").read_text())
        own = next(story["slug"] for story in stories() if story["client"] == "yara")
        self.words = {each["word"]: each["cell"] for each in canaries if each["casus"] == own}
        self.calendar, self.feed = portal.browse(), made(self.who)
        self.open = self.found()

    def found(self) -> dict[str, set[str]]:
        pages = {}
        exports = [f"{self.casus}/meenemen{kind}" for kind in ("", ".json", ".pdf")]
        crawl(self.who, ["/begin", "/mijn/casussen", "/nieuw", *exports], pages)
        return {path: words & set(self.words) for path, words in pages.items() if words & set(self.words)}

    def now(self) -> set[str]:
        """The words that stand behind any of them now: as a page, as a part of one, in a file, in the calendar."""
        left = set()
        for path in self.open:
            for headers in ({}, PART):
                answer = self.who.open(path, **headers)
                left |= set(CANARY.findall(answer.html + str(answer.response.headers)))
        for found in (self.searched(), self.packed()):
            left |= set(CANARY.findall(found))
        left |= set(CANARY.findall(self.looked_along()))
        return left & set(self.words)

    def searched(self) -> str:
        path = f"{self.casus}/tijdlijn"
        page = self.who.open(path)
        return self.who.send(path, {**page.hidden(), "zoek": "kanarie"}).html

    def packed(self) -> str:
        answer = self.who.open(f"{self.casus}/meenemen.zip")
        if answer.status == 404:
            return ""
        with ZipFile(BytesIO(answer.response.data)) as file:
            return "".join(file.read(name).decode(errors="replace") for name in file.namelist())

    def looked_along(self) -> str:
        """What the client sees of it by looking along with him."""
        way = re.search(
            r'href="([^"]+)">Kijk mee als Bram', self.yara.open(f"{self.casus}/toestemming/kijk-mee").html
        )
        pages = [self.yara.open(way[1] + page).html for page in ("", "tijdlijn", "hulpvraag")] if way else []
        return "".join(page.split("<main", 1)[1] for page in pages)


def close_plan(office: Office) -> None:
    path = cell_url(office["yara"], "UWV", "Plan")
    assert office["yara"].fill_in(path, doe="sluit").status == 302


def pause(office: Office) -> None:
    assert office["yara"].fill_in(f"{office.casus}/toestemming/pauze").status == 302


@pytest.mark.parametrize(
    ("database", "closing", "what"),
    [("sqlite", close_plan, "plan"), ("sqlite", pause, None), ("postgresql", pause, None)],
    indirect=["database"],
    scope="session",
)
def test_what_the_client_closes_is_behind_no_door_any_more(portal, office, on_paper_as_html, closing, what):
    office.write("yara", tekst="Iets nieuws, over het plan.")
    doors = Doors(office, portal)
    gone = {word for word, cell in doors.words.items() if what in (None, cell)} & doors.now()
    kinds = {re.sub(r"[\w-]{22}", "*", path.removeprefix(doors.casus).split("?")[0]) for path in doors.open}
    assert {
        "/",
        "/tijdlijn",
        "/betrokken",
        "/hulpvraag",
        "/hulpvraag/*.pdf",
        "/meenemen.json",
        "/meenemen.pdf",
    } <= kinds
    assert {"/begin", "/mijn/casussen", "/nieuw"} & kinds, "beside the casus too"
    before = len(events(doors.calendar.open(doors.feed)))
    assert gone & set(CANARY.findall(doors.searched()))
    closing(office)
    assert doors.now() & gone == set()
    assert set().union(*doors.found().values()) & gone == set(), "nor behind a door that was not there before"
    assert len(events(doors.calendar.open(doors.feed))) < before, "what is left is of another casus"
    office.round(days=2)
    assert "bram" not in office.mailed()
    assert "over het plan" not in office["bram"].open("/nieuw").words
    if what is None:
        for path in [doors.casus + "/", *(path for path in doors.open if path.startswith(doors.casus))]:
            assert office["bram"].open(path).status == 404, path


def test_what_is_closed_while_a_pdf_is_made_is_not_on_it(portal, monkeypatch):
    """The page is made anew of what is open now."""
    yara, bram = portal.person("yara"), portal.person("bram")
    path, made = cell_url(yara, "UWV", "Plan"), []

    def slow(html: str, filename: str):
        if not made:
            with ThreadPoolExecutor() as beside:
                assert beside.submit(yara.fill_in, path, doe="sluit").result().status == 302
        made.append(set(CANARY.findall(html)))
        return pdf(html, filename)

    monkeypatch.setattr("portal.policy.on_paper.pdf", slow)
    answer = bram.open(f"{yara.casus()}/meenemen.pdf")
    assert (answer.status, answer.response.data[:5]) == (200, b"%PDF-")
    assert len(made) == 2 and made[0] - made[1], "what stood in the plan"


def test_a_casus_that_is_closed_while_a_pdf_is_made_gives_no_pdf(portal, monkeypatch):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()

    def slow(html: str, filename: str):
        with ThreadPoolExecutor() as beside:
            assert beside.submit(yara.fill_in, f"{casus}/toestemming/pauze").result().status == 302
        return pdf(html, filename)

    monkeypatch.setattr("portal.policy.on_paper.pdf", slow)
    assert bram.open(f"{casus}/hulpvraag.pdf").status == 404
