"""The row that says who looked: which casussen this request showed or changed, and which cells it really opened."""

import secrets

from flask import g, has_request_context, request
from sqlalchemy import event, insert

from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import SUCCEEDED, Event, Inzage, InzageObject
from portal.inzage.visits import keep_visit
from portal.kluis import keyring
from portal.kluis.sealed import Content
from portal.notice.reading import keep_read
from portal.policy import awake
from portal.policy.events import IN_NEED, leaves_a_row
from portal.policy.events import event as event_of
from portal.policy.table import EVERYTHING

CLIENT, TEAM, NEITHER = "client", "team", "none"  # behandelrelatieProtocol

_row = insert(Inzage.__table__)
_object = insert(InzageObject.__table__)


def note_touched(casus_id: int, consent_seq: int, cell: str) -> None:
    """For who is outside the casus and was shown a name from it, or changed something in it (`+cell`)."""
    touched = g.setdefault("touched", {})
    touched[casus_id] = (consent_seq, touched.get(casus_id, (0, set()))[1] | {cell})


def watch_changes() -> None:
    """A change without words, such as an actie that is done, is a change too: of the cell that its row stands under."""
    event.listen(db.session, "before_flush", _note_changed)


def _note_changed(session, _context, _instances) -> None:
    if not has_request_context():
        return
    changed = g.setdefault("changed", {})
    for row in (
        *session.new,
        *session.deleted,
        *(each for each in session.dirty if session.is_modified(each)),
    ):
        if isinstance(row, Content) and hasattr(row, "cell") and hasattr(row, "casus_id"):
            changed.setdefault(row.casus_id, set()).add(str(row.cell))


def _without_words(casus_id: int, written: set[str]) -> set[str]:
    """`~cell` of what was changed while nothing was written under it; of a casus that changed otherwise `~`."""
    changed = {f"~{cell}" for cell in g.get("changed", {}).get(casus_id, set()) - written}
    opened = g.get("casus")
    inside = opened is not None and opened.id == casus_id
    return changed or ({"~"} if inside and not written else set())


def _shown(committed: bool = False):
    """(casus, cells, consent) of what was looked at, or of which something was really opened or written."""
    looked = g.get("looked_at", {})
    for (scope, subject), lock in keyring.locks().items():
        if scope == "casus" and (lock.opened or lock.written or subject in looked):
            cells = {*lock.opened, *(f"+{cell}" for cell in lock.written)}
            cells |= _without_words(subject, lock.written) if committed else set()
            yield subject, cells, looked.get(subject, 0)
    for casus_id, (consent_seq, cells) in g.get("touched", {}).items():
        yield casus_id, cells, consent_seq


def _changed(objects: list[dict]) -> bool:
    """Something of a casus or of its log was written, or changed without words."""
    inside = any(lock.written for lock in keyring.locks().values())
    return inside or any(cell[0] in "+~" for each in objects for cell in each["cells"].split())


def _object_of(casus_id: int, cells: set[str], consent_seq: int) -> dict:
    return object_row(casus_id, consent_seq, relation(casus_id), " ".join(sorted(cells))[:400])


def object_row(casus_id: int, consent_seq: int, relation: str, cells: str = "") -> dict:
    return {"casus_id": casus_id, "cells": cells, "consent_seq": consent_seq, "relation": relation}


def relation(casus_id: int) -> str:
    """Who was let in by the guard or a list is its client or of its team; who was only shown a name is neither."""
    if casus_id in g.get("touched", {}):
        return NEITHER
    return CLIENT if g.actor.role in EVERYTHING else TEAM


def values(event: Event, action: str, outcome: int = SUCCEEDED) -> dict:
    """Of this request and who acts in it."""
    actor = g.actor
    return {
        "trace": secrets.token_bytes(16),
        "at": now(),
        "event": event,
        "action": action,
        "outcome": outcome,
        "page": request.endpoint or "",
        "permission": g.permission.name,
        "lidmaatschap_id": actor.id,
        "account_id": actor.account_id,
        "work_name": actor.work_name,
        "role": actor.role,
        "partij_id": actor.partij_id,
        "organisatie_id": actor.organisatie_id,
        "purpose": str(actor.taak or actor.role),
        "network": (request.remote_addr or "")[:45],
        "source": request.host[:120],
        "emergency": g.permission in IN_NEED,
    }


def insert_row(row: dict, objects: list[dict]) -> None:
    connection = db.session.connection()
    (made,) = connection.execute(_row, row).inserted_primary_key
    if objects:
        connection.execute(_object, [{"inzage_id": made, **each} for each in objects])


def add_row(committed: bool = False) -> None:
    """Into the transaction at hand. Nothing was shown or changed in any casus: no row, but for logs and rights.
    `committed`: with a change."""
    objects = [_object_of(*shown) for shown in _shown(committed)]
    if objects or leaves_a_row(committed):
        changed = _changed(objects) or (committed and not objects)
        insert_row(values(event_of(committed, changed), "U" if changed else "R"), objects)
    awake.keep()
    keep_visit()
    keep_read()


def leaves_something() -> bool:
    return any(_shown()) or leaves_a_row(committed=False) or awake.is_due()
