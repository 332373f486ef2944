"""The door itself: a link and a code that belong together, once, for fourteen days."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from portal.account.models import Lidmaatschap
from portal.core import clock
from portal.core.clock import now
from portal.core.db import db
from portal.uitnodiging import actions, door, link
from portal.uitnodiging.models import Purpose, Uitnodigingstand

NAAM, ADRES = "Willemijn van der Uitgenodigden", "willemijn@uitgenodigd.example"


@pytest.fixture
def inside(demo):
    with demo.inside() as session:
        yield session


@pytest.fixture
def handed(inside):
    by = db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.work_name == "Sunita Ramdhani"))
    return actions.invite(by, Purpose.CLIENT, NAAM, ADRES)


def test_link_and_code_open_it_however_the_code_is_typed(handed):
    assert door.try_code(handed.secret, handed.code).id == handed.row.id
    assert door.try_code(handed.secret, f" {link.spoken(handed.code).replace(' ', '-')} ").id == handed.row.id


def test_five_wrong_codes_lock_it_for_the_right_one_too(handed):
    wrong = f"{(int(handed.code) + 1) % 10**6:06d}"
    assert [door.try_code(handed.secret, wrong) for _ in range(5)] == [None] * 5
    assert door.try_code(handed.secret, handed.code) is None
    assert handed.row.stand is Uitnodigingstand.LOCKED


@pytest.mark.parametrize("happened", ["used", "withdrawn", "stopped", "expired", "another link"])
def test_what_has_ended_opens_for_nobody(handed, happened):
    by = db.session.get(Lidmaatschap, handed.row.made_by_id)
    proved = link.Proved(handed.row.token, link.mark(handed.row))
    assert door.standing(proved) is handed.row
    {
        "used": lambda: door.use(handed.row, by.account_id),
        "withdrawn": lambda: actions.withdraw(handed.row.id),
        "stopped": lambda: door.stop(handed.row),
        "expired": lambda: None,
        "another link": lambda: actions.renew(handed.row.id),
    }[happened]()
    days = 14 if happened == "expired" else 0
    with clock.at(now() + timedelta(days=days)):
        assert door.try_code(handed.secret, handed.code) is None
        assert door.standing(proved) is None


@pytest.mark.parametrize("secret", ["", "x", "A" * 43, "\0", "\ud800", "é" * 500])
def test_a_link_that_is_none(handed, secret):
    assert door.try_code(secret, handed.code) is None


def test_another_link_opens_what_was_locked_or_past_its_end(handed):
    handed.row.tries_left = 0
    with clock.at(now() + timedelta(days=30)):
        again = actions.renew(handed.row.id)
        assert door.try_code(again.secret, again.code) is not None
    assert actions.withdraw(handed.row.id)
    assert not handed.row.naam
    assert actions.renew(handed.row.id) is None
    assert not actions.withdraw(handed.row.id)


def test_the_row_holds_neither_name_nor_address_nor_link_nor_code(handed):
    row = db.session.execute(text("SELECT * FROM uitnodiging WHERE id = :id"), {"id": handed.row.id}).one()
    held = b" ".join(
        bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in row
    )
    for words in (NAAM, ADRES, handed.secret, handed.code, link.spoken(handed.code)):
        assert words.encode() not in held


def test_who_stopped_leaves_no_name_behind(handed):
    door.stop(handed.row)
    assert not handed.row.naam
    assert not handed.row.adres
    assert handed.row.stand is Uitnodigingstand.STOPPED
