"""What I know of: shown to everybody who works here, or kept to myself."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.directory import actions, queries
from portal.directory.forms import HIDDEN, SHOWN, ExpertiseForm
from portal.directory.views import bp
from portal.directory.words import told
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.route("/mijn/expertise", methods=["GET", "POST"])
@requires(P.EXPERTISE_WRITE)
def own():
    form = ExpertiseForm(**drawn())
    if not form.is_submitted() or not form.validate():
        return page(form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.tell(g.actor.id, form.version.data, **form.written())
    except Moved:
        now = drawn()
        form.version.data, form.request_id.data = now["version"], new_request_id()
        return page(form, 409, now)
    go = once.keep(g.actor.id, form.request_id.data, url_for("directory.own", nu="bewaard"))
    commit()
    return redirect(go)


def drawn() -> dict:
    row = queries.own_expertise(g.actor.id)
    if row is None:
        return {"topics": [], "about": "", "lived": "", "shown": None, "version": 0}
    return {
        "topics": row.topics.split(),
        "about": str(row.about),
        "lived": str(row.lived),
        "shown": SHOWN if row.shown else HIDDEN,
        "version": row.version,
    }


def page(form: ExpertiseForm, status: int, now: dict | None = None):
    return render_page(
        "directory/own.html",
        status=status,
        form=form,
        kept=request.args.get("nu") == "bewaard" and not form.is_submitted(),
        is_shown=form.shown.data == SHOWN,
        now={**now, "topics": told(" ".join(now["topics"]))} if now else None,
    )
