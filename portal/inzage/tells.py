"""Who hears of a navraag: the desk that is asked, and the client when it is answered."""

from portal.desk.queries.answering import who_may
from portal.inzage.letters import LETTER
from portal.inzage.models import Navraag
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.policy.permissions import Permission as P
from portal.toestemming.models import BETROKKENEN


def tell_asked(row: Navraag) -> None:
    """By mail alone: in the portal it stands on top of the desk."""
    post_letters(who_may(row.organisatie_id, P.NAVRAAG_ANSWER), kind=LETTER)


def tell_answered(row: Navraag) -> None:
    tell(row.casus_id, Kind.NAVRAAG_ANSWERED, BETROKKENEN, about=row.token)
