"""Who hears that somebody is asked for, came, or went."""

from portal.desk.queries.answering import who_may
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.policy.permissions import Permission as P
from portal.team.letters import LETTER
from portal.team.models import Verzoek
from portal.team.queries.office import bound_to_secrecy
from portal.toestemming.models import BETROKKENEN

SECRET = {Kind.JOINED: Kind.SECRECY_JOINED, Kind.LEFT: Kind.SECRECY_LEFT}


def tell_asked(verzoek: Verzoek | None) -> None:
    """By mail alone: in the portal the list of verzoeken says it. None: there is nobody to ask for."""
    if verzoek is not None:
        post_letters(who_may(verzoek.organisatie_id, P.VERZOEK_ANSWER), kind=LETTER)


def tell_came_or_went(casus_id: int, kind: Kind, secret: bool, about: bytes | None = None) -> None:
    """Of a partij with beroepsgeheim it is another kind, for whom the table says: that there is one more would tell
    how the client answered a voorstel of it."""
    tell(casus_id, SECRET[kind] if secret else kind, BETROKKENEN, about=about)


def tell_joined(casus_id: int, lidmaatschap_id: int, verzoek: bytes) -> None:
    tell_came_or_went(casus_id, Kind.JOINED, bound_to_secrecy(lidmaatschap_id), verzoek)
