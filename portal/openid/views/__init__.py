from flask import Blueprint

bp = Blueprint("openid", __name__, url_prefix="/inloggen")
office = Blueprint("provider", __name__, url_prefix="/organisatie/<token:organisatie>/inloggen")
own = Blueprint("linked", __name__, url_prefix="/mijn")
beheer = Blueprint("provider_beheer", __name__, url_prefix="/beheer/inloggen")

from portal.openid.views import along, back, leave, link, overall, own_links, setup, start  # noqa: E402, F401 - the pages hang themselves on bp
