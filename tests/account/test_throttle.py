"""At most 5 tries per account in 15 minutes plus a budget per address, counted exactly under parallel tries."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from portal.account import passwords, throttle
from portal.core import clock
from portal.core.db import db
from tests.account.signing_in import MAILS, RIGHT, attempt

_days = itertools.count()


@pytest.fixture
def noon() -> datetime:
    """Of another day for each test: they share a portal, and no window of one reaches into that of another."""
    return datetime(2031, 11, 22, 12, 0, tzinfo=UTC) + timedelta(days=next(_days))


@pytest.fixture
def quick(monkeypatch):
    """Checks that cost nothing: what is counted is the same."""

    class Quick:
        def verify(self, _hashed, password):
            return password == RIGHT

    monkeypatch.setattr(passwords, "_hasher", Quick())


def statuses(
    demo, mail: str, times: int, at: datetime, password: str = "verkeerd", address="10.0.0.1"
) -> list:
    with clock.at(at):
        return [attempt(demo.browse(), mail, password, address=address).status for _ in range(times)]


@pytest.mark.parametrize("mail", [MAILS["bram"], "niemand@voorbeeld.example"], ids=["known", "unknown"])
def test_the_sixth_try_waits_also_with_the_right_password(demo, noon, quick, mail):
    assert statuses(demo, mail, 6, noon) == [422] * 5 + [429]
    assert statuses(demo, mail, 1, noon, password=RIGHT) == [429]
    assert statuses(demo, mail.upper(), 1, noon) == [429], "the same address, written otherwise"


def test_twenty_tries_at_once_get_exactly_five_checks(portal, quick):
    people = [portal.browse() for _ in range(20)]
    forms = [person.open("/inloggen").hidden() for person in people]

    def one(place: int) -> int:
        sent = {**forms[place], "mail": MAILS["bram"], "password": "verkeerd"}
        return people[place].send("/inloggen", sent).status

    with ThreadPoolExecutor(20) as pool:
        answers = sorted(pool.map(one, range(20)))
    assert answers == [422] * 5 + [429] * 15


def test_the_window_slides(demo, noon, quick):
    mail = MAILS["bram"]
    assert statuses(demo, mail, 2, noon) == [422, 422]
    assert statuses(demo, mail, 3, noon + timedelta(minutes=10)) == [422] * 3
    assert statuses(demo, mail, 1, noon + timedelta(minutes=14, seconds=59)) == [429]
    assert statuses(demo, mail, 3, noon + timedelta(minutes=15, seconds=1)) == [422, 422, 429]
    assert statuses(demo, mail, 4, noon + timedelta(minutes=25, seconds=1)) == [422] * 3 + [429]


def test_a_right_password_clears_the_count(demo, noon, quick):
    mail = MAILS["bram"]
    assert statuses(demo, mail, 4, noon) == [422] * 4
    assert statuses(demo, mail, 1, noon, password=RIGHT) == [302]
    assert statuses(demo, mail, 6, noon) == [422] * 5 + [429]


def test_the_tries_of_one_are_not_those_of_another(demo, noon, quick):
    assert statuses(demo, MAILS["bram"], 6, noon)[-1] == 429
    assert statuses(demo, MAILS["fenna"], 1, noon, password=RIGHT) == [302]


def test_an_address_has_a_budget_over_all_accounts(demo, noon, quick, monkeypatch):
    monkeypatch.setattr(throttle, "PER_ADDRESS", 7)
    tried = [statuses(demo, f"{number}@voorbeeld.example", 1, noon)[0] for number in range(8)]
    assert tried == [422] * 7 + [429]
    assert statuses(demo, MAILS["bram"], 1, noon, password=RIGHT) == [429]
    assert statuses(demo, MAILS["bram"], 1, noon, password=RIGHT, address="10.0.0.2") == [302]
    assert statuses(demo, MAILS["bram"], 1, noon + timedelta(minutes=16), password=RIGHT) == [302]


def test_who_must_wait_is_told_so_calmly(demo, noon, quick):
    with clock.at(noon):
        page = [attempt(demo.browse(), MAILS["bram"], "verkeerd") for _ in range(6)][-1]
    assert "Probeer het over 15 minuten opnieuw" in page.words


def test_forty_wrong_passwords_from_many_addresses_count_as_five(demo, noon, monkeypatch, statements):
    """Whoever says in a header to come from elsewhere says nothing; an unknown account takes the very same road."""
    checked: list[str] = []
    monkeypatch.setattr(passwords, "right", lambda *_: checked.append("check"))
    roads = []
    for mail in (MAILS["fenna"], "niemand@voorbeeld.example"):
        checked.clear()
        statements.clear()
        with clock.at(noon):
            answers = [from_elsewhere(demo, mail, number) for number in range(40)]
        assert answers == [422] * 5 + [429] * 35
        assert len(checked) == 5
        roads.append(list(statements))
    assert roads[0] == roads[1]
    assert any("FROM account" in statement for statement in roads[0])


def from_elsewhere(demo, mail: str, number: int) -> int:
    person = demo.browse()
    form = person.open("/inloggen").hidden()
    answer = person.client.post(
        "/inloggen",
        data={**form, "mail": mail, "password": "verkeerd"},
        headers={"X-Forwarded-For": f"198.51.100.{number}", "X-Real-IP": f"203.0.113.{number}"},
        environ_overrides={"REMOTE_ADDR": f"10.1.{number}.7"},
    )
    return answer.status_code


@pytest.fixture
def statements(demo):
    """What the database is asked."""
    found: list[str] = []
    with demo.app.app_context():
        engine = db.engine

    def note(_connection, _cursor, statement, *_):
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)
