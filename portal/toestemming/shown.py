"""To whom each partij is shown by its name, and to whom as "zorgpartij": for the client, who may change it."""

from dataclasses import dataclass

from flask import url_for

from portal.casus.queries.parties import PartijRow
from portal.core.formats import opsomming
from portal.core.tokens import text_of
from portal.policy.guard import OpenCasus
from portal.toestemming import queries
from portal.toestemming.grondslagen import ground
from portal.toestemming.models import BEKEND, BETROKKENEN

FROM_TEAM = {"van": "wie-doet-mee"}  # afterwards back to that page, not to the grid
BY_NAME, MASKED, NOT_AT_ALL = "met naam", "als ‘zorgpartij’", "ziet niet wie er meedoen"


@dataclass(frozen=True)
class Viewer:
    """`change_url`: only of a partij with a beroepsgeheim there is something to choose."""

    name: str
    shape: str
    how: str
    change_url: str | None


def shown(casus: OpenCasus, taking_part: list[PartijRow]) -> dict[int, list[Viewer]]:
    """partij -> how each other partij finds it."""
    standing, told = queries.standing(casus), queries.told(casus)
    sees = {viewer for cell, viewer in standing if cell == BETROKKENEN}
    return {
        about.partij_id: [
            Viewer(
                each.name,
                each.shape,
                _how(about, each.partij_id in sees, (each.partij_id, about.partij_id) in told),
                _change_url(casus, each, about),
            )
            for each in taking_part
            if each is not about
        ]
        for about in taking_part
    }


def _how(about: PartijRow, sees: bool, told: bool) -> str:
    if not sees:
        return NOT_AT_ALL
    return BY_NAME if told or not about.beroepsgeheim else MASKED


def _change_url(casus: OpenCasus, viewer: PartijRow, about: PartijRow) -> str | None:
    if not about.beroepsgeheim or ground(viewer.taak, BEKEND) is None:
        return None
    return url_for(
        "toestemming.cell",
        casus=casus,
        partij=viewer.token,
        cell=BEKEND,
        over=text_of(about.token),
        **FROM_TEAM,
    )


def in_short(viewers: list[Viewer]) -> str:
    """ "UWV en Joris met naam, Gemeente als ‘zorgpartij’"; who sees nobody is not told of."""
    if viewers and all(viewer.how == BY_NAME for viewer in viewers):
        return f"iedereen die meedoet, {BY_NAME}"
    found = {how: [v.name for v in viewers if v.how == how] for how in (BY_NAME, MASKED)}
    return ", ".join(f"{opsomming(names)} {how}" for how, names in found.items() if names) or "alleen u"
