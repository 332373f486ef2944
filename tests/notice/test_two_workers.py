"""Two workers that begin a day at the same moment tell once that an actie is late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from sqlalchemy import delete, func, select

from portal.core import clock, sqlite
from portal.core.db import db
from portal.core.told import tell
from portal.notice.actions import tell_who_is_late
from portal.notice.models import Kind, Notice
from portal.policy.row_words import WORK

WORKERS = 4


def test_each_late_actie_is_told_once(portal):
    with portal.inside() as session:
        session.execute(delete(Notice))
        session.commit()
    start, tomorrow = Barrier(WORKERS), clock.now() + timedelta(days=1)

    def work(_):
        start.wait()
        with portal.app.app_context(), clock.at(tomorrow), sqlite.writing():
            tell(db.session(), WORK)
            tell_who_is_late()
            db.session.commit()

    with ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(work, range(WORKERS)))
    with portal.inside():
        late = select(func.count(), func.count(Notice.about.distinct())).where(Notice.kind == Kind.ACTIE_LATE)
        rows, acties = db.session.execute(late).one()
    assert rows == acties > 0
