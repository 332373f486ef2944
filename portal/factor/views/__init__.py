from flask import Blueprint

bp = Blueprint("factor", __name__, url_prefix="/mijn")
second = Blueprint("second", __name__, url_prefix="/inloggen")

from portal.factor.views import adding, confirm, entry, own, sign_in, step  # noqa: E402, F401 - they add the pages
