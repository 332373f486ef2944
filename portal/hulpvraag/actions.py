from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.hulpvraag.models import Antwoord, Concept, Versie, Vraag, concept_cell


class Conflict(Exception):
    """The concept was saved elsewhere in the meantime. Carries that row; nothing was changed."""

    def __init__(self, concept: Concept):
        self.concept = concept


def save_concept(casus_id: int, vraag: Vraag, tekst: str, version: int) -> Concept:
    """`version` is the one the writer started from; 0 when there was nothing yet. Conflict if it moved on."""
    if version == 0:
        try:
            with db.session.begin_nested():
                row = Concept(
                    casus_id=casus_id,
                    vraag=vraag,
                    cell=concept_cell(vraag),
                    version=1,
                    saved_at=now(),
                    tekst=tekst,
                )
                db.session.add(row)
                db.session.flush()
            return row
        except IntegrityError:
            raise Conflict(_concept(casus_id, vraag)) from None
    row = _concept(casus_id, vraag)
    if row is None or row.version != version:
        raise Conflict(row)
    row.tekst = tekst
    row.saved_at = now()
    row.version = version + 1
    db.session.flush()
    return row


def _concept(casus_id: int, vraag: Vraag) -> Concept | None:
    return db.session.scalar(
        select(Concept)
        .where(Concept.casus_id == casus_id, Concept.vraag == vraag)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def make_version(casus_id: int) -> Versie | None:
    """Shares the answers as they stand now. None if they are the same as in the newest version."""
    db.session.execute(
        select(Casus.id).where(Casus.id == casus_id).with_for_update()
    )  # one sharing at a time
    concepts = {
        row.vraag: str(row.tekst)
        for row in db.session.scalars(select(Concept).where(Concept.casus_id == casus_id))
        if str(row.tekst).strip()
    }
    newest = db.session.scalar(
        select(Versie).where(Versie.casus_id == casus_id).order_by(Versie.number.desc()).limit(1)
    )
    if newest is not None:
        before = {
            row.vraag: str(row.tekst)
            for row in db.session.scalars(select(Antwoord).where(Antwoord.versie_id == newest.id))
        }
        if before == concepts:
            return None
    number = 1 + (db.session.scalar(select(func.max(Versie.number)).where(Versie.casus_id == casus_id)) or 0)
    versie = Versie(token=new_token(), casus_id=casus_id, number=number, made_at=now())
    db.session.add(versie)
    db.session.flush()
    for vraag, tekst in concepts.items():
        db.session.add(Antwoord(casus_id=casus_id, versie_id=versie.id, vraag=vraag, tekst=tekst))
    db.session.execute(update(Casus).where(Casus.id == casus_id).values(versie_id=versie.id))
    db.session.flush()
    return versie
