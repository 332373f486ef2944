from flask import current_app, url_for

from portal.account.models import Role
from portal.casus.queries.parties import naasten, parties
from portal.core import signing
from portal.core.page import render_page
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.supposed import bounds
from portal.toestemming import queries
from portal.toestemming.cells import GRID, LABELS, VRAGEN
from portal.toestemming.grondslagen import ground, not_in_force, secrecy_basis
from portal.toestemming.page import up
from portal.toestemming.views import bp
from portal.toestemming.words import in_words


@bp.get("/logboek")
@requires(P.TOESTEMMING_READ)
def log(casus):
    called = naasten(casus)
    rows = [
        {
            "number": r.seq,
            "when": r.at,
            "text": in_words(r.event, str(r.payload or "{}"), called),
            "proof_url": url_for("toestemming.receipt_page", casus=casus, number=r.seq)
            if r.payload
            else None,
        }
        for r in queries.log(casus)
    ]
    return render_page(
        "toestemming/log.html",
        rows=rows,
        log_keys=[str(key) for key in signing.public_keys(current_app.config["LOG_KEY_FILE"])],
        up=up(casus),
    )


@bp.get("/waarom")
@requires(P.TOESTEMMING_READ)
def grounds(casus):
    found = []
    for partij in parties(casus):
        possible = bounds(Role(partij.kind), partij.taak, casus.id)
        items = [("Uw hulpvraag", ground(partij.taak, VRAGEN[0]))]
        items += [(LABELS[cell][0], ground(partij.taak, cell)) for cell in GRID if cell in possible]
        found.append(
            {
                "party": {"shape": partij.shape, "name": partij.name},
                "items": [
                    {"onderwerp": what, "text": why.words, "kind": why.kind, "article": why.article}
                    for what, why in items
                    if why
                ],
            }
        )
    return render_page(
        "toestemming/grounds.html",
        grounds=found,
        treats=any(partij.beroepsgeheim for partij in parties(casus)),
        secrecy=secrecy_basis(),
        not_in_force=not_in_force(),
        up=up(casus),
    )
