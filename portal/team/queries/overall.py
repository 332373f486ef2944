"""My own voorstellen over all my casussen that still wait: for the client, or for an organisatie to name somebody."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import g
from sqlalchemy import Select, and_, or_, select

from portal.account.models import Role
from portal.casus.models import Casus
from portal.core.db import db, fixed
from portal.organisatie.models import Onderdeel
from portal.policy.conditions import REQUEST
from portal.policy.listing import Listed
from portal.policy.permissions import Permission as P
from portal.policy.statements import held
from portal.policy.table import cell
from portal.team.models import Verzoek, Verzoekstand, Voorstel, Voorstelstand
from portal.team.queries.names import NAME, Asked, called, knows_asked, with_names
from portal.toestemming.models import ChainHead

MOST = 50


@dataclass(frozen=True)
class Waiting:
    """`agreed`: the client said yes, and the organisatie has yet to name somebody."""

    casus_id: int
    casus_token: bytes
    seq: int
    naam: object
    name: str
    since: datetime
    agreed: bool


@lru_cache
def _waiting(role: Role) -> Select:
    """After the client's answer only where one may know whether this partij takes part: that it still waits would
    tell what the answer was."""
    asked = and_(
        Voorstel.stand == Voorstelstand.AGREED,
        Verzoek.stand == Verzoekstand.OPEN,
        knows_asked(Voorstel.casus_id, role),
    )
    return (
        with_names(
            select(
                Casus.id, Casus.token, Casus.naam, ChainHead.seq, NAME.label("name"), Asked.kind, Onderdeel.taak,
                Voorstel.stand, Voorstel.proposed_at, Voorstel.decided_at,
            )
            .select_from(Voorstel)
            .join(Casus, Casus.id == Voorstel.casus_id)
            .join(ChainHead, ChainHead.casus_id == Casus.id)
            .join(Onderdeel, Onderdeel.id == Voorstel.onderdeel_id)
            .outerjoin(Verzoek, Verzoek.id == Voorstel.verzoek_id)
        )
        .where(
            Voorstel.author_id == REQUEST.id,
            or_(Voorstel.stand == Voorstelstand.PROPOSED, asked),
            *(held(role, permission) for permission in (P.CASUS_READ, P.TEAM_PROPOSE, P.BETROKKENEN_READ)),
        )
        .order_by(Voorstel.proposed_at, Voorstel.id)
        .limit(fixed(MOST))
    )  # fmt: skip


def waiting() -> list[Waiting]:
    """The oldest first. The names of the casussen stay closed until `grants` goes to `open_listed`."""
    if cell(P.TEAM_PROPOSE, g.actor.role).name == "never":
        return []
    return [
        Waiting(
            row.id, row.token, row.seq, row.naam, called(row.name, row.kind, row.taak)[0],
            row.decided_at or row.proposed_at, row.stand is Voorstelstand.AGREED,
        )
        for row in db.session.execute(_waiting(g.actor.role), g.actor.params())
    ]  # fmt: skip


def grants(rows: list[Waiting]) -> dict[int, Listed]:
    """The name of each casus, and nothing in it."""
    return {row.casus_id: Listed(row.casus_token, row.seq) for row in rows}
