"""What can move in a casus: when, whether somebody else did it, and which cell one must read to know.

A change in what somebody may not read must not show, not even as a date: every source is filtered as its own page is.
"""

from collections.abc import Callable

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    false,
    func,
    or_,
    true,
)  # fmt: skip

from portal.account.models import Lidmaatschap, Role
from portal.bestand.models import Bestand
from portal.casus.models import Bijdrage, Onderwerp, Teamlid
from portal.core.db import fixed
from portal.hulpvraag.models import Antwoord, Vraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Onderdeel, Partij
from portal.plan.models import Actie, Doel, Doelstand, GezamenlijkDoel
from portal.plan.queries.labels import knows, reads
from portal.policy.conditions import REQUEST, known
from portal.policy.permissions import Permission
from portal.policy.rows import allowed
from portal.policy.table import EVERYTHING, READS, cell
from portal.start.queries.source import Kind, Source, column
from portal.suggestions.models import Suggestion, SuggestionStand
from portal.team.models import Voorstel
from portal.team.queries.names import SECRET, Asked
from portal.tijdlijn.models import Zienswijze
from portal.toestemming.models import BETROKKENEN


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


def _put(role: Role, kind: Kind):
    """The same door as the text it hangs on (portal/bestand/queries.py). That it was taken away is no news, but
    something happened."""

    def rows(query: Select, own: FromClause) -> Select:
        query = query.join(Bestand, Bestand.casus_id == own.c.id)
        if kind is Kind.ACTIE_BESTAND:
            query = query.join(Actie, Actie.id == Bestand.actie_id).where(reads(role, Actie))
        else:
            query = query.where(Bestand.actie_id.is_(None))
        return query.where(_may_read(role, own, Onderwerp, Bestand.cell), reads(role, Bestand))

    at = func.coalesce(Bestand.removed_at, Bestand.added_at)
    return Source(kind, at, and_(Bestand.author_id != REQUEST.id, Bestand.removed_at.is_(None)), rows)


def _people(role: Role, kind: Kind, at: ColumnElement) -> Source:
    """Who comes and who goes, as far as this viewer may know them."""

    def rows(query: Select, own: FromClause) -> Select:
        query = query.join(Teamlid, Teamlid.casus_id == own.c.id)
        query = query.join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        query = query.outerjoin(Partij, Partij.id == Lidmaatschap.partij_id)
        return query.where(
            at.is_not(None),
            _may_read(role, own, [BETROKKENEN], fixed(BETROKKENEN)),
            knows(role, Teamlid.casus_id, func.coalesce(Lidmaatschap.partij_id, CLIENT), Partij),
        )

    return Source(kind, at, Teamlid.lidmaatschap_id != REQUEST.id, rows)


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


def _suggested(role: Role) -> Source:
    """One's own, beside answers that are open, as long as one is asked; to the client those of others."""
    client = role in EVERYTHING
    asks = Permission.SUGGESTION_DECIDE if client else Permission.HULPVRAAG_SUGGEST

    def rows(query: Select, own: FromClause) -> Select:
        return query.join(Suggestion, Suggestion.casus_id == own.c.id).where(
            _holds(role, own, asks),
            _may_read(role, own, Vraag, Suggestion.vraag),
            allowed(Permission.HULPVRAAG_SUGGEST, role),
        )

    stands = [SuggestionStand.OPEN] if client else [SuggestionStand.TAKEN, SuggestionStand.LEFT]
    at = func.coalesce(Suggestion.decided_at, Suggestion.suggested_at)
    return Source(Kind.SUGGESTION, at, Suggestion.stand.in_(stands), rows)


def sources(role: Role) -> list[Source]:
    """What a client decides, shares or says of another's words is another's doing to everybody but the client."""
    client = role in EVERYTHING
    by_client = false() if client else true()
    decided = GezamenlijkDoel.decided_at
    return [
        Source(Kind.HULPVRAAG, Antwoord.since, by_client, _answered(role)),
        Source(
            Kind.GEZAMENLIJK_DOEL,
            func.coalesce(decided, GezamenlijkDoel.proposed_at),
            case((decided.is_not(None), by_client), else_=GezamenlijkDoel.author_id != REQUEST.id),
            lambda query, own: _planned(GezamenlijkDoel)(role)(query, own).where(
                GezamenlijkDoel.stand.in_([Doelstand.PROPOSED, Doelstand.STANDING])
            ),
        ),
        Source(
            Kind.DOEL,
            func.coalesce(Doel.changed_at, Doel.ended_at, Doel.made_at),
            func.coalesce(Doel.changed_by_id, Doel.author_id) != REQUEST.id,
            _planned(Doel)(role),
        ),
        Source(
            Kind.ACTIE,
            Actie.changed_at,
            or_(Actie.author_id != REQUEST.id, Actie.changed_at > Actie.made_at),
            _planned(Actie)(role),
        ),
        Source(
            Kind.BIJDRAGE,
            func.coalesce(Bijdrage.corrected_at, Bijdrage.written_at),
            Bijdrage.author_id != REQUEST.id,
            _written(role),
        ),
        Source(Kind.ZIENSWIJZE, Zienswijze.written_at, by_client, _written(role, Zienswijze)),
        _put(role, Kind.BESTAND),
        _put(role, Kind.ACTIE_BESTAND),
        _people(role, Kind.JOINED, Teamlid.since),
        _people(role, Kind.LEFT, Teamlid.ended_at),
        Source(
            Kind.VOORSTEL,
            case((_answered_of_known, Voorstel.decided_at), else_=Voorstel.proposed_at),
            case((_answered_of_known, by_client), else_=Voorstel.author_id != REQUEST.id),
            _proposed(role),
        ),
        _suggested(role),
    ]
