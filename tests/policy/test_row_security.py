"""PostgreSQL itself gives whoever asks just the rows that the table gives them, whatever a query forgets.

The app's filters are off here: each table is asked for all of its rows.
"""

from dataclasses import replace

import pytest
from sqlalchemy import and_, create_engine, delete, exists, func, insert, or_, select, text, true, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased

from portal.account.actor import Actor
from portal.account.models import Lidmaatschap
from portal.bestand.models import Bestand, Deel
from portal.casus.models import BETROKKENEN, Bijdrage, Casus, Onderwerp, Overdracht
from portal.core import clock, migrate
from portal.core.db import Base, db
from portal.core.told import NOBODY, tell
from portal.demo import generate
from portal.hulpvraag.models import Antwoord, Concept, Help, Versie, Vraag
from portal.identity.models import IdentityCheck
from portal.plan.models import Actie, Doel, GezamenlijkDoel
from portal.policy import row_install
from portal.policy.conditions import REQUEST, open_when_made, unbroken
from portal.policy.permissions import Permission as P
from portal.policy.row_rules import LATE, RULES
from portal.policy.statements import permitted
from portal.policy.table import EVERYTHING, READS
from portal.suggestions.models import Suggestion
from portal.team.models import Voorstel
from portal.tijdlijn.models import Revision, Zienswijze
from tests.policy.stage import actor_of
from tests.policy.uncovered import UNCOVERED


@pytest.fixture(scope="session")
def database() -> str:
    """SQLite has no row security."""
    return "postgresql"


@pytest.fixture(scope="module")
def crowded(demo):
    """The demo with more people and casussen, some of each kind."""
    with demo.inside():
        generate.fill(40, 6)
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


def in_casus(model, role, permission):
    return model.casus_id.in_(permitted(role, permission))


def by_cell(model, column, cells, role):
    return or_(
        *(and_(column == str(cell), in_casus(model, role, READS[str(cell)])) for cell in cells)
    )


def written(model, role):
    return unbroken(REQUEST, model.casus_id, model.partij_id, role in EVERYTHING)


def readable(model, role):
    """As `permitted` and the row words say it, with the asker of a request."""
    own = role in EVERYTHING
    if model is Versie:
        return in_casus(model, role, P.CASUS_READ)
    if model is Antwoord:
        then = exists().where(
            Versie.id == Antwoord.versie_id, Casus.id == Versie.casus_id, open_when_made(REQUEST, own)
        )
        return and_(by_cell(model, model.vraag, Vraag, role), true() if own else then.correlate(Antwoord))
    if model is Help:
        return by_cell(model, model.vraag, Vraag, role)
    if model is Concept:
        return in_casus(model, role, P.HULPVRAAG_WRITE)
    if model is Suggestion:
        mine = and_(in_casus(model, role, P.HULPVRAAG_SUGGEST), Suggestion.author_id == REQUEST.id)
        return or_(
            in_casus(model, role, P.SUGGESTION_DECIDE), and_(mine, by_cell(model, model.vraag, Vraag, role))
        )
    if model in {Bijdrage, Revision}:
        return and_(by_cell(model, model.onderwerp, Onderwerp, role), written(model, role))
    if model is Zienswijze:
        about = aliased(Bijdrage)
        read = exists().where(about.id == Zienswijze.bijdrage_id, written(about, role))
        return and_(by_cell(model, model.onderwerp, Onderwerp, role), read.correlate(Zienswijze))
    if model in {GezamenlijkDoel, Doel, Actie}:
        return and_(in_casus(model, role, P.PLAN_READ), written(model, role))
    if model is Bestand:
        at, to = aliased(Bijdrage), aliased(Actie)
        on = or_(
            exists().where(at.id == Bestand.bijdrage_id, written(at, role)).correlate(Bestand),
            exists().where(to.id == Bestand.actie_id, written(to, role)).correlate(Bestand),
        )
        return and_(by_cell(model, model.cell, Onderwerp, role), written(model, role), on)
    if model is Deel:
        return Deel.bestand_id.in_(select(Bestand.id).where(readable(Bestand, role)))
    if model is Overdracht:
        return in_casus(model, role, P.OVERDRACHT_READ)
    if model is Voorstel:
        return and_(in_casus(model, role, READS[BETROKKENEN]), written(model, role))
    assert model is IdentityCheck, f"say here who reads {model.__tablename__}"
    return in_casus(model, role, P.IDENTITY_READ)


def keys(model):
    return select(*model.__table__.primary_key.columns)


def test_everybody_is_given_the_rows_that_the_table_gives_them(crowded):
    people, found, of_all = sample(crowded), 0, set()
    assert len(people) == 80
    for actor in people:
        with crowded.inside():
            expected = {
                model: set(db.session.execute(keys(model).where(readable(model, actor.role)), actor.params()).all())
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
        tell(db.session(), NOBODY)
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


def test_the_worker_gets_what_it_came_for_and_no_text_of_the_timeline(demo):
    with demo.app.app_context():
        tell(db.session(), LATE)
        assert set(given(db.session)) <= {"actie"}


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


def test_every_table_has_row_rules_or_a_reason_why_not(demo):
    covered = {model.__tablename__ for model in RULES}
    assert covered | set(UNCOVERED) == set(Base.metadata.tables)
    assert not covered & set(UNCOVERED)
    assert all(len(why.split()) > 2 for why in UNCOVERED.values())


def test_the_database_is_as_this_version_says(demo):
    assert row_install.refusals(demo.settings) == []


TAMPERED = {
    "a rule taken away": "DROP POLICY app_select ON bijdrage",
    "a rule besides": "CREATE POLICY more ON bijdrage FOR SELECT USING (true)",
    "security switched off": "ALTER TABLE bijdrage DISABLE ROW LEVEL SECURITY",
    "security not forced": "ALTER TABLE actie NO FORCE ROW LEVEL SECURITY",
    "another function": "CREATE OR REPLACE FUNCTION mag(p text) RETURNS SETOF bigint LANGUAGE sql STABLE "
    "SECURITY DEFINER AS 'SELECT id FROM casus'",
    "a function of the owner's": "ALTER FUNCTION mag(text) OWNER TO portal_owner",
    "with the rights of who asks": "ALTER FUNCTION mag(text) SECURITY INVOKER",
    "with another path": "ALTER FUNCTION mag(text) RESET search_path",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_the_portal_does_not_start_beside_other_rules_and_an_upgrade_puts_them_right(
    postgres, make_portal, statement
):
    portal = make_portal(filled=False)
    name = make_url(portal.settings.database_url).database
    postgres.sql(statement, name)
    found = row_install.refusals(portal.settings)
    assert found
    assert all("portal db upgrade" in each for each in found)
    migrate.upgrade(portal.settings)
    assert row_install.refusals(portal.settings) == []


def test_the_portal_does_not_start_as_somebody_whom_no_rule_binds(postgres, demo):
    name = make_url(demo.settings.database_url).database
    for role, why in (("portal_owner", "owns tables"), ("postgres", "is a superuser")):
        wrong = replace(demo.settings, database_url=postgres.url(name, role))
        assert why in row_install.refusals(wrong)[0]
