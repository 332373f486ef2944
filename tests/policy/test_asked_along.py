"""Who may suggest other words beside the hulpvraag: whom the client asked, while they ask and it is open."""

import pytest

from tests.policy.test_situations import INSIDE

SITUATIONS = [
    (
        "an ervaringsdeskundige who was asked to think along, with one answer open",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige").opens("ervaringsdeskundige", "zorgen").asks("ervaringsdeskundige")
        ),
        f"{INSIDE} ZORGEN_READ HULPVRAAG_SUGGEST",
    ),
    (
        "an ervaringsdeskundige who was asked to think along, while no answer is open",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige").opens("ervaringsdeskundige", "plan").asks("ervaringsdeskundige")
        ),
        f"{INSIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE",
    ),
    (
        "an ervaringsdeskundige who was asked, and then no longer",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige")
            .opens("ervaringsdeskundige", "zorgen")
            .asks("ervaringsdeskundige")
            .asks_no_longer("ervaringsdeskundige")
        ),
        f"{INSIDE} ZORGEN_READ",
    ),
    (
        "an ervaringsdeskundige who was asked, left and came back: nothing is revived",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige")
            .opens("ervaringsdeskundige", "zorgen")
            .asks("ervaringsdeskundige")
            .leaves("ervaringsdeskundige", 5)
            .joins("ervaringsdeskundige", 1)
        ),
        f"{INSIDE} ZORGEN_READ",
    ),
    (
        "UWV with an answer open, in whose name an invitation was written down: it is not for them",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "zorgen").asks("uwv"),
        f"{INSIDE} ZORGEN_READ",
    ),
]


@pytest.mark.parametrize(
    ("who", "happened", "may"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_exactly_what_the_table_gives(stage, who, happened, may):
    happened(stage)
    assert stage.may(who) == set(may.split())
