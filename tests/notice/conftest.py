from contextlib import contextmanager
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import delete, select

from portal.account.models import Account, Lidmaatschap
from portal.core import clock
from portal.core.formats import ZONE, today
from portal.core.mail import Post
from portal.core.outbox import Outgoing, Stand
from portal.notice.models import Notice
from portal.worker import Worker
from tests.plan.team import Team
from tests.servers.smtp import MailServer

NOON = time(12)


@pytest.fixture
def server():
    found = MailServer().start()
    yield found
    found.stop()


@pytest.fixture
def office(portal, server):
    return Office(portal, server)


class Office(Team):
    """Yara's team with a mail server. What was late in the demo is told and gone before a test begins."""

    def __init__(self, portal, server: MailServer):
        self.server = server
        portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
        self.worker = Worker(portal.app)
        with clock.at(datetime.combine(today() + timedelta(days=1), NOON, ZONE)):  # at night letters wait
            self.worker.once()
        server.forget()
        with portal.inside() as session:
            session.execute(delete(Notice))
            session.execute(delete(Outgoing).where(Outgoing.stand == Stand.WAITING))
            session.commit()
        super().__init__(portal)
        self.start = clock.now()

    def write(self, slug: str, onderwerp: str = "plan", tekst: str = "Iets nieuws.") -> None:
        assert self[slug].fill_in(f"{self.casus}/bijdrage", onderwerp=onderwerp, tekst=tekst).status == 302

    def told(self, *kinds: str) -> set[str]:
        """Who got a notice of this kind since the test began."""
        with self.portal.inside() as session:
            return set(
                session.scalars(
                    select(Account.demo_slug)
                    .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
                    .join(Notice, Notice.lidmaatschap_id == Lidmaatschap.id)
                    .where(Notice.at >= self.start, Notice.kind.in_(kinds))
                )
            )

    @contextmanager
    def later(self, **time):
        with clock.at(self.start + timedelta(**time)):
            yield

    def round(self, **time) -> int:
        """What the worker sends so long after the test began. It does not look anew for what is late."""
        with self.later(**(time or {"minutes": 1})):
            self.worker.last_day = today()
            return self.worker.once()

    def mailed(self) -> list[str]:
        """First names of whom a letter went to."""
        return sorted(letter["To"].split()[-1].split(".")[0] for letter in self.server.taken)
