"""The client invites: what they call somebody, then the link and the code, once."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.naaste.forms import ButtonForm, InviteForm
from portal.naaste.queries import invitation
from portal.naaste.views import bp
from portal.naaste.words import STAND
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.uitnodiging import actions, link
from portal.uitnodiging.models import Purpose, Uitnodigingstand
from portal.uitnodiging.queries import Own

AGAIN, WITHDRAW = "nieuw", "intrekken"
PRESSED_TWICE = (
    "al"  # in the address where a second press leads: the first answer, with the code, was not seen
)


@bp.route("/naaste", methods=["GET", "POST"])
@requires(P.TEAM_CHANGE)
def invite(casus):
    form = InviteForm()
    if not form.is_submitted() or not form.validate():
        status = 422 if form.is_submitted() else 200
        return render_page("naaste/invite.html", status=status, form=form, team_url=team_url(casus))
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    handed = actions.invite(g.actor.id, Purpose.NAASTE, form.naam.data, casus_id=casus.id)
    once.keep(g.actor.id, form.request_id.data, one_url(casus, handed.row.token, nu=PRESSED_TWICE))
    return handed_over(casus, handed, form.naam.data)


@bp.route("/naaste/<token:uitnodiging>", methods=["GET", "POST"], endpoint="invitation")
@requires(P.TEAM_CHANGE)
def keep(casus, uitnodiging):
    row = invitation(casus, uitnodiging) or abort(404)
    form, what = ButtonForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(casus, row, form, 200)
    if not form.validate() or not form.chose(what, WITHDRAW, AGAIN):
        return page(casus, row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    twice = PRESSED_TWICE if what == AGAIN else None
    go = once.keep(g.actor.id, form.request_id.data, one_url(casus, row.token, nu=twice))
    if what == AGAIN and (handed := actions.renew(row.id)):
        return handed_over(casus, handed, str(row.naam))
    if what == WITHDRAW:
        actions.withdraw(row.id)
    commit()
    return redirect(go)


def page(casus: OpenCasus, row: Own, form: ButtonForm, status: int):
    return render_page(
        "naaste/invitation.html",
        status=status,
        form=form,
        name=row.naam or None,
        stand=STAND[row.stand],
        open=row.stand is Uitnodigingstand.STANDING,
        again=row.stand in actions.AGAIN,
        unseen=request.args.get("nu") == PRESSED_TWICE and row.stand in actions.AGAIN,
        ends=row.ends_at,
        team_url=team_url(casus),
    )


def handed_over(casus: OpenCasus, handed: actions.Handed, name: str):
    """Shown now and never again: what is kept of link and code cannot be read back."""
    told = {
        "name": name,
        "url": url_for("uitnodiging.code", secret=handed.secret, mee=1, _external=True),
        "code": link.spoken(handed.code),
        "ends": handed.row.ends_at,
    }
    commit()
    return render_page("naaste/handed.html", **told, team_url=team_url(casus))


def team_url(casus: OpenCasus) -> str:
    return url_for("casus.team", casus=casus)


def one_url(casus: OpenCasus, token: bytes, nu: str | None = None) -> str:
    return url_for("naaste.invitation", casus=casus, uitnodiging=token, nu=nu)
