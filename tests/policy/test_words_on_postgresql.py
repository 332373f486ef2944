"""Every word of the table is also a rule that PostgreSQL itself can hold: with the asker in its settings, it gives the
same casussen as the portal's own question, and without an asker none.
"""

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import make_url

from portal.account.actor import Actor
from portal.account.models import Lidmaatschap
from portal.casus.models import Bijdrage, Casus
from portal.core.db import db
from portal.hulpvraag.models import Antwoord, Versie
from portal.noodkaart.models import Keeper
from portal.organisatie.models import Organisatie, Partij
from portal.policy.conditions import DATABASE, REQUEST, author, known, open_when_made, unbroken
from portal.policy.permissions import Subject
from portal.policy.table import SUBJECT, TABLE, cell
from tests.policy.stage import actor_of

DIALECT = postgresql.dialect(paramstyle="named")
ID = {
    Subject.CASUS: Casus.id,
    Subject.NOODKAART: Keeper.id,
    Subject.ORGANISATIE: Organisatie.id,
    Subject.SELF: Lidmaatschap.id,
}
SETTINGS = (
    "actor_id",
    "actor_partij_id",
    "actor_organisatie_id",
    "actor_taak",
    "actor_ips",
    "identity_needed",
    "now",
)


@pytest.fixture(scope="session")
def database() -> str:
    """This is about PostgreSQL alone."""
    return "postgresql"


@pytest.fixture
def outside(demo):
    """A connection of the owner's, as another program would have it; past the row rules: a word is asked alone."""
    address = make_url(demo.settings.owner_database_url).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        connection.execute("SELECT set_config('portal.whole', 'on', false)")
        yield connection


def literal(statement) -> str:
    return str(statement.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))


def words():
    """(subject, role, word) of every cell of the table that is not "never"."""
    for permission, row in TABLE.items():
        for word in row:
            if word.name != "never":
                yield SUBJECT[permission], word


DISTINCT = {(subject, word.name): (subject, word) for subject, word in words()}


def row_words(asker):
    """The conditions on a row of content."""
    secret = func.coalesce(Partij.beroepsgeheim, False)
    answers = (
        select(Antwoord.id)
        .join(Versie, Versie.id == Antwoord.versie_id)
        .join(Casus, Casus.id == Versie.casus_id)
    )
    with_partij = select(Bijdrage.id).outerjoin(Partij, Partij.id == Bijdrage.partij_id)
    return {
        "unbroken": select(Bijdrage.id).where(unbroken(asker, Bijdrage.casus_id, Bijdrage.partij_id, False)),
        "known": with_partij.where(known(asker, Bijdrage.casus_id, Bijdrage.partij_id, secret)),
        "open when made": answers.where(open_when_made(asker, False)),
        "author": select(Bijdrage.id).where(author(asker)),
    }


def tell(connection, params: dict) -> None:
    for name in SETTINGS:
        value = params[name]
        text = "" if value is None else value.isoformat() if name == "now" else str(value).lower()
        connection.execute("SELECT set_config(%s, %s, false)", (f"portal.{name}", text))


def rows(connection, statement) -> set[int]:
    return {row[0] for row in connection.execute(literal(statement)).fetchall()}


def everybody(demo) -> list:
    found = [actor_of(demo.app, person) for person in db.session.scalars(select(Lidmaatschap)).all()]
    return [actor for actor in found if isinstance(actor, Actor)]


def test_the_database_gives_each_person_the_casussen_that_the_portal_gives(demo, outside):
    found = 0
    with demo.inside():
        for actor in everybody(demo):
            tell(outside, actor.params())
            own = {cell(permission, actor.role).name: SUBJECT[permission] for permission in TABLE}
            for name, subject in own.items():
                if name == "never":
                    continue
                _, word = DISTINCT[subject, name]
                asked = select(ID[subject]).where(word.clause(REQUEST))
                expected = set(db.session.scalars(asked, actor.params()))
                assert rows(outside, select(ID[subject]).where(word.clause(DATABASE))) == expected, name
                found += len(expected)
    assert found > 400


def test_the_database_gives_each_person_the_rows_that_the_portal_gives(demo, outside):
    with demo.inside():
        for actor in everybody(demo):
            tell(outside, actor.params())
            for (name, asked), rule in zip(
                row_words(REQUEST).items(), row_words(DATABASE).values(), strict=True
            ):
                assert rows(outside, rule) == set(db.session.scalars(asked, actor.params())), name


@pytest.mark.parametrize(("subject", "word"), DISTINCT.values(), ids=[name for _, name in DISTINCT])
def test_without_an_asker_a_word_gives_nothing(outside, subject, word):
    assert rows(outside, select(ID[subject]).where(word.clause(DATABASE))) == set()


@pytest.mark.parametrize(("subject", "word"), DISTINCT.values(), ids=[name for _, name in DISTINCT])
def test_after_an_asker_went_a_word_gives_nothing(outside, subject, word):
    """A connection that goes back to a pool keeps its settings as empty texts."""
    tell(outside, dict.fromkeys(SETTINGS))
    assert rows(outside, select(ID[subject]).where(word.clause(DATABASE))) == set()


def test_without_an_asker_only_what_is_no_secret_is_unbroken(outside):
    """The row words filter within a casus; alone they let no text through that rests on a beroepsgeheim."""
    secret = (
        select(Bijdrage.id)
        .join(Partij, Partij.id == Bijdrage.partij_id)
        .where(Partij.beroepsgeheim.is_(True))
    )
    assert rows(outside, secret)
    assert not rows(outside, row_words(DATABASE)["unbroken"]) & rows(outside, secret)
