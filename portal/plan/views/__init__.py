from flask import Blueprint

bp = Blueprint("plan", __name__, url_prefix="/casus/<token:casus>")

from portal.plan.views import actie, doel, propose, step  # noqa: E402, F401 - the pages hang themselves on bp
