"""Lists from the newest down, paged by key: what comes in meanwhile neither repeats nor hides a row."""

from datetime import datetime

from sqlalchemy import and_, bindparam, or_

from portal.core.db import Id, Moment

Place = tuple[datetime, int]


def below_key(moment, row_id):
    """What comes after the place that `key_of` names."""
    at, below = bindparam("below_at", type_=Moment), bindparam("below_id", type_=Id)
    return or_(moment < at, and_(moment == at, row_id < below))


def key_of(place: Place | None) -> dict:
    return {"below_at": place[0], "below_id": place[1]} if place else {}
