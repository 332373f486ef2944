"""Which vragen are open to whom, set in one go from the page Delen."""

from datetime import timedelta

from portal.toestemming import actions, chain
from portal.toestemming.models import Sharing


def set_vragen(
    casus_id: int, ticked: set[tuple[str, int]], vragen: set[str], lasts: timedelta = actions.LONGEST
) -> None:
    """Opens what is ticked, for so long, and closes what is not, for these vragen; every change is a row of the log.
    What stood open keeps the day that was chosen then."""
    chain.lock(casus_id)
    now_open = {
        (row.cell, row.partij_id)
        for row in actions.standing(casus_id, Sharing.cell.in_(vragen), Sharing.about_id == 0)
    }
    for cell, partij in sorted(now_open - ticked):
        actions.close_cell(casus_id, partij, cell)
    for cell, partij in sorted(ticked - now_open):
        actions.open_cell(casus_id, partij, cell, lasts=lasts)
