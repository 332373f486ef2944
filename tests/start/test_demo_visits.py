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


def test_nobody_looked_at_a_casus_in_which_nothing_was_open_to_them(portal):
    """Tomasz opened nothing yet: his log says of nobody that they looked, and that he opened something for it."""
    with portal.inside(), sqlite.writing():
        visits.fill()
    tomasz = portal.person("tomasz")
    words = tomasz.open(f"{tomasz.casus()}/wie-keek").words
    assert "Bram" not in words.split("Wanneer")[1].split("Altijd")[-1]
    assert "u opende dit" not in words
