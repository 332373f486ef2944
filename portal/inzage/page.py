"""The list of who looked: days with lines, the looks of one person at the same things together (NEN 7513 chapter 9)."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from flask import url_for

from portal.account.words import shape
from portal.core.formats import ZONE, dag, tijd
from portal.core.tokens import text_of
from portal.inzage import words
from portal.inzage.models import SUCCEEDED
from portal.inzage.queries.grounds import Ground, grounds
from portal.inzage.queries.looks import PAGE, may_be_asked, whoever
from portal.policy.guard import OpenCasus


@dataclass
class Line:
    """`rows`: newest first."""

    who: str
    shape: str
    what: str
    own: bool
    rows: list = field(default_factory=list)

    @property
    def when(self) -> str:
        last, first = tijd(self.rows[0].at), tijd(self.rows[-1].at)
        return f"om {last}" if first == last else f"tussen {first} en {last}"

    @property
    def times(self) -> str:
        return f" {len(self.rows)} keer." if len(self.rows) > 1 else ""


def day_of(row) -> date:
    return row.at.astimezone(ZONE).date()


def page_of(rows: list) -> tuple[list, str | None]:
    """The rows of a page, and where the next one begins: at a whole day, unless one day fills the page by itself."""
    if len(rows) <= PAGE:
        return rows, None
    next_day = day_of(rows[PAGE])
    whole = [row for row in rows[:PAGE] if day_of(row) != next_day]
    shown = whole or rows[:PAGE]
    return shown, text_of(shown[-1].trace)


def folded(rows: list, client_id: int) -> list[Line]:
    found: dict[tuple, Line] = {}
    for row in rows:
        said = words.what(row.page, row.cells, row.event)
        own = row.lidmaatschap_id == client_id
        who = "U" if own else whoever(row)
        line = found.setdefault((row.lidmaatschap_id, who, said), Line(who, shape(row.role), said, own))
        line.rows.append(row)
    return list(found.values())


def days(rows: list, casus: OpenCasus, opened: list, today: date) -> list[dict]:
    return [
        {
            "label": dag(day_rows[0].at),
            "rows": [shown(line, casus, opened, today) for line in folded(day_rows, casus.client_id)],
        }
        for _, day_rows in ((day, list(group)) for day, group in groupby(rows, day_of))
    ]


def shown(line: Line, casus: OpenCasus, opened: list, today: date) -> dict:
    newest = line.rows[0]
    asked = next((row for row in line.rows if row.navraag), None)
    allowed = not line.own and newest.outcome == SUCCEEDED
    return {
        "shape": line.shape,
        "who": line.who,
        "what": line.what + line.times,
        "when": line.when,
        "why": words.why(newest.role, newest.cells, newest.page) if allowed else None,
        "grounds": told(grounds(opened, line.rows)) if allowed else [],
        "asked": words.state(asked.due, asked.answered_at is not None, today) if asked else None,
        "asked_url": url_for("inzage.navraag", casus=casus, navraag=asked.navraag) if asked else None,
        "ask_url": url_for("inzage.ask", casus=casus, look=newest.trace)
        if newest.organisatie and not line.own and not asked and may_be_asked(newest.cells)
        else None,
    }


def told(found: list[Ground]) -> list[dict]:
    return [{"about": each.about, "words": each.words} for each in found]
