from portal.policy.guard import OpenCasus
from portal.uitnodiging.actions import AGAIN
from portal.uitnodiging.models import Purpose, Uitnodiging
from portal.uitnodiging.queries import Own, own


def waiting(casus: OpenCasus) -> list[Own]:
    """What the client can still renew or take back. Who came in stands among who takes part."""
    rows = own(
        Purpose.NAASTE,
        Uitnodiging.casus_id == casus.id,
        Uitnodiging.used_at.is_(None),
        Uitnodiging.withdrawn_at.is_(None),
        Uitnodiging.stopped_at.is_(None),
    )
    return [row for row in rows if row.stand in AGAIN]


def invitation(casus: OpenCasus, token: bytes) -> Own | None:
    rows = own(Purpose.NAASTE, Uitnodiging.casus_id == casus.id, Uitnodiging.token == token)
    return next(iter(rows), None)
