"""What the invited person does with a link. One answer for a link that is unknown, used, withdrawn or past its end."""

import hmac

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.uitnodiging import link
from portal.uitnodiging.actions import held
from portal.uitnodiging.models import Uitnodiging, Uitnodigingstand


def try_code(secret: str, typed: str) -> Uitnodiging | None:
    """The invitation, if link and code belong together. A wrong code costs a try, also when None is the answer:
    the caller commits either way."""
    row_id = db.session.scalar(
        select(Uitnodiging.id).where(Uitnodiging.secret_hash == link.secret_hash(secret))
    )
    row = held(row_id) if row_id is not None else None
    fits = link.right(row, secret, typed)
    if row is None or row.stand is not Uitnodigingstand.STANDING:
        return None
    if not fits:
        row.tries_left -= 1
        db.session.flush()
        return None
    return row


def opens(secret: str) -> bool:
    """Does this link still lead anywhere? For the mail that carries it, asked when it is sent."""
    row = db.session.scalar(select(Uitnodiging).where(Uitnodiging.secret_hash == link.secret_hash(secret)))
    return row is not None and row.stand is Uitnodigingstand.STANDING


def standing(proved: link.Proved | None, *, hold: bool = False) -> Uitnodiging | None:
    """None once it was used, withdrawn or stopped, is past its end, or has another link or code than was proved.

    `hold`: kept so until the transaction ends.
    """
    if proved is None:
        return None
    wanted = select(Uitnodiging).where(Uitnodiging.token == proved.token)
    row = db.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True) if hold else wanted
    )
    if row is None or row.stand is not Uitnodigingstand.STANDING:
        return None
    return row if hmac.compare_digest(link.mark(row).encode(), proved.mark.encode()) else None


def use(row: Uitnodiging, account_id: int) -> None:
    """Once. Name and address were for finding each other: they go."""
    row.used_at, row.account_id = now(), account_id
    row.naam = row.adres = None
    db.session.flush()


def stop(row: Uitnodiging) -> None:
    """Who was invited does not want this: nothing of them stays, who invited reads only that it did not go on."""
    row.stopped_at, row.account_id = now(), None
    row.naam = row.adres = None
    db.session.flush()
