"""The guard's statements, built once per role: building SQL costs ten times what running it does (measured)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from sqlalchemy import Select, String, bindparam, cast, exists, func, literal, null, select

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Casus, Deelname
from portal.core.db import Id, Moment, Token
from portal.noodkaart.models import Keeper, Noodkaart, Opening
from portal.organisatie.models import Arbeidsmarktregio, Organisatie
from portal.policy.conditions import REQUEST, Asker, Word, unbroken
from portal.policy.permissions import Permission, Subject
from portal.policy.table import EVERYTHING, SUBJECT, cell, permissions_on
from portal.toestemming.models import ChainHead


class Parts:
    """The distinct parts of some words, a boolean column each; NEVER left out: what has no column is not held."""

    def __init__(self, words: Iterable[Word]):
        parts = {part.name: part for word in words if word.name != "never" for part in word.parts}
        self.column_of = {name: f"w{place}" for place, name in enumerate(parts)}
        self._parts = parts

    def columns(self, asker: Asker) -> list:
        return [self._parts[name].clause(asker).label(column) for name, column in self.column_of.items()]

    def held(self, row) -> frozenset[str]:
        """From a row that ends with the columns."""
        return frozenset(compress(self.column_of, row[-len(self.column_of) :]))


def needs(word: Word) -> frozenset[str]:
    """The parts that must all hold."""
    return frozenset(part.name for part in word.parts)


class Questions(NamedTuple):
    """A statement that asks every part once, and which parts each permission needs."""

    statement: Select
    parts: Parts
    needs: dict[Permission, frozenset[str]]

    def answer(self, row) -> set[Permission]:
        held = self.parts.held(row)
        return {permission for permission, needed in self.needs.items() if needed <= held}


def asked(permissions: list[Permission], role: Role) -> tuple[Parts, dict[Permission, frozenset[str]]]:
    words = {permission: cell(permission, role) for permission in permissions}
    return Parts(words.values()), {permission: needs(word) for permission, word in words.items()}


def writers(role: Role):
    """Whose texts this actor may read in this casus: the same row word that filters the rows, over the parties."""
    return (
        select(func.aggregate_strings(cast(Deelname.partij_id, String(20)), ","))
        .where(
            Deelname.casus_id == Casus.id,
            unbroken(REQUEST, Casus.id, Deelname.partij_id, role in EVERYTHING),
        )
        .scalar_subquery()
    )


@lru_cache
def on_casus(role: Role) -> Questions:
    return _on_casus(role, REQUEST)


# Whoever asks works in the casus: for a partij of which nobody does yet.
_team = select(
    Casus.id.label("casus_id"),
    bindparam("actor_id", type_=Id).label("lidmaatschap_id"),
    cast(null(), Moment).label("ended_at"),
)


@lru_cache
def on_casus_as_partij(role: Role) -> Questions:
    return _on_casus(role, replace(REQUEST, teamlid=_team.subquery("supposed_team")))


def _on_casus(role: Role, asker: Asker) -> Questions:
    parts, needed = asked(permissions_on(Subject.CASUS), role)
    seq = select(ChainHead.seq).where(ChainHead.casus_id == Casus.id).scalar_subquery()
    statement = (
        select(
            Casus.id,
            Casus.token,
            Casus.client_id,
            Casus.versie_id,
            Casus.created_at,
            Casus.naam_sealed,
            Arbeidsmarktregio.name.label("regio"),
            Arbeidsmarktregio.slug.label("regio_slug"),
            Arbeidsmarktregio.accent.label("regio_accent"),
            func.coalesce(seq, 0).label("consent_seq"),
            Casus.ends_at,
            writers(role).label("writers"),
            *parts.columns(asker),
        )
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Casus.regio_id)
        .where(Casus.token == bindparam("token", type_=Token))
    )
    return Questions(statement, parts, needed)


@lru_cache
def on_noodkaart(role: Role) -> Questions:
    """`opened`: whether this person opened the card a moment ago, since `opened_since`."""
    parts, needed = asked(permissions_on(Subject.NOODKAART), role)
    seq = select(ChainHead.seq).where(ChainHead.casus_id == Casus.id).scalar_subquery()
    opened = exists().where(
        Opening.keeper_id == Keeper.id,
        Opening.lidmaatschap_id == REQUEST.id,
        Opening.at > bindparam("opened_since", type_=Moment),
    )
    statement = (
        select(
            Keeper.id,
            Keeper.token,
            Keeper.casus_id,
            Casus.token.label("casus_token"),
            Noodkaart.token.label("card_token"),
            Noodkaart.naam_sealed.label("naam"),
            func.coalesce(seq, 0).label("consent_seq"),
            opened.label("opened"),
            *parts.columns(REQUEST),
        )
        .select_from(Keeper)
        .join(Casus, Casus.id == Keeper.casus_id)
        # PostgreSQL gives no card to whom it is not open: that they asked is noted all the same.
        .outerjoin(Noodkaart, Noodkaart.casus_id == Keeper.casus_id)
        .where(Keeper.token == bindparam("token", type_=Token))
    )
    return Questions(statement, parts, needed)


@lru_cache
def on_organisatie(role: Role) -> Questions:
    parts, needed = asked(permissions_on(Subject.ORGANISATIE), role)
    statement = select(
        Organisatie.id,
        Organisatie.token,
        Organisatie.name,
        *parts.columns(REQUEST),
    ).where(Organisatie.token == bindparam("token", type_=Token))
    return Questions(statement, parts, needed)


@lru_cache
def on_self(role: Role, permission: Permission) -> Select:
    """A row if this actor holds it: for words that ask more than whose Lidmaatschap it is."""
    return select(Lidmaatschap.id).where(cell(permission, role).clause(REQUEST))


LISTED = {Subject.CASUS: Casus.id, Subject.NOODKAART: Keeper.id, Subject.ORGANISATIE: Organisatie.id}


@lru_cache
def permitted(role: Role, permission: Permission) -> Select:
    """What of this subject this role's actor holds this permission on: the same word, as a list."""
    return select(LISTED[SUBJECT[permission]]).where(cell(permission, role).clause(REQUEST))


def held(role: Role, permission: Permission):
    """The same word as a column of a list over casussen: may this actor do that in this row's casus?"""
    word = cell(permission, role)
    return (literal(False) if word.name == "never" else word.clause(REQUEST)).label(permission.name.lower())
