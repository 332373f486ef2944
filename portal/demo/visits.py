"""When the demo people last looked, so that something is new to them and something is not; their looks stand in the
log of the casus like any other."""

import secrets
from datetime import datetime, timedelta
from itertools import cycle

from sqlalchemy import select, update

from portal.account.models import Lidmaatschap
from portal.casus.models import Bijdrage, Casus, Teamlid
from portal.core import clock
from portal.core.db import db
from portal.demo.rows import put
from portal.inzage.models import Inzage, InzageObject, Visit
from portal.notice.models import Notice
from portal.policy.inzage_row import TEAM
from portal.policy.permissions import Permission as P
from portal.toestemming.cells import VRAGEN
from portal.toestemming.models import ChainHead, Sharing

CLIENT_DAYS = 2
DAYS = (3, 12, 6, None)  # ago, of one after the other; None: never, unless they wrote


def fill() -> None:
    _clients()
    team = (
        select(Teamlid.casus_id, Teamlid.since, Lidmaatschap)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .where(Teamlid.ended_at.is_(None))
        .order_by(Teamlid.casus_id, Teamlid.id)
    )
    for (casus_id, since, person), days in zip(db.session.execute(team).all(), cycle(DAYS), strict=False):
        planned = [clock.now() - timedelta(days=days, hours=1)] if days else []
        looks = [at for at in (*planned, *_wrote(person.id, casus_id)) if at > since]
        if looks:
            _visit(person.id, casus_id, max(looks))
            _look(person, casus_id, max(looks))
    db.session.commit()


def _wrote(lidmaatschap_id: int, casus_id: int) -> list[datetime]:
    own = (Bijdrage.author_id == lidmaatschap_id, Bijdrage.casus_id == casus_id)
    return list(db.session.scalars(select(Bijdrage.written_at).where(*own)))


def _clients() -> None:
    """Of a client only that they were here, not what they read again."""
    at = clock.now() - timedelta(days=CLIENT_DAYS)
    rows = db.session.execute(select(Casus.client_id, Casus.id).where(Casus.created_at < at))
    for client_id, casus_id in rows.all():
        _visit(client_id, casus_id, at)


def _visit(lidmaatschap_id: int, casus_id: int, at: datetime) -> None:
    put(Visit, [{"lidmaatschap_id": lidmaatschap_id, "casus_id": casus_id, "at": at, "before": None}])
    seen = (Notice.lidmaatschap_id == lidmaatschap_id, Notice.casus_id == casus_id, Notice.at <= at)
    db.session.execute(update(Notice).where(*seen).values(read_at=at))


def _look(person: Lidmaatschap, casus_id: int, at: datetime) -> None:
    """At the hulpvraag: the name, and the answers that stood open to their partij then."""
    vragen = db.session.scalars(
        select(Sharing.cell).where(
            Sharing.casus_id == casus_id,
            Sharing.partij_id == person.partij_id,
            Sharing.cell.in_(VRAGEN),
            Sharing.opened_at <= at,
            (Sharing.closed_at.is_(None)) | (Sharing.closed_at > at),
        )
    )
    row = Inzage(
        trace=secrets.token_bytes(16),
        at=at,
        action="R",
        page="hulpvraag.show",
        permission=P.CASUS_READ.name,
        lidmaatschap_id=person.id,
        account_id=person.account_id,
        work_name=person.work_name,
        organisatie_id=person.organisatie_id,
        purpose=str(person.role),
        source="localhost",
        role=person.role,
        partij_id=person.partij_id,
        network="127.0.0.1",
    )
    db.session.add(row)
    db.session.flush()
    seq = db.session.scalar(select(ChainHead.seq).where(ChainHead.casus_id == casus_id)) or 0
    cells = " ".join(sorted({"NAAM", *vragen}))
    put(
        InzageObject,
        [{"inzage_id": row.id, "casus_id": casus_id, "cells": cells, "consent_seq": seq, "relation": TEAM}],
    )
