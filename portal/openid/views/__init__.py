from flask import Blueprint

bp = Blueprint("openid", __name__, url_prefix="/inloggen")
office = Blueprint("provider", __name__, url_prefix="/organisatie/<token:organisatie>/inloggen")
beheer = Blueprint("provider_beheer", __name__, url_prefix="/beheer/inloggen")

from portal.openid.views import along, back, leave, link, overall, setup, start  # noqa: E402, F401 - the pages hang themselves on bp
