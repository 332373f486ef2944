"""What a client of a demo story asked about their rights, and what was answered."""

from portal.core import clock
from portal.kluis import keyring
from portal.kluis.store import store
from portal.recht import actions
from portal.recht.models import ANTWOORD, NAAM, RECHT, TEKST, Recht


def ask_right(story, each: dict) -> None:
    """`beantwoord`: how many days ago, by `door`."""
    onderdeel = story.world.onderdeel[each["onderdeel"]]

    def marked(name: str, who: str) -> str:
        where = story.where(RECHT, who, each["onderdeel"], "aanvraag")
        return story.marks.mark(each[name], **where)

    tekst = marked("tekst", story.told["client"])
    row = actions.ask(story.casus.id, onderdeel.organisatie_id, Recht(each["recht"]), tekst, None, None)
    if "antwoord" in each:
        with (
            clock.at(story.world.moment(each["beantwoord"], "15:30")),
            keyring.lent(
                "aanvraag",
                row.id,
                store().keys({("aanvraag", row.token)})["aanvraag", row.token],
                {TEKST, NAAM, ANTWOORD},
            ),
        ):
            by = story.world.lidmaatschap[each["door"]].id
            actions.answer(row.id, row.version, marked("antwoord", each["door"]), by)
