"""The sleutelpersoon reads what clients ask about their rights, and answers within the month."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import ZONE, dag_van, today
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.inzage.words import AANVRAAG
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P
from portal.recht import actions
from portal.recht.forms import DeskForm
from portal.recht.queries import office
from portal.recht.tells import KINDS, tell_client
from portal.recht.term import EXTENDED, months_later
from portal.recht.views import office as bp
from portal.recht.words import DESK_SAID, LAW, WORDS, is_late, stands
from portal.team.words import by_when


@bp.get("")
@requires(P.RECHT_ANSWER)
def listed(organisatie):
    rows = office.listed(organisatie)
    return render_page(
        "recht/desk.html",
        organisatie=organisatie.name,
        waiting=[shown(organisatie, row) for row in rows if row.open],
        ended=[shown(organisatie, row) for row in rows if not row.open],
        said=DESK_SAID.get(request.args.get("nu", "")),
        back_url=url_for("start.home"),
    )


def shown(organisatie: OpenOrganisatie, row: office.Asked) -> dict:
    return {
        "title": WORDS[row.recht].title,
        "law": LAW[row.recht],
        "number": row.number,
        "stand": stands(row.stand, row.due, today()),
        "late": is_late(row.stand, row.due, today()),
        "asked_at": row.asked_at,
        "ended_at": row.ended_at,
        "due": by_when(row.due, today()),
        "url": url_for("recht_office.answer", organisatie=organisatie, aanvraag=row.token),
    }


@bp.route("/<token:aanvraag>", methods=["GET", "POST"])
@requires(P.RECHT_ANSWER)
def answer(organisatie, aanvraag):
    row = found(organisatie, aanvraag)
    form = DeskForm(version=row.version)
    if not form.is_submitted():
        return page(organisatie, row, form, 200)
    what = request.form.get("doe", "")
    if not form.validate() or not form.chose(what, *KINDS) or not form.needs(what):
        return page(organisatie, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        changed = act(what, row.id, form)
    except Moved:
        row = found(organisatie, aanvraag)
        form.version.data, form.request_id.data = row.version, form.request_id.default()
        return page(organisatie, row, form, 409)
    tell_client(changed, what)
    note_touched(row.casus_id, row.seq, f"+{AANVRAAG}")
    return done(form, url_for("recht_office.listed", organisatie=organisatie, nu=what))


def act(what: str, aanvraag_id: int, form: DeskForm):
    match what:
        case "neem":
            return actions.take_up(aanvraag_id, form.version.data)
        case "later":
            return actions.extend(aanvraag_id, form.version.data, form.why_later.data)
        case _:
            return actions.answer(aanvraag_id, form.version.data, form.antwoord.data, g.actor.id)


def found(organisatie: OpenOrganisatie, token: bytes) -> office.Asked:
    return office.one(organisatie, token) or abort(404)


def page(organisatie: OpenOrganisatie, row: office.Asked, form: DeskForm, status: int):
    """Of one that ended nothing of the client is shown."""
    later = months_later(row.asked_at.astimezone(ZONE).date(), EXTENDED)
    return render_page(
        "recht/answer.html",
        status=status,
        form=form,
        row=shown(organisatie, row),
        waits=row.open,
        taken=str(row.stand) != "asked",
        tekst=row.tekst if row.open else None,
        naam=row.naam or None if row.open else None,
        contact=row.contact or None if row.open else None,
        why_later=row.why_later or None if row.open else None,
        later=dag_van(later, today()) if actions.can_extend(row.due, row.extended_at is not None) else None,
        changed=status == 409,
        list_url=url_for("recht_office.listed", organisatie=organisatie),
    )
