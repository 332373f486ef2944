"""Somebody who decides for the client of the stage: UWV wrote it down ten days ago, the GGZ saw the proof too."""

from datetime import timedelta

from portal.account.models import Role
from portal.casus.models import Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.toestemming.models import Sharing
from portal.vertegenwoordiger import actions, door
from portal.vertegenwoordiger.models import Hoedanigheid, Proof, Vertegenwoordiger
from tests.policy.known import seen
from tests.policy.stage import actor_of

MAY = {"NAMENS_CHANGE", "NAMENS_OPEN"}
YEAR = timedelta(days=365)


def decides(
    stage, kind=Hoedanigheid.MENTOR, written=(), *, checked=True, days=300, ago=10
) -> Vertegenwoordiger:
    proof = Proof.SIGNED if kind is Hoedanigheid.GEMACHTIGDE else Proof.RULING
    if "mentor" not in stage.who:
        seen(stage.joins("uwv").joins("wmo").joins("ggz"), "client")
        stage.person("mentor", Role.VERTEGENWOORDIGER)
    with stage.then(ago):
        since = clock.now()
        row = actions.record(
            stage.casus.id, stage.who["uwv"].id, kind, list(written), proof, "M. de Mentor", since,
            since + timedelta(days=days),
        )  # fmt: skip
        if checked:
            actions.check(stage.casus.id, row.id, row.version, stage.who["ggz"].id)
        door.come_in(row, stage.who["mentor"].account_id)
    return row


def opens(stage, cell: str, partij: str = "wmo") -> Sharing | None:
    with stage.then(0):
        who = actor_of(stage.app, stage.who["mentor"])
        return actions.open_for_client(who, stage.casus.id, stage.partij[partij].id, Onderwerp(cell), YEAR)


def closes(stage, cell: str, partij: str = "wmo") -> int:
    with stage.then(0):
        who = actor_of(stage.app, stage.who["mentor"])
        return actions.close_for_client(who, stage.casus.id, stage.partij[partij].id, Onderwerp(cell))


def may_open(stage, cell: str, partij: str = "wmo") -> bool:
    """Tried, and taken back."""
    with db.session.begin_nested() as tried:
        try:
            return opens(stage, cell, partij) is not None
        except actions.NotTheirs:
            return False
        finally:
            tried.rollback()
