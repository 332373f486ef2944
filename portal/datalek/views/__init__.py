from flask import Blueprint

bp = Blueprint("datalek", __name__, url_prefix="/organisatie/<token:organisatie>/datalekken")

from portal.datalek.views import register, write  # noqa: E402, F401 - the pages hang themselves on bp
