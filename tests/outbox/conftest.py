from contextlib import contextmanager
from datetime import timedelta

import pytest

from portal.core import clock
from portal.core.mail import Letter, Post
from portal.kluis.envelope import opened, post_sealed
from portal.worker import MAKERS, Worker
from tests.servers.smtp import MailServer

KIND = "test"
LINK = "https://portal.example/uitnodiging/een-geheim-dat-nergens-staat"


def made(row) -> Letter:
    to, link = opened(row)
    return Letter(to, "Er staat iets nieuws voor u klaar", f"Open deze link:\n{link}\n")


@pytest.fixture
def server():
    """Up; `stop()` and `start()` take it down and bring it back."""
    found = MailServer().start()
    yield found
    found.stop()


@pytest.fixture
def office(empty, server, monkeypatch):
    """A portal with letters in its outbox and a worker to send them."""
    monkeypatch.setitem(MAKERS, KIND, made)
    return Office(empty, server)


class Office:
    def __init__(self, portal, server: MailServer):
        self.portal, self.server = portal, server
        portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
        self.worker = Worker(portal.app)
        self.start = clock.now()

    def post(self, *addresses: str, **how) -> None:
        with self.after(), self.portal.inside() as session:
            for address in addresses:
                post_sealed(KIND, address, LINK, **how)
            session.commit()

    @contextmanager
    def after(self, **time):
        """What happens inside happens this long after the beginning, when all is posted."""
        with clock.at(self.start + timedelta(**time)):
            yield

    def round(self, **time) -> int:
        with self.after(**time):
            return self.worker.once()
