"""Who hears at once that a card was opened: the client, and the sleutelpersonen of who opened it."""

from portal.noodkaart.letters import LETTER
from portal.noodkaart.models import NOODKAART, Opening
from portal.noodkaart.queries.told import who_hears
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind


def tell_opened(row: Opening) -> None:
    """The sleutelpersonen by mail and where they begin: a notice is of a casus, and they have none."""
    tell(row.casus_id, Kind.NOODKAART_OPENED, NOODKAART, about=row.token)
    if row.organisatie_id is not None:
        post_letters(who_hears(row.organisatie_id), kind=LETTER, urgent=True)
