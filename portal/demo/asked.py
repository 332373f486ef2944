"""What a professional of a demo story asked the client to open, why, and for how many months."""

from portal.casus.models import Onderwerp
from portal.toestemming import asking
from portal.toestemming.kijkvraag import KIJKVRAAG


def ask_to_open(story, each: dict) -> None:
    author, onderwerp = story.world.lidmaatschap[each["wie"]], Onderwerp(each["onderwerp"])
    partij = next(slug for slug, p in story.world.partij.items() if p.id == author.partij_id)
    why = story.marks.mark(each["waarom"], **story.where(KIJKVRAAG, each["wie"], partij, "kijkvraag"))
    asking.ask(story.casus.id, author.id, author.partij_id, str(onderwerp), each["maanden"], why)
