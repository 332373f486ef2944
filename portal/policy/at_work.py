"""The words for as what somebody works."""

from sqlalchemy import bindparam

from portal.core.db import code
from portal.organisatie.models import TAKES_PART, Taak
from portal.policy.conditions import Word

# Whoever brings a client in works for a task that can take part: handhaving is not on that list.
TEAM_TASK = Word(
    "team_task",
    "met een taak die kan meedoen in een casus",
    lambda a: a.taak.in_([bindparam(None, t, type_=code(Taak)) for t in sorted(TAKES_PART)]),
)
IPS = Word("ips", "als IPS-trajectbegeleider", lambda a: a.ips.is_(True))
