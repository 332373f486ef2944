from flask import Blueprint

bp = Blueprint("casus", __name__)

from portal.casus.views import closed, mine, regisseur, round, show, stop, team  # noqa: E402, F401 - the pages hang themselves on bp
