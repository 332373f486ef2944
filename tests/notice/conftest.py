from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.core import clock
from portal.core.mail import Post
from portal.notice.models import Notice
from portal.worker import Worker
from tests.servers.smtp import MailServer

YARA, BRAM, MARLOES, RAFAEL = "yara", "bram", "marloes", "rafael"


@pytest.fixture
def server():
    found = MailServer().start()
    yield found
    found.stop()


@pytest.fixture
def office(portal, server):
    return Office(portal, server)


class Office:
    """The demo with a mail server; `told` is who got which notices, in the order of what happened."""

    def __init__(self, portal, server: MailServer):
        self.portal, self.server = portal, server
        portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
        self.worker = Worker(portal.app)
        self.start = clock.now()

    def round(self, **time) -> int:
        with clock.at(clock.now() + timedelta(**time)):
            return self.worker.once()

    def told(self, *kinds: str) -> set[tuple[str, str]]:
        with self.portal.inside() as session:
            rows = session.execute(
                select(Account.demo_slug, Notice.kind)
                .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
                .join(Notice, Notice.lidmaatschap_id == Lidmaatschap.id)
                .where(Notice.at >= self.start)
            )
            return {(slug, str(kind)) for slug, kind in rows if not kinds or kind in kinds}

    def people(self, *kinds: str) -> set[str]:
        return {slug for slug, _ in self.told(*kinds)}

    def mailed(self) -> list[str]:
        return sorted(letter["To"] for letter in self.server.taken)
