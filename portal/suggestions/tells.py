"""Who is told of it: whom the client asked, the client of what was suggested, its writer of the answer."""

from portal.hulpvraag.models import Vraag
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.suggestions.models import Suggestion


def asked_along(casus_id: int, lidmaatschap_id: int) -> None:
    tell(casus_id, Kind.ASKED_ALONG, *map(str, Vraag), only=[lidmaatschap_id])


def suggested(row: Suggestion) -> None:
    """Written again it is no news: the client finds the newest where they were led."""
    if row.version == 1:
        tell(row.casus_id, Kind.SUGGESTED, str(row.vraag), writer=row.partij_id, about=row.token)


def answered(casus_id: int, vraag: str, author_id: int) -> None:
    """That the client chose, not what: it is read on the page."""
    tell(casus_id, Kind.SUGGESTION_ANSWERED, vraag, only=[author_id])
