"""How I am reached as a sleutelpersoon: my own card alone."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.directory import actions, queries
from portal.directory.forms import CardForm
from portal.directory.views import office
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@office.route("", methods=["GET", "POST"])
@requires(P.CONTACT_WRITE)
def own(organisatie):
    known = queries.card(g.actor.id)
    form = CardForm(obj=known) if known else CardForm(version=0)
    if not form.is_submitted() or not form.validate():
        return page(organisatie, form, 422 if form.is_submitted() else 200)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.write_card(g.actor.id, form.version.data, **form.written())
    except Moved as moved:
        form.version.data, form.request_id.data = moved.row.version, new_request_id()
        return page(organisatie, form, 409, moved.row)
    go = once.keep(
        g.actor.id, form.request_id.data, url_for("contact.own", organisatie=organisatie, nu="bewaard")
    )
    commit()
    return redirect(go)


def page(organisatie, form: CardForm, status: int, now=None):
    return render_page(
        "directory/card.html",
        status=status,
        form=form,
        organisatie=organisatie.name,
        kept=request.args.get("nu") == "bewaard" and not form.is_submitted(),
        now=[
            ("Telefoon", now.phone),
            ("E-mail", now.mail),
            ("Bereikbaar", now.reachable),
            ("Waarvoor", now.what_for),
        ]
        if now
        else None,
    )
