"""Who hears of a navraag: the desk that is asked, and the client when it is answered."""

from portal.inzage.letters import LETTER
from portal.inzage.models import Navraag
from portal.inzage.queries.navragen import who_may_answer
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.toestemming.models import BETROKKENEN


def tell_asked(row: Navraag) -> None:
    """By mail alone: in the portal it stands on top of the desk."""
    post_letters(who_may_answer(row.organisatie_id), kind=LETTER)


def tell_answered(row: Navraag) -> None:
    tell(row.casus_id, Kind.NAVRAAG_ANSWERED, BETROKKENEN, about=row.token)
