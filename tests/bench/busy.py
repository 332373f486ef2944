"""The casus and the person that the bench looks with: a professional of UWV with some 80 casussen, one of them long."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from portal.account.actor import cookie_name
from portal.account.models import Account, Lidmaatschap, Role
from portal.casus.models import Casus, Deelname, Onderwerp, Teamlid
from portal.core import clock
from portal.core.db import db
from portal.core.tokens import text_of
from portal.hulpvraag.models import Vraag
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Partij
from portal.tijdlijn import actions as timeline_actions
from portal.toestemming import actions as toestemming
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BETROKKENEN, Doorbreking
from tests.bench.sign_in import signed_in

OPENED = (Vraag.GEHOLPEN, Vraag.WENSEN, Vraag.HELPT, BETROKKENEN, Onderwerp.PLAN, Onderwerp.WERK)
TEXT = "Bedacht om mee te meten. Wij spraken af dat het rustig begint, en kijken na een maand samen terug. "


@dataclass(frozen=True)
class Viewer:
    cookie: str
    casus: str
    mine: str = "/mijn/casussen"
    today: str = "/vandaag"


def make_busy(portal, bijdragen: int) -> None:
    """In the last casus with a full team: every partij may read the plan and the work, and much is written."""
    with portal.inside() as session:
        casus = session.get(Casus, _full_team())
        keys = store().keys({("casus", casus.token), ("log", casus.token)})
        keyring.hang("casus", casus.id, keys["casus", casus.token], {str(o) for o in Onderwerp})
        keyring.hang("log", casus.id, keys["log", casus.token], {"LOG"})
        toestemming.close_everything(casus.id)
        for partij in _partijen(casus.id):
            for cell in OPENED:
                if ground(partij.taak, str(cell)):
                    toestemming.open_cell(casus.id, partij.id, str(cell))
        _break_secrecy(casus.id)
        _write(casus.id, bijdragen)
        session.commit()


def _full_team() -> int:
    """The generated casus with the most people in it."""
    return db.session.scalar(
        select(Casus.id)
        .join(Lidmaatschap, Lidmaatschap.id == Casus.client_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .join(Teamlid, Teamlid.casus_id == Casus.id)
        .where(Account.demo_slug.is_(None))
        .group_by(Casus.id)
        .order_by(func.count(Teamlid.id).desc(), Casus.id.desc())
        .limit(1)
    )


def _partijen(casus_id: int):
    return db.session.scalars(
        select(Partij).join(Deelname, Deelname.partij_id == Partij.id).where(Deelname.casus_id == casus_id)
    ).all()


def _break_secrecy(casus_id: int) -> None:
    partijen = _partijen(casus_id)
    for sender in (partij for partij in partijen if partij.beroepsgeheim):
        for receiver in partijen:
            moment = clock.now()
            db.session.add(
                Doorbreking(
                    casus_id=casus_id,
                    sender_id=sender.id,
                    receiver_id=receiver.id,
                    basis="toestemming van de cliënt",
                    opened_at=moment,
                    valid_until=moment + toestemming.LONGEST,
                )
            )
    db.session.flush()


def _write(casus_id: int, number: int) -> None:
    team = db.session.scalars(
        select(Lidmaatschap)
        .join(Teamlid, Teamlid.lidmaatschap_id == Lidmaatschap.id)
        .where(Teamlid.casus_id == casus_id)
        .order_by(Lidmaatschap.id)
    ).all()
    for nth in range(number):
        author, onderwerp = team[nth % len(team)], (Onderwerp.PLAN, Onderwerp.WERK)[nth % 2]
        with clock.at(clock.now() - timedelta(hours=7 * (number - nth) / number)):
            timeline_actions.contribute(casus_id, author.id, author.partij_id, onderwerp, TEXT * 4)


def viewer(portal) -> Viewer:
    """Signs in the UWV professional of the busy casus, whose own casussen are as many as anybody's."""
    with portal.inside() as session:
        casus_id = session.scalar(select(func.max(Doorbreking.casus_id)))  # only the busy one has any
        who = session.scalar(
            select(func.min(Lidmaatschap.id))
            .join(Teamlid, Teamlid.lidmaatschap_id == Lidmaatschap.id)
            .where(Teamlid.casus_id == casus_id, Lidmaatschap.role == Role.UWV)
        )
        token = session.scalar(select(Casus.token).where(Casus.id == casus_id))
        name = cookie_name()
    return Viewer(f"{name}={signed_in(portal, who)}", f"/casus/{text_of(token)}/")
