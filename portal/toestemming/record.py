"""What a row of the toestemmingslog says: the fields of ISO/IEC TS 27560, for whoever it was given to and by whom.

A row says nothing by a key of the database: a partij goes by the token that it has in this casus alone, the client by a
name that follows from the casus and stands nowhere else.
"""

import hashlib
import secrets
import tomllib
from functools import lru_cache
from pathlib import Path

from flask import g
from sqlalchemy import select

from portal.account.actor import Actor
from portal.account.models import Role
from portal.casus.models import Casus, Deelname
from portal.core.db import db
from portal.core.tokens import text_of
from portal.organisatie.models import Partij
from portal.toestemming import told
from portal.toestemming.grondslagen import all_grounds

SCHEMA = "portal-toestemming-2"
FILE = Path(__file__).parents[2] / "config" / "toestemmingsbewijs.toml"
LANGUAGE = "nl"
DOEL = "samen werken aan de hulpvraag"  # what for: of every cell
ONLINE = "online"  # how it was given, unless the fields of the row say otherwise (`collection_method`)
BY_THE_PORTAL = "portal"  # who did it when nobody did: a term that was over
# Of what ended by itself, also when it comes to light while somebody chooses something else.
BY_ITSELF = {"entity_id": BY_THE_PORTAL, "event_type": "other", "privacy_notice": None}
PARTIES = ("party_id", "about", "sender")  # fields in which whoever calls names a partij by its id
EVERY_ROW = ("jurisdiction", "storage_locations", "retention_period", "withdrawal_method", "privacy_rights")


@lru_cache
def stated() -> dict:
    return tomllib.loads(FILE.read_text())


def principal(casus_token: bytes) -> str:
    """What the client is called in their own log: the same in each of their rows, and in no other casus."""
    return hashlib.sha256(b"toestemmingslog" + casus_token).hexdigest()[:32]


def header(casus_id: int) -> dict:
    return {
        "schema_version": SCHEMA,
        "record_id": secrets.token_hex(16),
        "receipt_id": secrets.token_hex(16),
        "pii_principal_id": principal(db.session.get(Casus, casus_id).token),
    }


def filled(casus_id: int, fields: dict) -> dict:
    """What the caller says, whose word counts, with what is so for every row and for this partij and onderwerp."""
    by, every, cell = acting(), stated(), fields.get("pii_type", "")
    return {
        "language": LANGUAGE,
        "collection_method": ONLINE,
        "entity_id": by,
        "event_type": "explicit" if by == Role.CLIENT else "other",
        "privacy_notice": told.kept(),
        **{name: every[name] for name in EVERY_ROW},
        **{
            name: every[name][cell]
            for name in ("special_pii_category", "sensitive_pii_category")
            if cell in every[name]
        },
        **_ground(fields.get("lawful_basis", "")),
        **fields,
        **_partijen(casus_id, fields),
    }


def acting() -> str:
    """As what somebody acts in this request: no name and no number, only the role."""
    actor = g.get("actor")
    return str(actor.role) if isinstance(actor, Actor) else BY_THE_PORTAL


def _ground(code: str) -> dict:
    found = next((each for each in all_grounds().values() if each.code == code), None)
    return {"lawful_basis_type": found.kind, "lawful_basis_text": found.words} if found else {}


def _partijen(casus_id: int, fields: dict) -> dict:
    named = {name: fields[name] for name in PARTIES if isinstance(fields.get(name), int)}
    if not named:
        return {}
    rows = db.session.execute(
        select(Partij.id, Partij.kind, Partij.taak, Deelname.token)
        .outerjoin(Deelname, (Deelname.partij_id == Partij.id) & (Deelname.casus_id == casus_id))
        .where(Partij.id.in_(set(named.values())))
    )
    found = {row.id: row for row in rows}
    known = {name: found.get(partij_id) for name, partij_id in named.items()}
    made = {name: text_of(row.token) if row and row.token else "" for name, row in known.items()}
    if row := known.get("party_id"):
        made |= {"party_type": row.kind, "party_role": f"ontvanger, {row.taak}"}
    return {**made, "party_contact": stated()["party_contact"]}
