"""Two people, or two tabs, change one row: the first wins, the second is shown both."""

from sqlalchemy import select

from portal.core.db import db


class Moved(Exception):
    """Somebody else changed this row in the meantime. Carries it as it is now; nothing was changed."""

    def __init__(self, row):
        self.row = row


def locked(model, row_id: int, version: int):
    """The row, held until the transaction ends. Moved if it is no longer the version that the writer began from, or
    meanwhile became one that they may not change (on PostgreSQL: the row rules)."""
    row = db.session.scalars(
        select(model).where(model.id == row_id).with_for_update().execution_options(populate_existing=True)
    ).one_or_none()
    if row is None or row.version != version:
        raise Moved(row)
    return row
