"""Who looked at a desk who the client is, when and how: noted by somebody of the team, read by the client."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.db import db
from portal.core.formats import dag_van, today
from portal.core.page import render_page
from portal.identity.actions import begin_anew, note_check
from portal.identity.forms import AnewForm, CheckForm
from portal.identity.models import Document
from portal.identity.page import on_page
from portal.identity.queries import checks, is_only_at_home
from portal.identity.views import bp
from portal.identity.words import DOCUMENTS
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

# Why not is nobody's business here: where somebody works is told by themselves.
NOT_HERE = (
    "Bij dit account kan dat niet aan een balie. Laat de cliënt zoeken naar de herstelcodes, of het vragen aan wie "
    "de portal beheert."
)


@bp.get("")
@requires(P.IDENTITY_READ)
def show(casus):
    return render_page(
        "identity/show.html",
        name=casus.naam,
        is_mine=P.TEAM_CHANGE in casus.may,
        checks=[
            {
                "day": dag_van(each.day, today()),
                "document": DOCUMENTS[each.document],
                "by": each.by,
                "anew": each.began_anew,
            }
            for each in checks(casus)
        ],
        code=on_page(casus, request.args.get("nu")) if P.IDENTITY_CODE in casus.may else None,
        note_url=url_for("identity.note", casus=casus) if P.IDENTITY_CHECK in casus.may else None,
        anew_url=url_for("identity.anew", casus=casus) if P.IDENTITY_ANEW in casus.may else None,
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/balie", methods=["GET", "POST"])
@requires(P.IDENTITY_CHECK)
def note(casus):
    form = CheckForm(day=today())
    if not form.is_submitted() or not form.validate():
        return render_page(
            "identity/note.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            name=casus.naam,
            show_url=url_for("identity.show", casus=casus),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    note_check(casus.id, casus.client_id, g.actor.id, Document(form.document.data), form.day.data)
    url = once.keep(g.actor.id, form.request_id.data, url_for("identity.show", casus=casus))
    commit()
    return redirect(url)


@bp.route("/opnieuw", methods=["GET", "POST"])
@requires(P.IDENTITY_ANEW)
def anew(casus):
    form = AnewForm()
    if not form.is_submitted() or not form.validate():
        return anew_page(casus, form)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if not is_only_at_home(casus):
        db.session.rollback()
        form.form_errors.append(NOT_HERE)
        return anew_page(casus, form)
    begin_anew(casus, g.actor.id, Document(form.document.data))
    url = once.keep(g.actor.id, form.request_id.data, url_for("identity.show", casus=casus))
    commit()
    return redirect(url)


def anew_page(casus, form: AnewForm):
    return render_page(
        "identity/anew.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        name=casus.naam,
        show_url=url_for("identity.show", casus=casus),
    )
