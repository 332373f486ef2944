"""One's own page: what there is to sign in with, what to do with it, and what happened."""

from flask import current_app, g, redirect, request, url_for

from portal.account.entrance import own_path
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.factor import actions, codes, passkeys, queries
from portal.factor.views import bp
from portal.factor.views.adding import codes_page
from portal.factor.words import HAPPENED, KINDS
from portal.policy.enforcement import commit
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P

SAID = {
    "erbij": "Uw extra beveiliging staat aan. Zag u de herstelcodes niet? Maak dan hieronder nieuwe.",
    "naam": "De naam is veranderd.",
    "weg": "Weggehaald. U kunt er niet meer mee inloggen.",
    "codes": "Uw nieuwe herstelcodes zijn gemaakt. Zag u ze niet? Maak dan nieuwe.",
    "herstelcode": "U bent ingelogd met een herstelcode. Die code werkt nu niet meer.",
}


@bp.route("/beveiliging", methods=["GET", "POST"])
@requires(P.FACTOR_MANAGE)
def own():
    form = EmptyForm()
    if not form.is_submitted():
        return shown(form)
    if not form.validate() or not g.actor.factors:
        return shown(form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    once.keep(g.actor.id, form.request_id.data, url_for(".own", nu="codes"))
    recovery = actions.make_recovery_codes(g.actor)
    commit()
    return codes_page(recovery, go_url=url_for(".own"))


def shown(form, status: int = 200):
    now = request.args.get("nu", "")
    factors = queries.factors(g.actor)
    left = queries.codes_left(g.actor.account_id)
    return render_page(
        "factor/own.html",
        status=status,
        form=form,
        said=SAID.get(now),
        go_url=own_path(request.args.get("next")) if now == "herstelcode" else None,
        factors=[
            {
                "name": each.name,
                "kind": KINDS[each.kind],
                "used_at": each.used_at,
                "made_at": each.made_at,
                "url": url_for(".entry", factor=each.token),
            }
            for each in factors
        ],
        left=left,
        few=bool(factors) and left <= codes.FEW,
        passkeys=passkeys.possible(),
        required=not current_app.config["DEMO"],
        happened=[{"words": HAPPENED[what], "at": at} for what, at in queries.happened(g.actor)],
    )
