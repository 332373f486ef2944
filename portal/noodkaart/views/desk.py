from flask import url_for

from portal.core.page import render_page
from portal.noodkaart.queries.told import told
from portal.noodkaart.views import office
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@office.get("")
@requires(P.NOODKAART_TOLD)
def listed(organisatie):
    return render_page(
        "noodkaart/told.html",
        organisatie=organisatie.name,
        rows=told(organisatie),
        back_url=url_for("start.home"),
    )
