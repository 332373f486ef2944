"""Opens the casussen of a list: per row what the query found to be granted, all keys in one look-up."""

from typing import NamedTuple

from flask import g

from portal.kluis import keyring
from portal.kluis.store import store
from portal.noodkaart.models import CARD_NAME
from portal.policy.guard import NAAM
from portal.recht.models import ANTWOORD, TEKST

ADRES = "ADRES"


class Listed(NamedTuple):
    """What one casus of a list opens: these cells, of these writers (the client's own texts always).

    Only for rows that a query with `permitted` and the row words returned: those are the grant.
    """

    token: bytes
    consent_seq: int
    cells: frozenset[str] = frozenset()
    writers: frozenset[int] = frozenset()


def together(*lists: dict[int, Listed]) -> dict[int, Listed]:
    """Of several lists on one page: a casus that stands in more than one opens what each was granted."""
    found: dict[int, Listed] = {}
    for rows in lists:
        for casus, row in rows.items():
            known = found.get(casus, row)
            found[casus] = row._replace(cells=known.cells | row.cells, writers=known.writers | row.writers)
    return found


def open_listed(rows: dict[int, Listed]) -> None:
    """casus id -> what it opens. The name is granted with CASUS_READ, which listed the row.

    A casus that stands open already (the page's own) keeps what the guard granted.
    """
    closed = {casus: row for casus, row in rows.items() if ("casus", casus) not in keyring.locks()}
    keys = store().keys({("casus", row.token) for row in closed.values()})
    for casus, row in closed.items():
        key = keys["casus", row.token]
        keyring.hang("casus", casus, key, {NAAM, *row.cells}, {keyring.CLIENT, *row.writers})
    g.looked_at = g.get("looked_at", {}) | {casus: row.consent_seq for casus, row in closed.items()}


def open_expertise(rows: dict[int, bytes]) -> None:
    """id -> token of what people tell of themselves: one's own, or what they show to everybody who works here."""
    keys = store().keys({("expertise", token) for token in rows.values()})
    for row_id, token in rows.items():
        keyring.hang("expertise", row_id, keys["expertise", token], {"ABOUT", "LIVED"})


def open_navragen(rows: dict[int, bytes]) -> None:
    """id -> token of what a client asked about a look: of one's own casus, or that one's organisatie is to answer."""
    keys = store().keys({("navraag", token) for token in rows.values()})
    for row_id, token in rows.items():
        keyring.hang("navraag", row_id, keys["navraag", token], {"VRAAG", "ANTWOORD"})


def open_own_name(account_id: int, token: bytes) -> None:
    """What a client called themselves, for who was given their code at a desk."""
    keys = store().keys({("account", token)})
    keyring.hang("account", account_id, keys["account", token], {NAAM})


def open_uitnodigingen(rows: dict[int, bytes]) -> None:
    """id -> token of invitations that a query found to be the actor's own: the names and addresses they filled in."""
    keys = store().keys({("uitnodiging", token) for token in rows.values()})
    for row_id, token in rows.items():
        if ("uitnodiging", token) in keys:
            keyring.hang("uitnodiging", row_id, keys["uitnodiging", token], {NAAM, ADRES})


def open_cards(rows: dict[int, Listed]) -> None:
    """casus id -> where it stands, of noodkaarten that a query with `permitted` found: the name in the list alone."""
    keys = store().keys({("casus", row.token) for row in rows.values()})
    for casus, row in rows.items():
        keyring.hang("casus", casus, keys["casus", row.token], {CARD_NAME}, {keyring.CLIENT})
    g.looked_at = g.get("looked_at", {}) | {casus: row.consent_seq for casus, row in rows.items()}


def open_aanvragen(rows: dict[int, bytes]) -> None:
    """id -> token of what clients asked about their rights: one's own, or of the organisatie whose desk it is."""
    keys = store().keys({("aanvraag", token) for token in rows.values()})
    for row_id, token in rows.items():
        keyring.hang("aanvraag", row_id, keys["aanvraag", token], {TEKST, NAAM, ANTWOORD})
