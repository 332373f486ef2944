"""The row that says who looked: which casussen this request showed or changed, and which cells it really opened."""

import secrets

from flask import g, request
from sqlalchemy import insert

from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import Inzage, InzageObject
from portal.inzage.visits import keep_visit
from portal.kluis import keyring
from portal.notice.reading import keep_read
from portal.policy import awake

_row = insert(Inzage.__table__)
_object = insert(InzageObject.__table__)


def note_touched(casus_id: int, consent_seq: int, cell: str) -> None:
    """For who is outside the casus and was shown a name from it, or changed something in it (`+cell`)."""
    touched = g.setdefault("touched", {})
    touched[casus_id] = (consent_seq, touched.get(casus_id, (0, set()))[1] | {cell})


def _shown():
    """(casus, cells, consent) of what was looked at, or of which something was really opened or written."""
    looked = g.get("looked_at", {})
    for (scope, subject), lock in keyring.locks().items():
        if scope == "casus" and (lock.opened or lock.written or subject in looked):
            yield subject, {*lock.opened, *(f"+{cell}" for cell in lock.written)}, looked.get(subject, 0)
    for casus_id, (consent_seq, cells) in g.get("touched", {}).items():
        yield casus_id, cells, consent_seq


def _changed() -> bool:
    """Something of a casus or of its log was written."""
    inside = any(lock.written for lock in keyring.locks().values())
    return inside or any(cell.startswith("+") for _, cells in g.get("touched", {}).values() for cell in cells)


def _object_of(casus_id: int, cells: set[str], consent_seq: int) -> dict:
    return {"casus_id": casus_id, "cells": " ".join(sorted(cells))[:400], "consent_seq": consent_seq}


def _insert(objects: list[dict]) -> None:
    actor, connection = g.actor, db.session.connection()
    made = connection.execute(
        _row,
        {
            "trace": secrets.token_bytes(16),
            "at": now(),
            "action": "U" if _changed() else "R",
            "outcome": 0,
            "page": request.endpoint or "",
            "permission": g.permission.name,
            "lidmaatschap_id": actor.id,
            "role": actor.role,
            "partij_id": actor.partij_id,
            "network": (request.remote_addr or "")[:45],
        },
    )
    (row,) = made.inserted_primary_key
    connection.execute(_object, [{"inzage_id": row, **each} for each in objects])


def add_row() -> None:
    """Into the transaction at hand. Nothing was shown or changed in any casus: no row."""
    if objects := [_object_of(*shown) for shown in _shown()]:
        _insert(objects)
    awake.keep()
    keep_visit()
    keep_read()


def leaves_something() -> bool:
    return any(_shown()) or awake.is_due()
