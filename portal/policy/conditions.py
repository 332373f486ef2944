"""The words of the table, each one SQL condition on a subject (and some on a row of content).

A word uses only expressions of the Asker: bind parameters in a request, columns in `readers`, current_setting in
the database. It is compiled only inside a whole `select(...).where(...)`: alone, its EXISTS would not be correlated
and be true for everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, exists, false, func, or_, select, true
from sqlalchemy.orm import aliased
from sqlalchemy.sql import FromClause

from portal.account.models import Lidmaatschap
from portal.casus.models import Bijdrage, Casus, Teamlid
from portal.core.db import Id, Moment, code, fixed
from portal.hulpvraag.models import Antwoord, Versie
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Organisatie, Partij, Taak
from portal.toestemming.grondslagen import stated
from portal.toestemming.models import BEKEND, BETROKKENEN, Doorbreking, Sharing


@dataclass(frozen=True)
class Asker:
    """Who asks, as SQL expressions; and the tables to ask of, so that a supposed set can stand in for the real one."""

    id: Any
    partij_id: Any
    organisatie_id: Any
    taak: Any
    ips: Any
    now: Any
    identity_needed: Any = bindparam("identity_needed", type_=Boolean)  # noqa: RUF009 - one for all
    teamlid: FromClause = Teamlid.__table__
    sharing: FromClause = Sharing.__table__
    doorbreking: FromClause = Doorbreking.__table__


REQUEST = Asker(
    id=bindparam("actor_id", type_=Id),
    partij_id=bindparam("actor_partij_id", type_=Id),
    organisatie_id=bindparam("actor_organisatie_id", type_=Id),
    taak=bindparam("actor_taak", type_=code(Taak)),
    ips=bindparam("actor_ips", type_=Lidmaatschap.ips.type),
    now=bindparam("now", type_=Moment),
)

CANDIDATE = Asker(
    id=Lidmaatschap.id,
    partij_id=Lidmaatschap.partij_id,
    organisatie_id=Lidmaatschap.organisatie_id,
    taak=Partij.taak,
    ips=Lidmaatschap.ips,
    now=bindparam("now", type_=Moment),
)


def setting(name: str, type_) -> ColumnElement:
    return func.nullif(func.current_setting(f"portal.{name}", true()), "").cast(type_)


DATABASE = Asker(
    id=setting("actor_id", Id),
    partij_id=setting("actor_partij_id", Id),
    organisatie_id=setting("actor_organisatie_id", Id),
    taak=setting("actor_taak", code(Taak)),
    ips=setting("actor_ips", Lidmaatschap.ips.type),
    identity_needed=setting("identity_needed", Boolean),
    now=setting("now", Moment),
)


@dataclass(frozen=True)
class Word:
    """`sentence` is how the page "Wie mag wat" says it.

    A word joined by & keeps its parts: a statement asks each part once, however many permissions rest on it.
    """

    name: str
    sentence: str
    clause: Callable[[Asker], ColumnElement[bool]]
    joined: tuple["Word", ...] = ()

    @property
    def parts(self) -> tuple["Word", ...]:
        return self.joined or (self,)

    def __and__(self, other: "Word") -> "Word":
        sentence = ", ".join(part for part in (self.sentence, other.sentence) if part)
        parts = (*self.parts, *other.parts)
        return Word(
            f"{self.name} & {other.name}",
            sentence,
            lambda a: and_(*(part.clause(a) for part in parts)),
            parts,
        )


NEVER = Word("never", "nooit", lambda a: false())
ME = Word("me", "", lambda a: Lidmaatschap.id == a.id)
OWN = Word("own", "in de eigen casus", lambda a: and_(Casus.client_id == a.id, Casus.erased_at.is_(None)))
OWN_ORGANISATIE = Word(
    "own_organisatie", "van de eigen organisatie", lambda a: Organisatie.id == a.organisatie_id
)
EVERY_ORGANISATIE = Word(
    "every_organisatie",
    "van elke organisatie",
    lambda a: and_(Organisatie.id.is_not(None), a.id.is_not(None)),
)
_home = aliased(Organisatie)
OWN_REGIO = Word(
    "own_regio",
    "van een organisatie in de eigen regio",
    lambda a: Organisatie.regio_id.in_(select(_home.regio_id).where(_home.id == a.organisatie_id)),
)
TEAM = Word(
    "team",
    "in een casus waarin u meedoet",
    lambda a: (
        Casus.ended_at.is_(None)
        & Casus.id.in_(
            select(a.teamlid.c.casus_id).where(
                a.teamlid.c.lidmaatschap_id == a.id, a.teamlid.c.ended_at.is_(None)
            )
        )
    ),
)


def standing(a: Asker, cell: str | None = None) -> ColumnElement[bool]:
    """Open, not past its end, and on a grondslag that the receiver still states: without one nothing is shared."""
    return and_(
        a.sharing.c.closed_at.is_(None),
        a.sharing.c.valid_until > a.now,
        a.sharing.c.grondslag.in_([fixed(code) for code in stated(cell)]),
    )


def shared(cell: str) -> Word:
    """The client opened this cell to this partij and it has not ended (AVG 7 lid 3: withdrawn is gone at once)."""
    return Word(
        f"shared({cell})",
        "als de cliënt dit voor u opende",
        lambda a: exists().where(
            a.sharing.c.casus_id == Casus.id,
            a.sharing.c.partij_id == a.partij_id,
            a.sharing.c.cell == fixed(cell),
            standing(a, cell),
        ),
    )


SHARED_ANYTHING = Word(
    "shared_anything",
    "als de cliënt iets voor u opende",
    lambda a: exists().where(
        a.sharing.c.casus_id == Casus.id, a.sharing.c.partij_id == a.partij_id, standing(a)
    ),
)


def taak(*taken: Taak) -> Word:
    """Only an onderdeel with this statutory task may need the onderwerp."""
    return Word(f"taak({', '.join(taken)})", f"voor de taak {' of '.join(TAAK_IN_WORDS[t] for t in taken)}",
                lambda a: a.taak.in_([bindparam(None, t, type_=code(Taak)) for t in taken]))  # fmt: skip


TAAK_IN_WORDS = {
    Taak.PARTICIPATIEWET: "Participatiewet",
    Taak.WMO: "Wmo",
    Taak.SCHULDHULP: "schuldhulp",
    Taak.SUWI: "werk en uitkering (SUWI)",
    Taak.WGBO: "behandeling",
    Taak.ERVARING: "ervaringsdeskundigheid",
    Taak.NAASTE: "meelezen als naaste",
}


# Row words: conditions on a row of content, the same for queries, keyring and the database's row rules.


def unbroken(
    a: Asker, casus_id: ColumnElement, writer: ColumnElement, everything: bool
) -> ColumnElement[bool]:
    """A text of a partij with beroepsgeheim reaches that partij itself and whom a doorbreking names (7:457 BW).

    `everything`: the client, who reads all that is in their own casus.
    """
    if everything:
        return true()
    sender = aliased(Partij)  # an alias: the query around it may join Partij itself
    secret = exists().where(sender.id == writer, sender.beroepsgeheim.is_(True)).correlate_except(sender)
    stands = exists().where(
        a.doorbreking.c.casus_id == casus_id,
        a.doorbreking.c.sender_id == writer,
        a.doorbreking.c.receiver_id == a.partij_id,
        a.doorbreking.c.closed_at.is_(None),
        a.doorbreking.c.valid_until > a.now,
    )
    # Said outright: in a subquery over parties the asker stands two levels up, where SQLAlchemy does not look itself.
    broken = stands.correlate_except(a.doorbreking)
    return or_(writer == a.partij_id, ~secret, broken)


def author(a: Asker) -> ColumnElement[bool]:
    return Bijdrage.author_id == a.id


def known(
    a: Asker, casus_id: ColumnElement, partij: ColumnElement, secret: ColumnElement
) -> ColumnElement[bool]:
    """May this viewer know that this partij takes part? Only with BETROKKENEN open to them; and a partij with
    beroepsgeheim only if the client said so of that partij."""

    def opened(cell: str, *what) -> ColumnElement[bool]:
        return exists().where(
            a.sharing.c.casus_id == casus_id,
            a.sharing.c.partij_id == a.partij_id,
            a.sharing.c.cell == fixed(cell),
            standing(a, cell),
            *what,
        )

    told = opened(BEKEND, a.sharing.c.about_id == partij)
    named = and_(opened(BETROKKENEN), or_(secret.is_(False), told))
    return or_(partij == a.partij_id, partij == CLIENT, named)


def open_when_made(a: Asker, everything: bool) -> ColumnElement[bool]:
    """A partij reads the newest version's answers, and older ones made while that vraag was open to it."""
    if everything:
        return true()
    was_open = exists().where(
        a.sharing.c.casus_id == Antwoord.casus_id,
        a.sharing.c.partij_id == a.partij_id,
        a.sharing.c.cell == Antwoord.vraag,
        a.sharing.c.opened_at <= Versie.made_at,
        or_(a.sharing.c.closed_at.is_(None), a.sharing.c.closed_at > Versie.made_at),
        a.sharing.c.valid_until > Versie.made_at,
    )
    return or_(Versie.id == Casus.versie_id, was_open.correlate_except(a.sharing))
