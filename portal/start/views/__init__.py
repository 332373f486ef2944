from flask import Blueprint

bp = Blueprint("start", __name__)

from portal.start.views import home, pages  # noqa: E402, F401 - the pages hang themselves on bp
