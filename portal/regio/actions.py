"""A regio and its organisaties come into the portal. Nothing of a casus is touched here."""

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError

from portal.account.models import Lidmaatschap
from portal.casus.models import Deelname
from portal.core.db import db
from portal.core.versions import locked
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Partij, Soort, Taak
from portal.organisatie.roles import ONE_PERSON, ROLES, TAKEN
from portal.policy.conditions import TAAK_IN_WORDS
from portal.regio.known import KnownRegio


class AlreadyThere(Exception):
    """There is one of that name in this regio."""


class InUse(Exception):
    """Somebody works for it, or it takes part in a casus."""


# Who of an organisatie does the task: the kind of partij that a client meets.
KIND = {taak: str(role) for role, taken in TAKEN.items() for taak in taken}


def add_regio(known: KnownRegio) -> Arbeidsmarktregio:
    try:
        with db.session.begin_nested():
            row = Arbeidsmarktregio(slug=known.slug, name=known.name)
            db.session.add(row)
    except IntegrityError:
        raise AlreadyThere from None
    return row


def choose_accent(regio_id: int, version: int, accent: str | None) -> None:
    row = locked(Arbeidsmarktregio, regio_id, version)
    row.accent = accent
    row.version += 1
    db.session.flush()


def tasks(soort: Soort) -> list[Taak]:
    """What an organisatie of this soort can have an onderdeel for."""
    able = {taak for role in ROLES.get(soort, ()) for taak in TAKEN.get(role, ())}
    return [taak for taak in Taak if taak in able]


def add_organisatie(regio_id: int, soort: Soort, name: str, taken: list[Taak]) -> Organisatie:
    """An onderdeel per task, each a partij that a client can open a casus to."""
    db.session.scalars(select(Arbeidsmarktregio.id).where(Arbeidsmarktregio.id == regio_id).with_for_update())
    same = select(Organisatie.name).where(Organisatie.regio_id == regio_id)
    if name.casefold() in {each.casefold() for each in db.session.scalars(same)}:
        raise AlreadyThere
    organisatie = Organisatie(regio_id=regio_id, name=name, soort=soort)
    db.session.add(organisatie)
    db.session.flush()
    for taak in taken:
        add_onderdeel(organisatie, taak)
    return organisatie


def add_onderdeel(organisatie: Organisatie, taak: Taak) -> None:
    words = TAAK_IN_WORDS[taak]
    partij = None
    if KIND[taak] not in ONE_PERSON:  # they take part as a person
        several = len([each for each in tasks(organisatie.soort) if KIND[each] == KIND[taak]]) > 1
        partij = Partij(
            kind=KIND[taak],
            name=f"{organisatie.name}, {words}" if several else organisatie.name,
            taak=taak,
            beroepsgeheim=taak is Taak.WGBO,
        )
        db.session.add(partij)
        db.session.flush()
    db.session.add(
        Onderdeel(
            organisatie_id=organisatie.id,
            partij_id=partij.id if partij else None,
            name=words[:1].upper() + words[1:],
            taak=taak,
        )
    )
    db.session.flush()


def remove_organisatie(organisatie_id: int) -> None:
    """Only while nobody works for it and it took part in nothing: a mistake of a moment ago."""
    db.session.scalars(select(Organisatie.id).where(Organisatie.id == organisatie_id).with_for_update())
    its = select(Onderdeel.partij_id).where(
        Onderdeel.organisatie_id == organisatie_id, Onderdeel.partij_id.is_not(None)
    )
    partijen = list(db.session.scalars(its))
    works = exists().where(Lidmaatschap.organisatie_id == organisatie_id)
    takes_part = exists().where(Deelname.partij_id.in_(partijen))
    if db.session.scalar(select(works | takes_part)):
        raise InUse
    try:
        with db.session.begin_nested():
            db.session.execute(delete(Onderdeel).where(Onderdeel.organisatie_id == organisatie_id))
            db.session.execute(delete(Partij).where(Partij.id.in_(partijen)))
            db.session.execute(delete(Organisatie).where(Organisatie.id == organisatie_id))
    except IntegrityError:  # a voorstel, an invitation: something names it
        raise InUse from None
