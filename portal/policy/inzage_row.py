"""The row that says who looked: which casussen this request showed or changed, and which cells it really opened."""

import secrets

from flask import g, request
from sqlalchemy import insert, update

from portal.account.models import SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import Inzage, InzageObject
from portal.kluis import keyring

KEEP_AWAKE_SECONDS = 60
ACTIONS = {"GET": "R", "HEAD": "R", "POST": "U"}


def _objects() -> list[dict]:
    """One per casus that was shown, with the cells that were really opened or written."""
    looked = dict(getattr(g, "looked_at", {}))
    found = {}
    for (scope, subject), lock in keyring.locks().items():
        if scope == "casus" and (lock.opened or lock.written or subject in looked):
            found[subject] = sorted(lock.opened | {f"+{cell}" for cell in lock.written})
    return [
        {"casus_id": casus, "cells": " ".join(cells)[:400], "consent_seq": looked.get(casus, 0)}
        for casus, cells in found.items()
    ]


def _insert(objects: list[dict]) -> None:
    actor = g.actor
    row = db.session.execute(
        insert(Inzage).returning(Inzage.id),
        {
            "trace": secrets.token_bytes(16),
            "at": now(),
            "action": ACTIONS.get(request.method, "E"),
            "outcome": 0,
            "page": request.endpoint or "",
            "permission": g.permission.name,
            "lidmaatschap_id": actor.id,
            "role": actor.role,
            "partij_id": actor.partij_id,
            "network": (request.remote_addr or "")[:45],
        },
    ).scalar_one()
    db.session.execute(insert(InzageObject), [{"inzage_id": row, **each} for each in objects])


def _keep_awake() -> None:
    """The session's idle clock, at most once a minute."""
    actor = g.actor
    if (now() - actor.seen_at).total_seconds() > KEEP_AWAKE_SECONDS:
        db.session.execute(
            update(SignInSession).where(SignInSession.id == actor.session_id).values(seen_at=now())
        )


def add_row() -> None:
    """Into the transaction at hand. Nothing was shown or changed in any casus: no row."""
    if objects := _objects():
        _insert(objects)
    _keep_awake()


def leaves_something() -> bool:
    return bool(_objects()) or (now() - g.actor.seen_at).total_seconds() > KEEP_AWAKE_SECONDS
