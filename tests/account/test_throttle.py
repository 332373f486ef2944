"""At most 5 tries per account in 15 minutes plus a budget per address, counted exactly under parallel tries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from portal.account import passwords, throttle
from portal.core import clock
from tests.account.signing_in import MAILS, RIGHT, attempt

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def quick(monkeypatch):
    """Checks that cost nothing: what is counted is the same."""

    class Quick:
        def verify(self, _hashed, password):
            return password == RIGHT

    monkeypatch.setattr(passwords, "_hasher", Quick())


def statuses(
    portal, mail: str, times: int, at: datetime = NOON, password: str = "verkeerd", address="10.0.0.1"
) -> list:
    with clock.at(at):
        return [attempt(portal.browse(), mail, password, address=address).status for _ in range(times)]


@pytest.mark.parametrize("mail", [MAILS["bram"], "niemand@voorbeeld.example"], ids=["known", "unknown"])
def test_the_sixth_try_waits_also_with_the_right_password(portal, quick, mail):
    assert statuses(portal, mail, 6) == [422] * 5 + [429]
    assert statuses(portal, mail, 1, password=RIGHT) == [429]
    assert statuses(portal, mail.upper(), 1) == [429], "the same address, written otherwise"


def test_twenty_tries_at_once_get_exactly_five_checks(portal, quick):
    people = [portal.browse() for _ in range(20)]
    forms = [person.open("/inloggen").hidden() for person in people]

    def one(place: int) -> int:
        sent = {**forms[place], "mail": MAILS["bram"], "password": "verkeerd"}
        return people[place].send("/inloggen", sent).status

    with ThreadPoolExecutor(20) as pool:
        answers = sorted(pool.map(one, range(20)))
    assert answers == [422] * 5 + [429] * 15


def test_the_window_slides(portal, quick):
    mail = MAILS["bram"]
    assert statuses(portal, mail, 2, NOON) == [422, 422]
    assert statuses(portal, mail, 3, NOON + timedelta(minutes=10)) == [422] * 3
    assert statuses(portal, mail, 1, NOON + timedelta(minutes=14, seconds=59)) == [429]
    assert statuses(portal, mail, 3, NOON + timedelta(minutes=15, seconds=1)) == [422, 422, 429]
    assert statuses(portal, mail, 4, NOON + timedelta(minutes=25, seconds=1)) == [422] * 3 + [429]


def test_a_right_password_clears_the_count(portal, quick):
    mail = MAILS["bram"]
    assert statuses(portal, mail, 4) == [422] * 4
    assert statuses(portal, mail, 1, password=RIGHT) == [302]
    assert statuses(portal, mail, 6) == [422] * 5 + [429]


def test_the_tries_of_one_are_not_those_of_another(portal, quick):
    assert statuses(portal, MAILS["bram"], 6)[-1] == 429
    assert statuses(portal, MAILS["fenna"], 1, password=RIGHT) == [302]


def test_an_address_has_a_budget_over_all_accounts(portal, quick, monkeypatch):
    monkeypatch.setattr(throttle, "PER_ADDRESS", 7)
    tried = [statuses(portal, f"{number}@voorbeeld.example", 1)[0] for number in range(8)]
    assert tried == [422] * 7 + [429]
    assert statuses(portal, MAILS["bram"], 1, password=RIGHT) == [429]
    assert statuses(portal, MAILS["bram"], 1, password=RIGHT, address="10.0.0.2") == [302]
    assert statuses(portal, MAILS["bram"], 1, NOON + timedelta(minutes=16), password=RIGHT) == [302]


def test_who_must_wait_is_told_so_calmly(portal, quick):
    with clock.at(NOON):
        page = [attempt(portal.browse(), MAILS["bram"], "verkeerd") for _ in range(6)][-1]
    assert "Probeer het over 15 minuten opnieuw" in page.words
