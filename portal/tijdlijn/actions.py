from sqlalchemy import select

from portal.casus.models import Bijdrage, Onderwerp
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.kluis.keyring import CLIENT
from portal.tijdlijn.models import Revision, Zienswijze


def contribute(
    casus_id: int, author_id: int, partij_id: int | None, onderwerp: Onderwerp, tekst: str
) -> Bijdrage:
    row = Bijdrage(
        casus_id=casus_id,
        onderwerp=onderwerp,
        author_id=author_id,
        partij_id=partij_id or CLIENT,
        written_at=now(),
        version=1,
        tekst=tekst,
    )
    db.session.add(row)
    db.session.flush()
    return row


def correct(bijdrage_id: int, version: int, tekst: str) -> Bijdrage:
    """The earlier text is kept beside it. Moved if the author corrected it elsewhere in the meantime."""
    row = locked(Bijdrage, bijdrage_id, version)
    before = str(row.tekst)
    if before == tekst:
        return row
    db.session.add(
        Revision(
            casus_id=row.casus_id,
            bijdrage_id=row.id,
            number=row.version,
            onderwerp=row.onderwerp,
            partij_id=row.partij_id,
            written_at=row.corrected_at or row.written_at,
            tekst=before,
        )
    )
    row.tekst, row.corrected_at, row.version = tekst, now(), row.version + 1
    db.session.flush()
    return row


def give_zienswijze(bijdrage_id: int, version: int, tekst: str) -> Zienswijze:
    """`version` is that of the zienswijze the client started from; 0 when there was none yet."""
    bijdrage = db.session.scalars(  # held, since a zienswijze that is not there yet cannot be
        select(Bijdrage).where(Bijdrage.id == bijdrage_id).with_for_update()
    ).one()
    row = db.session.scalar(
        select(Zienswijze)
        .where(Zienswijze.bijdrage_id == bijdrage_id)
        .execution_options(populate_existing=True)
    )
    if (row.version if row else 0) != version:
        raise Moved(row)
    if row is None:
        row = Zienswijze(
            casus_id=bijdrage.casus_id, bijdrage_id=bijdrage_id, onderwerp=bijdrage.onderwerp, version=0
        )
        db.session.add(row)
    row.tekst, row.written_at = tekst, now()
    row.about, row.version = bijdrage.version, version + 1
    db.session.flush()
    return row
