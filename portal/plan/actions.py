"""The verbs of a plan. Every change carries the version it began from; a lost race raises Moved and changes nothing."""

from datetime import date

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.clock import now
from portal.core.db import db
from portal.core.versions import Moved, locked
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.plan.models import ENDED, Actie, Actiestand, ClientSays, Doel, Doelstand, GezamenlijkDoel

Owner = tuple[
    int | None, int
]  # a person of a partij; or a partij that must name one; the client's partij is CLIENT
NOBODY: Owner = (None, CLIENT)


def propose_doel(casus_id: int, author_id: int, partij_id: int | None, tekst: str) -> GezamenlijkDoel:
    """Anyone in the team may; it stands only when the client confirms it. The client's own stands at once."""
    row = GezamenlijkDoel(
        casus_id=casus_id, partij_id=partij_id or CLIENT, author_id=author_id, proposed_at=now(), tekst=tekst
    )
    db.session.add(row)
    db.session.flush()
    if row.partij_id == CLIENT:
        confirm_doel(row.id, row.version)
    return row


def _proposal(doel_id: int, version: int) -> GezamenlijkDoel:
    row = locked(GezamenlijkDoel, doel_id, version)
    if row.stand is not Doelstand.PROPOSED:
        raise Moved(row)
    return row


def confirm_doel(doel_id: int, version: int) -> GezamenlijkDoel:
    """From now on it is the client's own text: sealed anew under the client's label, read by whom PLAN is open to."""
    row = _proposal(doel_id, version)
    db.session.execute(select(Casus.id).where(Casus.id == row.casus_id).with_for_update())  # one at a time
    words, moment = str(row.tekst), now()
    for earlier in db.session.scalars(
        select(GezamenlijkDoel).where(
            GezamenlijkDoel.casus_id == row.casus_id, GezamenlijkDoel.stand == Doelstand.STANDING
        )
    ):
        earlier.stand, earlier.version = Doelstand.REPLACED, earlier.version + 1
    db.session.flush()  # the one that stood goes first: at most one stands
    row.partij_id, row.stand, row.decided_at, row.version = (
        CLIENT,
        Doelstand.STANDING,
        moment,
        row.version + 1,
    )
    row.tekst = words
    db.session.flush()
    return row


def decline_doel(doel_id: int, version: int) -> GezamenlijkDoel:
    row = _proposal(doel_id, version)
    row.stand, row.decided_at, row.version = Doelstand.DECLINED, now(), row.version + 1
    db.session.flush()
    return row


def add_doel(casus_id: int, author_id: int, partij_id: int | None, tekst: str, gebieden: list[str]) -> Doel:
    row = Doel(
        casus_id=casus_id,
        partij_id=partij_id or CLIENT,
        author_id=author_id,
        made_at=now(),
        tekst=tekst,
        gebieden=" ".join(gebieden),
    )
    db.session.add(row)
    db.session.flush()
    return row


def change_step(
    doel_id: int, version: int, author_id: int, partij_id: int | None, tekst: str, gebieden: list[str]
) -> Doel:
    """What the client changes is from then on the client's own text, as with a gezamenlijk doel they confirmed."""
    row = locked(Doel, doel_id, version)
    row.author_id, row.partij_id, row.version = author_id, partij_id or CLIENT, row.version + 1
    row.tekst, row.gebieden = tekst, " ".join(gebieden)
    row.changed_at, row.changed_by_id = now(), author_id
    db.session.flush()
    return row


def end_step(doel_id: int, version: int, by_id: int, ended: bool) -> Doel:
    """An ended doel is kept with its acties, and can go on again."""
    row = locked(Doel, doel_id, version)
    row.changed_at, row.changed_by_id, row.version = now(), by_id, row.version + 1
    row.ended_at = row.changed_at if ended else None
    db.session.flush()
    return row


def propose_actie(
    casus_id: int, author_id: int, partij_id: int | None, tekst: str, *, owner: Owner,
    due: date | None, vraag: Vraag | None, doel_id: int | None = None,
) -> Actie:  # fmt: skip
    """`owner` is (person or None, partij). What the client makes needs no word of the client any more."""
    moment = now()
    own = not partij_id
    row = Actie(
        casus_id=casus_id,
        partij_id=partij_id or CLIENT,
        author_id=author_id,
        owner_id=owner[0],
        owner_partij_id=owner[1],
        due=due,
        vraag=vraag,
        doel_id=doel_id,
        client_says=ClientSays.AGREED if own else ClientSays.PENDING,
        made_at=moment,
        changed_at=moment,
        tekst=tekst,
    )
    db.session.add(row)
    db.session.flush()
    return row


def answer_actie(actie_id: int, version: int, agreed: bool) -> Actie:
    """The client may come back on a yes or a no while the actie goes on."""
    row = locked(Actie, actie_id, version)
    if row.stand in ENDED:
        raise Moved(row)
    row.client_says = ClientSays.AGREED if agreed else ClientSays.DECLINED
    row.version, row.changed_at = row.version + 1, now()
    db.session.flush()
    return row


def _asks_again(row: Actie, owner: Owner) -> bool:
    """The client said yes to who does it, too. A partij that names its person is who they said yes to."""
    same = (row.owner_id, row.owner_partij_id) == owner
    names = row.owner_id is None and row.owner_partij_id == owner[1] != CLIENT
    goes_on = row.stand not in ENDED and owner != NOBODY
    return row.client_says is ClientSays.AGREED and goes_on and not same and not names


def possible(says: ClientSays, stand: Actiestand, by_client: bool) -> list[Actiestand]:
    """Nobody begins or ends with a yes that was not given: until then an actie can stay as it is, or stop."""
    if by_client or says is ClientSays.AGREED:
        return list(Actiestand)
    return [each for each in Actiestand if each in {stand, Actiestand.OPEN, Actiestand.STOPPED}]


def change_actie(
    actie_id: int,
    version: int,
    *,
    stand: Actiestand,
    due: date | None,
    owner: Owner,
    reason: str,
    partij_id: int | None,
) -> Actie:
    """`reason` is asked when an actie stops, is a text of `partij_id` (of the client: None), and is kept when the
    actie goes on again. Who gives it to somebody else asks the client anew; what the client changes is their word."""
    row = locked(Actie, actie_id, version)
    if stand not in possible(row.client_says, row.stand, partij_id is None):
        raise Moved(row)
    moment = now()
    if partij_id is None and stand in {Actiestand.BUSY, Actiestand.DONE}:
        row.client_says = ClientSays.AGREED
    if stand not in ENDED:
        row.ended_at = None
    elif stand is not row.stand:
        row.ended_at = moment
    row.stand, row.due = stand, due
    if partij_id is not None and _asks_again(row, owner):
        row.client_says = ClientSays.PENDING
    row.owner_id, row.owner_partij_id = owner
    if stand is Actiestand.STOPPED and reason:
        row.reason_partij_id = partij_id or CLIENT
        row.reason = reason
    row.version, row.changed_at = row.version + 1, moment
    db.session.flush()
    return row


def hand_over(casus_id: int, owned, given: dict[int, Owner], others: Owner = NOBODY) -> list[Actie]:
    """The open acties for which this condition holds go to whom they are given; a declined one, and what came since
    the form was opened, to `others`. Those that went to somebody."""
    moment, handed = now(), []
    rows = select(Actie).where(
        Actie.casus_id == casus_id, Actie.stand.in_([Actiestand.OPEN, Actiestand.BUSY]), owned
    )
    for row in db.session.scalars(rows.order_by(Actie.id).with_for_update()):
        owner = given.get(row.id, others)
        if owner != NOBODY:
            handed.append(row)
        if _asks_again(row, owner):
            row.client_says = ClientSays.PENDING
        row.owner_id, row.owner_partij_id = owner
        row.version, row.changed_at = row.version + 1, moment
    db.session.flush()
    return handed


def done_by(lidmaatschap_id: int):
    return Actie.owner_id == lidmaatschap_id


def done_by_partij(partij_id: int):
    """By its people, and what it had yet to name somebody for."""
    return Actie.owner_partij_id == partij_id
