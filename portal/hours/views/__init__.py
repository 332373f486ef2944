from flask import Blueprint

bp = Blueprint("hours", __name__, url_prefix="/mijn/uren")
office = Blueprint("hours_office", __name__, url_prefix="/organisatie/<token:organisatie>/uren")

from portal.hours.views import count, own  # noqa: E402, F401 - the pages hang themselves on bp and office
