"""Many rows in one statement, past the ORM."""

from sqlalchemy import insert

from portal.core.db import db


def put(model, rows: list[dict]) -> None:
    if rows:
        db.session.execute(insert(model.__table__), rows)


def known(model, rows: list[dict]) -> dict[bytes, int]:
    """Which id each token got."""
    table = model.__table__
    return dict(db.session.execute(insert(table).returning(table.c.token, table.c.id), rows).all())


def added(model, rows: list[dict]) -> list[int]:
    """Their ids, in the order of the rows."""
    table = model.__table__
    query = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(db.session.scalars(query, rows))
