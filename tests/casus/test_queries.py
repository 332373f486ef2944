"""A page costs a fixed number of queries however many rows it shows."""

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.casus import actions
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Partij
from portal.toestemming.actions import open_cell
from tests.casus.statements import cost
from tests.support.people import Person


class Small:
    """One casus of Tomasz with one partij, one bijdrage, one answer, that can grow."""

    def __init__(self, portal):
        self.portal = portal
        self.tomasz: Person = portal.person("tomasz")
        self.bram: Person = portal.person("bram")
        self.casus = self.tomasz.casus()
        self.path = {
            "mine": "/mijn/casussen",
            "casus": f"{self.casus}/",
            "timeline": f"{self.casus}/tijdlijn",
            "delen": f"{self.casus}/delen",
            "grid": f"{self.casus}/toestemming",
            "log": f"{self.casus}/toestemming/logboek",
            "grounds": f"{self.casus}/toestemming/waarom",
            "looked": f"{self.casus}/wie-keek",
            "team": f"{self.casus}/wie-doet-mee",
            "write": f"{self.casus}/schrijven/geholpen",
            "hulpvraag": f"{self.casus}/hulpvraag",
            "begin": "/begin",
        }

    def answer(self, *vragen: str) -> None:
        for vraag in vragen:
            self.tomasz.fill_in(f"{self.casus}/schrijven/{vraag}", tekst=f"Over {vraag}.")
        page = self.tomasz.open(f"{self.casus}/delen")
        boxes = [part.split('"')[0] for part in page.html.split('name="cel" value="')[1:]]
        self.tomasz.fill_in(f"{self.casus}/delen", cel=boxes)

    def contribute(self, times: int) -> None:
        for number in range(times):
            self.tomasz.fill_in(f"{self.casus}/bijdrage", onderwerp="plan", tekst=f"Bijdrage {number}")

    def look(self, times: int) -> None:
        for _ in range(times):
            self.bram.open(f"{self.casus}/hulpvraag")

    def cost_of_all(self) -> dict[str, int]:
        return {
            name: cost(self.portal, self.bram if name == "mine" else self.tomasz, path)
            for name, path in self.path.items()
        }


@pytest.fixture
def small(portal):
    made = Small(portal)
    made.answer("geholpen")
    made.contribute(1)
    made.look(1)
    return made


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_ten_times_as_much_costs_as_many_queries(small):
    before = small.cost_of_all()
    small.answer("wensen", "goed_in", "best", "helpt", "zorgen")
    for text in range(10):
        small.tomasz.fill_in(f"{small.casus}/schrijven/geholpen", tekst=f"Versie {text}.")
        small.answer()
    small.contribute(15)
    small.look(20)
    more_parties(small, 8)
    after = small.cost_of_all()
    assert after == before


def more_parties(small: Small, times: int) -> None:
    """Other organisations join with their people, and are opened to."""
    with small.portal.inside() as session:
        casus_id = session.scalar(
            select(actions.Casus.id)
            .join(Lidmaatschap, Lidmaatschap.id == actions.Casus.client_id)
            .join(Account, Account.id == Lidmaatschap.account_id)
            .where(Account.demo_slug == "tomasz")
        )
        found = session.execute(
            select(Lidmaatschap, Partij.id)
            .join(Partij, Partij.id == Lidmaatschap.partij_id)
            .where(Lidmaatschap.active.is_(True), Partij.kind.in_(("gemeente", "uwv")))
            .order_by(Lidmaatschap.id)
            .limit(times)
        ).all()
        open_log(casus_id)
        for lidmaatschap, partij_id in found:
            actions.join_team(casus_id, lidmaatschap)
            open_cell(casus_id, partij_id, "werk")
        session.commit()


def open_log(casus_id: int) -> None:
    """The chain's own key, as the guard hands it to the client."""
    token = db.session.scalar(select(actions.Casus.token).where(actions.Casus.id == casus_id))
    keyring.hang("log", casus_id, store().keys({("log", token)})["log", token], {"LOG"})


def test_a_list_of_one_casus_costs_as_many_queries_as_one_of_many(portal):
    one, bram = portal.person("mirjam"), portal.person("bram")
    few, many = (person.open("/mijn/casussen").html.count('class="p-case"') for person in (one, bram))
    assert (few, many >= 4) == (1, True)
    assert cost(portal, one, "/mijn/casussen") == cost(portal, bram, "/mijn/casussen")


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_a_casus_with_fifty_bijdragen_costs_as_many_queries_as_one_with_two(portal):
    counts = set()
    for who in ("yara", "sem"):
        person = portal.person(who)
        counts.add(cost(portal, person, f"{person.casus()}/"))
    assert len(counts) == 1
