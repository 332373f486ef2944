"""Keeps the toestemmingslog provable while there are new rows: taken into the tree, signed, and kept outside."""

import os
import signal
import time
from datetime import datetime, timedelta

from flask import current_app

from portal.core import signing, sqlite
from portal.core.clock import now
from portal.core.db import db
from portal.toestemming import checkpoint, sequence

EVERY = timedelta(minutes=4)  # so that with a round that was held up it is still within five
AGAIN = timedelta(minutes=1)  # after one that went wrong


class Keeper:
    """For one process. Several may run, each with a folder of its own or all with the same."""

    def __init__(self, every: timedelta = EVERY):
        self.every = every
        self.next_at: datetime | None = None
        self.looked = False

    def round(self) -> int | None:
        """Up to which row everything is signed now; None when there was nothing to do."""
        if self.next_at is not None and now() < self.next_at:
            return None
        self.next_at = now() + AGAIN
        if not self.looked:  # what was signed and not written out when an earlier process stopped
            self._write_out()
            self.looked = True
        last = checkpoint.last_at()
        early = last is not None and now() < last + self.every
        new = not early and (sequence.anything_new() or checkpoint.unsigned())
        db.session.rollback()
        if new:
            return self.sign()
        self.next_at = last + self.every if early else None
        return None

    def sign(self) -> int | None:
        """Now, however short ago the last one was."""
        file, outside = current_app.config["LOG_KEY_FILE"], current_app.config["CHECKPOINT_DIR"]
        key, keys = signing.signing_key(file), signing.public_keys(file)
        with sqlite.writing():
            while sequence.take_in():
                db.session.commit()
            db.session.rollback()
            checkpoint.check_goes_on(outside, keys)
            row = checkpoint.sign(key)
            size = row.id if row else None
            db.session.commit()
        self._write_out()
        self.next_at = now() + self.every
        return size

    def _write_out(self) -> None:
        """Each in a read of its own: one that cannot be written leaves the earlier ones."""
        outside = current_app.config["CHECKPOINT_DIR"]
        for size in checkpoint.missing(outside):
            checkpoint.write_out(outside, size)
        db.session.rollback()


def keep_on(seconds: int) -> None:
    """For the demo, which has no worker. Ends with whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    keeper, parent = Keeper(timedelta(seconds=seconds)), os.getppid()
    while os.getppid() == parent:
        keeper.round()
        db.session.remove()
        time.sleep(2)
