"""Pages that are the same for everybody."""

from flask import g

from portal.core.page import render_page
from portal.policy.explained import sections
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P
from portal.start.views import bp


@bp.get("/wie-mag-wat")
@requires(P.POLICY_READ)
def who_may_what():
    return render_page("start/who_may_what.html", sections=sections(), own_role=g.actor.role)


@bp.get("/privacy")
@public
def privacy():
    return render_page("start/privacy.html")


@bp.get("/toegankelijkheid")
@public
def accessibility():
    return render_page("start/accessibility.html")


@bp.get("/uitleg")
@public
def explanation():
    return render_page("start/explanation.html")
