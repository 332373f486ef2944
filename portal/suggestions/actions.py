"""The verbs of thinking along about the words. Only the client changes what they wrote, and only in their concept.

What the client lets somebody do stands in the toestemmingslog. A change that began from an older version raises Moved.
"""

from collections.abc import Iterable
from contextlib import nullcontext

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.hulpvraag import actions as hulpvraag
from portal.hulpvraag.models import Vraag
from portal.organisatie.models import Partij
from portal.suggestions.models import SuggestInvite, Suggestion, SuggestionStand, suggestion_cell
from portal.toestemming import chain
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.cells import SUGGEST
from portal.toestemming.models import Gebeurtenis


def invite(casus_id: int, lidmaatschap_id: int) -> None:
    """Asking twice is asking once."""
    chain.lock_to_open(casus_id)
    if _standing(casus_id, [lidmaatschap_id]):
        return
    db.session.add(SuggestInvite(casus_id=casus_id, lidmaatschap_id=lidmaatschap_id, invited_at=now()))
    chain.append(casus_id, Gebeurtenis.GIVEN, _told(lidmaatschap_id))


def end_invite(casus_id: int, lidmaatschap_id: int) -> None:
    end_invites(casus_id, [lidmaatschap_id], Gebeurtenis.WITHDRAWN)


def end_invites(casus_id: int, people: Iterable[int], event=Gebeurtenis.TERMINATED) -> None:
    """With who leaves the invitation ends too: who comes back is asked again or not. What was suggested stays."""
    rows = _standing(casus_id, people)
    with log_at_hand(casus_id) if rows else nullcontext():
        for row in rows:
            row.ended_at = now()
            chain.append(casus_id, event, _told(row.lidmaatschap_id))
    db.session.flush()


def end_all(casus_id: int, **said) -> None:
    """Its casus ends: who was asked is asked again or not, also when its client comes back."""
    chain.lock(casus_id)
    rows = select(SuggestInvite).where(SuggestInvite.casus_id == casus_id, SuggestInvite.ended_at.is_(None))
    for row in db.session.scalars(rows.order_by(SuggestInvite.id).with_for_update()).all():
        row.ended_at = now()
        chain.append(casus_id, Gebeurtenis.TERMINATED, {**_told(row.lidmaatschap_id), **said})
    db.session.flush()


def _standing(casus_id: int, people: Iterable[int]) -> list[SuggestInvite]:
    return list(
        db.session.scalars(
            select(SuggestInvite)
            .where(
                SuggestInvite.casus_id == casus_id,
                SuggestInvite.lidmaatschap_id.in_(list(people)),
                SuggestInvite.ended_at.is_(None),
            )
            .with_for_update()
        )
    )


def _told(lidmaatschap_id: int) -> dict:
    person = db.session.get(Lidmaatschap, lidmaatschap_id)
    return {
        "purpose": "andere woorden voorstellen bij de hulpvraag",
        "pii_type": SUGGEST,
        "party_id": person.partij_id,
        "party_name": db.session.get(Partij, person.partij_id).name,
        "given_by": "client",
    }


def suggest(
    casus_id: int, author: tuple[int, int], vraag: Vraag, about_id: int, tekst: str, why: str
) -> Suggestion:
    """`author`: (Lidmaatschap, partij). Written again, it takes the place of one's own that is still open."""
    chain.lock(casus_id)
    row = db.session.scalar(
        select(Suggestion).where(
            Suggestion.casus_id == casus_id,
            Suggestion.author_id == author[0],
            Suggestion.vraag == vraag,
            Suggestion.stand == SuggestionStand.OPEN,
        )
    )
    if row is None:
        row = Suggestion(
            casus_id=casus_id,
            vraag=vraag,
            cell=suggestion_cell(vraag),
            partij_id=author[1],
            author_id=author[0],
            version=0,
        )
        db.session.add(row)
    row.about_id, row.suggested_at, row.version = about_id, now(), row.version + 1
    row.tekst, row.why = tekst, why or None
    db.session.flush()
    return row


def _moved_on(row: Suggestion, stand: SuggestionStand) -> None:
    row.stand, row.decided_at, row.version = stand, now(), row.version + 1
    db.session.flush()


def _open(casus_id: int, suggestion_id: int, version: int) -> Suggestion:
    chain.lock(casus_id)
    row = locked(Suggestion, suggestion_id, version)
    if row.stand is not SuggestionStand.OPEN:
        raise Moved(row)
    return row


def withdraw(casus_id: int, suggestion_id: int, version: int) -> None:
    _moved_on(_open(casus_id, suggestion_id, version), SuggestionStand.WITHDRAWN)


def leave(casus_id: int, suggestion_id: int, version: int) -> None:
    """The client keeps their own words; no reason is asked."""
    _moved_on(_open(casus_id, suggestion_id, version), SuggestionStand.LEFT)


def take(casus_id: int, suggestion_id: int, version: int, tekst: str, concept_version: int) -> None:
    """Into the client's concept, never into what is shared. hulpvraag.Conflict if the concept moved on."""
    row = _open(casus_id, suggestion_id, version)
    hulpvraag.take_over(casus_id, row.vraag, tekst, concept_version)
    _moved_on(row, SuggestionStand.TAKEN)


def look_again(casus_id: int, suggestion_id: int, version: int) -> None:
    """What was left can be decided anew, unless its writer wrote another meanwhile."""
    chain.lock(casus_id)
    row = locked(Suggestion, suggestion_id, version)
    another = select(Suggestion.id).where(
        Suggestion.casus_id == casus_id,
        Suggestion.author_id == row.author_id,
        Suggestion.vraag == row.vraag,
        Suggestion.stand == SuggestionStand.OPEN,
    )
    if row.stand is not SuggestionStand.LEFT or db.session.scalar(another):
        raise Moved(row)
    _moved_on(row, SuggestionStand.OPEN)
