"""The parts of the hulpvraag that an actie can answer, by their first words."""

from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers, first_words
from portal.policy.guard import OpenCasus


def quotes(casus: OpenCasus) -> list[tuple[str, str]]:
    """(vraag, words between quotes) of what this viewer may read; leefgebieden are not in the client's own words."""
    _, found = answers(casus)
    return [(str(a.vraag), f"‘{first_words(a.text)}’") for a in found if a.vraag is not Vraag.LEEFGEBIEDEN]
