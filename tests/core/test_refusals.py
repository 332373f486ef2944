"""Outside demo mode the portal does not start on a dangerous setting, and says which and why."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from portal.core import sqlite
from portal.core.refusals import Refused, refusals, refuse
from portal.core.settings import DEFAULT_SECRET, Settings


@pytest.fixture
def right(empty) -> Settings:
    """A portal as it should be set up: nothing to refuse."""
    return replace(empty.settings, demo=False, https=True, hosts=("portal.example",))


def test_a_portal_that_is_set_up_well_starts(right):
    assert refusals(right) == []
    refuse(right)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"secret_key": ""}, "PORTAL_SECRET_KEY is missing, a default or shorter than 32 characters."),
        ({"secret_key": DEFAULT_SECRET}, "PORTAL_SECRET_KEY is missing, a default"),
        ({"secret_key": "x" * 31}, "shorter than 32 characters"),
        ({"debug": True}, "PORTAL_DEBUG is on: it shows code and data"),
        ({"hosts": ()}, "PORTAL_HOSTS is missing"),
        ({"https": False}, "PORTAL_HTTPS is off"),
    ],
)
def test_each_setting_is_refused_by_its_own_words(right, change, reason):
    found = refusals(replace(right, **change))
    assert len(found) == 1
    assert reason in found[0]


def test_all_reasons_are_told_at_once(right):
    with pytest.raises(Refused) as told:
        refuse(replace(right, secret_key="", debug=True, hosts=()))
    assert len(str(told.value).splitlines()) == 3


def test_no_master_key_anywhere(right, tmp_path):
    found = refusals(replace(right, master_keys_file=tmp_path / "nowhere"))
    assert found == ["PORTAL_MASTER_KEYS is missing and there is no PORTAL_MASTER_KEYS_FILE."]


def test_no_key_to_sign_the_log_with(right, tmp_path):
    found = refusals(replace(right, log_key_file=tmp_path / "nowhere"))
    assert found == [
        "There is no key to sign the toestemmingslog with: make one with `portal log-key --new`."
    ]


@pytest.mark.parametrize("mode", [0o704, 0o705, 0o755, 0o701])
def test_a_data_folder_that_others_can_look_into(right, mode):
    right.data_dir.chmod(mode)
    assert refusals(right) == [f"{right.data_dir} can be read by others on this machine: chmod o-rwx."]
    right.data_dir.chmod(0o750)
    assert refusals(right) == [], "the portal's own group may"


@pytest.mark.parametrize("which", ["master_keys_file", "log_key_file"])
def test_a_key_file_that_others_can_read(right, which):
    file = getattr(right, which)
    file.chmod(0o604)
    assert refusals(right) == [f"{file} can be read by others on this machine: chmod o-rwx."]


def test_an_sqlite_that_is_too_old(right, monkeypatch, database):
    monkeypatch.setattr(sqlite.sqlite, "sqlite_version_info", (3, 51, 2))
    monkeypatch.setattr(sqlite.sqlite, "sqlite_version", "3.51.2")
    told = ["SQLite is 3.51.2; 3.51.3 or newer is needed: install the package pysqlite3."]
    assert refusals(right) == (told if database == "sqlite" else [])
    assert refusals(replace(right, demo=True)) == (told if database == "sqlite" else []), "also in demo mode"


def test_demo_accounts_in_the_database(demo):
    found = refusals(replace(demo.settings, demo=False, https=True, hosts=("portal.example",)))
    assert found == [
        "The database holds demo accounts, whose passwords are known. Begin with an empty database."
    ]


def test_a_database_that_was_never_made_ready(right, tmp_path):
    fresh = replace(right, database_url=f"sqlite:///{tmp_path}/fresh.sqlite")
    assert refusals(fresh) == ["The database has no tables yet: run `portal db upgrade` first."]


def test_a_database_that_is_not_there(right, tmp_path):
    absent = replace(right, database_url=f"sqlite:///{tmp_path}/nowhere/portal.sqlite")
    assert "cannot be reached" in refusals(absent)[0]


def test_the_application_server_gets_the_reasons_and_no_portal(right):
    """As gunicorn would import it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    environment |= {
        "PORTAL_DATA_DIR": str(right.data_dir),
        "PORTAL_DATABASE_URL": right.database_url,
        "PORTAL_KLUIS_URL": right.kluis_url,
        "PORTAL_DEBUG": "1",
    }
    command = [sys.executable, "-c", "import portal.wsgi"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "The portal does not start:" in done.stderr
    for name in ("PORTAL_SECRET_KEY", "PORTAL_DEBUG", "PORTAL_HOSTS"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
