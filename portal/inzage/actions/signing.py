"""That somebody came in as a Lidmaatschap, went, or could not come in: rows of the same log, about no casus."""

import secrets

from flask import request
from sqlalchemy import String, cast, func, insert, literal, select

from portal.account.models import Lidmaatschap, SignInSession
from portal.core.clock import now
from portal.core.db import db
from portal.inzage.models import REFUSED, SUCCEEDED, Event, Inzage
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


def refused(account_id: int | None, lidmaatschap_id: int | None = None) -> None:
    """A wrong password or second factor. As whom somebody wanted to come in is often not known yet: the row then has
    the first Lidmaatschap. `lidmaatschap_id`: of who is in, and shows a second factor again.

    None: of no account, and of one without a Lidmaatschap, there is no row. It is the same one statement, so that the
    time tells no visitor which it was.
    """
    first = (
        select(func.min(Lidmaatschap.id))
        .where(Lidmaatschap.account_id == (account_id or 0), Lidmaatschap.active.is_(True))
        .scalar_subquery()
    )
    same = {
        "trace": secrets.token_bytes(16),
        "at": now(),
        "event": Event.SIGN_IN,
        "action": EXECUTED,
        "outcome": REFUSED,
        "page": request.endpoint or "",
        "permission": "",
        "network": (request.remote_addr or "")[:45],
        "source": request.host[:120],
        "emergency": False,
    }
    of_person = {
        "lidmaatschap_id": Lidmaatschap.id,
        "account_id": Lidmaatschap.account_id,
        "work_name": Lidmaatschap.work_name,
        "role": Lidmaatschap.role,
        "partij_id": Lidmaatschap.partij_id,
        "organisatie_id": Lidmaatschap.organisatie_id,
        "purpose": func.coalesce(cast(Partij.taak, String), cast(Lidmaatschap.role, String)),
    }
    table = Inzage.__table__
    values = [literal(value, table.c[name].type) for name, value in same.items()]
    row = (
        select(*values, *of_person.values())
        .select_from(Lidmaatschap)
        .outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        .where(Lidmaatschap.id == (lidmaatschap_id or first))
    )
    db.session.execute(insert(table).from_select([*same, *of_person], row))
