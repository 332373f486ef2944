"""What goes straight to the driver comes back as what SQLAlchemy itself would have given."""

import pytest
from sqlalchemy import bindparam, column, event, literal, select, text
from sqlalchemy.exc import MultipleResultsFound, NoResultFound, OperationalError, ProgrammingError

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Bijdrage, Casus, Onderwerp, Teamlid
from portal.core import clock
from portal.core.db import Moment, db, read
from portal.toestemming.models import Sharing

ALIKE = {
    "codes, moments and what is empty": (
        select(Teamlid.id, Teamlid.since, Teamlid.ended_at, Lidmaatschap.role, Lidmaatschap.ips, Lidmaatschap.token)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .where(Teamlid.since < bindparam("now", type_=Moment))
        .order_by(Teamlid.id),
        {"now": clock.now()},
    ),
    "lists of codes and of numbers": (
        select(Bijdrage.id, Bijdrage.onderwerp, Bijdrage.written_at)
        .where(
            Bijdrage.onderwerp.in_(bindparam("about", expanding=True)),
            Bijdrage.id.in_(bindparam("ids", expanding=True)),
        )
        .order_by(Bijdrage.id),
        {"about": [Onderwerp.PLAN, Onderwerp.WERK], "ids": range(1, 30)},
    ),
    "an empty list": (select(Casus.id).where(Casus.id.in_(bindparam("ids", expanding=True))), {"ids": []}),
    "values that stand in the statement": (
        select(Lidmaatschap.id, literal("50 % zeker").label("said"))
        .where(Lidmaatschap.role.in_([Role.UWV, Role.GGZ]), Lidmaatschap.active.is_(True))
        .order_by(Lidmaatschap.id),
        {},
    ),
    "an end that is given": (
        select(Sharing.id, Sharing.valid_until).where(Sharing.closed_at.is_(None)).order_by(Sharing.id).limit(3),
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("statement, values", ALIKE.values(), ids=ALIKE)
def test_the_rows_are_the_same(demo, statement, values):
    with demo.inside() as session:
        ordinary = session.connection().execute(statement, values).all()
        again = [read(statement, values) for _ in range(2)]
    for rows in again:
        assert [tuple(row) for row in rows] == [tuple(row) for row in ordinary]
        assert [row._asdict() for row in rows] == [dict(row._mapping) for row in ordinary]
        assert [list(map(type, row)) for row in rows] == [list(map(type, row)) for row in ordinary]


def test_lists_of_other_lengths_are_other_statements(demo):
    statement = select(Casus.id).where(Casus.id.in_(bindparam("ids", expanding=True))).order_by(Casus.id)
    with demo.inside() as session:
        every = list(session.scalars(select(Casus.id).order_by(Casus.id)))
        for length in (0, 1, 3, 2, 0, len(every)):
            assert [row.id for row in read(statement, {"ids": every[:length]})] == every[:length]


def test_a_name_that_stands_twice_is_nobodys(demo):
    with demo.inside():
        (row,) = read(select(literal(1).label("a"), literal(2).label("a"), literal(3).label("b")))
    assert (row.b, tuple(row)) == (3, (1, 2, 3))
    with pytest.raises(AttributeError):
        row.a  # noqa: B018


def test_one_row_or_none(demo):
    nobody, somebody = select(Casus.id).where(Casus.id < 0), select(Casus.id)
    with demo.inside():
        assert read(nobody).one_or_none() is None
        assert read(nobody).scalar() is None
        with pytest.raises(NoResultFound):
            read(nobody).one()
        with pytest.raises(MultipleResultsFound):
            read(somebody).one_or_none()


def test_what_the_database_refuses_says_nothing_of_the_values(demo):
    wrong = select(column("nothing")).select_from(text("nowhere")).where(column("a") == bindparam("secret"))
    with demo.inside() as session:
        with pytest.raises((OperationalError, ProgrammingError)) as refused:
            read(wrong, {"secret": "Bedachtgeheim"})
        session.rollback()
    assert "Bedachtgeheim" not in str(refused.value)


def test_who_watches_the_statements_sees_them(demo):
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    with demo.inside():
        event.listen(db.engine, "before_cursor_execute", note)
        read(select(Casus.id))
        event.remove(db.engine, "before_cursor_execute", note)
        read(select(Casus.id))
    assert len([each for each in seen if each.startswith("SELECT")]) == 1


def test_a_connection_that_broke_is_not_used_again(portal, database):
    if database != "postgresql":
        pytest.skip("SQLite has no connection that can break")
    with portal.inside() as session:
        pid = session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with db.engine.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
        with pytest.raises(OperationalError):
            read(select(Casus.id))
        session.rollback()
        assert read(select(Casus.id)) != []
