from datetime import datetime

from sqlalchemy import select, update

from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.hulpvraag.models import Antwoord, Concept, Help, Versie, Vraag, concept_cell
from portal.suggestions.models import Suggestion, SuggestionStand
from portal.toestemming import chain


class Conflict(Exception):
    """The concept was saved elsewhere in the meantime. Carries that row; nothing was changed."""

    def __init__(self, concept: Concept):
        self.concept = concept


def save_concept(casus_id: int, vraag: Vraag, tekst: str, version: int) -> Concept:
    """`version` is the one the writer started from; 0 when there was nothing yet. Conflict if it moved on."""
    chain.lock(casus_id)  # what is shared at this moment is shared whole, before or after this save
    row = _concept(casus_id, vraag)
    if (row.version if row else 0) != version:
        raise Conflict(row)
    if row is None:
        row = Concept(casus_id=casus_id, vraag=vraag, cell=concept_cell(vraag), version=0)
        db.session.add(row)
    stands = row.taken_version is not None and row.taken_version == version and str(row.tekst) == tekst
    row.tekst = tekst
    row.saved_at = now()
    row.version = version + 1
    row.taken_version = row.version if stands else row.taken_version
    db.session.flush()
    return row


def take_over(casus_id: int, vraag: Vraag, tekst: str, version: int) -> None:
    """The words of another; one's own are kept beside them, to be put back."""
    chain.lock(casus_id)
    before = _concept(casus_id, vraag)
    own = str(before.tekst) if before else None
    row = save_concept(casus_id, vraag, tekst, version)
    row.before, row.taken_version = own, row.version
    db.session.flush()


def put_back(casus_id: int, vraag: Vraag, version: int) -> None:
    """One's own words again; what was taken over counts as left, and can be looked at anew."""
    chain.lock(casus_id)
    row = _concept(casus_id, vraag)
    row = save_concept(casus_id, vraag, str(row.before), version)
    row.before = row.taken_version = None
    taken = select(Suggestion).where(
        Suggestion.casus_id == casus_id, Suggestion.vraag == vraag, Suggestion.stand == SuggestionStand.TAKEN
    )
    newest = db.session.scalar(taken.order_by(Suggestion.decided_at.desc()).limit(1).with_for_update())
    if newest:
        newest.stand, newest.decided_at, newest.version = SuggestionStand.LEFT, now(), newest.version + 1
    db.session.flush()


def _concept(casus_id: int, vraag: Vraag) -> Concept | None:
    return db.session.scalar(
        select(Concept)
        .where(Concept.casus_id == casus_id, Concept.vraag == vraag)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def make_version(casus_id: int) -> Versie | None:
    """Shares the answers as they stand now. None if they are the same as in the newest version."""
    chain.lock(casus_id)
    written = {
        row.vraag: str(row.tekst)
        for row in db.session.scalars(select(Concept).where(Concept.casus_id == casus_id))
        if str(row.tekst).strip()
    }
    newest = db.session.scalar(
        select(Versie).where(Versie.casus_id == casus_id).order_by(Versie.number.desc()).limit(1)
    )
    before = _answers(newest)
    if {vraag: words for vraag, (words, _) in before.items()} == written:
        return None
    moment = now()
    versie = Versie(
        token=new_token(), casus_id=casus_id, number=newest.number + 1 if newest else 1, made_at=moment
    )
    db.session.add(versie)
    db.session.flush()
    for vraag, words in written.items():
        earlier, since = before.get(vraag, ("", moment))
        since = since if earlier == words else moment
        db.session.add(
            Antwoord(casus_id=casus_id, versie_id=versie.id, vraag=vraag, since=since, tekst=words)
        )
    _note_help(versie, newest, {v for v, words in written.items() if before.get(v, ("",))[0] != words})
    db.session.execute(update(Casus).where(Casus.id == casus_id).values(versie_id=versie.id))
    db.session.flush()
    return versie


def _note_help(versie: Versie, newest: Versie | None, changed: set[Vraag]) -> None:
    """Of words that stayed, who helped before; of words that changed, whose words were taken over since."""
    taken = select(Suggestion.vraag, Suggestion.author_id, Suggestion.partij_id).where(
        Suggestion.casus_id == versie.casus_id, Suggestion.stand == SuggestionStand.TAKEN
    )
    stayed = select(Help.vraag, Help.lidmaatschap_id, Help.partij_id).where(Help.versie_id == -1)
    if newest is not None:
        taken = taken.where(Suggestion.decided_at > newest.made_at)
        kept = select(Antwoord.vraag).where(Antwoord.versie_id == versie.id, Antwoord.vraag.not_in(changed))
        stayed = select(Help.vraag, Help.lidmaatschap_id, Help.partij_id).where(
            Help.versie_id == newest.id, Help.vraag.in_(kept)
        )
    db.session.flush()
    rows = {tuple(row) for row in db.session.execute(taken) if row.vraag in changed}
    for vraag, who, partij in sorted(rows | {tuple(row) for row in db.session.execute(stayed)}):
        db.session.add(
            Help(
                casus_id=versie.casus_id,
                versie_id=versie.id,
                vraag=vraag,
                lidmaatschap_id=who,
                partij_id=partij,
            )
        )


def _answers(versie: Versie | None) -> dict[Vraag, tuple[str, datetime]]:
    """vraag -> (words, since when they stand)."""
    if versie is None:
        return {}
    rows = db.session.scalars(select(Antwoord).where(Antwoord.versie_id == versie.id))
    return {row.vraag: (str(row.tekst), row.since) for row in rows}
