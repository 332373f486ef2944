from flask import Blueprint

bp = Blueprint("desk", __name__, url_prefix="/organisatie/<token:organisatie>")
welcome_pages = Blueprint(
    "colleague_welcome", __name__, url_prefix="/welkom/collega"
)  # before somebody works here

from portal.desk.views import changes, departure, factor, invite, log, people, person, welcome, work  # noqa: E402, F401 - the pages hang themselves on them
