from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus, Deelname, Onderwerp, Teamlid
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.hulpvraag.models import Vraag, concept_cell
from portal.kluis import keyring
from portal.kluis.store import store
from portal.suggestions import actions as suggestions
from portal.suggestions.models import suggestion_cell
from portal.toestemming import actions as toestemming
from portal.toestemming import chain
from portal.toestemming.models import BETROKKENEN


def start_casus(client: Lidmaatschap, naam: str, regio_id: int) -> Casus:
    """A casus begins with its key: keys are written first."""
    token = new_token()
    key = store().create("casus", [token])[token]
    log_key = store().create("log", [token])[token]
    casus = Casus(token=token, client_id=client.id, regio_id=regio_id, created_at=now())
    db.session.add(casus)
    db.session.flush()
    cells = {
        "NAAM",
        BETROKKENEN,
        *(str(v) for v in Vraag),
        *(concept_cell(v) for v in Vraag),
        *(suggestion_cell(v) for v in Vraag),
        *(str(o) for o in Onderwerp),
    }
    keyring.hang("casus", casus.id, key, cells)
    keyring.hang("log", casus.id, log_key, {"LOG"})
    casus.naam = naam
    chain.start(casus.id)
    db.session.flush()
    return casus


def admit(casus_id: int, partij_id: int) -> Deelname:
    """A partij takes part, or takes part again; it reads nothing until the client opens something."""
    row = db.session.scalar(
        select(Deelname).where(Deelname.casus_id == casus_id, Deelname.partij_id == partij_id)
    )
    if row is None:
        row = Deelname(casus_id=casus_id, partij_id=partij_id, since=now())
        db.session.add(row)
    elif row.ended_at is not None:
        row.ended_at, row.since, row.token = None, now(), new_token()
    db.session.flush()
    return row


def join_team(casus_id: int, lidmaatschap: Lidmaatschap) -> Teamlid:
    admit(casus_id, lidmaatschap.partij_id)
    row = db.session.scalar(_current(casus_id).where(Teamlid.lidmaatschap_id == lidmaatschap.id))
    if row is None:
        row = Teamlid(casus_id=casus_id, lidmaatschap_id=lidmaatschap.id, since=now())
        db.session.add(row)
        db.session.flush()
    return row


def _current(casus_id: int):
    return select(Teamlid).where(Teamlid.casus_id == casus_id, Teamlid.ended_at.is_(None))


def leave_team(casus_id: int, lidmaatschap_id: int) -> None:
    for row in db.session.scalars(_current(casus_id).where(Teamlid.lidmaatschap_id == lidmaatschap_id)):
        row.ended_at = now()
    suggestions.end_invites(casus_id, [lidmaatschap_id])
    db.session.flush()


def end_deelname(casus_id: int, partij_id: int) -> None:
    """A partij stops: its people leave the team and what was open to it closes for good."""
    people = db.session.scalars(select(Lidmaatschap.id).where(Lidmaatschap.partij_id == partij_id)).all()
    for row in db.session.scalars(_current(casus_id).where(Teamlid.lidmaatschap_id.in_(people))):
        row.ended_at = now()
    for row in db.session.scalars(
        select(Deelname).where(
            Deelname.casus_id == casus_id, Deelname.partij_id == partij_id, Deelname.ended_at.is_(None)
        )
    ):
        row.ended_at = now()
    suggestions.end_invites(casus_id, people)
    db.session.flush()
    toestemming.end_for_partij(casus_id, partij_id)
