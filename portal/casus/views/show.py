from datetime import datetime
from functools import cache
from typing import NamedTuple

from flask import abort, request, url_for

from portal.account.models import Role
from portal.casus import queries
from portal.casus.sides import BOTH, SIDE, SIDE_LABEL
from portal.casus.views import bp
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.hulpvraag.queries import answers, open_vragen
from portal.kluis.keyring import lock_of
from portal.kluis.sealed import Sealed
from portal.plan.page import plan
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.policy.sees import Sees, masked, person, sees
from portal.policy.table import WRITES
from portal.toestemming.models import BETROKKENEN


@bp.get("/casus/<token:casus>/")
@requires(P.CASUS_READ)
def show(casus):
    everybody = readers(casus)
    versie, found = answers(casus)
    own = P.HULPVRAAG_WRITE in casus.may
    items, more = timeline(casus, everybody, None)
    reads_any = any(cell in SIDE for cell in casus.cells())
    return render_page(
        "casus/show.html",
        name=casus.naam,
        version=versie,
        answers=[
            {"question": a.question, "text": a.text, "readers": sees(everybody, casus, str(a.vraag))}
            for a in found
        ]
        if open_vragen(casus)
        else None,
        people=people(casus, everybody),
        timeline=items if reads_any else None,
        more_url=more,
        contribute_url=url_for("casus.contribute", casus=casus) if may_write(casus) else None,
        plan=plan(casus, everybody, found),
        hulpvraag_url=url_for("hulpvraag.show", casus=casus),
        share_url=url_for("hulpvraag.share", casus=casus) if own else None,
        grid_url=url_for("toestemming.grid", casus=casus) if own else None,
        is_mine=own,
    )


@bp.get("/casus/<token:casus>/tijdlijn")
@requires(P.CASUS_READ)
def earlier(casus):
    """The next 40, below the entry that `voor` names."""
    try:
        place = queries.position(casus, token_of(request.args.get("voor", "")))
    except ValueError:
        place = None
    if place is None:
        abort(404)
    everybody = readers(casus)
    items, more = timeline(casus, everybody, place)
    return render_page(
        "casus/earlier.html", partial="casus/_timeline.html", name=casus.naam, timeline=items, more_url=more,
        casus_url=url_for("casus.show", casus=casus), is_mine=P.HULPVRAAG_WRITE in casus.may,
    )  # fmt: skip


def may_write(casus: OpenCasus) -> bool:
    return any(permission in casus.may for permission in WRITES.values())


def people(casus: OpenCasus, everybody: list[Reader]) -> list | None:
    """Who takes part, without the client. None: this viewer may not see that block, nor that it exists."""
    if P.BETROKKENEN_READ not in casus.may:
        return None
    lock_of("casus", casus.id).opened.add(BETROKKENEN)  # the log tells that these names were shown
    found = []
    for reader in everybody:
        if reader.role is Role.CLIENT or not reader.known:
            continue
        shape, _ = person(reader, casus)
        detail = ", ".join(part for part in (reader.functie, reader.partij) if part and part != reader.name)
        found.append({"shape": shape, "name": reader.name, "detail": detail})
    if not all(reader.known for reader in everybody):
        found.append({"shape": "zorgpartij", "name": masked(casus), "detail": ""})
    return found


class Byline(NamedTuple):
    """Who wrote, from which side, and who reads it: the same under many bijdragen."""

    side: str
    side_label: str
    author: queries.Author
    readers: Sees


class Entry(NamedTuple):
    """A bijdrage as the page shows it."""

    when: datetime
    by: Byline
    text: Sealed


def timeline(casus: OpenCasus, everybody: list[Reader], before) -> tuple[list[Entry], str | None]:
    alike: dict[Sees, Sees] = {}

    @cache
    def readers_of(onderwerp, writer):
        found = sees(everybody, casus, str(onderwerp), writer)
        return alike.setdefault(found, found)

    @cache  # so that the template draws each once, too
    def byline(onderwerp, writer, author):
        side = BOTH if author.experience else SIDE[onderwerp]
        label = "Vanuit ervaring" if author.experience else SIDE_LABEL[side]
        return Byline(side, label, author, readers_of(onderwerp, writer))

    rows = queries.timeline(casus, before)
    more, rows = rows[queries.PAGE :], rows[: queries.PAGE]
    items = [Entry(row.written_at, byline(row.onderwerp, row.writer, row.author), row.tekst) for row in rows]
    following = url_for("casus.earlier", casus=casus, voor=text_of(rows[-1].token)) if more else None
    return items, following
