"""What an onderdeel is called, and whether this viewer may know that it is about to take part."""

from sqlalchemy import ColumnElement, case, func, true
from sqlalchemy.orm import aliased

from portal.account.models import Role
from portal.account.words import shape
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Onderdeel, Organisatie, Partij, Taak
from portal.policy.conditions import REQUEST, TAAK_IN_WORDS, known
from portal.policy.table import EVERYTHING

Asked = aliased(Partij)  # the partij of the onderdeel; none where people take part as a person
NAME = case((Asked.id.is_(None), Organisatie.name), else_=Asked.name)
SECRET = func.coalesce(Asked.beroepsgeheim, False)


def knows_asked(casus_id, role: Role) -> ColumnElement[bool]:
    """The client knows all; another knows of a partij with beroepsgeheim only what the client told them."""
    if role in EVERYTHING:
        return true()
    return known(REQUEST, casus_id, func.coalesce(Asked.id, CLIENT), SECRET)


def with_names(query):
    """Joins what the names need to a query that has the Onderdeel."""
    return query.join(Organisatie, Organisatie.id == Onderdeel.organisatie_id).outerjoin(
        Asked, Asked.id == Onderdeel.partij_id
    )


def called(name: str, kind: str | None, taak: Taak) -> tuple[str, str]:
    """(name, shape); of people who take part as a person it says so."""
    if kind:
        return name, shape(kind)
    return f"{name}: {TAAK_IN_WORDS[taak]}", shape("ervaringsdeskundige")
