from flask import Blueprint

bp = Blueprint("uitnodiging", __name__)
beginnen = Blueprint("beginnen", __name__, url_prefix="/beginnen")

from portal.uitnodiging.views import account, alone, begin, code, invite  # noqa: E402, F401 - the pages hang themselves on bp
