"""What is new to somebody in a casus: what came after the last look of their visit before this one."""

from datetime import datetime, timedelta

from flask import g
from sqlalchemy import bindparam, case, insert, select, update
from sqlalchemy.exc import IntegrityError

from portal.core.clock import now
from portal.core.db import Id, db, read
from portal.inzage.models import Visit

PAUSE = timedelta(minutes=30)  # so long away, and the next look is another visit
OFTEN = timedelta(minutes=1)

_mine = {
    "lidmaatschap_id": bindparam("visitor", type_=Id),
    "casus_id": bindparam("visited", type_=Id),
}
_find = select(Visit.at, Visit.before).where(*(getattr(Visit, name) == key for name, key in _mine.items()))
_table = Visit.__table__


def last_look(casus_id: int) -> datetime | None:
    """For a page that tells what came after it, and is no look itself."""
    row = read(_find, {"visitor": g.actor.id, "visited": casus_id}).one_or_none()
    return row.at if row else None


def new_since(casus_id: int) -> datetime | None:
    """None on somebody's first visit: then nothing is marked. That they looked is stored with the inzage row."""
    row = read(_find, {"visitor": g.actor.id, "visited": casus_id}).one_or_none()
    moment = now()
    if row is None or moment - row.at > OFTEN:
        g.visited = casus_id
    if row is None:
        return None
    return row.at if moment - row.at >= PAUSE else row.before


def keep_visit() -> None:
    """Into the transaction at hand."""
    casus_id = g.pop("visited", None)
    if casus_id is None:
        return
    moment, keys = now(), {"lidmaatschap_id": g.actor.id, "casus_id": casus_id}
    before = case((_table.c.at <= moment - PAUSE, _table.c.at), else_=_table.c.before)
    connection = db.session.connection()
    where = [_table.c[name] == value for name, value in keys.items()]
    if connection.execute(update(_table).where(*where).values(before=before, at=moment)).rowcount:
        return
    try:
        with db.session.begin_nested():
            db.session.execute(insert(_table).values(**keys, at=moment))
    except IntegrityError:
        return  # another tab of the same person was first
