"""That somebody came in as a Lidmaatschap, and went: rows of the same log, about no casus."""

import secrets

from flask import request
from sqlalchemy import insert, select

from portal.account.models import Lidmaatschap, SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import SUCCEEDED, Event, Inzage
from portal.organisatie.models import Partij

EXECUTED = "E"


def signed(session_id: int, event: Event) -> None:
    """As whom this session acts; of somebody who has yet to choose there is no row."""
    person = db.session.execute(
        select(Lidmaatschap, Partij.taak)
        .join(SignInSession, SignInSession.lidmaatschap_id == Lidmaatschap.id)
        .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        .where(SignInSession.id == session_id)
    ).one_or_none()
    if person is None:
        return
    acts, taak = person
    db.session.execute(
        insert(Inzage.__table__),
        {
            "trace": secrets.token_bytes(16),
            "at": now(),
            "event": event,
            "action": EXECUTED,
            "outcome": SUCCEEDED,
            "page": request.endpoint or "",
            "permission": "",
            "lidmaatschap_id": acts.id,
            "account_id": acts.account_id,
            "work_name": acts.work_name,
            "role": acts.role,
            "partij_id": acts.partij_id,
            "organisatie_id": acts.organisatie_id,
            "purpose": str(taak or acts.role),
            "network": (request.remote_addr or "")[:45],
            "source": request.host[:120],
        },
    )
