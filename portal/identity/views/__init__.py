from flask import Blueprint

bp = Blueprint("identity", __name__, url_prefix="/casus/<token:casus>/identiteit")
balie = Blueprint("balie", __name__, url_prefix="/balie")

from portal.identity.views import code, desk, noted  # noqa: E402, F401 - the pages hang themselves on bp
