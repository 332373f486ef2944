"""For a beheerder: where clients sign in with DigiD, and which organisaties wait for a second person."""

from flask import url_for

from portal.core.page import render_page
from portal.openid.queries import waiting
from portal.openid.views import beheer, place
from portal.openid.views.place import Place
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


def clients() -> Place:
    urls = {
        name: url_for(f"provider_beheer.{name}") for name in ("show", "fill_in", "test", "confirm", "end")
    }
    return Place(None, "Cliënten (DigiD)", urls, may_manage=True, may_confirm=True)


@beheer.get("")
@requires(P.DIGID_MANAGE)
def listed():
    return render_page(
        "openid/waiting.html",
        rows=[
            {"name": row.name, "since": row.filled_at, "url": url_for("provider.show", organisatie=row)}
            for row in waiting()
        ],
        digid_url=url_for("provider_beheer.show"),
    )


@beheer.get("/digid")
@requires(P.DIGID_MANAGE)
def show():
    return place.page(clients())


@beheer.route("/digid/wijzig", methods=["GET", "POST"])
@requires(P.DIGID_MANAGE)
def fill_in():
    return place.fill_in(clients())


@beheer.post("/digid/test")
@requires(P.DIGID_MANAGE)
def test():
    return place.test(clients())


@beheer.post("/digid/bevestig")
@requires(P.DIGID_MANAGE)
def confirm():
    return place.confirm(clients())


@beheer.post("/digid/stop")
@requires(P.DIGID_MANAGE)
def end():
    return place.end(clients())
