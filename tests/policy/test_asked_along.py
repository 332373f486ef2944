"""Who may suggest other words beside the hulpvraag: whom the client asked, while they ask and it is open."""

import pytest

from portal.casus import actions as casus_actions
from portal.kluis import keyring
from portal.suggestions.queries.invites import asked_of_me
from portal.toestemming import chain
from tests.policy.test_situations import BESIDE, INSIDE

SITUATIONS = [
    (
        "an ervaringsdeskundige who was asked to think along, with one answer open",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige").opens("ervaringsdeskundige", "zorgen").asks("ervaringsdeskundige")
        ),
        f"{BESIDE} ZORGEN_READ HULPVRAAG_SUGGEST",
    ),
    (
        "an ervaringsdeskundige who was asked to think along, while no answer is open",
        "ervaringsdeskundige",
        lambda s: (
            s.joins("ervaringsdeskundige").opens("ervaringsdeskundige", "plan").asks("ervaringsdeskundige")
        ),
        f"{BESIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE",
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
        f"{BESIDE} ZORGEN_READ",
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
        f"{BESIDE} ZORGEN_READ",
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


def test_what_is_asked_of_me_is_a_list_of_casussen(stage):
    who = "ervaringsdeskundige"
    stage.joins(who).opens(who, "zorgen").asks(who)
    stage.enters(who)
    assert [(token, str(naam)) for token, naam in asked_of_me()] == [(stage.casus.token, "The client")]
    stage.asks_no_longer(who).enters(who)
    assert asked_of_me() == []


def test_who_leaves_by_themselves_is_asked_no_more_and_the_log_says_so(stage):
    """They do not hold the key of the client's log; it opens nothing for them afterwards."""
    who = "ervaringsdeskundige"
    stage.joins(who).opens(who, "zorgen").asks(who).enters(who)
    before = chain.lock(stage.casus.id).seq
    casus_actions.leave_team(stage.casus.id, stage.who[who].id)
    assert chain.lock(stage.casus.id).seq == before + 1
    assert ("log", stage.casus.id) not in keyring.locks()
    assert stage.may(who) == set()
