from flask import Blueprint

bp = Blueprint("team", __name__, url_prefix="/casus/<token:casus>")

from portal.team.views import decide, find, follow, propose  # noqa: E402, F401 - the pages hang themselves on bp
