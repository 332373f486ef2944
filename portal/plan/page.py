"""The plan's blocks on the casus page: one value for the templates, None when this viewer may not see a plan."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.core.formats import today
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import Answer
from portal.hulpvraag.vragen import in_words
from portal.kluis.keyring import CLIENT
from portal.plan import glance
from portal.plan.asked import asked
from portal.plan.models import Doelstand
from portal.plan.queries.acties import ActieRow, acties
from portal.plan.queries.doelen import DoelRow, doelen, gezamenlijke_doelen
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader
from portal.policy.sees import Sees, sees


@dataclass(frozen=True)
class Linked:
    """A thread with addresses."""

    quote: str | None
    lines: list[dict]
    propose_url: str | None


@dataclass(frozen=True)
class Plan:
    standing: DoelRow | None
    proposals: list[dict]
    earlier: list[DoelRow]
    doelen: list[dict]
    ended_doelen: list[dict]
    threads: list[Linked]
    ended: list[dict]
    waiting: list[dict] | None  # None: nothing can ever be asked of this viewer
    readers: Sees
    propose_doel_url: str | None
    add_doel_url: str | None
    propose_actie_url: str | None


def plan(casus: OpenCasus, everybody: list[Reader], answers: list[Answer]) -> Plan | None:
    if P.PLAN_READ not in casus.may:
        return None
    gezamenlijk = gezamenlijke_doelen(casus)
    rows, steps = acties(casus), doelen(casus)
    writes = P.PLAN_WRITE in casus.may
    return Plan(
        standing=next((row for row in gezamenlijk if row.stand is Doelstand.STANDING), None),
        proposals=[
            _proposal(casus, row, everybody) for row in gezamenlijk if row.stand is Doelstand.PROPOSED
        ],
        earlier=[row for row in gezamenlijk if row.stand is Doelstand.REPLACED],
        doelen=[_doel(casus, row, rows, everybody) for row in steps if row.ended_at is None],
        ended_doelen=[_doel(casus, row, rows, everybody) for row in steps if row.ended_at],
        threads=_threads(casus, answers, rows, writes),
        ended=[_linked(casus, line) for line in glance.ended(rows, today())],
        waiting=asked(casus, gezamenlijk, rows) if P.ACTIE_UPDATE in casus.may else None,
        readers=sees(everybody, casus, "plan", CLIENT),
        propose_doel_url=url_for("plan.propose", casus=casus) if writes else None,
        add_doel_url=url_for("plan.add", casus=casus) if writes else None,
        propose_actie_url=url_for("plan.propose_actie", casus=casus) if writes else None,
    )


def _proposal(casus: OpenCasus, row: DoelRow, everybody: list[Reader]) -> dict:
    mine = P.DOEL_CONFIRM in casus.may
    url = url_for("plan.confirm", casus=casus, doel=row.token) if mine else None
    return {
        "shape": row.shape,
        "who": row.who,
        "tekst": row.tekst,
        "url": url,
        "readers": sees(everybody, casus, "plan", row.partij_id),
    }


def _doel(casus: OpenCasus, row, rows: list[ActieRow], everybody: list[Reader]) -> dict[str, Any]:
    lines = [
        glance.line(each, today()) for each in rows if each.doel_id == row.id and glance.answers_it(each)
    ]
    return {
        "tekst": row.tekst,
        "change_url": url_for("plan.step", casus=casus, step=row.token) if row.may_change else None,
        "gebieden": in_words(Vraag.LEEFGEBIEDEN, str(row.gebieden)),
        "readers": sees(everybody, casus, "plan", row.partij_id),
        "acties": [_linked(casus, line) for line in lines],
    }


def _linked(casus: OpenCasus, line: glance.Line) -> dict[str, Any]:
    return {**line._asdict(), "url": url_for("plan.show", casus=casus, actie=line.token)}


def _threads(casus: OpenCasus, answers: list[Answer], rows: list[ActieRow], writes: bool) -> list[Linked]:
    return [
        Linked(
            thread.quote,
            [_linked(casus, line) for line in thread.lines],
            url_for("plan.propose_actie", casus=casus, vraag=thread.vraag)
            if writes and thread.vraag
            else None,
        )
        for thread in glance.threads(answers, rows, today())
    ]
