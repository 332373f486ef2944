"""Who hears of an aanvraag: the desk by mail, since in the portal its list says it; the client of every step."""

from portal.desk.queries.answering import who_may
from portal.notice.actions import post_letters, tell
from portal.notice.models import Kind
from portal.policy.permissions import Permission as P
from portal.recht.letters import LETTER
from portal.recht.models import RECHT, Aanvraag

KINDS = {"neem": Kind.RECHT_BUSY, "later": Kind.RECHT_LATER, "antwoord": Kind.RECHT_ANSWERED}


def tell_asked(row: Aanvraag) -> None:
    post_letters(who_may(row.organisatie_id, P.RECHT_ANSWER), kind=LETTER)


def tell_client(row: Aanvraag, did: str) -> None:
    tell(row.casus_id, KINDS[did], RECHT, about=row.token)
