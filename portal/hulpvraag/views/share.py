"""Delen: per answer and per partij, with the names of who will read what, before a version is made."""

from flask import g, redirect, request, url_for

from portal.account.models import Role
from portal.casus.queries import PartijRow, parties
from portal.core import once
from portal.core.formats import opsomming
from portal.core.page import render_page
from portal.hulpvraag import actions, queries
from portal.hulpvraag.forms import ShareForm
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.views import bp
from portal.hulpvraag.vragen import WORDS, in_words
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.sees import person
from portal.policy.supposed import Supposed, bounds, readers_if
from portal.core.tokens import text_of
from portal.toestemming import queries as toestemming
from portal.toestemming import sharing
from portal.toestemming.cells import VRAGEN
from portal.toestemming.grondslagen import ground

COUNTS = ("", "Uw antwoord", "Beide antwoorden", "Alle drie uw antwoorden", "Alle vier uw antwoorden",
          "Alle vijf uw antwoorden", "Alle zes uw antwoorden", "Alle zeven uw antwoorden")  # fmt: skip
WARNED = {"gemeente", "uwv"}  # these decide on a benefit

Choice = tuple[str, int]  # vraag, partij


@bp.route("/delen", methods=["GET", "POST"])
@requires(P.HULPVRAAG_WRITE)
def share(casus):
    form = ShareForm()
    written = {vraag: w.text for vraag, w in queries.concepts(casus).items() if w.text.strip()}
    taking_part = parties(casus)
    if request.method == "GET":
        return page(casus, form, written, taking_part, open_now(casus))
    ticked = chosen(taking_part, written)
    if "preview" in request.form or not form.validate():
        return page(casus, form, written, taking_part, ticked, 200 if "preview" in request.form else 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    actions.make_version(casus.id)
    sharing.set_vragen(casus.id, ticked, {str(vraag) for vraag in written})
    go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus))
    commit()
    return redirect(go)


@bp.post("/delen/voorbeeld")
@requires(P.HULPVRAAG_WRITE)
def preview(casus):
    written = {vraag: w.text for vraag, w in queries.concepts(casus).items() if w.text.strip()}
    return render_page(
        "hulpvraag/_outcome.html", outcome=outcome(casus, chosen(parties(casus), written), written)
    )


def open_now(casus: OpenCasus) -> set[Choice]:
    return {(cell, partij) for cell, partij in toestemming.standing(casus) if cell in VRAGEN}


def value_of(vraag: Vraag, partij: PartijRow) -> str:
    return f"{vraag}.{text_of(partij.token)}"


def chosen(taking_part: list[PartijRow], written: dict[Vraag, str]) -> set[Choice]:
    """The ticks that exist: an unknown value is no tick."""
    sent = set(request.form.getlist("cel"))
    return {(str(v), p.partij_id) for v in written for p in taking_part if value_of(v, p) in sent}


def page(casus, form, written, taking_part, ticked: set[Choice], status: int = 200):
    answers = [
        {
            "vraag": str(vraag),
            "question": WORDS[vraag].question,
            "text": in_words(vraag, written[vraag]),
            "field_name": "cel",
            "choices": [
                {
                    "value": value_of(vraag, partij),
                    "shape": partij.shape,
                    "name": partij.name,
                    "checked": (str(vraag), partij.partij_id) in ticked,
                    "disabled_reason": why_not(casus, vraag, partij),
                }
                for partij in taking_part
            ],
        }
        for vraag in Vraag
        if vraag in written
    ]
    return render_page(
        "hulpvraag/share.html",
        partial="hulpvraag/_outcome.html",
        status=status,
        answers=answers,
        form=form,
        outcome=outcome(casus, ticked, written),
        first_time=not toestemming.ever_shared(casus, WARNED),
        no_parties=not taking_part,
        preview_url=url_for("hulpvraag.preview", casus=casus),
        write_url=url_for("hulpvraag.write", casus=casus, vraag=Vraag.GEHOLPEN),
        grid_url=url_for("toestemming.grid", casus=casus),
    )


def why_not(casus: OpenCasus, vraag: Vraag, partij: PartijRow) -> str | None:
    if str(vraag) not in bounds(Role(partij.kind), partij.taak, casus.id):
        return "kan nooit"
    return None if ground(partij.taak, str(vraag)) else "Kan nu niet: deze organisatie gaf nog geen reden."


def outcome(casus: OpenCasus, ticked: set[Choice], written: dict[Vraag, str]) -> list[dict]:
    """By name, what each could read if exactly these ticks stood: asked of the policy, not counted from the form."""
    supposed = [Supposed(partij, vraag) for vraag, partij in ticked]
    rows = []
    for reader in readers_if(casus, supposed):
        if reader.lidmaatschap_id == g.actor.id:
            continue
        own = [vraag for vraag in Vraag if vraag in written and reader.reads(str(vraag))]
        who = person(reader, casus)
        rows.append({"shape": who.shape, "label": who.label, "can_read": in_short(own, len(written))})
    return rows


def in_short(vragen: list[Vraag], all_of_them: int) -> str:
    if not vragen:
        return "Niets"
    if len(vragen) == all_of_them:
        return COUNTS[len(vragen)]
    words = opsomming(WORDS[vraag].reads for vraag in vragen)
    return words[0].upper() + words[1:]
