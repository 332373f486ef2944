from dataclasses import dataclass
from datetime import date

from flask import g
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.identity.models import DeskCode, Document, IdentityCheck
from portal.kluis.sealed import Sealed
from portal.organisatie.models import Organisatie
from portal.policy.guard import OpenCasus
from portal.policy.inzage_row import note_touched
from portal.policy.listing import open_own_name
from portal.policy.permissions import Permission as P
from portal.policy.rows import allowed
from portal.toestemming.models import ChainHead


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


def standing_code(casus: OpenCasus):
    """How the client's own code stands; not the code, which nobody can read back."""
    return db.session.execute(
        select(DeskCode.ends_at, DeskCode.tries_left, DeskCode.used_at).where(
            DeskCode.client_id == casus.client_id
        )
    ).one_or_none()


@dataclass(frozen=True)
class AtDesk:
    """All that who looks at a desk learns: what the client called themselves."""

    casus_id: int
    client_id: int
    seq: int
    name: Sealed


def at_desk(token: bytes) -> AtDesk | None:
    """Of a code that this actor typed. Showing it is a look in the client's own log."""
    row = db.session.execute(
        select(DeskCode.casus_id, DeskCode.client_id, ChainHead.seq, Account.id, Account.token, Account.name_sealed)
        .join(Lidmaatschap, Lidmaatschap.id == DeskCode.client_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .outerjoin(ChainHead, ChainHead.casus_id == DeskCode.casus_id)
        .where(
            DeskCode.token == token,
            DeskCode.claimed_by_id == g.actor.id,
            DeskCode.used_at.is_(None),
            DeskCode.ends_at > now(),
            Account.active.is_(True),
            Lidmaatschap.active.is_(True),
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    open_own_name(row.id, row.token)
    note_touched(row.casus_id, row.seq or 0, "NAAM")
    name = Account.name.made(row.id, row.token, row.name_sealed)
    return AtDesk(row.casus_id, row.client_id, row.seq or 0, name)
