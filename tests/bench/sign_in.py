"""Signs somebody in who has no password: generated people have none."""

import secrets

from portal.account.actor import hashed
from portal.account.models import Lidmaatschap, SignInSession
from portal.core import clock


def signed_in(portal, lidmaatschap_id: int) -> str:
    """What their cookie holds."""
    secret, moment = secrets.token_urlsafe(32), clock.now()
    with portal.inside() as session:
        who = session.get(Lidmaatschap, lidmaatschap_id)
        session.add(
            SignInSession(
                secret_hash=hashed(secret),
                account_id=who.account_id,
                lidmaatschap_id=who.id,
                started_at=moment,
                seen_at=moment,
            )
        )
        session.commit()
    return secret
