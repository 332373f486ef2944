"""PostgreSQL itself gives whoever asks just the rows that the table gives them, whatever a query forgets.

The app's filters are off here: each table is asked for all of its rows.
"""

import pytest
from sqlalchemy import create_engine, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from portal.account.actor import Actor
from portal.account.models import Lidmaatschap
from portal.casus.models import Bijdrage, Casus, Onderwerp, Overdracht
from portal.core import clock
from portal.core.db import db
from portal.core.outbox import Outgoing
from portal.core.told import NOBODY, SIGNING_IN, tell
from portal.demo import generate
from portal.identity.models import IdentityCheck
from portal.inzage.models import Visit
from portal.policy.permissions import Permission as P
from portal.policy.row_rules import RULES
from portal.policy.row_stands import plainly_kept
from portal.policy.row_words import WORK
from portal.policy.statements import permitted
from portal.policy.table import EVERYTHING
from portal.sweep import OWNERS, has_row
from tests.policy.readable_rows import readable
from tests.policy.stage import actor_of


@pytest.fixture(scope="session")
def database() -> str:
    """SQLite has no row security."""
    return "postgresql"


@pytest.fixture(scope="module")
def crowded(demo):
    """The demo with more people and casussen, some of each kind; and everybody looked somewhere."""
    with demo.inside():
        generate.fill(40, 6)
        casus, people = (
            db.session.scalar(select(func.min(Casus.id))),
            db.session.scalars(select(Lidmaatschap.id)),
        )
        looked = [{"lidmaatschap_id": each, "casus_id": casus, "at": clock.now()} for each in people]
        db.session.execute(insert(Visit), looked)
        db.session.commit()
    return demo


def everybody(portal) -> list:
    with portal.inside():
        people = db.session.scalars(select(Lidmaatschap).order_by(Lidmaatschap.id)).all()
        found = [actor_of(portal.app, person) for person in people]
    return [actor for actor in found if isinstance(actor, Actor)]


def sample(portal) -> list:
    """40 people of the demo, and 40 of those who were made in number."""
    people = everybody(portal)
    return people[:40] + people[40 :: max(1, (len(people) - 40) // 40)][:40]


def keys(model):
    return select(*model.__table__.primary_key.columns)


def test_everybody_is_given_the_rows_that_the_table_gives_them(crowded):
    people, found, of_all = sample(crowded), 0, set()
    assert len(people) == 80
    for actor in people:
        with crowded.inside():
            expected = {
                model: set(db.session.execute(readable(model, actor.role), actor.params()).all())
                for model in RULES
            }
        with crowded.app.app_context():
            tell(db.session(), actor.told())
            for model, rows in expected.items():
                given = set(db.session.execute(keys(model)).all())
                assert given == rows, f"{model.__tablename__} for {actor.role} {actor.id}"
                found += len(rows)
                of_all |= {model} if rows else set()
    assert found > 1000
    assert of_all >= set(RULES) - {IdentityCheck, Overdracht}


def given(session) -> dict[str, int]:
    counted = {m.__tablename__: session.scalar(select(func.count()).select_from(m)) for m in RULES}
    return {name: number for name, number in counted.items() if number}


def test_without_somebody_who_asks_there_is_nothing(demo):
    with demo.app.app_context():
        assert given(db.session) == {}
        tell(db.session(), SIGNING_IN)
        assert given(db.session) == {}


def test_who_asked_before_on_the_same_connection_is_forgotten(demo):
    kofi = next(actor for actor in everybody(demo) if actor.role in EVERYTHING)
    with demo.app.app_context():
        tell(db.session(), kofi.told())
        assert given(db.session)
        db.session.rollback()
        assert given(db.session), "in the next transaction of the same request"
        tell(db.session(), NOBODY)
        assert given(db.session) == {}
        db.session.rollback()
        assert given(db.session) == {}


TO_WORK = {m for m, rules in RULES.items() if rules.work is not None}


@pytest.mark.parametrize("model", RULES, ids=lambda model: model.__tablename__)
def test_the_worker_learns_that_something_waits_reads_no_text_and_changes_nothing(demo, model):
    table = model.__table__
    sealed = [select(column) for column in table.columns if not plainly_kept(column)]
    with demo.app.app_context():
        tell(db.session(), WORK)
        number = db.session.scalar(select(func.count()).select_from(model))
        assert number == 0 or model in TO_WORK
        for refused in (delete(table), *sealed):
            with pytest.raises(DBAPIError, match="permission denied"):
                db.session.execute(refused)
            db.session.rollback()


def test_to_the_worker_no_key_seems_to_be_of_nothing(demo):
    """The sweep throws away keys whose row is gone: a row that it cannot find would cost its text."""
    with demo.inside() as session:
        tokens = {
            scope: set(session.scalars(select(model.token)))
            for scope, model in OWNERS.items()
            if model is not Outgoing
        }
    assert tokens["navraag"]
    assert tokens["aanvraag"]
    with demo.app.app_context():
        tell(db.session(), WORK)
        assert {scope: has_row(scope, list(each)) for scope, each in tokens.items()} == tokens


def test_the_portal_is_itself_again_after_the_worker(demo):
    with demo.app.app_context():
        tell(db.session(), WORK)
        assert db.session.scalar(select(func.count()).select_from(Bijdrage)) > 50
        tell(db.session(), NOBODY)
        assert db.session.scalar(text("SELECT current_user")) == "portal_app"
        assert given(db.session) == {}


def test_the_owner_reads_nothing_by_mistake(demo):
    engine = create_engine(demo.settings.owner_database_url)
    with engine.begin() as connection:
        counted = {m: connection.scalar(select(func.count()).select_from(m)) for m in RULES}
        assert not any(counted.values())
        connection.execute(text("SELECT set_config('portal.whole', 'on', true)"))
        assert connection.scalar(select(func.count()).select_from(Bijdrage)) > 50
    engine.dispose()


def test_the_portal_cannot_say_that_it_may_see_all(demo):
    with demo.app.app_context():
        tell(db.session(), {"whole": "on"})
        assert given(db.session) == {}


def bijdrage(actor, casus_id: int, **changes) -> dict:
    return {
        "token": b"0" * 16,
        "casus_id": casus_id,
        "onderwerp": Onderwerp.WERK,
        "author_id": actor.id,
        "partij_id": actor.partij_id or 0,
        "written_at": clock.now(),
        "version": 1,
        "tekst": b"sealed",
        **changes,
    }


@pytest.fixture
def writer(demo):
    """Somebody who may write about work in one casus, that casus, and one in which they have no part."""
    with demo.inside():
        for actor in everybody(demo):
            if actor.role in EVERYTHING:
                continue
            may = db.session.scalars(permitted(actor.role, P.WERK_WRITE), actor.params()).first()
            if may:
                theirs = select(Casus.id).where(Casus.id.not_in(permitted(actor.role, P.CASUS_READ)))
                return actor, may, db.session.scalars(theirs, actor.params()).first()
    return None


@pytest.mark.parametrize("returning", [True, False])
def test_one_adds_only_where_one_may_and_only_as_oneself(demo, writer, returning):
    actor, mine, elsewhere = writer
    add = insert(Bijdrage.__table__)
    add = add.returning(Bijdrage.id) if returning else add
    wrong = (
        bijdrage(actor, elsewhere),
        bijdrage(actor, mine, author_id=1),
        bijdrage(actor, mine, onderwerp=Onderwerp.BEHANDELING),
    )
    with demo.app.app_context():
        tell(db.session(), actor.told())
        db.session.execute(add.values(**bijdrage(actor, mine)))
        db.session.rollback()
        for values in wrong:
            with pytest.raises(DBAPIError, match="row-level security"):
                db.session.execute(add.values(**values))
            db.session.rollback()


def test_what_somebody_else_wrote_is_neither_changed_nor_removed(demo, writer):
    actor, mine, _ = writer
    with demo.app.app_context():
        tell(db.session(), actor.told())
        others = (Bijdrage.casus_id == mine, Bijdrage.author_id != actor.id)
        assert db.session.scalar(select(func.count()).select_from(Bijdrage).where(*others))
        assert db.session.execute(update(Bijdrage).where(*others).values(version=9)).rowcount == 0
        assert db.session.execute(delete(Bijdrage).where(*others)).rowcount == 0
        db.session.rollback()
