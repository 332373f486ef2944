"""A process that is killed between two rows, or within one, leaves the log whole; and the worker goes on after it."""

import os
import signal
import subprocess
import sys

from sqlalchemy import func, select

from portal.checkpoints import Keeper
from portal.core import signing
from portal.core.db import db
from portal.toestemming.models import Logregel
from portal.toestemming.verify import verify_chains
from portal.toestemming.verify_tree import verify_tree
from tests.toestemming.rows import add_row, some_casus

ENDLESS = """
import sys
from datetime import timedelta
from portal import create_app
from portal.checkpoints import Keeper
from portal.core import sqlite
from portal.kluis import keyring
from tests.toestemming.rows import add_row, some_casus
app, keeper = create_app(), Keeper(timedelta(0))
with app.app_context(), sqlite.writing():
    keyring.empty()
    casus = some_casus()
    while True:
        print(add_row(casus).seq, flush=True)
        keeper.round()
"""


def environment(portal) -> dict[str, str]:
    chosen = portal.settings
    return {
        **os.environ,
        "PORTAL_DATA_DIR": str(chosen.data_dir),
        "PORTAL_DATABASE_URL": chosen.database_url,
        "PORTAL_KLUIS_URL": chosen.kluis_url,
        "PORTAL_SECRET_KEY": chosen.secret_key,
        "PORTAL_DEMO": "1",
    }


def written_until_killed(portal, rows: int) -> int:
    """The last row of which was told that it was kept."""
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, env=environment(portal), stdout=subprocess.PIPE, text=True) as process:
        for _ in range(rows):
            last = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
    return int(rest[-1]) if rest and rest[-1].isdigit() else last


def test_what_was_kept_is_there_and_the_log_is_whole(portal):
    last = written_until_killed(portal, 5)
    with portal.inside():
        assert (
            db.session.scalar(select(func.max(Logregel.seq)).where(Logregel.casus_id == some_casus())) >= last
        )
        add_row(some_casus())
        db.session.rollback()
        Keeper().sign()
        keys = signing.public_keys(portal.settings.log_key_file)
        tree = verify_tree(portal.settings.checkpoint_dir, keys)
        assert (tree.wrong, tree.size) == ([], db.session.scalar(select(func.count(Logregel.id))))
        assert verify_chains().broken == []
