"""Of all invented clients it is known who they are, but of who began `alone`."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.demo.digid import clients
from portal.demo.organisations import World
from portal.identity.models import Document, IdentityCheck
from portal.organisatie.models import Organisatie


def load(world: World) -> None:
    """Seen by somebody of a gemeente in their region, on the day that they began."""
    for mens in clients():
        if mens.get("alone"):
            continue
        client = world.lidmaatschap[mens["lidmaatschap"][0]["slug"]]
        for casus in db.session.scalars(
            select(Casus).where(Casus.client_id == client.id).order_by(Casus.id).limit(1)
        ):
            db.session.add(
                IdentityCheck(
                    casus_id=casus.id,
                    client_id=client.id,
                    checked_by_id=_at_desk(casus.regio_id),
                    document=Document.CARD,
                    day=casus.created_at.date(),
                    noted_at=now(),
                )
            )
    db.session.flush()


def _at_desk(regio_id: int) -> int:
    return db.session.scalar(
        select(Lidmaatschap.id)
        .join(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(
            Organisatie.regio_id == regio_id,
            Lidmaatschap.role == Role.GEMEENTE,
            Lidmaatschap.partij_id.is_not(None),
            Lidmaatschap.active.is_(True),
        )
        .order_by(Lidmaatschap.id)
        .limit(1)
    )
