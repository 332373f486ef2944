"""One row per Lidmaatschap. A change that began from an older version raises Moved; nothing at all is version 0."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.versions import Moved
from portal.directory.models import ContactCard, Expertise
from portal.kluis import keyring
from portal.kluis.store import store

CELLS = {"ABOUT", "LIVED"}


def _held(model, lidmaatschap_id: int):
    return db.session.scalar(
        select(model)
        .where(model.lidmaatschap_id == lidmaatschap_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _row(model, lidmaatschap_id: int, version: int, **first):
    """As it may be changed now. `first`: what a new one needs besides."""
    row = _held(model, lidmaatschap_id)
    if row is None:
        row = model(lidmaatschap_id=lidmaatschap_id, version=0, changed_at=now(), **first)
        try:
            with db.session.begin_nested():
                db.session.add(row)
                db.session.flush()
        except IntegrityError:  # its twin came first
            row = _held(model, lidmaatschap_id)
    if row.version != version:
        raise Moved(row)
    row.version, row.changed_at = version + 1, now()
    return row


def write_card(lidmaatschap_id: int, version: int, **values: str) -> None:
    row = _row(ContactCard, lidmaatschap_id, version)
    for name, value in values.items():
        setattr(row, name, value)
    db.session.flush()


def tell(lidmaatschap_id: int, version: int, *, topics: str, about: str, lived: str, shown: bool) -> None:
    """Without words there is nothing to seal, and nothing stays of what there was."""
    known = _held(Expertise, lidmaatschap_id)
    token = known.token if known else new_token()
    if known is None:
        store().create("expertise", [token])
    row = _row(Expertise, lidmaatschap_id, version, token=token)
    row.topics, row.shown = topics, shown
    key = store().keys({("expertise", row.token)})["expertise", row.token]
    with keyring.lent("expertise", row.id, key, CELLS):
        row.about, row.lived = about or None, lived or None
    db.session.flush()
