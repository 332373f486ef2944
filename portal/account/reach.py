"""As what a session may act. Who signs in at an organisatie reaches what is of that organisatie, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select

from portal.account.models import Lidmaatschap, SignInSession
from portal.openid.models import Provider, ProviderState
from portal.policy.permissions import Permission as P
from portal.policy.table import ever


@dataclass(frozen=True)
class Elsewhere:
    """Where somebody signed in, as the session keeps it."""

    provider_id: int
    subject_hash: bytes
    sid_hash: bytes | None
    second_at: datetime | None


def reached(provider_id: int | None) -> ColumnElement[bool]:
    """The Lidmaatschappen that a session may act as, by where it began.

    A provider answers for its own organisatie alone: else whoever runs it could act as their people do elsewhere, or
    read the casus of one who is a client too. DigiD answers for clients and naasten. And a password does not lead past
    the provider of an organisatie, but for who may set that provider up: they come in when it is away.
    """
    if provider_id is not None:
        own = select(Provider.organisatie_id).where(Provider.id == provider_id).scalar_subquery()
        return Lidmaatschap.organisatie_id.is_not_distinct_from(own)
    elsewhere = exists().where(
        Provider.organisatie_id == Lidmaatschap.organisatie_id, Provider.state == ProviderState.CONFIRMED
    )
    return or_(~elsewhere.correlate(Lidmaatschap), Lidmaatschap.role.in_(ever(P.PROVIDER_CONFIRM)))


def reached_by(session_id: int) -> ColumnElement[bool]:
    """The same for a session that is there."""
    began = select(SignInSession.provider_id).where(SignInSession.id == session_id).scalar_subquery()
    own = select(Provider.organisatie_id).where(Provider.id == began).scalar_subquery()
    return or_(
        and_(began.is_(None), reached(None)),
        and_(began.is_not(None), Lidmaatschap.organisatie_id.is_not_distinct_from(own)),
    )
