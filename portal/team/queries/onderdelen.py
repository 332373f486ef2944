import hmac
from dataclasses import dataclass

from flask import current_app, g
from sqlalchemy import and_, case, exists, not_, or_, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Deelname
from portal.core.db import db
from portal.core.tokens import text_of
from portal.organisatie.models import TAKES_PART, Onderdeel, Organisatie
from portal.policy.conditions import REQUEST, TAAK_IN_WORDS
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.team.models import Verzoek, Verzoekstand, Voorstel, Voorstelstand
from portal.team.queries.names import NAME, Asked, called, knows_asked


@dataclass(frozen=True)
class Choice:
    """`value` is for this casus alone: the same onderdeel has another in another casus, and another once the viewer
    knows that it takes part, so that nobody sends one thing having read the other.

    `partij_id`: of one that takes part as this viewer may know, where one more person can be asked for; else None.
    """

    id: int
    value: str
    name: str
    shape: str
    partij_id: int | None


@dataclass(frozen=True)
class Found:
    """`words`: it is found by these. `can_be_asked`: somebody there would see the verzoek."""

    name: str
    shape: str
    words: str
    value: str
    takes_part: bool
    asked: bool
    can_be_asked: bool


def choices(casus: OpenCasus) -> list[Choice]:
    """Onderdelen of this region that can be asked, those last that take part as far as this viewer may know: of these
    one more person. The viewer has no voorstel of them that waits.

    One that takes part unknown to the viewer stands among the others, or its absence would tell. Who has no
    sleutelpersoon cannot be asked: nobody would see the verzoek.
    """
    there = and_(_takes_part(casus), knows_asked(Casus.id, g.actor.role))
    own = P.TEAM_CHANGE in casus.may
    rows = db.session.execute(
        select(
            Onderdeel.id,
            NAME.label("name"),
            Asked.kind,
            Onderdeel.taak,
            case((there, Onderdeel.partij_id)).label("there"),
        )
        .select_from(Casus)
        .join(Organisatie, Organisatie.regio_id == Casus.regio_id)
        .join(Onderdeel, Onderdeel.organisatie_id == Organisatie.id)
        .outerjoin(Asked, Asked.id == Onderdeel.partij_id)
        .where(
            Casus.id == casus.id,
            Onderdeel.taak.in_(TAKES_PART),
            _has_somebody_to_ask(),
            not_(_waits(casus)),
            *([or_(there, not_(_asked(casus)))] if own else []),
        )
        .order_by(case((there, 1), else_=0), NAME, Onderdeel.id),
        g.actor.params(),
    )
    return [
        Choice(
            row.id, value_of(casus, row.id, there=row.there is not None),
            *called(row.name, row.kind, row.taak), row.there,
        )
        for row in rows
    ]  # fmt: skip


def in_region(casus: OpenCasus) -> list[Found]:
    """All of this region that could take part, for the client, who may know how each stands."""
    if P.TEAM_CHANGE not in casus.may:
        return []
    rows = db.session.execute(
        select(
            Onderdeel.id, NAME.label("name"), Asked.kind, Onderdeel.taak, Organisatie.name.label("organisatie"),
            _takes_part(casus).label("takes_part"), _asked(casus).label("asked"),
            _has_somebody_to_ask().label("can_be_asked"),
        )
        .select_from(Casus)
        .join(Organisatie, Organisatie.regio_id == Casus.regio_id)
        .join(Onderdeel, Onderdeel.organisatie_id == Organisatie.id)
        .outerjoin(Asked, Asked.id == Onderdeel.partij_id)
        .where(Casus.id == casus.id, Onderdeel.taak.in_(TAKES_PART))
        .order_by(NAME, Onderdeel.id)
    )  # fmt: skip
    return [
        Found(
            *called(row.name, row.kind, row.taak), f"{row.name} {row.organisatie} {TAAK_IN_WORDS[row.taak]}",
            value_of(casus, row.id, there=bool(row.takes_part)), bool(row.takes_part), bool(row.asked),
            bool(row.can_be_asked),
        )
        for row in rows
    ]  # fmt: skip


def _takes_part(casus: OpenCasus):
    return exists().where(
        Deelname.casus_id == casus.id,
        Deelname.partij_id == Onderdeel.partij_id,
        Deelname.ended_at.is_(None),
    )


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


def value_of(casus: OpenCasus, onderdeel_id: int, *, there: bool) -> str:
    key = current_app.config["SECRET_KEY"].encode()
    what = b"one more of" if there else b"onderdeel"
    return text_of(hmac.digest(key, what + casus.token + str(onderdeel_id).encode(), "sha256")[:16])
