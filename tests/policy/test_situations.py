"""Who may do what, told as situations: each with exactly what the table gives, no more and no less.

Where a right comes from: the client opens and closes (AVG 7 lid 3); what is open ends at the date it was given for;
a right belongs to a Lidmaatschap, not to a person; no one who manages or governs reads about a client.
"""

from datetime import timedelta

import pytest

from portal.core import clock
from portal.toestemming.models import Sharing
from tests.policy.known import linked, seen

READ_ALL = (
    "CASUS_READ GEHOLPEN_READ WENSEN_READ GOED_IN_READ BEST_READ HELPT_READ ZORGEN_READ LEEFGEBIEDEN_READ "
    "BETROKKENEN_READ PLAN_READ WERK_READ INKOMEN_READ GEZONDHEID_EN_WERK_READ BEHANDELING_READ "
    "DAGELIJKS_LEVEN_READ OVERLEG_READ"
)
# Of whoever may open the casus:
BESIDE = "CASUS_READ CASUS_EXPORT BIJDRAGE_CORRECT BESTAND_REMOVE TEAM_LEAVE TEAM_STOP TOESTEMMING_ASK"
INSIDE = f"{BESIDE} IDENTITY_READ IDENTITY_CHECK IDENTITY_ANEW"  # of a professional
OWN_CASUS = (
    f"{READ_ALL} HULPVRAAG_WRITE PLAN_WRITE WERK_WRITE INKOMEN_WRITE GEZONDHEID_EN_WERK_WRITE BEHANDELING_WRITE "
    "DAGELIJKS_LEVEN_WRITE OVERLEG_WRITE CASUS_EXPORT BIJDRAGE_CORRECT BESTAND_REMOVE ZIENSWIJZE_WRITE "
    "DOEL_CONFIRM ACTIE_UPDATE ACTIE_AGREE SUGGESTION_DECIDE "
    "TEAM_PROPOSE TEAM_CHANGE SECRECY_TOLD IDENTITY_READ IDENTITY_CODE OVERDRACHT_READ "
    "TOESTEMMING_CHANGE TOESTEMMING_READ TOESTEMMING_PROVE KIJKVRAAG_READ CASUS_LOOK_ALONG INZAGE_READ INZAGE_ASK "
    "NOODKAART_READ NOODKAART_WRITE NOODKAART_CHOOSE RECHT_ASK "
    "CASUS_END AFSLUITING_READ"
)
KNOWN_CASUS = f"{OWN_CASUS} TOESTEMMING_OPEN"
GRID = "plan werk inkomen gezondheid_en_werk behandeling dagelijks_leven overleg betrokkenen"
ALL_OF_UWV = (
    f"{INSIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE WERK_READ WERK_WRITE INKOMEN_READ INKOMEN_WRITE "
    "GEZONDHEID_EN_WERK_READ OVERLEG_READ OVERLEG_WRITE BETROKKENEN_READ TEAM_PROPOSE"
)
ALL_OF_GGZ = (
    f"{INSIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE WERK_READ WERK_WRITE GEZONDHEID_EN_WERK_READ "
    "GEZONDHEID_EN_WERK_WRITE BEHANDELING_READ BEHANDELING_WRITE "
    "DAGELIJKS_LEVEN_READ DAGELIJKS_LEVEN_WRITE OVERLEG_READ OVERLEG_WRITE "
    "BETROKKENEN_READ TEAM_PROPOSE"
)
NOTHING = ""

SITUATIONS = [
    ("the client in their own casus", "client", lambda s: s, OWN_CASUS),
    ("the client whom a desk saw", "client", lambda s: seen(s, "client"), KNOWN_CASUS),
    ("the client with DigiD", "client", lambda s: linked(s, "client"), KNOWN_CASUS),
    ("the client with a link to their work", "client", lambda s: linked(s, "client", True), OWN_CASUS),
    ("the client while another was seen", "client", lambda s: seen(s, "other client"), OWN_CASUS),
    (
        "the client after pausing everything",
        "client",
        lambda s: s.joins("uwv").opens("uwv", "plan").pauses(),
        OWN_CASUS,
    ),
    ("the client of another casus", "other client", lambda s: s.joins("ggz").opens("ggz", GRID), NOTHING),
    ("UWV in the team, nothing open yet", "uwv", lambda s: s.joins("uwv"), NOTHING),
    (
        "UWV in the team, one answer open",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "geholpen"),
        f"{INSIDE} GEHOLPEN_READ",
    ),
    (
        "UWV in the team, werk withdrawn yesterday",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "geholpen plan werk").closes("uwv", "werk"),
        f"{INSIDE} GEHOLPEN_READ PLAN_READ PLAN_WRITE ACTIE_UPDATE",
    ),
    (
        "UWV in the team, werk withdrawn and opened again",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "werk").closes("uwv", "werk", 5).opens("uwv", "werk", 1),
        f"{INSIDE} WERK_READ WERK_WRITE",
    ),
    (
        "UWV after everything was paused",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "geholpen plan").pauses(),
        NOTHING,
    ),
    (
        "UWV with a sharing of more than a year ago",
        "uwv",
        lambda s: s.joins("uwv", 400).opens("uwv", "plan", 366),
        NOTHING,
    ),
    (
        "UWV with one sharing of more than a year ago and one of yesterday",
        "uwv",
        lambda s: s.joins("uwv", 400).opens("uwv", "plan", 366).opens("uwv", "werk", 1),
        f"{INSIDE} WERK_READ WERK_WRITE",
    ),
    (
        "UWV with the whole grid open",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "plan werk inkomen gezondheid_en_werk overleg betrokkenen"),
        ALL_OF_UWV,
    ),
    (
        "UWV who may see who takes part, and nothing else, proposes who else could",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "betrokkenen"),
        f"{INSIDE} BETROKKENEN_READ TEAM_PROPOSE",
    ),
    (
        "UWV who may see who takes part with a client whom a desk saw: writes down what was said, and confirms it",
        "uwv",
        lambda s: seen(s.joins("uwv").opens("uwv", "betrokkenen"), "client"),
        f"{INSIDE} BETROKKENEN_READ TEAM_PROPOSE TOESTEMMING_RECORD TOESTEMMING_WITNESS",
    ),
    (
        "UWV not in the team, while its partij has the plan open",
        "uwv colleague",
        lambda s: s.joins("uwv").opens("uwv", "plan"),
        NOTHING,
    ),
    (
        "UWV who left the team yesterday",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "plan").leaves("uwv"),
        NOTHING,
    ),
    (
        "UWV whose colleague left the team yesterday",
        "uwv colleague",
        lambda s: s.joins("uwv").joins("uwv colleague").opens("uwv", "plan").leaves("uwv"),
        f"{INSIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE",
    ),
    (
        "UWV after its partij stopped",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "plan").stops("uwv"),
        NOTHING,
    ),
    (
        "UWV after its partij stopped and came back: nothing is revived",
        "uwv",
        lambda s: s.joins("uwv").opens("uwv", "plan").stops("uwv", 5).joins("uwv", 1),
        NOTHING,
    ),
    (
        "UWV back in the casus, with one answer opened anew",
        "uwv",
        lambda s: (
            s.joins("uwv")
            .opens("uwv", "geholpen plan")
            .stops("uwv", 5)
            .joins("uwv", 2)
            .opens("uwv", "geholpen", 1)
        ),
        f"{INSIDE} GEHOLPEN_READ",
    ),
    (
        "gemeente Wmo: daily life but no income",
        "wmo",
        lambda s: s.joins("wmo").opens("wmo", "dagelijks_leven plan"),
        f"{INSIDE} DAGELIJKS_LEVEN_READ DAGELIJKS_LEVEN_WRITE PLAN_READ PLAN_WRITE ACTIE_UPDATE",
    ),
    (
        "gemeente Participatiewet: income but no daily life",
        "participatiewet",
        lambda s: s.joins("participatiewet").opens("participatiewet", "inkomen plan"),
        f"{INSIDE} INKOMEN_READ INKOMEN_WRITE PLAN_READ PLAN_WRITE ACTIE_UPDATE",
    ),
    (
        "gemeente schuldhulp: income",
        "schuldhulp",
        lambda s: s.joins("schuldhulp").opens("schuldhulp", "inkomen"),
        f"{INSIDE} INKOMEN_READ INKOMEN_WRITE",
    ),
    (
        "gemeente Wmo beside a Participatiewet that has income open",
        "wmo",
        lambda s: (
            s.joins("wmo").joins("participatiewet").opens("participatiewet", "inkomen").opens("wmo", "werk")
        ),
        f"{INSIDE} WERK_READ WERK_WRITE",
    ),
    (
        "GGZ as IPS-trajectbegeleider reads income, and does not write it",
        "ips",
        lambda s: s.joins("ips").opens("ggz", "inkomen behandeling"),
        f"{INSIDE} INKOMEN_READ BEHANDELING_READ BEHANDELING_WRITE",
    ),
    (
        "GGZ in another function, of the same partij: no income",
        "ggz",
        lambda s: s.joins("ggz").opens("ggz", "inkomen behandeling"),
        f"{INSIDE} BEHANDELING_READ BEHANDELING_WRITE",
    ),
    (
        "GGZ with the whole grid open",
        "ggz",
        lambda s: s.joins("ggz").opens("ggz", GRID),
        ALL_OF_GGZ,
    ),
    (
        "an ervaringsdeskundige reads work and writes the plan",
        "ervaringsdeskundige",
        lambda s: s.joins("ervaringsdeskundige").opens(
            "ervaringsdeskundige", "werk plan dagelijks_leven zorgen"
        ),
        f"{BESIDE} WERK_READ PLAN_READ PLAN_WRITE ACTIE_UPDATE DAGELIJKS_LEVEN_READ ZORGEN_READ",
    ),
    (
        "a naaste reads what the client opened, and writes nothing",
        "naaste",
        lambda s: s.joins("naaste").opens("naaste", "werk plan dagelijks_leven zorgen betrokkenen"),
        "CASUS_READ NAASTE_LEAVE TEAM_STOP WERK_READ PLAN_READ DAGELIJKS_LEVEN_READ ZORGEN_READ BETROKKENEN_READ",
    ),
    ("a naaste to whom nothing is open", "naaste", lambda s: s.joins("naaste"), NOTHING),
    (
        "a naaste whom the client took away",
        "naaste",
        lambda s: s.joins("naaste").opens("naaste", "plan zorgen").stops("naaste", 0),
        NOTHING,
    ),
    ("a sleutelpersoon", "sleutelpersoon", lambda s: s.joins("uwv").opens("uwv", "plan"), NOTHING),
    ("a bestuurder", "bestuurder", lambda s: s.joins("uwv").opens("uwv", "plan"), NOTHING),
    ("a functionaris", "functionaris", lambda s: s.joins("uwv").opens("uwv", "plan"), NOTHING),
    ("a beheerder", "beheerder", lambda s: s.joins("uwv").opens("uwv", "plan"), NOTHING),
]


@pytest.mark.parametrize(
    ("who", "happened", "may"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_exactly_what_the_table_gives(stage, who, happened, may):
    happened(stage)
    assert stage.may(who) == set(may.split())


def test_a_row_that_opens_too_much_opens_no_more_than_the_role_can_see(stage):
    """Treatment is for who treats (7:457 BW): a wrong row, or a ground somebody added, changes nothing about that."""
    stage.joins("uwv").opens("uwv", "plan")
    moment = clock.now()
    row = {
        "casus_id": stage.casus.id,
        "partij_id": stage.partij["uwv"].id,
        "doel": "",
        "grondslag": "wgbo.behandeling",
    }
    for cell in ("behandeling", "dagelijks_leven"):
        stage.added(Sharing(**row, cell=cell, opened_at=moment, valid_until=moment + timedelta(days=9)))
    assert stage.may("uwv") == set(f"{INSIDE} PLAN_READ PLAN_WRITE ACTIE_UPDATE".split())
