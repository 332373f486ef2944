from flask import Blueprint

bp = Blueprint("directory", __name__)
office = Blueprint("contact", __name__, url_prefix="/organisatie/<token:organisatie>/contact")

from portal.directory.views import card, lookup, own  # noqa: E402, F401 - the pages hang themselves on bp and office
