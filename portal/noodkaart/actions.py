"""The verbs of the noodkaart. A change that began from an older version raises Moved."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus.models import Teamlid
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved
from portal.noodkaart.models import NOODKAART, TEXTS, Keeper, Noodkaart, Opening
from portal.organisatie.models import Partij
from portal.toestemming import chain
from portal.toestemming.models import Gebeurtenis


class NotAnyMore(Exception):
    """The client took the choice back in the meantime; nothing was opened."""


def _held(casus_id: int, version: int) -> Noodkaart:
    """The card, made with what is written first. Held by the chain of the casus: a row that is not there cannot be."""
    chain.lock(casus_id)
    row = db.session.scalar(
        select(Noodkaart).where(Noodkaart.casus_id == casus_id).execution_options(populate_existing=True)
    )
    if (row.version if row else 0) != version:
        raise Moved(row)
    if row is None:
        row = Noodkaart(casus_id=casus_id, filled=False, version=0, changed_at=now())
        db.session.add(row)
    row.version = version + 1
    return row


def write(casus_id: int, version: int, texts: dict[str, str]) -> Noodkaart:
    """`version`: of the card that the client started from, 0 when there was none. All empty: the card is nowhere."""
    row = _held(casus_id, version)
    for name in TEXTS:
        setattr(row, name, texts.get(name) or None)
    row.filled, row.changed_at = any(texts.values()), now()
    db.session.flush()
    return row


def choose(casus_id: int, version: int, naam: str, people: set[int]) -> Noodkaart:
    """`people`: Lidmaatschappen in the team; who is not among them may not open it any more. Each is told in the log
    of what the client allows."""
    row = _held(casus_id, version)
    row.naam = naam or None
    now_chosen = {each.Teamlid.lidmaatschap_id: each.Keeper for each in _team(casus_id)}
    for person, keeper in now_chosen.items():
        if keeper is not None and person not in people:
            keeper.ended_at = now()
            chain.append(casus_id, Gebeurtenis.WITHDRAWN, _told(person))
    for each in _team(casus_id):
        person = each.Teamlid.lidmaatschap_id
        if person in people and now_chosen[person] is None:
            db.session.add(Keeper(casus_id=casus_id, teamlid_id=each.Teamlid.id, chosen_at=now()))
            chain.append(casus_id, Gebeurtenis.GIVEN, _told(person))
    db.session.flush()
    return row


def _team(casus_id: int) -> list:
    return db.session.execute(
        select(Teamlid, Keeper)
        .outerjoin(Keeper, (Keeper.teamlid_id == Teamlid.id) & Keeper.ended_at.is_(None))
        .where(Teamlid.casus_id == casus_id, Teamlid.ended_at.is_(None))
        .order_by(Teamlid.id)
    ).all()


def _told(lidmaatschap_id: int) -> dict:
    """Of a naaste the log holds no name; of others the name at work, since the choice is of one person."""
    person = db.session.get(Lidmaatschap, lidmaatschap_id)
    partij = db.session.get(Partij, person.partij_id)
    named = person.work_name and person.work_name != partij.name
    return {
        "purpose": "in nood de noodkaart openen",
        "pii_type": NOODKAART,
        "party_id": partij.id,
        "party_name": f"{person.work_name}, {partij.name}" if named else partij.name,
        "given_by": "client",
    }


def open_card(keeper_id: int, casus_id: int, opener, why: str) -> Opening:
    """Whom the client chose opens the card; the row with the reason stands before a word of it is shown."""
    standing = select(Keeper.id).where(Keeper.id == keeper_id, Keeper.ended_at.is_(None))
    if db.session.scalar(standing.with_for_update(read=True)) is None:
        raise NotAnyMore
    row = Opening(
        casus_id=casus_id,
        keeper_id=keeper_id,
        lidmaatschap_id=opener.id,
        organisatie_id=opener.organisatie_id,
        partij_id=opener.partij_id,
        at=now(),
        why=why,
    )
    db.session.add(row)
    db.session.flush()
    return row
