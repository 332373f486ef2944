"""Where the people of an organisatie sign in: a sleutelpersoon fills it in, another or the beheerder confirms."""

from flask import g, url_for

from portal.openid.views import office, place
from portal.openid.views.place import Place
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P
from portal.policy.table import ever


def of(organisatie) -> Place:
    urls = {
        name: url_for(f"provider.{name}", organisatie=organisatie)
        for name in ("show", "fill_in", "test", "confirm", "end")
    }
    role = g.actor.role
    return Place(
        organisatie.id,
        organisatie.name,
        urls,
        role in ever(P.PROVIDER_MANAGE),
        role in ever(P.PROVIDER_CONFIRM),
    )


@office.get("")
@requires(P.PROVIDER_READ)
def show(organisatie):
    return place.page(of(organisatie))


@office.route("/wijzig", methods=["GET", "POST"])
@requires(P.PROVIDER_MANAGE)
def fill_in(organisatie):
    return place.fill_in(of(organisatie))


@office.post("/test")
@requires(P.PROVIDER_READ)
def test(organisatie):
    return place.test(of(organisatie))


@office.post("/bevestig")
@requires(P.PROVIDER_CONFIRM)
def confirm(organisatie):
    return place.confirm(of(organisatie))


@office.post("/stop")
@requires(P.PROVIDER_MANAGE)
def end(organisatie):
    return place.end(of(organisatie))
