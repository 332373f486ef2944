"""The guard's statements, built once per role: building SQL costs ten times what running it does (measured)."""

from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Select, String, bindparam, cast, func, literal, select

from portal.account.models import Role
from portal.casus.models import Casus, Deelname
from portal.core.db import Token
from portal.organisatie.models import Arbeidsmarktregio, Organisatie
from portal.policy.conditions import EVERYTHING, REQUEST, Word, unbroken
from portal.policy.permissions import Permission, Subject
from portal.policy.table import cell, permissions_on
from portal.toestemming.models import ChainHead


class Questions(NamedTuple):
    """A statement with one boolean column per distinct word, and which permission each column decides."""

    statement: Select
    column_of: dict[Permission, str]

    def answer(self, row) -> set[Permission]:
        held = row._mapping
        return {permission for permission, column in self.column_of.items() if held[column]}


def word_columns(permissions: list[Permission], role: Role) -> tuple[dict[str, Word], dict[Permission, str]]:
    """Distinct words, NEVER left out: what has no column is not held."""
    words: dict[str, Word] = {}
    column_of = {}
    for permission in permissions:
        word = cell(permission, role)
        if word.name == "never":
            continue
        column = next((c for c, w in words.items() if w.name == word.name), f"w{len(words)}")
        words[column] = word
        column_of[permission] = column
    return words, column_of


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
    words, column_of = word_columns(permissions_on(Subject.CASUS), role)
    seq = select(ChainHead.seq).where(ChainHead.casus_id == Casus.id).scalar_subquery()
    statement = (
        select(
            Casus.id,
            Casus.token,
            Casus.client_id,
            Casus.versie_id,
            Casus.created_at,
            Casus.naam,
            Arbeidsmarktregio.name.label("regio"),
            Arbeidsmarktregio.slug.label("regio_slug"),
            func.coalesce(seq, 0).label("consent_seq"),
            writers(role).label("writers"),
            *[word.clause(REQUEST).label(column) for column, word in words.items()],
        )
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Casus.regio_id)
        .where(Casus.token == bindparam("token", type_=Token))
    )
    return Questions(statement, column_of)


@lru_cache
def on_organisatie(role: Role) -> Questions:
    words, column_of = word_columns(permissions_on(Subject.ORGANISATIE), role)
    statement = select(
        Organisatie.id,
        Organisatie.token,
        Organisatie.name,
        *[word.clause(REQUEST).label(column) for column, word in words.items()],
    ).where(Organisatie.token == bindparam("token", type_=Token))
    return Questions(statement, column_of)


@lru_cache
def permitted(role: Role, permission: Permission) -> Select:
    """The casussen on which this role's actor holds this permission: the same word, as a list."""
    return select(Casus.id).where(cell(permission, role).clause(REQUEST))


def held(role: Role, permission: Permission):
    """The same word as a column of a list over casussen: may this actor do that in this row's casus?"""
    word = cell(permission, role)
    return (literal(False) if word.name == "never" else word.clause(REQUEST)).label(permission.name.lower())
