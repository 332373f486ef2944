from flask import Blueprint

bp = Blueprint("noodkaart", __name__, url_prefix="/casus/<token:casus>/noodkaart")
in_need = Blueprint("in_nood", __name__)
office = Blueprint("noodkaart_office", __name__, url_prefix="/organisatie/<token:organisatie>/noodkaarten")

from portal.noodkaart.views import card, choose, desk, opening  # noqa: E402, F401
