from flask import Blueprint

bp = Blueprint("notice", __name__)

from portal.notice.views import mailing, new, office  # noqa: E402, F401 - the pages hang themselves on bp
