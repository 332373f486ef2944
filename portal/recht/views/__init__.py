from flask import Blueprint

bp = Blueprint("recht", __name__, url_prefix="/casus/<token:casus>/rechten")
office = Blueprint("recht_office", __name__, url_prefix="/organisatie/<token:organisatie>/rechten")
agreed = Blueprint("afspraken", __name__, url_prefix="/afspraken")

from portal.recht.views import arrangement, ask, desk, own  # noqa: E402, F401 - the pages hang themselves on bp
