"""The toestemmingsbewijs of one row of the log: in words, on paper, and as data that somebody else can check."""

import json

from flask import Response, abort, current_app, render_template, url_for

from portal.casus.queries.parties import naasten
from portal.core import signing
from portal.core.clock import now
from portal.core.page import render_page
from portal.core.pdf import pdf
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.toestemming import receipt
from portal.toestemming.page import up
from portal.toestemming.proof import Proof
from portal.toestemming.receipt import Entry
from portal.toestemming.record import BY_THE_PORTAL
from portal.toestemming.told import filled_in
from portal.toestemming.views import bp
from portal.toestemming.words import HELPED, HOW, WHO, in_words, moment_of

HIGHEST = 2**31 - 1  # a number of a row that the database can be asked for

Found = tuple[Entry, dict, Proof | None]


def find(casus: OpenCasus, number: int) -> Found:
    """404 for a row that is not there. Of one whose text was erased there is nothing to hand out."""
    row = receipt.entry(casus, number) if number <= HIGHEST else None
    if row is None or row.payload is None:
        abort(404)
    return row, receipt.body_of(row), receipt.proof_of(row)


def told(casus: OpenCasus, found: Found) -> dict:
    """The row in the words of the client, for the page and for paper."""
    row, body, proof = found
    by_itself, recorded = body.get("entity_id") == BY_THE_PORTAL, body.get("recorded_by")
    text, notice = receipt.text_of_page(body), body.get("privacy_notice")
    return {
        "number": row.seq,
        "what": in_words(row.event, str(row.payload), naasten(casus)),
        "when": row.at,
        "until": moment_of(body.get("valid_until")),
        "purpose": body.get("purpose"),
        "ground": body.get("lawful_basis_text"),
        "by": WHO.get(body.get("entity_id", ""), "") if not recorded or by_itself else None,
        "recorded": None if by_itself else recorded,
        "helper": HELPED.get(body.get("helper", "")),
        "how": HOW.get(body.get("collection_method", ""), ""),
        "shown": filled_in(text, notice).splitlines() if text and notice else [],
        "version": notice["version"] if notice else None,
        "hash": row.hash.hex(),
        "proof": proof,
        "keys": [str(key) for key in signing.public_keys(current_app.config["LOG_KEY_FILE"])],
    }


@bp.get("/logboek/<int:number>")
@requires(P.TOESTEMMING_READ)
def receipt_page(casus, number):
    return render_page(
        "toestemming/receipt.html",
        row=told(casus, find(casus, number)),
        log_url=url_for("toestemming.log", casus=casus),
        up=up(casus),
        pdf_url=url_for("toestemming.receipt_paper", casus=casus, number=number),
        data_url=url_for("toestemming.receipt_data", casus=casus, number=number),
    )


@bp.get("/logboek/<int:number>/bewijs.pdf")
@requires(P.TOESTEMMING_PROVE)
def receipt_paper(casus, number):
    row = told(casus, find(casus, number))
    html = render_template("toestemming/receipt_print.html", row=row, name=casus.naam, made_at=now())
    return pdf(html, f"toestemmingsbewijs-{number}.pdf")


@bp.get("/logboek/<int:number>/bewijs.json")
@requires(P.TOESTEMMING_PROVE)
def receipt_data(casus, number):
    row, _body, proof = find(casus, number)
    text = json.dumps(receipt.receipt_of(row, proof), ensure_ascii=False, indent=2)
    answer = Response(f"{text}\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="toestemmingsbewijs-{number}.json"'
    return answer
