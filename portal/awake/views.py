from flask import Blueprint, g, jsonify

from portal.policy import awake
from portal.policy.enforcement import commit
from portal.policy.guard import polled, requires
from portal.policy.permissions import Permission as P

bp = Blueprint("awake", __name__)


@bp.get("/mijn/sessie")
@polled
@requires(P.SELF_READ)
def left():
    """How long still, for a page that has been open for a while: another tab may have been used since."""
    return jsonify(awake.left(g.actor))


@bp.post("/mijn/sessie")
@requires(P.SELF_READ)
def still_here():
    found = awake.left(g.actor)
    commit()
    return jsonify(found)
