import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from portal.afsluiting import ending
from portal.casus.models import Casus
from portal.core import clock
from portal.core.db import db
from portal.recht.models import Aanvraag, Aanvraagstand
from portal.sweep import erase
from tests.support.people import Page


class End:
    """Yara lets her casus be erased; Bram takes part in it."""

    def __init__(self, portal):
        self.portal, self.yara, self.bram = portal, portal.person("yara"), portal.person("bram")
        self.casus = self.yara.casus()
        assert self.bram.open(f"{self.casus}/").status == 200

    def ends(self) -> Page:
        return self.yara.fill_in(f"{self.casus}/wissen", sure="y")

    def keeps(self) -> Page:
        return self.yara.fill_in(f"{self.casus}/wissen/niet")

    def stand(self) -> Page:
        return self.yara.open(f"{self.casus}/wissen/stand")

    @contextmanager
    def later(self, **time):
        """Everybody signs in anew: the sessions of before are over by then."""
        with clock.at(clock.now() + timedelta(**time)):
            self.yara, self.bram = self.portal.person("yara"), self.portal.person("bram")
            yield self

    def clock_strikes(self) -> int:
        with self.portal.inside():
            return erase()

    def all_answered(self) -> None:
        """Every aanvraag got its answer, so that nothing holds up the end."""
        with self.portal.inside():
            db.session.execute(update(Aanvraag).values(stand=Aanvraagstand.ANSWERED))
            db.session.commit()

    def how_many_end(self) -> int:
        with self.portal.inside():
            return db.session.scalar(select(func.count()).where(Casus.ended_at.is_not(None)))

    def every_day(self) -> None:
        with self.portal.inside():
            ending.end_still()
            ending.remind()
            db.session.commit()


def looked(page: Page) -> set[str]:
    return set(re.findall(r"Bram [A-Z][\w-]+", page.words))


@pytest.fixture
def end(portal):
    return End(portal)
