from flask import Blueprint

bp = Blueprint("vertegenwoordiger", __name__, url_prefix="/casus/<token:casus>")
welcome_pages = Blueprint("vertegenwoordiger_welcome", __name__, url_prefix="/welkom/vertegenwoordiger")

from portal.vertegenwoordiger.views import (  # noqa: E402, F401 - the pages hang themselves on them
    check,
    client,
    handed,
    namens,
    record,
    welcome,
)
