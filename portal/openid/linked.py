"""With which providers somebody's account is linked; and letting one go, as long as another way in is left."""

from sqlalchemy import Row, delete, exists, or_, select
from sqlalchemy.orm import aliased

from portal.account.actions import NO_PASSWORD
from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.account.queries import never_used
from portal.account.reach import reached
from portal.core.db import db
from portal.factor.models import Passkey
from portal.openid.actions import note
from portal.openid.models import Identity, Provider, ProviderEvent, ProviderState
from portal.organisatie.models import Organisatie


class LastWay(Exception):
    """Without it they could not come in any more."""


class ByClaims(Exception):
    """The provider made them who they are here: it would make them anew, as somebody else."""


def links(account_id: int) -> list[Row]:
    return list(
        db.session.execute(
            select(Identity.id, Identity.linked_at, Provider.organisatie_id, Organisatie.name)
            .join(Provider, Provider.id == Identity.provider_id)
            .outerjoin(Organisatie, Organisatie.id == Provider.organisatie_id)
            .where(Identity.account_id == account_id)
            .order_by(Identity.linked_at, Identity.id)
        )
    )


def unlink(account_id: int, identity_id: int, but: int | None) -> None:
    """Ends the sessions that began there, all but this one. LastWay, ByClaims.

    Held meanwhile: of two that are let go at once, the second finds one less.
    """
    own = select(Identity).where(Identity.account_id == account_id).order_by(Identity.id).with_for_update()
    found = next((each for each in db.session.scalars(own) if each.id == identity_id), None)
    if found is None:
        return
    if found.lidmaatschap_id is not None:
        raise ByClaims
    if not _another_way(account_id, identity_id):
        raise LastWay
    provider = db.session.get(Provider, found.provider_id)
    there = select(Lidmaatschap.id).where(
        Lidmaatschap.account_id == account_id, Lidmaatschap.organisatie_id == provider.organisatie_id
    )
    if provider.organisatie_id is not None:
        note(provider.id, ProviderEvent.UNLINKED, db.session.scalar(there.order_by(Lidmaatschap.id).limit(1)))
    began = delete(SignInSession).where(
        SignInSession.account_id == account_id, SignInSession.subject_hash == found.subject_hash
    )
    db.session.execute(began if but is None else began.where(SignInSession.id != but))
    db.session.delete(found)
    db.session.flush()


def _another_way(account_id: int, identity_id: int) -> bool:
    """A password, which also links anew; a passkey that leads somewhere; or another provider that does."""
    acts = select(Lidmaatschap.id).where(Lidmaatschap.account_id == Account.id, Lidmaatschap.active.is_(True))
    works = aliased(Provider)
    other = (
        select(Identity.id)
        .join(Provider, Provider.id == Identity.provider_id)
        .join(works, works.issuer == Provider.issuer)
        .where(
            Identity.account_id == Account.id,
            Identity.id != identity_id,
            works.state == ProviderState.CONFIRMED,
            acts.where(Lidmaatschap.organisatie_id.is_not_distinct_from(works.organisatie_id)).exists(),
        )
    )
    passkey = exists().where(Passkey.account_id == Account.id)
    ways = or_(
        Account.password_hash != NO_PASSWORD,
        passkey & or_(acts.where(reached(None)).exists(), never_used()),
        other.exists(),
    )
    return db.session.scalar(select(Account.id).where(Account.id == account_id, ways)) is not None
