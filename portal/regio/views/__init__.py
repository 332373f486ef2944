from flask import Blueprint

bp = Blueprint("regio", __name__)

from portal.regio.views import first, listed, members, theme  # noqa: E402, F401 - the pages hang themselves on bp
