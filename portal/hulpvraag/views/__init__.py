from flask import Blueprint

bp = Blueprint("hulpvraag", __name__, url_prefix="/casus/<token:casus>")

from portal.hulpvraag.views import beside, read, share, write  # noqa: E402, F401 - the pages hang themselves on bp
