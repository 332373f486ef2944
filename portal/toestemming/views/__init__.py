from flask import Blueprint

bp = Blueprint("toestemming", __name__, url_prefix="/casus/<token:casus>/toestemming")

from portal.toestemming.views import (  # noqa: E402, F401 - the pages hang themselves on bp
    answer,
    ask,
    cell,
    grid,
    log,
    look,
    partij,
    pause,
    receipt,
    record,
    secrecy,
    witness,
    written,
)
