"""Who decides for the client of a demo story: one wrote it down, a second saw the proof, and they came in."""

from datetime import timedelta

from portal.core.clock import now
from portal.toestemming.models import BETROKKENEN
from portal.vertegenwoordiger import actions, door
from portal.vertegenwoordiger.models import Hoedanigheid, Proof


def represent(story, each: dict) -> None:
    author, second = (story.world.lidmaatschap[each[name]] for name in ("schreef", "zag"))
    naam = story.marks.mark(
        each["naam"], **story.where(BETROKKENEN, story.told["client"], "", "vertegenwoordiger")
    )
    since, kind = now(), Hoedanigheid(each["als"])
    until = since + timedelta(days=each["dagen"])
    row = actions.record(story.casus.id, author.id, kind, [], Proof.RULING, naam, since, until)
    actions.check(story.casus.id, row.id, row.version, second.id)
    door.come_in(row, story.world.lidmaatschap[each["wie"]].account_id)
