from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import OVERDRACHT, Casus, Casusregisseur, Deelname, Onderwerp, Overdracht, Teamlid
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.versions import Moved, locked
from portal.hulpvraag.models import Vraag, concept_cell
from portal.kluis import keyring
from portal.kluis.store import store
from portal.noodkaart.models import CELLS as CARD_CELLS
from portal.plan import actions as plan
from portal.plan.models import Actie
from portal.suggestions import actions as suggestions
from portal.suggestions.models import suggestion_cell
from portal.team.ending import withdraw_one_more
from portal.toestemming import actions as toestemming
from portal.toestemming import chain
from portal.toestemming.at_hand import log_at_hand
from portal.toestemming.kijkvraag import KIJKVRAAG
from portal.toestemming.models import BETROKKENEN


def start_casus(client: Lidmaatschap, naam: str, regio_id: int) -> Casus:
    """A casus begins with its key: keys are written first."""
    token = new_token()
    key = store().create("casus", [token])[token]
    log_key = store().create("log", [token])[token]
    casus = Casus(token=token, client_id=client.id, regio_id=regio_id, created_at=now())
    db.session.add(casus)
    db.session.flush()
    cells = {
        "NAAM",
        BETROKKENEN,
        OVERDRACHT,
        KIJKVRAAG,
        *CARD_CELLS,
        *(str(v) for v in Vraag),
        *(concept_cell(v) for v in Vraag),
        *(suggestion_cell(v) for v in Vraag),
        *(str(o) for o in Onderwerp),
    }
    keyring.hang("casus", casus.id, key, cells)
    keyring.hang("log", casus.id, log_key, {"LOG"})
    casus.naam = naam
    chain.start(casus.id)
    db.session.flush()
    return casus


def admit(casus_id: int, partij_id: int) -> Deelname:
    """A partij takes part, or takes part again; it reads nothing until the client opens something."""
    row = db.session.scalar(
        select(Deelname).where(Deelname.casus_id == casus_id, Deelname.partij_id == partij_id)
    )
    if row is None:
        row = Deelname(casus_id=casus_id, partij_id=partij_id, since=now())
        db.session.add(row)
    elif row.ended_at is not None:
        row.ended_at, row.since, row.token, row.naam = None, now(), new_token(), None
    db.session.flush()
    return row


def join_team(casus_id: int, lidmaatschap: Lidmaatschap) -> Teamlid:
    admit(casus_id, lidmaatschap.partij_id)
    row = db.session.scalar(_current(casus_id).where(Teamlid.lidmaatschap_id == lidmaatschap.id))
    if row is None:
        row = Teamlid(casus_id=casus_id, lidmaatschap_id=lidmaatschap.id, since=now())
        db.session.add(row)
        db.session.flush()
    return row


def one_at_a_time(casus_id: int) -> None:
    """Beside it others may go on adding rows that point at the casus: who names somebody holds the verzoek first."""
    held = select(Casus.id).where(Casus.id == casus_id).with_for_update(key_share=True)
    db.session.execute(held)


def _current(casus_id: int):
    return select(Teamlid).where(Teamlid.casus_id == casus_id, Teamlid.ended_at.is_(None))


def leave_team(casus_id: int, lidmaatschap_id: int) -> None:
    for row in db.session.scalars(_current(casus_id).where(Teamlid.lidmaatschap_id == lidmaatschap_id)):
        row.ended_at = now()
    _end_regisseur(casus_id, Casusregisseur.lidmaatschap_id == lidmaatschap_id)
    suggestions.end_invites(casus_id, [lidmaatschap_id])
    db.session.flush()


def is_last(casus_id: int, lidmaatschap_id: int, partij_id: int) -> bool:
    """Nobody else of this partij, who still works, takes part."""
    others = (
        _current(casus_id)
        .join(Lidmaatschap, Lidmaatschap.id == Teamlid.lidmaatschap_id)
        .join(Account, Account.id == Lidmaatschap.account_id)
        .where(
            Lidmaatschap.partij_id == partij_id,
            Lidmaatschap.id != lidmaatschap_id,
            Lidmaatschap.active.is_(True),
            Account.active.is_(True),
        )
    )
    return db.session.scalar(others.limit(1)) is None


def stop(
    casus_id: int, lidmaatschap_id: int, partij_id: int, line: str, given: dict[int, plan.Owner]
) -> tuple[Overdracht, list[Actie]]:
    """Somebody stops with a line to the client. The last of a partij takes the partij along: what was open closes.

    With the acties that went to somebody else.
    """
    one_at_a_time(casus_id)
    last = is_last(casus_id, lidmaatschap_id, partij_id)
    owned = plan.done_by_partij(partij_id) if last else plan.done_by(lidmaatschap_id)
    handed = plan.hand_over(casus_id, owned, given)
    row = Overdracht(
        casus_id=casus_id,
        partij_id=partij_id,
        author_id=lidmaatschap_id,
        at=now(),
        acties=len(handed),
        last=last,
        tekst=line,
    )
    db.session.add(row)
    leave_team(casus_id, lidmaatschap_id)
    if last:
        with log_at_hand(casus_id):
            end_deelname(casus_id, partij_id)
    return row, handed


def stop_unseen(casus_id: int, lidmaatschap_id: int, partij_id: int, works: bool) -> Overdracht | None:
    """Somebody stops to whom nothing is open: they see no acties, so theirs wait for somebody, and write no line.

    `works`: the client reads who of the team stopped. A naaste goes as when the client takes them away.
    """
    one_at_a_time(casus_id)
    last = is_last(casus_id, lidmaatschap_id, partij_id)
    plan.hand_over(casus_id, plan.done_by(lidmaatschap_id), {})
    row = None
    if works:
        row = Overdracht(
            casus_id=casus_id, partij_id=partij_id, author_id=lidmaatschap_id, at=now(), acties=0, last=last
        )
        db.session.add(row)
    leave_team(casus_id, lidmaatschap_id)
    if last:
        with log_at_hand(casus_id):
            end_deelname(casus_id, partij_id)
    return row


def pass_on(
    casus_id: int, leaver: Lidmaatschap, taker: Lidmaatschap | None
) -> tuple[Overdracht, list[Actie]]:
    """Their organisatie gives what somebody did here to another of the same partij; the client reads that it did.

    The partij took part already, so nobody new to the client's yes comes in; each actie that the client had agreed on
    is asked of them again. Without a `taker` the last of a partij takes the partij along, as with `stop`.
    """
    one_at_a_time(casus_id)
    if taker is not None:
        join_team(casus_id, taker)
    last = is_last(casus_id, leaver.id, leaver.partij_id)
    owned = plan.done_by_partij(leaver.partij_id) if last else plan.done_by(leaver.id)
    others = (taker.id, taker.partij_id) if taker else plan.NOBODY
    handed = plan.hand_over(casus_id, owned, {}, others)
    row = Overdracht(
        casus_id=casus_id, partij_id=leaver.partij_id, author_id=leaver.id, at=now(), acties=len(handed), last=last,
        by_office=True, taken_over_id=taker.id if taker else None,
    )  # fmt: skip
    db.session.add(row)
    leave_team(casus_id, leaver.id)
    if last:
        with log_at_hand(casus_id):
            end_deelname(casus_id, leaver.partij_id)
    return row, handed


def note_read(overdracht_id: int, version: int) -> None:
    """The client read it; it is asked of them no more."""
    row = locked(Overdracht, overdracht_id, version)
    row.seen_at, row.version = now(), row.version + 1
    db.session.flush()


def _end_regisseur(casus_id: int, *conditions) -> None:
    standing = select(Casusregisseur).where(
        Casusregisseur.casus_id == casus_id, Casusregisseur.ended_at.is_(None), *conditions
    )
    for row in db.session.scalars(standing):
        row.ended_at = now()
    db.session.flush()


def regisseur_version(casus_id: int) -> int:
    """Grows with every choice and every end."""
    counted = select(1 + func.count(Casusregisseur.id) + func.count(Casusregisseur.ended_at))
    return db.session.scalar(counted.where(Casusregisseur.casus_id == casus_id))


def choose_regisseur(casus_id: int, version: int, lidmaatschap_id: int | None) -> None:
    """None: nobody from now on. Earlier ones are kept; who leaves the team is it no more."""
    one_at_a_time(casus_id)
    joined = _current(casus_id).where(Teamlid.lidmaatschap_id == lidmaatschap_id)
    gone = lidmaatschap_id is not None and db.session.scalar(joined) is None
    if gone or regisseur_version(casus_id) != version:
        raise Moved(None)
    _end_regisseur(casus_id)
    if lidmaatschap_id is not None:
        db.session.add(Casusregisseur(casus_id=casus_id, lidmaatschap_id=lidmaatschap_id, since=now()))
        db.session.flush()


def end_deelname(casus_id: int, partij_id: int) -> None:
    """A partij stops: its people leave the team, what was open to it closes for good, its acties wait for somebody."""
    one_at_a_time(casus_id)
    plan.hand_over(casus_id, plan.done_by_partij(partij_id), {})
    people = db.session.scalars(select(Lidmaatschap.id).where(Lidmaatschap.partij_id == partij_id)).all()
    for row in db.session.scalars(_current(casus_id).where(Teamlid.lidmaatschap_id.in_(people))):
        row.ended_at = now()
    _end_regisseur(casus_id, Casusregisseur.lidmaatschap_id.in_(people))
    for row in db.session.scalars(
        select(Deelname).where(
            Deelname.casus_id == casus_id, Deelname.partij_id == partij_id, Deelname.ended_at.is_(None)
        )
    ):
        row.ended_at = now()
    suggestions.end_invites(casus_id, people)
    withdraw_one_more(casus_id, partij_id)
    db.session.flush()
    toestemming.end_for_partij(casus_id, partij_id)
