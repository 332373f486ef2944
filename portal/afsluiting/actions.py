"""The verbs of the end of a casus, for its client. What the clock does stands in ending.py."""

from datetime import timedelta

from sqlalchemy import select

from portal.casus.models import AFSLUITING, Casus
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved
from portal.noodkaart import actions as noodkaart
from portal.suggestions import actions as suggestions
from portal.team.ending import withdraw
from portal.team.models import Verzoek, Verzoekstand
from portal.toestemming import actions as toestemming
from portal.toestemming import chain, doorbreking
from portal.toestemming.models import Gebeurtenis
from portal.toestemming.overruled import overrule
from portal.uitnodiging import actions as uitnodiging
from portal.uitnodiging.models import Uitnodiging
from portal.vertegenwoordiger.ending import end_all

ABOUT = {"purpose": "einde van de casus", "pii_type": AFSLUITING, "party_id": 0, "party_name": "iedereen"}


def held(casus_id: int) -> Casus:
    """As it is now, and kept so until the transaction ends. Before the log, as when somebody stops."""
    query = select(Casus).where(Casus.id == casus_id).with_for_update(key_share=True)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def end(casus_id: int, quiet: timedelta, event: Gebeurtenis = Gebeurtenis.WITHDRAWN, **said) -> Casus:
    """Everything closes at once and is never revived: who comes back opens anew. Nobody can be named any more."""
    row = held(casus_id)
    if row.ended_at is not None:
        raise Moved(row)
    verzoeken = select(Verzoek).where(Verzoek.casus_id == casus_id, Verzoek.stand == Verzoekstand.OPEN)
    waiting = db.session.scalars(verzoeken.order_by(Verzoek.id).with_for_update(of=Verzoek)).all()
    for verzoek in waiting:
        withdraw(verzoek, Gebeurtenis.TERMINATED)
    toestemming.expire(casus_id)
    toestemming.close_cells(casus_id, event=Gebeurtenis.TERMINATED)
    doorbreking.close(casus_id, event=Gebeurtenis.TERMINATED)
    overrule(casus_id)
    noodkaart.end_all(casus_id, **said)
    suggestions.end_all(casus_id, **said)
    end_all(casus_id, **said)
    mine = select(Uitnodiging.id).where(Uitnodiging.casus_id == casus_id, Uitnodiging.used_at.is_(None))
    for each in db.session.scalars(mine.order_by(Uitnodiging.id)).all():
        uitnodiging.withdraw(each)
    row.ended_at, row.ends_at = now(), now() + quiet
    row.by_term, row.reminded_at = event is Gebeurtenis.EXPIRED, None
    chain.append(casus_id, event, {**ABOUT, "given_by": "client", **said})
    db.session.flush()
    return row


def keep(casus_id: int) -> Casus:
    """Until the last moment. Nothing opens by it. Moved: it runs, or is gone."""
    row = held(casus_id)
    if row.ended_at is None or row.erased_at is not None or row.ends_at <= now():
        raise Moved(row)
    row.ended_at = row.ends_at = row.reminded_at = None
    row.by_term = False
    chain.append(casus_id, Gebeurtenis.RENEWED, {**ABOUT, "given_by": "client"})
    db.session.flush()
    return row
