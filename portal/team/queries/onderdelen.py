import hmac
from dataclasses import dataclass

from flask import current_app, g
from sqlalchemy import and_, exists, not_, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Deelname
from portal.core.db import db
from portal.core.tokens import text_of
from portal.organisatie.models import TAKES_PART, Onderdeel, Organisatie
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.team.models import Verzoek, Verzoekstand, Voorstel, Voorstelstand
from portal.team.queries.names import NAME, Asked, called, knows_asked


@dataclass(frozen=True)
class Choice:
    """`value` is for this casus alone: the same onderdeel has another in another casus."""

    id: int
    value: str
    name: str
    shape: str


def choices(casus: OpenCasus) -> list[Choice]:
    """Onderdelen of this region that can be asked: they do not take part, as far as this viewer may know, and the
    viewer has no voorstel of them that waits.

    One that takes part unknown to the viewer stands in the list, or its absence would tell. Who has no
    sleutelpersoon cannot be asked: nobody would see the verzoek.
    """
    takes_part = exists().where(
        Deelname.casus_id == casus.id,
        Deelname.partij_id == Onderdeel.partij_id,
        Deelname.ended_at.is_(None),
    )
    rows = db.session.execute(
        select(Onderdeel.id, NAME.label("name"), Asked.kind, Onderdeel.taak)
        .select_from(Casus)
        .join(Organisatie, Organisatie.regio_id == Casus.regio_id)
        .join(Onderdeel, Onderdeel.organisatie_id == Organisatie.id)
        .outerjoin(Asked, Asked.id == Onderdeel.partij_id)
        .where(
            Casus.id == casus.id,
            Onderdeel.taak.in_(TAKES_PART),
            _has_somebody_to_ask(),
            not_(and_(takes_part, knows_asked(Casus.id))),
            not_(_waits(casus)),
            *([not_(_asked(casus))] if P.TEAM_CHANGE in casus.may else []),
        )
        .order_by(NAME, Onderdeel.id),
        g.actor.params(),
    )
    return [Choice(row.id, value_of(casus, row.id), *called(row.name, row.kind, row.taak)) for row in rows]


def _has_somebody_to_ask():
    return exists().where(
        Lidmaatschap.organisatie_id == Organisatie.id,
        Lidmaatschap.role.in_(ever(P.VERZOEK_ANSWER)),
        Lidmaatschap.active.is_(True),
        Account.id == Lidmaatschap.account_id,
        Account.active.is_(True),
    )


def _waits(casus: OpenCasus):
    """The actor proposed it, and the client has not answered."""
    return exists().where(
        Voorstel.casus_id == casus.id,
        Voorstel.onderdeel_id == Onderdeel.id,
        Voorstel.author_id == REQUEST.id,
        Voorstel.stand == Voorstelstand.PROPOSED,
    )


def _asked(casus: OpenCasus):
    return exists().where(
        Verzoek.casus_id == casus.id,
        Verzoek.onderdeel_id == Onderdeel.id,
        Verzoek.stand == Verzoekstand.OPEN,
    )


def value_of(casus: OpenCasus, onderdeel_id: int) -> str:
    key = current_app.config["SECRET_KEY"].encode()
    return text_of(hmac.digest(key, b"onderdeel" + casus.token + str(onderdeel_id).encode(), "sha256")[:16])
