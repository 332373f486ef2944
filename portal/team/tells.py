"""Who hears that somebody came or went."""

from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.team.queries.office import bound_to_secrecy
from portal.toestemming.models import BETROKKENEN


def tell_came_or_went(casus_id: int, kind: Kind, secret: bool, about: bytes | None = None) -> None:
    """Of a partij with beroepsgeheim the client alone: that there is one more would tell another how the client
    answered a voorstel of it."""
    tell(casus_id, kind, BETROKKENEN, about=about, client_only=secret)


def tell_joined(casus_id: int, lidmaatschap_id: int, verzoek: bytes) -> None:
    tell_came_or_went(casus_id, Kind.JOINED, bound_to_secrecy(lidmaatschap_id), verzoek)
