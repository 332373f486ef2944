from flask import Blueprint

bp = Blueprint("tijdlijn", __name__, url_prefix="/casus/<token:casus>")

from portal.tijdlijn.views import correct, entry, show, write, zienswijze  # noqa: E402, F401 - the pages hang themselves on bp
