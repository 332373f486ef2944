"""The table of who may do what, as PostgreSQL itself can hold it: the function `mag`, and the policy of each table.

`mag('PLAN_READ')` gives the casussen in which whoever the connection was told of holds that permission: a branch per
permission, each a whole select of the same words that the guard asks. A request that is about one casus says so, and
asks of that one alone: of eighty it would cost as much as the page. It belongs to a role that cannot sign in and
that alone reads past the row rules of `casus`, so that no rule asks itself.
"""

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Boolean, ColumnElement, Table, literal_column, select
from sqlalchemy.dialects import postgresql

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Casus, Teamlid
from portal.core.db import Base
from portal.core.migrate import APP_ROLE, WORKER_ROLE
from portal.noodkaart.models import Keeper
from portal.policy.conditions import DATABASE, OWN, Word
from portal.policy.identity import WAS_SEEN
from portal.policy.permissions import Permission, Subject
from portal.policy.row_rules import COMMANDS, RULES
from portal.policy.row_words import DESK, WHOLE
from portal.policy.table import COLUMNS, EVERYTHING, cell, ever, permissions_on

DIALECT = postgresql.dialect(paramstyle="named")
READER = "portal_poort"  # owns the functions
ROLE = "nullif(current_setting('portal.actor_role', true), '')"

WITHIN = "nullif(current_setting('portal.within', true), '')::bigint"


def literal(statement) -> str:
    return str(statement.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))


def condition(table: Table, clause: ColumnElement) -> str:
    """Compiled inside a whole select, so that what is asked in it is asked of the row itself."""
    whole = literal(select(literal_column("1")).select_from(table).where(clause))
    before, after = whole.split("\nWHERE ", 1)
    again = re.search(rf"(FROM|JOIN|,)\s+{table.name}\s*[\n,)]", after)
    if before.split() != ["SELECT", "1", "FROM", table.name] or again:
        raise ValueError(f"the rule of {table.name} is not about the row alone")
    return after


def by_word(permission: Permission) -> dict[str, tuple[Word, list[Role]]]:
    found: dict[str, tuple[Word, list[Role]]] = {}
    for role in COLUMNS:
        word = cell(permission, role)
        if word.name != "never":
            found.setdefault(word.name, (word, []))[1].append(role)
    return found


OF_OWN_PEOPLE = Word(
    "of_own_people",
    "",
    lambda a: Casus.id.in_(
        select(Teamlid.casus_id)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .where(Lidmaatschap.organisatie_id == a.organisatie_id)
    ),
)


def _branch(word: Word, roles, column=Casus.id) -> str:
    names = ", ".join(f"'{role}'" for role in sorted(roles, key=COLUMNS.index))
    asked = select(column).where(word.clause(DATABASE))
    within = asked.where(literal_column(f"{column.table.name}.{column.key} = w", Boolean))
    return (
        f"  IF r IN ({names}) AND w IS NULL THEN\n    RETURN QUERY {literal(asked)};\n"
        f"  ELSIF r IN ({names}) THEN\n    RETURN QUERY {literal(within)};\n  END IF;"
    )


def _permission(name: str, branches: list[str]) -> str:
    return "\n".join([f"IF p = '{name}' THEN", *branches, "  RETURN;", "END IF;"])


@lru_cache
def body() -> str:
    """What stands in `pg_proc.prosrc`, to the letter."""
    parts = [
        _permission(WHOLE, [_branch(OWN, EVERYTHING)]),
        _permission(DESK, [_branch(OF_OWN_PEOPLE, ever(Permission.PEOPLE_READ))]),
        *(
            _permission(
                permission.name, [_branch(word, roles) for word, roles in by_word(permission).values()]
            )
            for permission in permissions_on(Subject.CASUS)
        ),
        *(
            _permission(
                permission.name,
                [_branch(word, roles, Keeper.casus_id) for word, roles in by_word(permission).values()],
            )
            for permission in permissions_on(Subject.NOODKAART)
        ),
    ]
    return "\n".join(
        [
            "",
            "DECLARE",
            f"  r text := {ROLE};",
            f"  w bigint := {WITHIN};",
            "BEGIN",
            "IF r IS NULL THEN RETURN; END IF;",
            *parts,
            "END",
            "",
        ]
    )


class Function(NamedTuple):
    """What reads past the row rules, for whoever asks: as `portal_poort`, and with a search path of its own.

    `by_words`: called where the words are asked, by whoever asks them; the others by the row rules of the app alone.
    """

    name: str
    takes: str
    gives: str
    language: str
    body: str
    by_words: bool

    @property
    def signature(self) -> str:
        return f"{self.name}({self.takes.split()[1]})"


@lru_cache
def functions() -> tuple[Function, ...]:
    return (
        Function("was_seen", "client bigint", "boolean", "sql", WAS_SEEN, True),
        Function("mag", "p text", "SETOF bigint", "plpgsql", body(), False),
    )


@lru_cache
def read_by_functions() -> tuple[str, ...]:
    """All tables that their role has a right to."""
    asked = re.findall(r"(?:FROM|JOIN|,)\s+(\w+)", "\n".join(each.body for each in functions()))
    return tuple(sorted(set(asked) & set(Base.metadata.tables)))


_ASKED, _ANSWERED = re.compile(r"mag\('(\w+)'\)"), re.compile(r"^IF p = '(\w+)' THEN$", re.MULTILINE)


class Policy(NamedTuple):
    table: str
    name: str
    command: str
    using: str | None
    check: str | None
    to: str

    def text(self) -> str:
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {self.table} FOR {self.command} TO {self.to}{using}{check}"

    def mark(self) -> str:
        """PostgreSQL words a policy anew: what it was made from is told by this, its comment."""
        return hashlib.sha256(self.text().encode()).hexdigest()


@lru_cache
def policies() -> tuple[Policy, ...]:
    found = []
    for model, rules in RULES.items():
        table = model.__table__
        for command in COMMANDS:
            asked, check = rules.of(command)
            if asked is None and check is None:
                continue
            using = None if asked is None else condition(table, asked)
            checked = None if check is None else condition(table, check)
            found.append(Policy(table.name, f"app_{command.lower()}", command, using, checked, APP_ROLE))
        if rules.work is not None:
            using = condition(table, rules.work)
            found.append(Policy(table.name, "worker_select", "SELECT", using, None, WORKER_ROLE))
        if rules.marks:
            found.append(Policy(table.name, "worker_update", "UPDATE", using, using, WORKER_ROLE))
    unknown = set(_ASKED.findall(" ".join(each.text() for each in found))) - set(_ANSWERED.findall(body()))
    if unknown:
        raise ValueError(f"`mag` knows no {', '.join(sorted(unknown))}: nobody would get a row by it")
    return tuple(found)
