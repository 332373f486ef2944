"""Whom the client chose opens the card: first a reason, then the card, and nothing else of the casus."""

from flask import abort, g, redirect, url_for

from portal.core import once
from portal.core.page import render_page
from portal.noodkaart import actions
from portal.noodkaart.forms import OpenForm
from portal.noodkaart.queries.in_need import texts, to_open
from portal.noodkaart.tells import tell_opened
from portal.noodkaart.views import in_need
from portal.noodkaart.views.card import answers
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@in_need.get("/noodkaarten")
@requires(P.NOODKAART_LIST)
def listed():
    rows = [{"naam": naam, "url": url_for("in_nood.reason", noodkaart=token)} for naam, token in to_open()]
    return render_page("noodkaart/listed.html", rows=rows)


@in_need.route("/noodkaart/<token:noodkaart>/", methods=["GET", "POST"])
@requires(P.NOODKAART_OPEN)
def reason(noodkaart):
    form = OpenForm()
    if not form.is_submitted() or not form.validate():
        return render_page(
            "noodkaart/reason.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            naam=noodkaart.naam,
            opened_url=url_for("in_nood.show", noodkaart=noodkaart) if noodkaart.opened else None,
            works=g.actor.organisatie_id is not None,
            back_url=url_for("in_nood.listed"),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        tell_opened(actions.open_card(noodkaart.id, noodkaart.casus_id, g.actor, form.why.data))
    except actions.NotAnyMore:
        abort(404)
    return done(form, url_for("in_nood.show", noodkaart=noodkaart))


@in_need.get("/noodkaart/<token:noodkaart>/kaart")
@requires(P.NOODKAART_OPEN)
def show(noodkaart):
    """For an hour after it was opened; then it is opened anew, with a reason."""
    if not noodkaart.opened:
        g.looked_at = {}  # nothing was shown
        return redirect(url_for("in_nood.reason", noodkaart=noodkaart))
    return render_page(
        "noodkaart/card.html",
        naam=noodkaart.naam,
        answers=answers(texts(noodkaart)),
        back_url=url_for("in_nood.listed"),
    )
