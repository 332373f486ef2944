"""The verbs of who comes to take part. Nobody joins without the client's yes, and joining opens nothing: who comes
beside others of their partij reads what is open to it, and that is what the client said yes to.

What happens in one casus happens one at a time; a change that began from an older version raises Moved.
"""

from datetime import timedelta

from flask import current_app
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus import actions as casus_actions
from portal.casus.models import Deelname, Teamlid
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import today
from portal.core.versions import Moved, locked
from portal.kluis import keyring
from portal.kluis.keyring import CLIENT
from portal.kluis.store import store
from portal.organisatie.models import Onderdeel, Organisatie, Partij
from portal.team.ending import end, told, withdraw
from portal.team.models import Verzoek, Verzoekstand, Voorstel, Voorstelstand
from portal.team.whom import words_of
from portal.toestemming import chain
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.models import Gebeurtenis


def propose(
    casus_id: int,
    author_id: int,
    partij_id: int | None,
    onderdeel_id: int,
    why: str,
    person: str | None = None,
) -> Voorstel:
    """It waits for the client's yes, whoever proposes. `person`: whom of the onderdeel the writer hopes for."""
    row = Voorstel(
        casus_id=casus_id,
        partij_id=partij_id or CLIENT,
        author_id=author_id,
        onderdeel_id=onderdeel_id,
        proposed_at=now(),
        why=why,
        person=person or None,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _waiting(casus_id: int, voorstel_id: int, version: int) -> Voorstel:
    casus_actions.one_at_a_time(casus_id)
    row = locked(Voorstel, voorstel_id, version)
    if row.stand is not Voorstelstand.PROPOSED:
        raise Moved(row)
    return row


def agree(
    casus_id: int, voorstel_id: int, version: int, naam: str | None, one_more: bool = False
) -> Verzoek | None:
    """The client's yes. `naam`: what to call the client in the verzoek, only if they ticked it.

    `one_more`: the client read that this person will at once read what is open to their partij; Moved if it is
    otherwise by now. None: the onderdeel takes part already and nobody is named, so there is nobody to ask for.
    Every voorstel of the same is answered by it.
    """
    row = _waiting(casus_id, voorstel_id, version)
    onderdeel = db.session.get(Onderdeel, row.onderdeel_id)
    there = takes_part(casus_id, onderdeel)
    if one_more != (there and bool(row.person)):
        raise Moved(row)
    verzoek = _under_way(row, there)
    if verzoek is None and (one_more or not there):
        verzoek = _ask(casus_id, onderdeel, naam, str(row.person) or None, one_more)
    for each in _same(row, there):
        each.verzoek_id = verzoek.id if verzoek else None
        _decided(each, Voorstelstand.AGREED)
    db.session.flush()
    return verzoek


def decline(casus_id: int, voorstel_id: int, version: int) -> None:
    """The client's no, to every voorstel of the same: it is not asked again at once."""
    row = _waiting(casus_id, voorstel_id, version)
    for each in _same(row, takes_part(casus_id, db.session.get(Onderdeel, row.onderdeel_id))):
        _decided(each, Voorstelstand.DECLINED)
    db.session.flush()


def _same(row: Voorstel, there: bool, *conditions) -> list[Voorstel]:
    """All that wait for an answer about the same onderdeel; where it takes part already, about the same person."""
    rows = db.session.scalars(
        select(Voorstel).where(
            Voorstel.casus_id == row.casus_id,
            Voorstel.onderdeel_id == row.onderdeel_id,
            *(conditions or [Voorstel.stand == Voorstelstand.PROPOSED]),
        )
    )
    return [each for each in rows if not there or words_of(each.person) == words_of(row.person)]


def _decided(row: Voorstel, stand: Voorstelstand) -> None:
    row.stand, row.decided_at, row.version = stand, now(), row.version + 1


def takes_part(casus_id: int, onderdeel: Onderdeel) -> bool:
    """Ervaringsdeskundigen take part as a person: of their onderdeel there can be one more."""
    found = select(Deelname.id).where(
        Deelname.casus_id == casus_id,
        Deelname.partij_id == onderdeel.partij_id,
        Deelname.ended_at.is_(None),
    )
    return db.session.scalar(found) is not None


def _under_way(row: Voorstel, there: bool) -> Verzoek | None:
    """The verzoek that this yes would make stands already. Of each person beside others there is one."""
    standing = select(Verzoek).where(
        Verzoek.casus_id == row.casus_id,
        Verzoek.onderdeel_id == row.onderdeel_id,
        Verzoek.stand == Verzoekstand.OPEN,
    )
    if there:
        same = _same(row, there, Voorstel.stand == Voorstelstand.AGREED)
        standing = standing.where(Verzoek.id.in_([each.verzoek_id for each in same]))
    return db.session.scalar(standing.limit(1))


def _ask(
    casus_id: int, onderdeel: Onderdeel, naam: str | None, person: str | None, one_more: bool
) -> Verzoek:
    organisatie = db.session.get(Organisatie, onderdeel.organisatie_id)
    days = timedelta(days=current_app.config["NAME_WITHIN_DAYS"])
    row = Verzoek(
        casus_id=casus_id,
        organisatie_id=organisatie.id,
        onderdeel_id=onderdeel.id,
        stand=Verzoekstand.OPEN,
        one_more=one_more,
        asked_at=now(),
        due=today() + days,
        version=1,
    )
    if naam is not None or person is not None:
        key = store().ensure("organisatie", organisatie.token)
        with keyring.lent("organisatie", organisatie.id, key, {"NAAM"}):
            row.naam, row.person = naam, person
    if naam is not None:
        chain.append(casus_id, Gebeurtenis.GIVEN, told(onderdeel, organisatie))
    db.session.add(row)
    db.session.flush()
    return row


def _open(verzoek_id: int, version: int) -> Verzoek:
    row = locked(Verzoek, verzoek_id, version)
    if row.stand is not Verzoekstand.OPEN:
        raise Moved(row)
    return row


def take_back(casus_id: int, verzoek_id: int, version: int) -> Verzoek:
    """The client takes their yes back, until somebody joined."""
    casus_actions.one_at_a_time(casus_id)
    row = _open(verzoek_id, version)
    for each in db.session.scalars(select(Voorstel).where(Voorstel.verzoek_id == row.id)):
        _decided(each, Voorstelstand.WITHDRAWN)
    withdraw(row)
    return row


def name_person(verzoek_id: int, version: int, person_id: int, by_id: int) -> Verzoek:
    """The person joins the team and reads nothing: the client opens what they may read.

    Beside others of their partij they read at once what is open to it, which the client's log tells.
    """
    casus_actions.one_at_a_time(db.session.scalar(select(Verzoek.casus_id).where(Verzoek.id == verzoek_id)))
    row = _open(verzoek_id, version)
    person = db.session.get(Lidmaatschap, person_id)
    joined = casus_actions.join_team(row.casus_id, person)
    if row.one_more and joined.since >= row.asked_at:
        _note_joined(joined, person)
    row.named_id, row.answered_by_id = person_id, by_id
    end(row, Verzoekstand.NAMED)
    return row


def _note_joined(joined: Teamlid, person: Lidmaatschap) -> None:
    partij = db.session.get(Partij, person.partij_id)
    fields = {"party_id": partij.id, "party_name": partij.name, "person": person.work_name}
    with log_at_hand(joined.casus_id):
        chain.append(joined.casus_id, Gebeurtenis.JOINED, {"purpose": "meedoen", **fields})


def name_nobody(verzoek_id: int, version: int, by_id: int) -> Verzoek:
    row = _open(verzoek_id, version)
    row.answered_by_id = by_id
    end(row, Verzoekstand.NOBODY)
    return row


def note_seen(verzoek_id: int, version: int) -> None:
    """The client read who was named, or that nobody can; it is asked of them no more."""
    row = locked(Verzoek, verzoek_id, version)
    if row.stand not in {Verzoekstand.NAMED, Verzoekstand.NOBODY}:
        raise Moved(row)
    row.seen_at, row.version = now(), row.version + 1
    db.session.flush()
