"""With whose help a versie was written, as far as this viewer may read the answer and know who helped."""

from flask import g
from sqlalchemy import and_, case, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.formats import opsomming
from portal.hulpvraag.models import Antwoord, Help, Versie, Vraag
from portal.hulpvraag.queries import VersieRow, open_vragen
from portal.organisatie.models import Partij
from portal.plan.queries.labels import knows
from portal.policy.conditions import REQUEST, open_when_made
from portal.policy.guard import OpenCasus
from portal.policy.table import EVERYTHING


def helped(casus: OpenCasus) -> dict[int, set[str | None]]:
    """versie -> the names; None for somebody whom this viewer may not know."""
    role = g.actor.role
    known = knows(role, Help.casus_id, Help.partij_id, Partij)
    rows = db.session.execute(
        select(Help.versie_id, case((known, Lidmaatschap.named)))
        .join(Lidmaatschap, Lidmaatschap.id == Help.lidmaatschap_id)
        .join(Partij, Partij.id == Help.partij_id)
        .join(Antwoord, and_(Antwoord.versie_id == Help.versie_id, Antwoord.vraag == Help.vraag))
        .join(Versie, Versie.id == Help.versie_id)
        .join(Casus, Casus.id == Help.casus_id)
        .where(
            Help.casus_id == casus.id,
            Antwoord.vraag.in_([Vraag(cell) for cell in open_vragen(casus)]),
            open_when_made(REQUEST, role in EVERYTHING),
        ),
        g.actor.params(),
    )
    found: dict[int, set[str | None]] = {}
    for versie_id, name in rows:
        found.setdefault(versie_id, set()).add(name)
    return found


def with_help(found: dict[int, set[str | None]], versie: VersieRow | None) -> str | None:
    """ "met hulp van Joris van Loenen (betaald)"; of somebody whom the viewer may not know only that there was help."""
    names = set().union(*(found.get(each, set()) for each in (versie.ids if versie else ())))
    if not names:
        return None
    known = sorted(name for name in names if name)
    return f"met hulp van {opsomming(known)}" if known else "met hulp"
