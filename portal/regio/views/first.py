"""The first sleutelpersoon of an organisatie is invited, and a deputy; whoever comes after is invited at its own desk.
Who of the two comes in first needs nobody to confirm it, and confirms the other."""

from flask import abort, g, redirect, url_for

from portal.account.models import Role
from portal.core import once
from portal.core.page import render_page
from portal.desk.actions import invitations
from portal.desk.actions.people import As
from portal.desk.places import Place
from portal.organisatie.models import Soort
from portal.organisatie.roles import NEEDS_TWO, ROLES
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.regio import queries
from portal.regio.forms import FirstForm
from portal.regio.views import bp
from portal.uitnodiging import letters, link
from portal.uitnodiging.actions import Handed


def possible(soort: Soort) -> Role | None:
    """Whoever lets people in at such an organisatie; some have nobody who does."""
    return next((role for role in ROLES[soort] if role in NEEDS_TWO), None)


@bp.route("/beheer/regio/<slug>/sleutelpersoon/<token:lid>", methods=["GET", "POST"])
@requires(P.REGIO_MANAGE)
def first(slug, lid):
    regio = queries.regio(slug) or abort(404)
    row = next((each for each in queries.members(regio) if each.token == lid), None) or abort(404)
    role, form = possible(row.soort) or abort(404), FirstForm()
    there = url_for("regio.show", slug=slug)
    if form.is_submitted() and form.validate() and not row.lets_in:
        if known := once.first_answer(g.actor.id, form.request_id.data):
            return redirect(known)
        as_what = As(Place("", str(role), role, None, None), str(role), None)
        told = [
            hand_over(invitations.invite(row.id, g.actor.id, naam, adres, as_what), naam, adres)
            for naam, adres in form.both()
        ]
        once.keep(g.actor.id, form.request_id.data, there)
        commit()
        return render_page("regio/handed.html", both=told, back_url=there)
    return render_page(
        "regio/first.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        regio=regio,
        name=row.name,
        lets_in=row.lets_in,
        asked_until=row.asked_until,
        mails=letters.mails(),
    )


def hand_over(handed: Handed, naam: str, adres: str | None) -> dict:
    """Shown now and never again. A link that is mailed is not shown."""
    mailed = bool(adres) and letters.mails()
    if mailed:
        letters.invitation_at_work(adres, handed.secret)
    return {
        "naam": naam,
        "url": url_for("uitnodiging.code", secret=handed.secret, werk=1, _external=True),
        "code": link.spoken(handed.code),
        "ends": handed.row.ends_at,
        "mailed": mailed,
    }
