"""The colour of a regio: chosen, looked at, kept; and the stylesheet that follows from a colour."""

from flask import Response, abort, redirect, request, url_for

from portal.core.forms import new_request_id
from portal.core.headers import FOREVER
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.policy.enforcement import commit
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P
from portal.regio import actions, queries
from portal.regio.forms import ThemeForm, number
from portal.regio.palette import contrasts, css, is_colour, shades, too_little
from portal.regio.views import bp

PORTAL = "#0e565b"  # static/css/tokens.css


@bp.get("/thema/<accent>.css")
@public
def theme(accent):
    """Follows from its address alone. Not for what cannot be read: nobody is led to a page of white on yellow."""
    colour = f"#{accent}"
    if not is_colour(colour) or too_little(colour):
        abort(404)
    return Response(css(colour), mimetype="text/css", headers={"Cache-Control": FOREVER})


@bp.route("/beheer/regio/<slug>/kleur", methods=["GET", "POST"])
@requires(P.REGIO_MANAGE)
def colour(slug):
    regio = queries.regio(slug) or abort(404)
    form = ThemeForm(version=regio.version, accent=regio.accent or PORTAL)
    if not form.is_submitted():
        return page(regio, form, 200)
    if not form.validate():
        return page(regio, form, 422)
    if request.form.get("doe") == "bekijk":
        return page(regio, form, 200)
    try:
        actions.choose_accent(regio.id, form.version.data, None if form.own.data else form.accent.data)
    except Moved as moved:
        form.version.data, form.request_id.data = moved.row.version, new_request_id()
        return page(regio, form, 409, now=moved.row.accent or PORTAL)
    commit()
    return redirect(url_for("regio.colour", slug=slug, nu="bewaard"))


def page(regio: queries.Regio, form: ThemeForm, status: int, now: str | None = None):
    shown = form.accent.data if is_colour(form.accent.data or "") else None
    legible = shown is not None and not too_little(shown)
    return render_page(
        "regio/colour.html",
        status=status,
        regio=regio,
        form=form,
        changed=now,
        kept=request.args.get("nu") == "bewaard" and status == 200 and request.method == "GET",
        preview=shown[1:] if legible else None,
        shades=shades(shown) if shown else {},
        contrasts=[
            {"words": words, "has": number(has), "least": number(least), "enough": has >= least}
            for has, least, words in (contrasts(shown) if shown else [])
        ],
    )
