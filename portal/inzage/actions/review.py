from datetime import date

from sqlalchemy.exc import IntegrityError

from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import Found, LookReview


def review(organisatie_id: int, inzage_id: int, month: date, found: Found, by: int) -> bool:
    """That somebody went through this look; it stays as it is. False: a colleague did so before."""
    row = LookReview(
        organisatie_id=organisatie_id,
        inzage_id=inzage_id,
        month=f"{month:%Y-%m}",
        found=found,
        by_id=by,
        at=now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
            db.session.flush()
    except IntegrityError:
        return False
    return True
