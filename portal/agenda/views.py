from flask import Blueprint, abort, g, make_response, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from portal.account import throttle
from portal.agenda import actions, page, queries
from portal.core import headers, once, sqlite
from portal.core.db import db
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.secret import by_secret

bp = Blueprint("agenda", __name__)

PER_ADDRESS = 60  # wrong addresses in a quarter of an hour
MAKE, STOP = "maak", "stop"
SAID = {
    MAKE: "Uw adres is gemaakt, maar staat hier niet meer. U drukte misschien twee keer. Het adres tonen wij één keer."
    " Zag u het niet? Maak dan een nieuw adres. Het eerste werkt dan niet meer.",
    STOP: "Uw adres werkt niet meer. Uw agenda krijgt niets nieuws.",
}


@bp.route("/mijn/agenda", methods=["GET", "POST"])
@requires(P.AGENDA_USE)
def own():
    form = EmptyForm()
    if not form.is_submitted():
        return shown(form)
    what = request.form.get("doe")
    if not form.validate() or what not in SAID:
        return shown(form, status=422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    done = once.keep(g.actor.id, form.request_id.data, url_for(".own", nu=what))
    if what == STOP:
        actions.revoke(g.actor.id)
        commit()
        return redirect(done)
    secret = actions.new_address(g.actor.id)
    commit()
    return shown(EmptyForm(formdata=None), address=url_for(".feed", secret=secret, _external=True))


def shown(form, address: str | None = None, status: int = 200):
    """`address`: only in the answer to the one who made it; the portal itself cannot show it again."""
    return render_page(
        "agenda/own.html",
        status=status,
        form=form,
        address=address,
        agenda=queries.own_agenda(),
        said=None if address else SAID.get(request.args.get("nu", "")),
        unseen=address is None and request.args.get("nu") == MAKE,
    )


@bp.get("/mijn/agenda/<token:uid>")
@requires(P.AGENDA_USE)
def follow(uid):
    """From the calendar to the actie. The calendar's own name for it says nothing to who is not signed in."""
    casus, actie = queries.called(uid) or abort(404)
    return redirect(url_for("plan.show", casus=casus, actie=actie))


def counted(secret: str) -> queries.Held | None:
    """Each fetch counts, a wrong address against the network it came from."""
    held = queries.held(secret)
    db.session.rollback()
    with sqlite.writing():
        allowed = (
            throttle.may_fetch(str(held.id))
            if held
            else throttle.may_knock("agenda", request.remote_addr or "", PER_ADDRESS)
        )
        if held and allowed:
            actions.note_fetch(held)
        db.session.commit()
    if not allowed:
        raise TooManyRequests
    return held


@bp.get("/agenda/<secret>.ics")
@by_secret(P.AGENDA_USE, counted)
def feed(held):
    response = make_response(page.feed(queries.due(held.uid_key)))
    response.content_type = "text/calendar; charset=utf-8"
    response.headers["Cache-Control"] = headers.ASK_AGAIN
    response.headers["X-Robots-Tag"] = "noindex"
    response.add_etag()
    return response.make_conditional(request)
