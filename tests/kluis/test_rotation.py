"""`portal rotate-key` moves every key under a new master while the portal goes on working."""

import base64
import os
import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import event, func, select

from portal.kluis.store import open_store, sleutel, store


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


def test_a_key_that_a_running_portal_makes_after_the_rotation_is_under_the_new_master(portal, rotate):
    rotate()
    with portal.inside():
        store().create("casus", [b"x" * 16])
    assert set(under_each_master(portal)) == {2}


@pytest.fixture
def beside(portal):
    """A second process of the portal, as far as keys go: a connection and master keys of its own."""
    found = open_store(portal.settings)
    yield found
    found.engine.dispose()


def test_a_key_that_is_being_made_during_the_rotation_moves_along(portal, beside, monkeypatch):
    """It is wrapped under the old master and not yet there when the rotation begins to look."""
    wrapped, looking = Event(), Event()
    wrap = beside.masters.wrap

    def slowly(owner, key):
        result = wrap(owner, key)
        wrapped.set()
        assert looking.wait(20)
        return result

    monkeypatch.setattr(beside.masters, "wrap", slowly)
    with portal.inside(), ThreadPoolExecutor(2) as pool:
        rotating = store()
        event.listen(rotating.engine, "engine_connect", lambda _connection: looking.set())
        made = pool.submit(beside.create, "casus", [b"x" * 16])
        assert wrapped.wait(20)
        rotating.masters.add()
        pool.submit(rotating.rewrap).result()
        made.result()
    assert set(under_each_master(portal)) == {2}


def test_one_run_moves_all_while_another_process_makes_keys(portal, beside):
    stop, made = Event(), []

    def make():
        while not stop.is_set():
            made.append(beside.create("casus", [secrets.token_bytes(16)]))

    with portal.inside(), ThreadPoolExecutor(1) as pool:
        making = pool.submit(make)
        store().masters.add()
        store().rewrap(batch=7)
        left = under_each_master(portal)
        stop.set()
        making.result()
    assert made
    assert set(left) == set(under_each_master(portal)) == {2}


def test_the_key_after_the_last_number_is_refused_in_words(portal, rotate):
    file = portal.settings.master_keys_file
    file.write_text(file.read_text() + f"255:{base64.b64encode(secrets.token_bytes(32)).decode()}\n")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        rotate()
    assert "There is no id left for a new master key" in refused.value.stderr
    assert "Traceback" not in refused.value.stderr


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
