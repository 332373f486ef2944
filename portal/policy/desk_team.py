"""Which desk looks who a client is: that of their own team; of who starts alone, any."""

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import aliased

from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus, Teamlid
from portal.policy.conditions import Asker

# An ervaringsdeskundige and a naaste look at nobody's document: with them alone no desk is near.
AT_A_DESK = (Role.GEMEENTE, Role.UWV, Role.GGZ)
_with, _worker, _works, _theirs = aliased(Teamlid), aliased(Lidmaatschap), aliased(Account), aliased(Casus)


def of_their_team(*where) -> ColumnElement[bool]:
    """Somebody who sits at a desk, comes in, and works with this client (a row of Lidmaatschap)."""
    return exists().where(
        _theirs.client_id == Lidmaatschap.id,
        _with.casus_id == _theirs.id,
        _with.ended_at.is_(None),
        _worker.id == _with.lidmaatschap_id,
        _worker.role.in_(AT_A_DESK),
        _worker.active.is_(True),
        _works.id == _worker.account_id,
        _works.active.is_(True),
        *where,
    )


def who_looks(a: Asker) -> ColumnElement[bool]:
    return or_(of_their_team(_worker.id == a.id), ~of_their_team())
