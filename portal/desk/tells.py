"""Who hears what happened at the desk: the client and the colleague of work that was handed over, and who is asked to
confirm."""

from portal.casus.models import Overdracht
from portal.desk.letters import LETTER
from portal.desk.queries.told import who_could_confirm
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.plan.models import Actie
from portal.plan.tells import tell_handed
from portal.policy.table import READS
from portal.team.queries.office import bound_to_secrecy
from portal.team.tells import tell_came_or_went


def tell_passed_on(row: Overdracht | None, handed: list[Actie]) -> None:
    """The client reads who goes on; whoever takes over hears of it as far as something is open to them."""
    if row is not None:
        secret = bound_to_secrecy(row.author_id)
        tell_came_or_went(row.casus_id, Kind.LEFT, secret, row.token)
        if row.taken_over_id:
            tell(row.casus_id, Kind.TAKEN_OVER, *READS, only={row.taken_over_id})
    for actie in handed:
        tell_handed(actie)


def tell_to_confirm(lidmaatschap_id: int) -> None:
    """Of what waits about this sleutelpersoon. By mail alone: in the portal it stands where they begin."""
    post_letters(who_could_confirm(lidmaatschap_id), kind=LETTER)
