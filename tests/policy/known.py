"""It becomes known who somebody of the stage is, or so it seems."""

import secrets

from portal.core import clock
from portal.identity.models import Document, IdentityCheck
from portal.openid.models import Identity, Provider, ProviderState
from tests.policy.stage import Stage


def seen(stage: Stage, who: str) -> Stage:
    """At a desk."""
    check = {"document": Document.CARD, "day": clock.now().date(), "noted_at": clock.now()}
    ids = {"casus_id": stage.casus.id, "client_id": stage.who[who].id, "checked_by_id": stage.who["uwv"].id}
    stage.added(IdentityCheck(**ids, **check))
    return stage


def linked(stage: Stage, who: str, at_work: bool = False) -> Stage:
    organisatie = stage.organisatie.id if at_work else None
    made = {"token": secrets.token_bytes(16), "issuer": "https://a.example", "client_id": "portal"}
    ended = {"state": ProviderState.ENDED, "filled_at": clock.now()}
    row = stage.added(Provider(organisatie_id=organisatie, **made, **ended))
    stage.added(
        Identity(
            account_id=stage.who[who].account_id,
            provider_id=row.id,
            subject_hash=secrets.token_bytes(32),
            linked_at=clock.now(),
        )
    )
    return stage
