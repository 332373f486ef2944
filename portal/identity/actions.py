from datetime import date

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import today
from portal.factor import actions as factor
from portal.factor.models import What
from portal.identity.models import Document, IdentityCheck
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.guard import OpenCasus
from portal.toestemming.models import BETROKKENEN


def begin_anew(casus: OpenCasus, by: int, document: Document) -> None:
    """Who was seen today makes a new second factor when they sign in. Whoever saw them learns nothing to sign in with:
    the password stays, and a forgotten one goes to the client's own address."""
    note_check(casus.id, casus.client_id, by, document, today(), anew=True)
    account_id = db.session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.id == casus.client_id))
    factor.begin_anew(account_id, What.BEGUN_AT_DESK)


def note_check(
    casus_id: int, client_id: int, by: int, document: Document, day: date, anew: bool = False
) -> None:
    """Nothing of the document itself: not its number, not a name. The client hears that it was noted: nobody should
    be able to say of them that they were seen, without their knowing."""
    db.session.add(
        IdentityCheck(
            casus_id=casus_id,
            client_id=client_id,
            checked_by_id=by,
            document=document,
            day=day,
            began_anew=anew,
            noted_at=now(),
        )
    )
    db.session.flush()
    tell(casus_id, Kind.IDENTITY, BETROKKENEN)
