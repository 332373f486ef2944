from datetime import date

from portal.core.formats import dag_van
from portal.review.models import Answer

ANSWERS = {Answer.RIGHT: "Klopt", Answer.END: "Einde", Answer.LATER: "Later"}


def how_many(numbers: list[str]) -> str:
    """ "4FK-2210, 7PD-0193", or how many it are when a list would be long."""
    if not numbers:
        return "geen"
    return ", ".join(numbers) if len(numbers) < 3 else f"{len(numbers)} casussen"


def by_when(due: date, today: date) -> str:
    late = (today - due).days
    if late > 0:
        return f"Dit is {late} {'dag' if late == 1 else 'dagen'} over de datum."
    return f"Graag klaar vóór {dag_van(due, today)}." if due > today else "Graag vandaag klaar."
