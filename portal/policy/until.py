"""The words for the end of a casus: until when somebody holds what."""

from sqlalchemy import and_, or_, select

from portal.casus.models import Casus
from portal.policy.conditions import Word

# A casus that will be erased gives nobody else anything, and its client opens nothing in it.
RUNS = Word("runs", "zolang die niet wordt gewist", lambda a: Casus.ended_at.is_(None))
ENDS = Word(
    "ends",
    "zolang die nog niet gewist is",
    lambda a: and_(Casus.ended_at.is_not(None), Casus.ends_at > a.now),
)
OWN_TRACES = Word(
    "own_traces",
    "in de eigen casus, ook als die gewist is",
    lambda a: and_(Casus.client_id == a.id, or_(Casus.kept_until.is_(None), Casus.kept_until > a.now)),
)
TEAM_THEN = Word(
    "team_then",
    "als u meedeed toen het einde begon",
    lambda a: and_(
        Casus.ended_at.is_not(None),
        Casus.id.in_(
            select(a.teamlid.c.casus_id)
            .where(
                a.teamlid.c.lidmaatschap_id == a.id,
                or_(a.teamlid.c.ended_at.is_(None), a.teamlid.c.ended_at >= Casus.ended_at),
            )
            .correlate(Casus)
        ),
    ),
)
