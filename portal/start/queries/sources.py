"""What can move in a casus: when, whether somebody else did it, and which cell one must read to know.

A change in what somebody may not read must not show, not even as a date: every source is filtered as its own page is.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, false, func, literal, or_, select, true

from portal.account.models import Role
from portal.bestand.models import Bestand
from portal.casus.models import Bijdrage, Onderwerp
from portal.core.db import fixed
from portal.hulpvraag.models import Antwoord, Vraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Onderdeel
from portal.plan.models import Actie, Doel, Doelstand, GezamenlijkDoel
from portal.plan.queries.labels import reads
from portal.policy.conditions import REQUEST, known
from portal.policy.permissions import Permission
from portal.policy.rows import allowed
from portal.policy.table import READS, cell
from portal.suggestions.models import Suggestion, SuggestionStand
from portal.team.models import Voorstel
from portal.team.queries.names import SECRET, Asked
from portal.tijdlijn.models import Zienswijze
from portal.toestemming.models import BETROKKENEN

COUNTED = tuple(Vraag) + tuple(Onderwerp) + (BETROKKENEN,)
ASKED = (*(READS[str(code)] for code in COUNTED), Permission.TEAM_PROPOSE, Permission.HULPVRAAG_SUGGEST)


class Kind(enum.StrEnum):
    HULPVRAAG = "hulpvraag"
    DOEL = "doel"
    ACTIE = "actie"
    BIJDRAGE = "bijdrage"
    ZIENSWIJZE = "zienswijze"
    BESTAND = "bestand"
    VOORSTEL = "voorstel"
    SUGGESTION = "suggestion"


@dataclass(frozen=True)
class Source:
    """`theirs`: somebody else did it, which makes it news. `rows` joins the table to the actor's own casussen."""

    kind: Kind
    at: ColumnElement
    theirs: ColumnElement[bool]
    rows: Callable[[Select, FromClause], Select]


def column(permission: Permission) -> str:
    return permission.name.lower()


def _may_read(role: Role, own: FromClause, codes, value) -> ColumnElement[bool]:
    """The cell of this row is open; what the role can never read is not asked."""
    possible = [code for code in codes if cell(READS[str(code)], role).name != "never"]
    opened = [
        and_(value == fixed(str(code)), own.c[column(READS[str(code)])].is_(true())) for code in possible
    ]
    return or_(false(), *opened)


def _holds(role: Role, own: FromClause, permission: Permission) -> ColumnElement[bool]:
    return false() if cell(permission, role).name == "never" else own.c[column(permission)].is_(true())


def _planned(model) -> Callable[[Role], Callable[[Select, FromClause], Select]]:
    def of(role: Role):
        def rows(query: Select, own: FromClause) -> Select:
            return query.join(model, model.casus_id == own.c.id).where(
                _may_read(role, own, [Onderwerp.PLAN], model.cell), reads(role, model)
            )

        return rows

    return of


def _written(role: Role, also=None):
    def rows(query: Select, own: FromClause) -> Select:
        query = query.join(Bijdrage, Bijdrage.casus_id == own.c.id)
        query = query.join(also, also.bijdrage_id == Bijdrage.id) if also else query
        return query.where(_may_read(role, own, Onderwerp, Bijdrage.onderwerp), reads(role, Bijdrage))

    return rows


def _answered(role: Role):
    def rows(query: Select, own: FromClause) -> Select:
        return query.join(Antwoord, Antwoord.versie_id == own.c.versie_id).where(
            _may_read(role, own, Vraag, Antwoord.vraag)
        )

    return rows


def _put(role: Role):
    """The same door as the text it hangs on (portal/bestand/queries.py)."""

    def rows(query: Select, own: FromClause) -> Select:
        query = query.join(Bestand, Bestand.casus_id == own.c.id).outerjoin(
            Actie, Actie.id == Bestand.actie_id
        )
        text = or_(Bestand.actie_id.is_(None), reads(role, Actie))
        return query.where(_may_read(role, own, Onderwerp, Bestand.cell), reads(role, Bestand), text)

    return rows


def _proposed(role: Role):
    """Of who else could take part: its page asks TEAM_PROPOSE too."""

    def rows(query: Select, own: FromClause) -> Select:
        query = query.join(Voorstel, Voorstel.casus_id == own.c.id)
        query = query.join(Onderdeel, Onderdeel.id == Voorstel.onderdeel_id)
        return query.outerjoin(Asked, Asked.id == Onderdeel.partij_id).where(
            _holds(role, own, Permission.TEAM_PROPOSE),
            _may_read(role, own, [BETROKKENEN], Voorstel.cell),
            reads(role, Voorstel),
        )

    return rows


# An answer that changes again would tell what it was, of a partij that one may not know.
_answered_of_known = and_(
    Voorstel.decided_at.is_not(None),
    known(REQUEST, Voorstel.casus_id, func.coalesce(Asked.id, CLIENT), SECRET),
)


def _suggested(role: Role):
    """One's own, beside answers that are open, as long as one is asked."""

    def rows(query: Select, own: FromClause) -> Select:
        return query.join(Suggestion, Suggestion.casus_id == own.c.id).where(
            _holds(role, own, Permission.HULPVRAAG_SUGGEST),
            _may_read(role, own, Vraag, Suggestion.vraag),
            allowed(Permission.HULPVRAAG_SUGGEST, role),
        )

    return rows


def sources(role: Role) -> list[Source]:
    """Of somebody who works in casussen: the client's doing is always another's."""
    others = Bijdrage.author_id != REQUEST.id
    decided = GezamenlijkDoel.decided_at
    return [
        Source(Kind.HULPVRAAG, Antwoord.since, true(), _answered(role)),
        Source(
            Kind.DOEL,
            func.coalesce(decided, GezamenlijkDoel.proposed_at),
            or_(decided.is_not(None), GezamenlijkDoel.author_id != REQUEST.id),
            lambda query, own: _planned(GezamenlijkDoel)(role)(query, own).where(
                GezamenlijkDoel.stand.in_([Doelstand.PROPOSED, Doelstand.STANDING])
            ),
        ),
        Source(Kind.DOEL, Doel.made_at, Doel.author_id != REQUEST.id, _planned(Doel)(role)),
        Source(
            Kind.ACTIE,
            Actie.changed_at,
            or_(Actie.author_id != REQUEST.id, Actie.changed_at > Actie.made_at),
            _planned(Actie)(role),
        ),
        Source(
            Kind.BIJDRAGE,
            func.coalesce(Bijdrage.corrected_at, Bijdrage.written_at),
            others,
            _written(role),
        ),
        Source(Kind.ZIENSWIJZE, Zienswijze.written_at, true(), _written(role, Zienswijze)),
        Source(
            Kind.BESTAND,  # that one was taken away is no news, but something happened
            func.coalesce(Bestand.removed_at, Bestand.added_at),
            and_(Bestand.author_id != REQUEST.id, Bestand.removed_at.is_(None)),
            _put(role),
        ),
        Source(
            Kind.VOORSTEL,
            case((_answered_of_known, Voorstel.decided_at), else_=Voorstel.proposed_at),
            or_(_answered_of_known, Voorstel.author_id != REQUEST.id),
            _proposed(role),
        ),
        Source(
            Kind.SUGGESTION,
            func.coalesce(Suggestion.decided_at, Suggestion.suggested_at),
            Suggestion.stand.in_([SuggestionStand.TAKEN, SuggestionStand.LEFT]),
            _suggested(role),
        ),
    ]


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
