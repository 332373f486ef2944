"""What somebody is can change while they are saving: what was begun as what they are not any more is not kept."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text, update

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Bijdrage
from portal.core import sqlite
from portal.core.db import db

WORDS = "Begonnen voordat het veranderde"


def changing(model, **values):
    account = select(Account.id).where(Account.demo_slug == "sunita").scalar_subquery()
    column = Account.id if model is Account else Lidmaatschap.account_id
    return update(model).where(column == account).values(**values)


@pytest.fixture
def writing(portal):
    sunita = portal.person("sunita")
    path = f"{sunita.casus()}/bijdrage"
    return sunita, path, {**sunita.open(path).hidden(), "onderwerp": "werk", "tekst": WORDS}


def waits(portal, engine, number: int) -> None:
    """On PostgreSQL: until this many connections wait for a lock. SQLite's writers wait before they read anything."""
    if engine.dialect.name == "sqlite":
        return
    asked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with engine.connect() as connection:
        until = time.monotonic() + 20
        while connection.execute(asked).scalar() < number:
            assert time.monotonic() < until, "nobody waits"
            connection.rollback()


def bijdragen(portal) -> int:
    with portal.inside() as session:
        return len(session.scalars(select(Bijdrage.id)).all())


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        (changing(Account, active=False), 401),
        (changing(Lidmaatschap, active=False), 401),
        (changing(Lidmaatschap, role=Role.SLEUTELPERSOON), 404),
    ],
    ids=["deactivated", "lidmaatschap ended", "another role"],
)
def test_a_request_that_read_who_it_was_before_the_change_saves_nothing_after_it(
    portal, writing, statement, status
):
    sunita, path, sent = writing
    before = bijdragen(portal)
    with portal.app.app_context():
        engine = db.engine
    with ThreadPoolExecutor(1) as pool, sqlite.writing(), engine.begin() as change:
        change.execute(statement)  # not committed yet: who asks now still reads what was
        answer = pool.submit(sunita.send, path, sent)
        waits(portal, engine, 1)
        change.commit()
        page = answer.result()
    assert page.status == status, (page.location, page.words[:300])
    assert WORDS in page.html
    assert bijdragen(portal) == before


def test_between_the_parts_of_a_request_that_lets_go_in_between(portal, writing, monkeypatch):
    """A form whose view commits twice, or waits without holding anything: asked again at the last commit."""
    sunita, path, sent = writing
    before = bijdragen(portal)
    done = portal.app.view_functions["tijdlijn.write"]

    def lets_go(**kwargs):
        db.session.rollback()
        db.session.execute(changing(Lidmaatschap, role=Role.BESTUURDER))
        db.session.commit()
        return done(**kwargs)

    lets_go.permission = done.permission
    monkeypatch.setitem(portal.app.view_functions, "tijdlijn.write", lets_go)
    page = sunita.send(path, sent)
    assert page.status == 409
    assert WORDS in page.html
    assert bijdragen(portal) == before


def test_a_change_waits_for_who_is_saving(portal, writing):
    """On PostgreSQL, where several write at once: whoever is ended sees their last save kept, and then it is over."""
    sunita, path, sent = writing
    with portal.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        pytest.skip("one writer at a time")
    with ThreadPoolExecutor(2) as pool, engine.begin() as holds:
        holds.execute(text("LOCK TABLE handled_request IN EXCLUSIVE MODE"))
        saved = pool.submit(sunita.send, path, sent)
        waits(portal, engine, 1)

        def end() -> None:
            with engine.begin() as connection:
                connection.execute(changing(Account, active=False))

        ended = pool.submit(end)
        waits(portal, engine, 2)
        assert not ended.done()
        holds.rollback()
        assert saved.result().status == 302
        ended.result()
    assert sunita.open("/mijn/casussen").status == 302
