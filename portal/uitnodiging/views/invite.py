"""Who invites: a name and a way to reach somebody, the link and the code once, and how each invitation stands."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.uitnodiging import actions, letters, link
from portal.uitnodiging.forms import MAIL, SELF, InviteForm, KeepForm
from portal.uitnodiging.models import Purpose
from portal.uitnodiging.queries import Own, one, own
from portal.uitnodiging.views import bp
from portal.uitnodiging.words import STAND

HOW = ((MAIL, "Mail de link naar de cliënt"), (SELF, "Ik geef de link zelf"))
WITHDRAW, AGAIN = "intrekken", "nieuw"
PRESSED_TWICE = (
    "al"  # in the address where a second press leads: the first answer, with the code, was not seen
)


@bp.get("/mijn/uitnodigingen", endpoint="mine")
@requires(P.CLIENT_INVITE)
def listed():
    return render_page(
        "uitnodiging/mine.html",
        rows=[shown(row) for row in own(Purpose.CLIENT)],
        new_url=url_for("uitnodiging.invite"),
    )


def shown(row: Own) -> dict:
    return {
        "naam": row.naam or None,
        "adres": row.adres or None,
        "stand": STAND[row.stand],
        "ends": row.ends_at,
        "since": row.made_at,
        "standing": row.stand in actions.AGAIN,
        "open": row.stand is actions.Uitnodigingstand.STANDING,
        "url": url_for("uitnodiging.one", uitnodiging=row),
    }


@bp.route("/mijn/uitnodigingen/nieuw", methods=["GET", "POST"])
@requires(P.CLIENT_INVITE)
def invite():
    form = InviteForm(how=None if letters.mails() else SELF)
    form.how.choices = options(HOW if letters.mails() else HOW[1:])
    if not form.is_submitted() or not form.validate():
        return render_page("uitnodiging/invite.html", status=422 if form.is_submitted() else 200, form=form,
                           list_url=url_for("uitnodiging.mine"))  # fmt: skip
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    adres = form.mail.data if form.how.data == MAIL else None
    handed = actions.invite(g.actor.id, Purpose.CLIENT, form.naam.data, adres)
    once.keep(
        g.actor.id, form.request_id.data, url_for("uitnodiging.one", uitnodiging=handed.row, nu=PRESSED_TWICE)
    )
    return handed_over(handed, adres)


@bp.route("/mijn/uitnodigingen/<token:uitnodiging>", methods=["GET", "POST"], endpoint="one")
@requires(P.CLIENT_INVITE)
def keep(uitnodiging):
    row = one(Purpose.CLIENT, uitnodiging) or abort(404)
    form, what = KeepForm(), request.form.get("doe")
    if not form.is_submitted():
        return page(row, form, 200)
    if not form.validate() or not form.chose(what, WITHDRAW, AGAIN):
        return page(row, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    twice = PRESSED_TWICE if what == AGAIN else None
    url = once.keep(g.actor.id, form.request_id.data, url_for("uitnodiging.one", uitnodiging=row, nu=twice))
    if what == AGAIN and (handed := actions.renew(row.id)):
        return handed_over(handed, str(row.adres) or None)
    if what == WITHDRAW:
        actions.withdraw(row.id)
    commit()
    return redirect(url)


def page(row: Own, form: KeepForm, status: int):
    return render_page(
        "uitnodiging/one.html",
        status=status,
        form=form,
        row=shown(row),
        unseen=request.args.get("nu") == PRESSED_TWICE and row.stand in actions.AGAIN,
        list_url=url_for("uitnodiging.mine"),
    )


def handed_over(handed: actions.Handed, adres: str | None):
    """Shown now and never again: what is kept of them cannot be read back. A link that is mailed is not shown."""
    mailed = adres is not None and letters.mails()
    if mailed:
        letters.invitation(adres, handed.secret)
    told = {
        "url": url_for("uitnodiging.code", secret=handed.secret, _external=True),
        "code": link.spoken(handed.code),
        "ends": handed.row.ends_at,
        "mailed": mailed,
    }
    commit()
    return render_page("uitnodiging/handed.html", **told, list_url=url_for("uitnodiging.mine"))
