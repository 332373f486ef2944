"""The client reads who looked and asks about it; the organisatie answers."""

from flask import Blueprint

bp = Blueprint("inzage", __name__, url_prefix="/casus/<token:casus>/wie-keek")
navragen = Blueprint("navragen", __name__, url_prefix="/organisatie/<token:organisatie>/navragen")
looks = Blueprint("looks", __name__, url_prefix="/organisatie/<token:organisatie>/wie-keek")
signals = Blueprint("signals", __name__, url_prefix="/organisatie/<token:organisatie>/signalen")

from portal.inzage.views import answer, ask, office, review, show, watch  # noqa: E402, F401 - each adds its pages
