"""What a row rule is made of: what is held in the casus of a row, who asks, and by which door."""

from sqlalchemy import Boolean, ColumnElement, String, and_, literal_column, or_, select

from portal.core.db import Id, fixed
from portal.core.migrate import WORKER_ROLE
from portal.core.told import ROLE
from portal.organisatie.models import Organisatie
from portal.policy.conditions import DATABASE, setting, unbroken
from portal.policy.permissions import Permission as P
from portal.policy.table import COLUMNS, cell, ever

# Asked of `mag` as a permission is: the casussen in which every text is read, and those of one's own people.
WHOLE, DESK = "EVERYTHING", "DESK"
WORK = {ROLE: WORKER_ROLE}  # told, as somebody who asks is
Clause = ColumnElement[bool]


def may(model, *permissions: P | str) -> Clause:
    """In this row's casus one of these is held. The casussen are looked up once for a statement, not for each row."""
    place = f"{model.__tablename__}.casus_id"
    names = [each if isinstance(each, str) and not isinstance(each, P) else each.name for each in permissions]
    return or_(*(literal_column(f"{place} = ANY (ARRAY(SELECT mag('{name}')))", Boolean) for name in names))


def under(model, column, cells, permissions: dict[str, P]) -> Clause:
    """The cell of the row, and the permission that goes with it."""
    return or_(*(and_(column == fixed(str(cell)), may(model, permissions[str(cell)])) for cell in cells))


def of_writer(model) -> Clause:
    return or_(may(model, WHOLE), unbroken(DATABASE, model.casus_id, model.partij_id, False))


def me(column) -> Clause:
    return column == DATABASE.id


DOOR = setting("door", String)
WITHIN = setting("within", Id)


def through(model, *doors: P) -> Clause:
    """What somebody sets going that goes past what they read: the guard let them through this door, to this casus."""
    return and_(DOOR.in_([fixed(door.name) for door in doors]), model.casus_id == WITHIN)


def at_desk(model, *doors: P) -> Clause:
    """Of the people of one's own organisatie: what they do, and in how many casussen; each text stays sealed."""
    return and_(DOOR.in_([fixed(door.name) for door in doors]), may(model, DESK))


def at_organisatie(model, permission: P) -> Clause:
    """Of an organisatie of which this is held: what a sleutelpersoon answers, and is told."""
    role = setting("actor_role", String)
    words = {cell(permission, each).name: cell(permission, each) for each in ever(permission)}
    return or_(
        *(
            and_(
                role.in_([fixed(str(each)) for each in COLUMNS if cell(permission, each).name == name]),
                model.organisatie_id.in_(select(Organisatie.id).where(word.clause(DATABASE))),
            )
            for name, word in sorted(words.items())
        )
    )
