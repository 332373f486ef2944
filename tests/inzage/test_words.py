"""What the client reads about a look says what was really seen, and that something changed."""

import pytest

from portal.inzage.words import what

SITUATIONS = {
    "only the name": ("casus.show", "NAAM", "Zag uw naam."),
    "who takes part": ("casus.round", "NAAM betrokkenen", "Las wie er meedoet."),
    "who takes part, besides a text": ("casus.show", "NAAM betrokkenen plan", "Las wie er meedoet en plan."),
    "a voorstel was written": ("team.propose", "+betrokkenen NAAM", "Schreef over wie er meedoet."),
    "an actie was set on done": ("plan.actie", "NAAM ~plan", "Veranderde iets bij plan."),
    "a text was read, and an actie moved": (
        "plan.actie",
        "NAAM plan ~plan",
        "Las plan. Veranderde iets bij plan.",
    ),
    "a suggestion was withdrawn": (
        "suggestions.own",
        "NAAM ~suggestion.zorgen",
        "Veranderde iets bij uw hulpvraag.",
    ),
    "a change that no cell tells": ("casus.regisseur", "NAAM ~", "Veranderde iets in uw casus."),
    "the client opened something": ("toestemming.cell", "NAAM ~", "Veranderde wat een ander mag lezen."),
}


@pytest.mark.parametrize(("page", "cells", "said"), SITUATIONS.values(), ids=SITUATIONS)
def test_a_look_in_the_words_of_the_client(page, cells, said):
    assert what(page, cells) == said
