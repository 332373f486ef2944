"""Whose it is, as this viewer may know them."""

from sqlalchemy import func, true

from portal.account.models import Role
from portal.account.words import shape
from portal.kluis.keyring import CLIENT
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
