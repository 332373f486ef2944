"""One kind of thing that can move in a casus, and what is asked of it: how often it moved, and which of it is new."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, cast, func, literal, null, select

from portal.casus.models import Onderwerp
from portal.core.db import Moment
from portal.core.once import HandledRequest
from portal.hulpvraag.models import Vraag
from portal.policy.conditions import REQUEST
from portal.policy.permissions import Permission
from portal.policy.table import READS
from portal.toestemming.models import BETROKKENEN

COUNTED = tuple(Vraag) + tuple(Onderwerp) + (BETROKKENEN,)
ASKED = (
    *(READS[str(code)] for code in COUNTED),
    Permission.TEAM_PROPOSE,
    Permission.HULPVRAAG_SUGGEST,
    Permission.SUGGESTION_DECIDE,
)


class Kind(enum.StrEnum):
    HULPVRAAG = "hulpvraag"
    GEZAMENLIJK_DOEL = "gezamenlijk_doel"
    DOEL = "doel"
    ACTIE = "actie"
    BIJDRAGE = "bijdrage"
    ZIENSWIJZE = "zienswijze"
    BESTAND = "bestand"
    ACTIE_BESTAND = "actie_bestand"
    JOINED = "joined"
    LEFT = "left"
    VOORSTEL = "voorstel"
    SUGGESTION = "suggestion"


UNSIGNED = (Kind.ACTIE,)  # who changed one last is not kept


@dataclass(frozen=True)
class Source:
    """`theirs`: somebody else did it, which makes it news. `rows` joins the table to the actor's own casussen."""

    kind: Kind
    at: ColumnElement
    theirs: ColumnElement[bool]
    rows: Callable[[Select, FromClause], Select]


def column(permission: Permission) -> str:
    return permission.name.lower()


def moments(source: Source, own: FromClause) -> Select:
    """Per casus: when something moved last, when somebody else moved it, and how often since the last look."""
    fresh = and_(source.theirs, source.at > own.c.visited)
    query = select(
        own.c.id.label("casus_id"),
        literal(str(source.kind)).label("kind"),
        func.max(source.at).label("newest"),
        func.max(case((source.theirs, source.at))).label("theirs"),
        func.sum(case((fresh, 1), else_=0)).label("fresh"),
    ).select_from(own)
    return source.rows(query, own).group_by(own.c.id)


def fresh(source: Source, own: FromClause) -> Select:
    """In one casus: each thing that somebody else did since the last look, and when I last sent a form before it."""
    sent = cast(null(), Moment())
    if source.kind in UNSIGNED:
        mine = (HandledRequest.actor_id == REQUEST.id, HandledRequest.at <= source.at)
        sent = select(func.max(HandledRequest.at)).where(*mine).scalar_subquery()
    query = select(literal(str(source.kind)).label("kind"), source.at.label("at"), sent.label("sent"))
    return source.rows(query.select_from(own), own).where(source.theirs, source.at > own.c.visited)
