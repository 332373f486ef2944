from flask import Blueprint

bp = Blueprint("suggestions", __name__, url_prefix="/casus/<token:casus>")

from portal.suggestions.views import ask, decide, suggest  # noqa: E402, F401 - the pages hang themselves on bp
