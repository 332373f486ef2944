"""`portal worker` as it runs in production: a process that sends, and that stops when it is told to."""

import os
import signal
import subprocess
import sys

import pytest

from tests.notice.conftest import Office
from tests.servers.smtp import MailServer
from tests.support.portals import SECRET


def environment(portal, url: str) -> dict[str, str]:
    chosen = portal.settings
    return {
        **os.environ,
        "PORTAL_DATA_DIR": str(chosen.data_dir),
        "PORTAL_DATABASE_URL": chosen.database_url,
        "PORTAL_KLUIS_URL": chosen.kluis_url,
        "PORTAL_SECRET_KEY": SECRET,
        "PORTAL_DEMO": "1",
        "PORTAL_SMTP_URL": url,
        "PORTAL_PUBLIC_URL": "https://portal.example",
    }


@pytest.fixture
def server():
    found = MailServer().start()
    yield found
    found.stop()


def command(portal, url: str, *how: str) -> subprocess.Popen:
    asked = [sys.executable, "-m", "portal", "worker", *how]
    return subprocess.Popen(
        asked, env=environment(portal, url), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_it_sends_and_stops_cleanly_when_told_to(portal, server):
    office = Office(portal, server)
    office.write("bram")
    process = command(portal, server.url)
    try:
        found = {server.arrived.get(timeout=60)["Subject"] for _ in range(3)}
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)
    finally:
        process.kill()
    assert found == {"Er staat iets nieuws voor u klaar"}
    assert (process.returncode, said) == (0, ("", ""))


def test_without_a_mail_server_it_says_what_to_set(empty):
    process = command(empty, "")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "PORTAL_SMTP_URL is missing" in said
