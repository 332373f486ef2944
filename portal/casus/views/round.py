"""Who is involved, as a drawing and as the same list."""

from flask import url_for

from portal.casus.drawing import drawing
from portal.casus.people import Group, groups
from portal.casus.queries.parties import parties
from portal.casus.views import bp
from portal.core.page import render_page
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import Reader, readers
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.written import marked


@bp.get("/casus/<token:casus>/betrokken", endpoint="round")
@requires(P.BETROKKENEN_READ)
def show(casus):
    everybody = readers(casus)
    found = groups(casus, everybody) + without_people(casus, everybody)
    own = P.TEAM_CHANGE in casus.may
    return render_page(
        "casus/round.html",
        name=casus.naam,
        is_mine=own,
        groups=found,
        unconfirmed=marked(casus, BETROKKENEN),
        drawing=drawing(str(casus.naam), found) if found else None,
        team_url=url_for("casus.team", casus=casus) if own else None,
        identity_url=url_for("identity.show", casus=casus) if P.IDENTITY_READ in casus.may else None,
        casus_url=url_for("casus.show", casus=casus),
    )


def without_people(casus: OpenCasus, everybody: list[Reader]) -> list[Group]:
    """For the client: partijen of which nobody works in the casus now."""
    if P.TEAM_CHANGE not in casus.may:
        return []
    working = {reader.partij_id for reader in everybody}
    return [Group(row.shape, row.name, []) for row in parties(casus) if row.partij_id not in working]
