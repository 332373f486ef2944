"""An answer that says a change was made must not leave that change uncommitted: it would be gone."""

from flask import request_finished
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.core.db import db

MARK = "changed and not committed"
LOST = "changed and rolled back"


@event.listens_for(Session, "after_flush")
def _flushed(session, _context):
    session.info[MARK] = True


@event.listens_for(Session, "do_orm_execute")
def _executed(state):
    if state.is_insert or state.is_update or state.is_delete:
        state.session.info[MARK] = True


@event.listens_for(Session, "after_commit")
def _committed(session):
    session.info.pop(MARK, None)


@event.listens_for(Session, "after_soft_rollback")
def _rolled_back(session, transaction):
    if not transaction.nested and session.info.pop(MARK, None):
        session.info[LOST] = True


def _nothing_left(_app, response):
    session = db.session()
    left = session.info.get(MARK) or session.info.get(LOST) or session.new or session.dirty or session.deleted
    assert not (left and response.status_code < 400), (
        "the answer left a change uncommitted: commit in the view"
    )


def watch(app) -> None:
    request_finished.connect(_nothing_left, app)
