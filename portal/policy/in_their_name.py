"""The word for who decides for a client: checked by two, in its time, and not ended."""

from sqlalchemy import ColumnElement, and_, exists

from portal.casus.models import Casus
from portal.policy.conditions import Asker, Word
from portal.vertegenwoordiger.models import Reach, Vertegenwoordiger


def stands(a: Asker, *conditions) -> ColumnElement[bool]:
    """`conditions`: on Reach, such as the onderwerp."""
    return exists().where(
        Vertegenwoordiger.casus_id == Casus.id,
        Vertegenwoordiger.lidmaatschap_id == a.id,
        Vertegenwoordiger.checked_at.is_not(None),
        Vertegenwoordiger.ended_at.is_(None),
        Vertegenwoordiger.valid_from <= a.now,
        Vertegenwoordiger.valid_until > a.now,
        *((Reach.vertegenwoordiger_id == Vertegenwoordiger.id, *conditions) if conditions else ()),
    )


STANDS_IN = Word(
    "stands_in",
    "in een casus van wie men vertegenwoordigt, als twee mensen het bewijs zagen en zolang dat geldt",
    lambda a: and_(Casus.ended_at.is_(None), stands(a)),
)
