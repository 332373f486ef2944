"""`portal rotate-key` moves every key under a new master while the portal goes on working."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from portal.kluis.store import sleutel, store


@pytest.fixture
def rotate(portal):
    """The command, as an operator runs it beside the portal."""
    chosen = portal.settings
    environment = {
        **os.environ,
        "PORTAL_DATA_DIR": str(chosen.data_dir),
        "PORTAL_DATABASE_URL": chosen.database_url,
        "PORTAL_KLUIS_URL": chosen.kluis_url,
        "PORTAL_SECRET_KEY": chosen.secret_key,
        "PORTAL_DEMO": "1",
        "PORTAL_HTTPS": "0",
    }

    def run(*arguments) -> str:
        command = [sys.executable, "-m", "portal", "rotate-key", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    return run


def under_each_master(portal) -> dict[int, int]:
    with portal.inside(), store().engine.connect() as connection:
        rows = connection.execute(select(sleutel.c.master, func.count()).group_by(sleutel.c.master))
        return dict(map(tuple, rows))


def test_a_portal_that_was_running_reads_on_after_the_rotation(portal, rotate):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    before = bram.open(f"{casus}/").words
    rotate()
    assert bram.open(f"{casus}/").words == before
    assert "Ik wil weer bakken" in before


def test_every_key_moves_to_the_new_master(portal, rotate):
    number = sum(under_each_master(portal).values())
    assert "Master key 2 made" in rotate()
    assert under_each_master(portal) == {2: number}
    assert rotate("--no-new").startswith("0 keys")


def test_a_text_that_was_opened_before_can_be_changed_after(portal, rotate):
    yara = portal.person("yara")
    path = f"{yara.casus()}/schrijven/geholpen"
    page = yara.open(path)
    rotate()
    assert yara.send(path, {**page.hidden(), "tekst": "Na de wissel geschreven."}).status == 302
    assert "Na de wissel geschreven." in yara.open(path).words


def test_a_key_made_by_a_running_portal_moves_with_the_next_rotation(portal, rotate):
    rotate()
    with portal.inside():
        store().create("casus", [b"x" * 16])
    assert len(under_each_master(portal)) == 2, "this portal had not met master 2 yet"
    rotate("--no-new")
    assert set(under_each_master(portal)) == {2}


def test_keys_move_in_small_batches(portal):
    with portal.inside():
        number = sum(1 for _ in portal_keys())
        store().masters.add()
        assert store().rewrap(batch=7) == number
        tokens = portal_keys()
        assert len(store().keys(tokens)) == len(tokens)


def portal_keys() -> set[tuple[str, bytes]]:
    with store().engine.connect() as connection:
        return {tuple(row) for row in connection.execute(select(sleutel.c.scope, sleutel.c.owner))}
