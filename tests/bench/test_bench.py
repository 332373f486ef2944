"""The bench itself: it measures what it says it measures. How much a page costs is no test's business."""

import pytest

from tests.bench.busy import viewer
from tests.bench.compare import beside_bare
from tests.bench.dearest import dearest, shares
from tests.bench.door import known_and_unknown
from tests.bench.kept import add_casussen
from tests.bench.memory import worker_memory
from tests.bench.pages import portal_page
from tests.support.people import Page as Read

LONG = 45


@pytest.fixture(scope="module")
def busy(demo):
    add_casussen(demo, 30, 2, LONG)
    return demo


@pytest.fixture(scope="module")
def who(busy):
    return viewer(busy)


def test_the_casus_page_that_is_measured_is_full_and_has_more_to_come(busy, who):
    page = Read(busy.app.test_client(use_cookies=False).get(who.casus, headers={"Cookie": who.cookie}))
    assert page.html.count('class="p-lanes__text"') == 40
    assert page.html.split('id="tijdlijn"')[1].count("Bedacht om mee te meten.") == 40 * 4
    assert "Toon eerdere bijdragen" in page.words


@pytest.mark.parametrize("place", ["casus", "mine"])
def test_the_bare_page_asks_stores_and_sends_as_much(busy, who, place, tmp_path):
    page = portal_page(busy, getattr(who, place), who.cookie)
    found = beside_bare(busy, page, rows=10, folder=tmp_path, rounds=1, requests=1)
    assert found.needs.selects == found.bare_needs.selects > 3
    assert found.needs.inserts == found.bare_needs.inserts
    assert found.needs.inserts[0] == 1
    assert found.bare_needs.size == pytest.approx(found.needs.size, rel=0.01)
    assert found.needs.others == []


def test_the_dearest_parts_are_parts_of_the_portal(busy, who):
    parts = dearest(portal_page(busy, who.casus, who.cookie), requests=20)
    assert any(part.startswith(("portal/", "templates/")) for part, _ in parts)
    assert 0 < sum(share for _, share in parts) <= 1


def test_guard_kluis_and_log_each_take_a_part(busy, who):
    told = shares(portal_page(busy, who.casus, who.cookie), requests=40)
    assert set(told) == {"guard", "kluis", "log"}
    assert all(share > 0 for share in told.values()) and sum(told.values()) < 1


def test_a_worker_tells_how_much_memory_it_holds(busy, who):
    assert worker_memory(busy, who, requests=2) > 10


def test_a_try_to_sign_in_is_measured_to_its_end_and_never_waits_for_another(busy):
    told = known_and_unknown(busy, turns=7)
    assert min(told.known, told.unknown) > 1, "a password was looked at"
    assert told.ratio > 0
