"""Between a right password and acting as anybody: a second factor is still to be shown, or to be made."""

import enum
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import exists, or_

from portal.account.models import Account
from portal.factor.models import CodeApp, Passkey


class Step(enum.StrEnum):
    """What is still to be done before somebody acts."""

    SHOW = "show"
    MAKE = "make"


@dataclass(frozen=True)
class Halfway:
    """Signed in with a password alone, where more is asked: nobody yet, but on the pages for that step."""

    account_id: int
    account_token: bytes
    session_id: int
    factors: bool

    @property
    def step(self) -> Step:
        return Step.SHOW if self.factors else Step.MAKE


def has_factors():
    """Of the account of the query around it: is there a second factor to show?"""
    return or_(
        exists().where(Passkey.account_id == Account.id), exists().where(CodeApp.account_id == Account.id)
    )


def waits(second_at: datetime | None, factors: bool) -> bool:
    """Outside demo mode nobody acts on a password alone; in it, who set up a second factor is asked for it."""
    return second_at is None and (factors or not current_app.config["DEMO"])
