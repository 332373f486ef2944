from dataclasses import dataclass
from datetime import date

from flask import g
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.identity.models import Document, IdentityCheck
from portal.organisatie.models import Organisatie
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed


@dataclass(frozen=True)
class Checked:
    """`by` is told to the client alone: for others it could tell who takes part."""

    day: date
    document: Document
    by: str | None
    began_anew: bool


LATEST = 20


def checks(casus: OpenCasus) -> list[Checked]:
    rows = db.session.execute(
        select(
            IdentityCheck.day, IdentityCheck.document, Lidmaatschap.work_name, Organisatie.name,
            IdentityCheck.began_anew,
        )
        .join(Lidmaatschap, Lidmaatschap.id == IdentityCheck.checked_by_id)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(IdentityCheck.casus_id == casus.id, IdentityCheck.client_id == casus.client_id)
        .order_by(IdentityCheck.id.desc())
        .limit(LATEST)
    )  # fmt: skip
    tells = P.TEAM_CHANGE in casus.may
    return [
        Checked(
            r.day,
            r.document,
            ", ".join(filter(None, (r.work_name, r.name))) if tells else None,
            r.began_anew,
        )
        for r in rows
    ]


def is_only_at_home(casus: OpenCasus) -> bool:
    """May this actor let the client begin anew? Their second factor may be that of their work here, too."""
    own = select(Lidmaatschap.id).where(
        Lidmaatschap.id == casus.client_id, allowed(P.IDENTITY_ANEW, g.actor.role)
    )
    return db.session.scalar(own, g.actor.params()) is not None
