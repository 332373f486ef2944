"""What a toestemmingsbewijs holds, and how somebody checks it with the public key alone: no database, no settings.

The readable parts stand as ISO/IEC TS 27560 orders them, and follow from the row: another word in them is found too.
"""

import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from portal.core import merkle
from portal.core.note import NotSigned, PublicKey, read_checkpoint
from portal.toestemming.told import filled_in

SCHEMA = "portal-toestemmingsbewijs-1"
HEADER = ("record_id", "pii_principal_id")
PROCESSING = ("language", "collection_method", "storage_locations", "retention_period", "jurisdiction",
              "withdrawal_method", "privacy_rights")  # fmt: skip
PURPOSE = ("purpose", "lawful_basis", "lawful_basis_type", "lawful_basis_text", "secrecy_break")
PII = (
    "pii_type",
    "special_pii_category",
    "sensitive_pii_category",
    "about",
    "person",
    "sender",
    "sender_name",
)
PARTY = ("party_id", "party_name", "party_type", "party_role", "party_address", "party_contact")
EVENT = ("event_time", "valid_until", "entity_id", "event_type", "event_state", "given_by", "recorded_by",
         "helper", "asked_until")  # fmt: skip


class Wrong(Exception):
    """The toestemmingsbewijs does not hold; the message says where."""


@dataclass(frozen=True)
class Proof:
    """Where a row stands in the tree that a checkpoint signed."""

    number: int
    size: int
    steps: list[bytes]
    checkpoint: str


def link(previous: bytes, salt: bytes, canonical: bytes) -> bytes:
    """SHA-256(previous || SHA-256(salt || canonical JSON)); the JSON is canonical after RFC 8785."""
    return hashlib.sha256(previous + hashlib.sha256(salt + canonical).digest()).digest()


def _some(body: dict, names: tuple[str, ...]) -> dict:
    return {name: body[name] for name in names if name in body}


def readable(body: dict, text: str | None) -> dict[str, Any]:
    """`text`: the words of the page, with {naam} for what is about a person."""
    notice = body.get("privacy_notice")
    shown = {**notice, "text": filled_in(text, notice)} if notice and text is not None else notice
    return {
        "record_metadata": {"schema_version": SCHEMA, **_some(body, HEADER)},
        "pii_processing": {
            "privacy_notice": shown,
            **_some(body, PROCESSING),
            "purposes": [{**_some(body, PURPOSE), "pii_information": [_some(body, PII)]}],
            "pii_controllers": [body.get("party_name", "")],
        },
        "party_identification": [_some(body, PARTY)],
        "event": [{**_some(body, EVENT), **_lasts(body)}],
    }


def _lasts(body: dict) -> dict:
    """Until when as a duration too (ISO 8601), in whole days."""
    if not body.get("valid_until"):
        return {}
    days = datetime.fromisoformat(body["valid_until"]) - datetime.fromisoformat(body["event_time"])
    return {"validity_duration": f"P{days.days}D"}


def receipt(body: dict, text: str | None, chain: tuple[bytes, bytes], proof: Proof | None) -> dict[str, Any]:
    """`chain`: (the hash before it, its salt). Without `proof` the row is not under a checkpoint yet."""
    previous, salt = chain
    found = {
        "receipt_metadata": {"schema_version": SCHEMA, "receipt_id": body.get("receipt_id", "")},
        **readable(body, text),
        "proof": {
            "row": body,
            "notice": text,
            "salt": salt.hex(),
            "previous": previous.hex(),
            "hash": link(previous, salt, rfc8785.dumps(body)).hex(),
        },
    }
    if proof:
        found["proof"] |= {
            "leaf_number": proof.number,
            "tree_size": proof.size,
            "inclusion_proof": [step.hex() for step in proof.steps],
            "checkpoint": proof.checkpoint,
        }
    return found


def check(found: dict, keys: list[PublicKey]) -> int:
    """How many rows the log had that was signed with this row in it; Wrong if it does not hold, or not yet."""
    try:
        return _checked(found, keys)
    except (KeyError, TypeError, AttributeError, ValueError, binascii.Error):
        raise Wrong("this is no toestemmingsbewijs: a part is missing, or is not what it should be") from None


def _checked(found: dict, keys: list[PublicKey]) -> int:
    proof, body = found["proof"], found["proof"]["row"]
    entry = link(bytes.fromhex(proof["previous"]), bytes.fromhex(proof["salt"]), rfc8785.dumps(body))
    if entry.hex() != proof["hash"]:
        raise Wrong("the row was changed: its hash is another")
    text, notice = proof["notice"], body.get("privacy_notice")
    if text is not None and (not notice or hashlib.sha256(text.encode()).hexdigest() != notice["hash"]):
        raise Wrong("the words that were shown are others than those of the row")
    said = {name: part for name, part in found.items() if name not in {"proof", "receipt_metadata"}}
    if said != readable(body, text) or found["receipt_metadata"]["receipt_id"] != body.get("receipt_id", ""):
        raise Wrong("the readable part says something else than the row")
    if "checkpoint" not in proof:
        raise Wrong("this row is not under a checkpoint yet: download it again after five minutes")
    return _in_the_tree(entry, proof, keys)


def _in_the_tree(entry: bytes, proof: dict, keys: list[PublicKey]) -> int:
    try:
        signed = read_checkpoint(proof["checkpoint"], keys)
    except NotSigned as why:
        raise Wrong(f"the checkpoint does not hold: {why}") from None
    if signed.size != proof["tree_size"]:
        raise Wrong("the checkpoint is of a log of another size")
    steps = [bytes.fromhex(step) for step in proof["inclusion_proof"]]
    try:
        here = merkle.proved(entry, proof["leaf_number"], signed.size, steps) == signed.root
    except ValueError:
        here = False
    if not here:
        raise Wrong("the row is not in the log that was signed")
    return signed.size
