from dataclasses import dataclass

from flask import g
from sqlalchemy import and_, select

from portal.account.models import Account, Lidmaatschap
from portal.account.words import shape
from portal.casus.models import Casus, Deelname, Teamlid
from portal.core.db import db
from portal.policy.guard import OpenCasus
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.statements import permitted
from portal.policy.table import ever
from portal.suggestions.models import SuggestInvite
from portal.toestemming.models import ChainHead


@dataclass(frozen=True)
class Asked:
    """Somebody in the team who can be asked; `token` is that of their deelname in this casus alone."""

    token: bytes
    lidmaatschap_id: int
    name: str
    invited: bool

    @property
    def shape(self) -> str:
        return shape("ervaringsdeskundige")


def invitable(casus: OpenCasus) -> list[Asked]:
    """For the client alone."""
    if P.SUGGESTION_DECIDE not in casus.may:
        return []
    rows = db.session.execute(
        select(Deelname.token, Lidmaatschap.id, Lidmaatschap.named, SuggestInvite.id.is_not(None))
        .select_from(Teamlid)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .join(
            Deelname,
            and_(Deelname.casus_id == Teamlid.casus_id, Deelname.partij_id == Lidmaatschap.partij_id),
        )
        .outerjoin(
            SuggestInvite,
            and_(
                SuggestInvite.casus_id == Teamlid.casus_id,
                SuggestInvite.lidmaatschap_id == Lidmaatschap.id,
                SuggestInvite.ended_at.is_(None),
            ),
        )
        .where(
            Teamlid.casus_id == casus.id,
            Teamlid.ended_at.is_(None),
            Lidmaatschap.role.in_(ever(P.HULPVRAAG_SUGGEST)),
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
    )
    return [Asked(token, who, name, bool(invited)) for token, who, name, invited in rows]


def invited_by(casus: OpenCasus, token: bytes) -> Asked | None:
    return next((each for each in invitable(casus) if each.token == token), None)


def asked_of_me() -> list:
    """(token, naam) of the casussen in which this actor is asked to think along now, for where they begin."""
    rows = db.session.execute(
        select(Casus.id, Casus.token, Casus.naam, ChainHead.seq)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .where(Casus.id.in_(permitted(g.actor.role, P.HULPVRAAG_SUGGEST)))
        .order_by(Casus.id.desc()),
        g.actor.params(),
    ).all()
    open_listed({row.id: Listed(row.token, row.seq) for row in rows})
    return [(row.token, row.naam) for row in rows]
