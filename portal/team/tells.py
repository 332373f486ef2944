"""Who hears that somebody is asked for, came, or went."""

from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.team.letters import LETTER
from portal.team.models import Verzoek
from portal.team.queries.office import bound_to_secrecy, who_may_answer
from portal.toestemming.models import BETROKKENEN


def tell_asked(verzoek: Verzoek | None) -> None:
    """By mail alone: in the portal the list of verzoeken says it. None: there is nobody to ask for."""
    if verzoek is not None:
        post_letters(who_may_answer(verzoek.organisatie_id), kind=LETTER)


def tell_came_or_went(casus_id: int, kind: Kind, secret: bool, about: bytes | None = None) -> None:
    """Of a partij with beroepsgeheim the client alone: that there is one more would tell another how the client
    answered a voorstel of it."""
    tell(casus_id, kind, BETROKKENEN, about=about, client_only=secret)


def tell_joined(casus_id: int, lidmaatschap_id: int, verzoek: bytes) -> None:
    tell_came_or_went(casus_id, Kind.JOINED, bound_to_secrecy(lidmaatschap_id), verzoek)
