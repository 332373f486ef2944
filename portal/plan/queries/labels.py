"""Whose it is, as this viewer may know them."""

from sqlalchemy import Select, case, func, true
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap, Role
from portal.account.words import shape
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Partij
from portal.policy.conditions import REQUEST, known, unbroken
from portal.policy.guard import OpenCasus
from portal.policy.sees import masked
from portal.policy.table import EVERYTHING


def knows(role: Role, casus_id, partij_id, partij):
    """The client knows everybody; another only whom the client lets them know."""
    if role in EVERYTHING:
        return true()
    return known(REQUEST, casus_id, partij_id, func.coalesce(partij.beroepsgeheim, False))


def reads(role: Role, model, writer=None):
    """May somebody with this role read a text of this writer? By default the one whose text the row is."""
    return unbroken(
        REQUEST,
        model.casus_id,
        model.partij_id if writer is None else writer,
        role in EVERYTHING,
    )


def label(casus: OpenCasus, partij_id: int, known: bool, *names: str | None, kind) -> tuple[str, str]:
    """(name, shape) of a writer or an owner: the first name there is."""
    if partij_id == CLIENT:
        return str(casus.naam), "client"
    if not known:
        return masked(casus), "zorgpartij"
    return next((name for name in names if name), ""), shape(kind)


class Author:
    """Who made a row, withheld by the query from a viewer who may not know them."""

    def __init__(self, role: Role, model):
        self.model, self.person, self.partij = model, aliased(Lidmaatschap), aliased(Partij)
        known = knows(role, model.casus_id, model.partij_id, self.partij)
        self.columns = (
            known.label("author_known"),
            case((known, self.person.named)).label("author"),
            case((known, self.partij.name)).label("author_partij"),
            self.partij.kind.label("author_kind"),
        )

    def joined(self, query: Select) -> Select:
        person = query.join(self.person, self.person.id == self.model.author_id)
        return person.outerjoin(self.partij, self.partij.id == self.model.partij_id)


def author(casus: OpenCasus, row) -> tuple[str, str]:
    """(name, shape) from a row with the columns of its Author."""
    names = (row.author, row.author_partij)
    return label(casus, row.partij_id, row.author_known, *names, kind=row.author_kind)
