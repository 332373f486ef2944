"""The cards that the actor may open in need: by the name that the client gave for this, and nothing besides."""

from typing import NamedTuple

from flask import g
from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.db import db
from portal.kluis.sealed import Sealed
from portal.noodkaart.models import Keeper, Noodkaart
from portal.policy.card import OpenNoodkaart
from portal.policy.conditions import REQUEST
from portal.policy.listing import Listed, open_cards
from portal.policy.permissions import Permission as P
from portal.policy.table import cell
from portal.toestemming.models import ChainHead


def to_open() -> list[tuple[str, bytes]]:
    """(name, address), by name: any other order would tell something of the casus."""
    rows = db.session.execute(
        select(Keeper.token, Keeper.casus_id, Casus.token.label("casus"), ChainHead.seq, Noodkaart.naam)
        .select_from(Keeper)
        .join(Casus, Casus.id == Keeper.casus_id)
        .join(ChainHead, ChainHead.casus_id == Keeper.casus_id)
        .join(Noodkaart, Noodkaart.casus_id == Keeper.casus_id)
        .where(cell(P.NOODKAART_OPEN, g.actor.role).clause(REQUEST)),
        g.actor.params(),
    ).all()
    open_cards({row.casus_id: Listed(row.casus, row.seq) for row in rows})
    return sorted(((str(row.naam), row.token) for row in rows), key=lambda each: each[0].casefold())


class Texts(NamedTuple):
    call: Sealed
    helps: Sealed
    avoid: Sealed
    wishes: Sealed


def texts(noodkaart: OpenNoodkaart) -> Texts:
    """Of a card that this person opened a moment ago; of another no text opens."""
    return Texts(
        *db.session.execute(
            select(Noodkaart.call, Noodkaart.helps, Noodkaart.avoid, Noodkaart.wishes).where(
                Noodkaart.casus_id == noodkaart.casus_id
            )
        ).one()
    )
