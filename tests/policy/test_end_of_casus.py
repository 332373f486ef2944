"""Who may do what from the moment that a client lets their casus be erased, and afterwards."""

import pytest

from tests.policy.known import seen
from tests.policy.test_situations import NOTHING, OWN_CASUS

# Of a casus that will be erased its client opens nothing and lets nobody join; they read it, and can come back.
NOT_WHILE_IT_ENDS = (
    "TEAM_PROPOSE TEAM_CHANGE IDENTITY_CODE TOESTEMMING_CHANGE CASUS_LOOK_ALONG NOODKAART_CHOOSE CASUS_END"
)
ENDING = set(OWN_CASUS.split()) - set(NOT_WHILE_IT_ENDS.split()) | {"CASUS_KEEP"}
TRACES = "INZAGE_READ INZAGE_ASK TOESTEMMING_READ TOESTEMMING_PROVE RECHT_ASK AFSLUITING_READ"

SITUATIONS = [
    ("the client who lets it be erased", "client", lambda s: seen(s, "client").ends(), " ".join(ENDING)),
    ("the client past the last moment", "client", lambda s: s.ends(40), " ".join(ENDING - {"CASUS_KEEP"})),
    ("the client of a casus that was erased", "client", lambda s: s.ends().erases(), TRACES),
    ("the client when the logs had their time", "client", lambda s: s.ends().erases(6 * 366), NOTHING),
    (
        "UWV after the client let it be erased",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "plan").ends(),
        NOTHING,
    ),
    (
        "UWV for whom something was opened meanwhile",
        "uwv",
        lambda s: s.joins("uwv").ends().opens("uwv", "plan"),
        NOTHING,
    ),
    ("UWV after it was erased", "uwv", lambda s: s.joins("uwv").ends().erases(), NOTHING),
    ("UWV that stopped before the end", "uwv", lambda s: s.joins("uwv").leaves("uwv", 9).ends(1), NOTHING),
]


@pytest.mark.parametrize(
    ("who", "happened", "may"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_exactly_what_the_table_gives(stage, who, happened, may):
    happened(stage)
    assert stage.may(who) == set(may.split())
