"""The demo begins as a day in the middle of the work: somebody looked before, and some of it is new since."""

import pytest

from portal.core import sqlite
from portal.demo import visits

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def test_something_is_new_since_an_earlier_look_and_the_client_finds_that_look(portal):
    with portal.app.app_context(), sqlite.writing():
        visits.fill()
    assert "Nieuw: " in portal.person("bram").open("/vandaag").words
    yara = portal.person("yara")
    assert "Bram Oosterling" in yara.open(f"{yara.casus()}/wie-keek").words
