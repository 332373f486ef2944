"""Which looks could be of somebody who knows the client outside their work, for the functionaris alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.desk.numbers import casusnummer
from portal.inzage.models import Event, Inzage, InzageObject
from portal.policy.guard import OpenOrganisatie
from portal.policy.inzage_row import TEAM
from portal.policy.namesakes import same_name
from portal.toestemming.models import ChainHead

BACK = timedelta(days=90)
MOST = 1000
_client, _colleague = aliased(Lidmaatschap), aliased(Lidmaatschap)


@dataclass(frozen=True)
class Signal:
    """`own`: it was their own casus. `colleague`: the client works at this organisatie too."""

    casus_id: int
    seq: int
    number: str
    who: str
    functie: str
    last: datetime
    times: int
    own: bool
    colleague: bool
    name: bool


def signals(organisatie: OpenOrganisatie) -> list[Signal]:
    """Newest first, of the last three months; refused attempts as well."""
    rows = db.session.execute(_pairs(organisatie.id)).all()
    names = same_name(rows)
    found = [
        Signal(
            row.casus_id, row.seq, casusnummer(organisatie.token, row.casus).text, row.work_name or "",
            row.functie or "", row.last, row.times, bool(row.own), bool(row.colleague) and not row.own,
            (row.lidmaatschap_id, row.casus_id) in names and not row.own,
        )
        for row in rows
    ]  # fmt: skip
    return [each for each in found if each.own or each.colleague or each.name]


def _pairs(organisatie_id: int) -> Select:
    """Each person of the organisatie with each casus they looked at or tried to."""
    looked = (
        select(
            Inzage.lidmaatschap_id,
            InzageObject.casus_id,
            func.max(Inzage.at).label("last"),
            func.count().label("times"),
        )
        .join(InzageObject, InzageObject.inzage_id == Inzage.id)
        .where(
            Inzage.organisatie_id == organisatie_id,
            Inzage.at >= now() - BACK,
            or_(InzageObject.relation == TEAM, Inzage.event == Event.REFUSED),
        )
        .group_by(Inzage.lidmaatschap_id, InzageObject.casus_id)
        .order_by(func.max(Inzage.at).desc())
        .limit(MOST)
        .subquery()
    )
    colleague = exists().where(
        _colleague.account_id == _client.account_id,
        _colleague.organisatie_id == organisatie_id,
        _colleague.active.is_(True),
    )
    seq = select(ChainHead.seq).where(ChainHead.casus_id == Casus.id).scalar_subquery()
    return (
        select(
            looked,
            Lidmaatschap.work_name,
            Lidmaatschap.functie,
            Casus.token.label("casus"),
            Casus.naam_sealed.label("naam"),
            func.coalesce(seq, 0).label("seq"),
            Account.id.label("account_id"),
            Account.token.label("account"),
            Account.name_sealed.label("name"),
            (Lidmaatschap.account_id == _client.account_id).label("own"),
            colleague.label("colleague"),
        )
        .select_from(looked)
        .join(Lidmaatschap, Lidmaatschap.id == looked.c.lidmaatschap_id)
        .join(Casus, Casus.id == looked.c.casus_id)
        .join(_client, _client.id == Casus.client_id)
        .join(Account, Account.id == _client.account_id)
        .order_by(looked.c.last.desc())
    )
