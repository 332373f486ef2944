"""`portal worker`: sends what lies in the outbox and signs how far the toestemmingslog came; once a day it says what is
late and throws away what nobody needs.

Several may run beside each other: no letter is sent by two.
"""

import smtplib
from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from urllib.parse import urlsplit

from flask import Flask, current_app

from portal.afsluiting import ending as casus_ending
from portal.checkpoints import Keeper
from portal.core import mail, outbox, sqlite
from portal.core.clock import now
from portal.core.db import db
from portal.core.errors import where
from portal.core.formats import today
from portal.core.signing import NoLogKey
from portal.core.told import tell
from portal.desk import letters as desk
from portal.desk.actions import departures
from portal.factor.letters import FACTORS
from portal.inzage import letters as navraag
from portal.kluis import keyring
from portal.noodkaart import letters as in_need
from portal.notice.actions import LETTER, tell_who_is_late
from portal.notice.letters import letter
from portal.password.letters import PASSWORDS
from portal.policy.row_words import WORK
from portal.recht import letters as rights
from portal.recht import tells as recht
from portal.review.actions import every_day
from portal.review.letters import LETTERS
from portal.sweep import end_still, erase, expire, sweep
from portal.team import letters as asked
from portal.toestemming import checkpoint, ending
from portal.uitnodiging.letters import INVITATIONS
from portal.vertegenwoordiger import ending as representing

SECONDS_BETWEEN = 5
AGAIN = timedelta(minutes=10)  # after something of every day that went wrong

Maker = Callable[[outbox.Claimed], "mail.Letter | None"]

# kind of letter -> who makes it, at the moment of sending. None: it is not needed any more.
MAKERS: dict[str, Maker] = {
    LETTER: letter,
    asked.LETTER: asked.letter,
    **desk.LETTERS,
    checkpoint.LETTER: checkpoint.letter,
    in_need.LETTER: in_need.letter,
    **rights.LETTERS,
    navraag.LETTER: navraag.letter,
    **LETTERS,
    **INVITATIONS,
    **PASSWORDS,
    **FACTORS,
}


def _ends_soon() -> None:
    ending.remind(current_app.config["REMIND_BEFORE"])


# Once a day, each in a transaction of its own.
EVERY_DAY: list[Callable[[], object]] = [
    sweep, tell_who_is_late, departures.every_day, every_day, _ends_soon, casus_ending.remind, recht.every_day,
    end_still,
]  # fmt: skip


class NoMaker(Exception):
    """A letter of a kind that this version of the portal does not know."""


class NotConfigured(Exception):
    """There is no mail server to hand letters to; the message says what to set."""


class Worker:
    def __init__(self, app: Flask):
        self.app, self.stop = app, Event()
        self.last_day: date | None = None  # on which it began what is done each day
        self.left: list[Callable[[], object]] = []  # of that
        self.again_at = now()
        self.keeper = Keeper()
        if urlsplit(app.config["POST"].url).scheme not in {"smtp", "smtps"}:
            raise NotConfigured(
                "PORTAL_SMTP_URL is missing: smtp://name:password@host:587, or smtps://host:465."
            )

    def run(self) -> None:
        """Until it is told to stop; a letter that is on its way is finished first."""
        while not self.stop.is_set():
            try:
                self.once()
            except Exception as error:  # whatever went wrong, the next round begins anew
                self.app.logger.error("worker: %s at %s", type(error).__name__, where(error))
            self.stop.wait(SECONDS_BETWEEN)

    def once(self) -> int:
        """All that is due now. How many letters a mail server took."""
        with self.app.app_context():
            keyring.empty()
            tell(db.session(), WORK)
            _goes(_expired)
            _goes(_erased)
            if self.last_day != today():
                self.last_day, self.left, self.again_at = today(), list(EVERY_DAY), now()
            if self.left and now() >= self.again_at:
                with sqlite.writing():
                    self.left = [step for step in self.left if not _goes(step)]
                self.again_at = now() + AGAIN
            self._prove()
            try:
                return self._send_all()
            finally:
                keyring.empty()

    def _send_all(self) -> int:
        sent = 0
        while not self.stop.is_set() and (row := _next()):
            try:
                taken = _sent(row)
            except mail.Unreachable as error:
                _failed(row, mail.kind(error))
                break  # neither would another letter get through
            except mail.Refused as error:
                _failed(row, mail.kind(error), for_good=True)
            except Exception as error:  # one letter that goes wrong holds up no other
                if not isinstance(error, smtplib.SMTPException | OSError):
                    current_app.logger.error("letter: %s at %s", type(error).__name__, where(error))
                _failed(row, mail.kind(error))
            else:
                _mark(row, taken)
                sent += taken is not None
            self._prove()  # also while there is much to send
        return sent

    def _prove(self) -> None:
        """A log that cannot be signed is told, and holds up no mail."""
        try:
            self.keeper.round()
        except Exception as error:
            db.session.rollback()
            why = str(error) if isinstance(error, checkpoint.Torn | NoLogKey) else type(error).__name__
            self.app.logger.error("checkpoint: %s at %s", why, where(error))


def _goes(step: Callable[[], object]) -> bool:
    """One that goes wrong is told without a name, and holds up neither the others nor the mail."""
    try:
        step()
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        current_app.logger.error("%s: %s at %s", step.__name__, type(error).__name__, where(error))
        return False
    return True


def _expired() -> None:
    """What passed its end gets its row in the log within a round."""
    due = ending.has_ended() or representing.has_ended()
    db.session.rollback()
    if due:
        expire()


def _erased() -> None:
    """A casus of which the quiet time is over: its key goes within a round."""
    due = casus_ending.has_ended()
    db.session.rollback()
    if due:
        erase()


def _next() -> outbox.Claimed | None:
    due = outbox.is_due()
    db.session.rollback()
    if not due:
        return None
    with sqlite.writing():
        row = outbox.claim()
        db.session.commit()
    return row


def _sent(row: outbox.Claimed) -> mail.Letter | None:
    """What the mail server took."""
    if row.kind not in MAKERS:
        raise NoMaker
    made = MAKERS[row.kind](row)
    db.session.rollback()  # ends the read: no transaction is open while a mail server is waited for
    if made:
        mail.send(current_app.config["POST"], made, row.token)
    return made


def _mark(row: outbox.Claimed, taken: mail.Letter | None) -> None:
    with sqlite.writing():
        if taken:
            taken.sent()
            outbox.mark_sent(row)
        else:
            outbox.mark_unneeded(row)
        db.session.commit()


def _failed(row: outbox.Claimed, error: str, for_good: bool = False) -> None:
    db.session.rollback()
    with sqlite.writing():
        outbox.mark_failed(row, error, current_app.config["MAIL_PATIENCE"], for_good)
        db.session.commit()
