from flask import Blueprint

bp = Blueprint("naaste", __name__, url_prefix="/casus/<token:casus>")
welcome_pages = Blueprint(
    "naaste_welcome", __name__, url_prefix="/welkom/meelezen"
)  # before somebody is in a casus

from portal.naaste.views import invite, leave, welcome  # noqa: E402, F401 - the pages hang themselves on them
