"""The word for who decides for a client: checked by two, in its time, and not ended."""

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.policy.conditions import Asker, Word
from portal.vertegenwoordiger.models import Hoedanigheid, Reach, Vertegenwoordiger

_recorder, _self = aliased(Lidmaatschap), aliased(Lidmaatschap)


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


def in_reach(a: Asker) -> ColumnElement[bool]:
    """:onderwerp is the one at hand."""
    return stands(a, Reach.onderwerp == bindparam("onderwerp", type_=Reach.onderwerp.type))


def checks_another(a: Asker) -> ColumnElement[bool]:
    """Not what they wrote themselves, whatever they work as, nor what a colleague did."""
    own = select(_self.account_id).where(_self.id == a.id).scalar_subquery()
    return exists().where(
        _recorder.id == Vertegenwoordiger.author_id,
        _recorder.account_id != own,
        _recorder.organisatie_id != a.organisatie_id,
    )


def ends(a: Asker) -> ColumnElement[bool]:
    return or_(
        a.organisatie_id.is_not(None),
        Vertegenwoordiger.hoedanigheid == Hoedanigheid.GEMACHTIGDE,
        Vertegenwoordiger.checked_at.is_(None),
    )
