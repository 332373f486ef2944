"""The word for who may open a noodkaart in need."""

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import aliased

from portal.casus.models import Casus
from portal.noodkaart.models import Keeper, Noodkaart
from portal.policy.conditions import Word

_card = aliased(Noodkaart)  # the lists over cards name Noodkaart themselves
_casus = aliased(Casus)

CHOSEN = Word(
    "chosen",
    "als de cliënt u daarvoor koos en u meedoet",
    lambda a: and_(
        Keeper.ended_at.is_(None),
        Keeper.teamlid_id.in_(
            select(a.teamlid.c.id).where(a.teamlid.c.lidmaatschap_id == a.id, a.teamlid.c.ended_at.is_(None))
        ),
        exists(_card.casus_id).where(_card.casus_id == Keeper.casus_id, _card.filled.is_(True)),
        exists().where(_casus.id == Keeper.casus_id, _casus.ended_at.is_(None)),
    ),
)
