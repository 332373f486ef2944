"""The plan as the casus page shows it: acties under the words they answer, and what has no answer yet."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from portal.core.formats import ZONE
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import Answer, first_words
from portal.plan.models import ENDED, Actiestand, ClientSays
from portal.plan.queries.acties import ActieRow
from portal.plan.words import SAYS, STAND, YOU_SAY, says, when


class Line(NamedTuple):
    """One actie on a thread."""

    token: bytes
    doel_id: int | None
    title: object
    state: str
    state_label: str
    when: str
    who: str
    shape: str
    says: str


@dataclass(frozen=True)
class Thread:
    """`quote` None: acties that answer no part this viewer may read."""

    vraag: Vraag | None
    quote: str | None
    lines: list[Line]


def line(row: ActieRow, today: date) -> Line:
    ended = row.ended_at.astimezone(ZONE).date() if row.ended_at else None
    return Line(
        token=row.token,
        doel_id=row.doel_id,
        title=row.tekst,
        state=str(row.stand),
        state_label=STAND[row.stand],
        when=when(row.due, row.stand, ended, today),
        who=row.owner + (" (u)" if row.mine else ""),
        shape=row.owner_shape,
        says=says(YOU_SAY if row.may_answer else SAYS, row.client_says, row.stand),
    )


def answers_it(row: ActieRow) -> bool:
    """A stopped or declined actie is no answer any more."""
    return row.stand is not Actiestand.STOPPED and row.client_says is not ClientSays.DECLINED


def goes_on(row: ActieRow) -> bool:
    return row.stand not in ENDED and answers_it(row)


def waits_for_the_client(row: ActieRow) -> bool:
    return row.client_says is ClientSays.PENDING and row.stand not in ENDED


def threads(answers: list[Answer], rows: list[ActieRow], today: date) -> list[Thread]:
    """In the order of the answers; who may not read an answer gets no quote, and its acties stand apart."""
    quotable = [answer for answer in answers if answer.vraag is not Vraag.LEEFGEBIEDEN]
    shown = {answer.vraag for answer in quotable}
    standing = [row for row in rows if answers_it(row)]
    found = [
        Thread(
            answer.vraag,
            first_words(answer.text),
            [line(row, today) for row in standing if row.vraag is answer.vraag],
        )
        for answer in quotable
    ]
    others = [line(row, today) for row in standing if row.vraag not in shown]
    return [*found, *([Thread(None, None, others)] if others else [])]


def ended(rows: list[ActieRow], today: date) -> list[Line]:
    return [line(row, today) for row in rows if not answers_it(row)]


def waiting_for(rows: list[ActieRow], actor_id: int, partij_id: int | None) -> list[ActieRow]:
    """What waits for this person: their own open acties, and those for which their partij must name somebody."""
    return [
        row
        for row in rows
        if goes_on(row)
        and (
            row.owner_id == actor_id
            or (row.owner_id is None and partij_id and row.owner_partij_id == partij_id)
        )
    ]
