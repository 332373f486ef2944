from flask import Blueprint

bp = Blueprint("bestand", __name__, url_prefix="/casus/<token:casus>")

from portal.bestand.views import add, fetch, remove  # noqa: E402, F401 - the pages hang themselves on bp
