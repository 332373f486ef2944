"""Who opens what a notice is about has read the notice: kept with the look itself, in the same transaction."""

from flask import g, request
from sqlalchemy import update

from portal.core.clock import now
from portal.core.db import db
from portal.notice.models import Kind, Notice
from portal.notice.words import ACTIES, STEPS, TEAM, TEXTS

_CAME_OR_WENT = {Kind.JOINED, Kind.LEFT, Kind.SECRECY_JOINED, Kind.SECRECY_LEFT}
_DOELEN = {Kind.DOEL_PROPOSED, Kind.DOEL_CONFIRMED, Kind.DOEL_DECLINED, *STEPS}

# The pages that show all that is new of these kinds in a casus.
SHOWS = {
    "casus.show": {Kind.HULPVRAAG, *_DOELEN, *TEXTS, *ACTIES, *_CAME_OR_WENT, Kind.REGISSEUR, Kind.TAKEN_OVER},
    "hulpvraag.show": {Kind.HULPVRAAG},
    "hulpvraag.beside": {Kind.HULPVRAAG},
    "casus.team": {Kind.VOORSTEL, *TEAM},
    "team.proposals": {Kind.VOORSTEL},
    "identity.show": {Kind.IDENTITY},
    "noodkaart.show": {Kind.NOODKAART_OPENED},
    "toestemming.record": {Kind.WITNESS_ASKED},
    "toestemming.grid": {Kind.ENDS_SOON},
    "afsluiting.show": {Kind.STOOD_STILL, Kind.ERASED_SOON},
}  # fmt: skip
# The pages of one thing, and the part of their address that names it.
OF_ONE = {
    "plan.show": "actie",
    "plan.confirm": "doel",
    "tijdlijn.entry": "bijdrage",
    "team.decide": "voorstel",
    "team.follow": "verzoek",
    "recht.show": "aanvraag",
    "inzage.navraag": "navraag",
    "toestemming.answer": "kijkvraag",
    "toestemming.written": "written",
    "toestemming.witness": "written",
}

_table = Notice.__table__


def keep_read() -> None:
    """Nothing is asked of the database for who has nothing unread. What came while the page was made stays unread."""
    casus = g.get("casus")
    if casus is None or g.actor.unread is None:
        return
    if request.endpoint in SHOWS:
        those = _table.c.kind.in_(SHOWS[request.endpoint])
    elif request.endpoint in OF_ONE:
        those = _table.c.about == (request.view_args or {}).get(OF_ONE[request.endpoint])
    else:
        return
    db.session.connection().execute(
        update(_table)
        .where(
            _table.c.lidmaatschap_id == g.actor.id,
            _table.c.casus_id == casus.id,
            _table.c.read_at.is_(None),
            _table.c.id <= g.actor.unread,
            those,
        )
        .values(read_at=now())
    )
