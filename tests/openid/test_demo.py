"""The demo has a real provider beside it, where the invented clients sign in; without Node there is no button."""

import pytest

from portal.demo import digid
from tests.openid.elsewhere import is_in
from tests.servers.openid import Window
from tests.servers.smtp import free_port

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def stop(process) -> None:
    process.stdin.close()
    process.wait(10)
    process.stdout.close()


def test_digid_demo_is_there_at_every_start_and_gone_without_node(portal, monkeypatch):
    port = free_port("127.0.0.1")
    for _ in range(2):
        with portal.inside():
            process = digid.start(port)
        yara = portal.browse()
        url = yara.open("/inloggen/digid").location
        page = Window().go(url.replace("http%3A%2F%2Flocalhost%2F", f"http%3A%2F%2Flocalhost%3A{port}%2F"))
        assert "Yara de Lange" in page.text
        stop(process)
    assert "DigiD (demo)" in portal.browse().open("/inloggen").words
    monkeypatch.setattr(digid, "offered", lambda: False)
    with portal.inside():
        assert digid.start(port) is None
    assert "DigiD" not in portal.browse().open("/inloggen").words
    assert not is_in(yara)
