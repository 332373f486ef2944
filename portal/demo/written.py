"""What somebody of a demo story wrote down because the client said it on paper or aloud; nobody confirmed it yet."""

from portal.casus.models import Onderwerp
from portal.toestemming import writing_down
from portal.toestemming.terms import lasts
from portal.toestemming.written_down import Helper, How


def write_down(story, each: dict) -> None:
    author, partij = story.world.lidmaatschap[each["wie"]], story.partij(each["partij"])
    writing_down.write_down(
        story.casus.id,
        author.id,
        partij.id,
        str(Onderwerp(each["onderwerp"])),
        lasts(each["maanden"]),
        How(each["hoe"]),
        Helper(each["hulp"]),
    )
