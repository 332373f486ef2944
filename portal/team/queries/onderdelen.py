import hmac
from dataclasses import dataclass

from flask import current_app, g
from sqlalchemy import and_, exists, not_, select

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
    """`value` is for this casus alone: the same onderdeel has another in another casus."""

    id: int
    value: str
    name: str
    shape: str


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
    """Onderdelen of this region that can be asked: they do not take part, as far as this viewer may know, and the
    viewer has no voorstel of them that waits.

    One that takes part unknown to the viewer stands in the list, or its absence would tell. Who has no
    sleutelpersoon cannot be asked: nobody would see the verzoek.
    """
    rows = db.session.execute(
        select(
            Onderdeel.id,
            NAME.label("name"),
            Asked.kind,
            Onderdeel.taak,
            Organisatie.name.label("organisatie"),
        )
        .select_from(Casus)
        .join(Organisatie, Organisatie.regio_id == Casus.regio_id)
        .join(Onderdeel, Onderdeel.organisatie_id == Organisatie.id)
        .outerjoin(Asked, Asked.id == Onderdeel.partij_id)
        .where(
            Casus.id == casus.id,
            Onderdeel.taak.in_(TAKES_PART),
            _has_somebody_to_ask(),
            not_(and_(_takes_part(casus), knows_asked(Casus.id, g.actor.role))),
            not_(_waits(casus)),
            *([not_(_asked(casus))] if P.TEAM_CHANGE in casus.may else []),
        )
        .order_by(NAME, Onderdeel.id),
        g.actor.params(),
    )
    return [Choice(row.id, value_of(casus, row.id), *called(row.name, row.kind, row.taak)) for row in rows]


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
            value_of(casus, row.id), bool(row.takes_part), bool(row.asked), bool(row.can_be_asked),
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


def value_of(casus: OpenCasus, onderdeel_id: int) -> str:
    key = current_app.config["SECRET_KEY"].encode()
    return text_of(hmac.digest(key, b"onderdeel" + casus.token + str(onderdeel_id).encode(), "sha256")[:16])
