"""A naaste comes and goes: at the client's word, or at their own."""

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus import actions as casus_actions
from portal.casus.models import Casus, Deelname
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Partij, Taak
from portal.toestemming.models import BETROKKENEN
from portal.uitnodiging import starting
from portal.uitnodiging.models import Uitnodiging

KIND = "naaste"  # in place of a name: what the client calls them is sealed in the casus


class OwnCasus(Exception):
    """The client cannot be their own naaste."""


def as_naaste(account_id: int) -> Lidmaatschap:
    """As which this person reads along, in every casus they were invited to: a partij of one person."""
    db.session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update()
    )  # makes one, not two
    own = select(Lidmaatschap).filter_by(account_id=account_id, role=Role.NAASTE, active=True)
    return db.session.scalar(own) or _new(account_id)


def _new(account_id: int) -> Lidmaatschap:
    partij = Partij(kind=KIND, name=KIND, taak=Taak.NAASTE)
    db.session.add(partij)
    db.session.flush()
    row = Lidmaatschap(account_id=account_id, role=Role.NAASTE, partij_id=partij.id)
    db.session.add(row)
    db.session.flush()
    return row


def admit_naaste(casus_id: int, naaste: Lidmaatschap, name: str) -> Deelname:
    """They take part and read nothing: the client opens what they may read. Needs the casus's key at hand.

    `name`: what the client calls them, for whoever may know who takes part.
    """
    if is_client_of(casus_id, naaste.account_id):
        raise OwnCasus
    casus_actions.join_team(casus_id, naaste)
    row = db.session.scalar(
        select(Deelname).where(Deelname.casus_id == casus_id, Deelname.partij_id == naaste.partij_id)
    )
    row.naam = name
    db.session.flush()
    return row


def is_client_of(casus_id: int, account_id: int) -> bool:
    client = select(Lidmaatschap.account_id).join(Casus, Casus.client_id == Lidmaatschap.id)
    return db.session.scalar(client.where(Casus.id == casus_id)) == account_id


def take_up(row: Uitnodiging, account_id: int) -> Lidmaatschap:
    """Who was invited says yes. The name moves from the invitation into the casus, whose keys are at hand for that
    alone: they have nothing of the casus yet."""
    naaste = as_naaste(account_id)
    token = db.session.scalar(select(Casus.token).where(Casus.id == row.casus_id))
    keys = store().keys({("uitnodiging", row.token), ("casus", token)})
    with keyring.lent("uitnodiging", row.id, keys["uitnodiging", row.token], {"NAAM"}):
        name = str(row.naam)
    with keyring.lent("casus", row.casus_id, keys["casus", token], {BETROKKENEN}):
        admit_naaste(row.casus_id, naaste, name)
    starting.take_up(row, account_id)
    row.naam = None  # it stands in the casus now
    db.session.flush()
    return naaste


def leave(casus_id: int, token: bytes, partij_id: int) -> None:
    """A naaste stops: the same as when the client takes them away, and in the same log.

    They may not read that log: its key hangs there to write, and no longer.
    """
    key = store().keys({("log", token)})["log", token]
    with keyring.lent("log", casus_id, key, {"LOG"}):
        casus_actions.end_deelname(casus_id, partij_id)
