"""What the client closed or refused, nobody opens in their name (AVG 7 lid 3)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus, Deelname, Onderwerp
from portal.core.clock import now
from portal.core.db import db
from portal.toestemming.kijkvraag import Answer, Kijkvraag
from portal.toestemming.models import Sharing
from portal.toestemming.written_down import Helper, How, WrittenDown, Writtenstand
from portal.vertegenwoordiger.models import Hoedanigheid, Proof, Vertegenwoordiger
from portal.vertegenwoordiger.overruled import closed_before

DAY = timedelta(days=1)
CARE, OTHER, THIRD = Onderwerp.GEZONDHEID_EN_WERK, Onderwerp.DAGELIJKS_LEVEN, Onderwerp.BEHANDELING


class Past:
    """Of one partij in a casus in which nothing ever stood open."""

    def __init__(self):
        quiet = select(Casus.id).where(Casus.id.not_in(select(Sharing.casus_id)))
        rows = select(Deelname.casus_id, Deelname.partij_id).where(Deelname.casus_id.in_(quiet))
        self.casus_id, self.partij_id = db.session.execute(rows.order_by(Deelname.id).limit(1)).one()
        self.somebody = db.session.scalar(select(Lidmaatschap.id).limit(1))

    def opened(self, cell=CARE, closed=None, lasts=90, mentor=None) -> Sharing:
        """A hundred days ago; `closed`, `lasts`: after how many days."""
        since = now() - 100 * DAY
        row = Sharing(casus_id=self.casus_id, partij_id=self.partij_id, cell=str(cell), about_id=0, doel="x",
                      grondslag="x", opened_at=since, valid_until=since + lasts * DAY,
                      closed_at=since + closed * DAY if closed is not None else None,
                      vertegenwoordiger_id=mentor)  # fmt: skip
        db.session.add(row)
        db.session.flush()
        return row

    def mentor(self, ended: int) -> int:
        """Chosen for fifty days, ended after so many."""
        since = now() - 100 * DAY
        row = Vertegenwoordiger(casus_id=self.casus_id, hoedanigheid=Hoedanigheid.MENTOR, proof=Proof.RULING,
                                valid_from=since, valid_until=since + 50 * DAY, author_id=self.somebody,
                                recorded_at=since, author_partij_id=self.partij_id, checked_at=since,
                                ended_at=since + ended * DAY)  # fmt: skip
        db.session.add(row)
        db.session.flush()
        return row.id

    def written(self, stand: Writtenstand) -> None:
        """Two professionals wrote it down, so that it opened for fourteen days."""
        row = self.opened(closed=14, lasts=14)
        db.session.add(
            WrittenDown(casus_id=self.casus_id, partij_id=self.partij_id, onderwerp=str(CARE), until=now(),
                        how=next(iter(How)), helper=next(iter(Helper)), author_id=self.somebody, written_at=now(),
                        getuige_id=self.somebody, sharing_id=row.id, stand=stand)
        )  # fmt: skip
        db.session.flush()

    def said(self, answer: Answer) -> None:
        db.session.add(
            Kijkvraag(casus_id=self.casus_id, partij_id=self.partij_id, author_id=self.somebody,
                      onderwerp=str(CARE), term="3", asked_at=now(), answer=answer)
        )  # fmt: skip
        db.session.flush()


HAPPENED = [
    ("nothing ever", lambda p: None, False),
    ("it stood open until its time was over", lambda p: p.opened(closed=90), False),
    ("the client closed it", lambda p: p.opened(closed=3), True),
    ("the client closed it and opened it anew", lambda p: (p.opened(closed=3), p.opened(lasts=200)), False),
    ("closed, and then written down, which lapsed",
     lambda p: (p.opened(closed=3), p.written(Writtenstand.LAPSED)), True),
    ("closed, and then written down, which the client confirmed",
     lambda p: (p.opened(closed=3), p.written(Writtenstand.CONFIRMED)), False),
    ("the client said no to who asked", lambda p: p.said(Answer.NO), True),
    ("what a mentor opened ended with their time", lambda p: p.opened(closed=50, mentor=p.mentor(50)), False),
    ("what they opened closed because somebody ended them",
     lambda p: p.opened(closed=20, mentor=p.mentor(20)), True),
    ("everything else that was open to this partij was closed too",
     lambda p: (p.opened(OTHER, closed=3), p.opened(THIRD, closed=3)), True),
    ("one other was closed, one other stands open",
     lambda p: (p.opened(OTHER, closed=3), p.opened(THIRD, lasts=200)), False),
]  # fmt: skip


@pytest.mark.parametrize(("happened", "refused"), [h[1:] for h in HAPPENED], ids=[h[0] for h in HAPPENED])
def test_whether_the_client_refused(portal, happened, refused):
    with portal.inside():
        past = Past()
        happened(past)
        assert closed_before(past.casus_id, past.partij_id, CARE) is refused
