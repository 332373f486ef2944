"""Where people sign in: filled in by one, confirmed by another, ended by one."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from portal.account.models import Lidmaatschap, SignInSession
from portal.core.clock import now
from portal.core.db import db, new_token
from portal.core.versions import Moved, locked
from portal.kluis import keyring
from portal.kluis.store import store
from portal.openid.models import (
    MailDomain,
    Provider,
    ProviderEvent,
    ProviderLog,
    ProviderOnderdeel,
    ProviderState,
    UsedOnce,
)
from portal.openid.queries import known, standing, taken
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

USED_FOR = timedelta(days=1)  # a state lives ten minutes, a logout token five


class SamePerson(Exception):
    """Who filled it in does not confirm it."""


class TakenDomain(Exception):
    """Another organisatie signs in with this mail domain."""


def note(provider_id: int, event: ProviderEvent, lidmaatschap_id: int | None) -> None:
    db.session.add(
        ProviderLog(provider_id=provider_id, event=event, lidmaatschap_id=lidmaatschap_id, at=now())
    )


def fill_in(
    organisatie_id: int | None,
    by: int | None,
    values: dict,
    secret: str,
    leads_to: dict[int, str],
    version: int,
) -> Provider:
    """A draft, beside what works now. An empty `secret` keeps the one there was, if the issuer is still the same: else
    one person alone could have it sent to an address of their own. Moved when somebody else filled in meanwhile.
    """
    found = standing(organisatie_id)
    earlier = found.get(ProviderState.DRAFT) or found.get(ProviderState.CONFIRMED)
    kept = known(earlier).secret if not secret and may_keep_secret(earlier, values) else secret
    draft = found.get(ProviderState.DRAFT)
    if draft is not None:
        draft = locked(Provider, draft.id, version)
        draft.version += 1
    else:
        draft = Provider(token=new_token(), organisatie_id=organisatie_id, state=ProviderState.DRAFT)
        store().create("provider", [draft.token])
    for name, value in values.items():
        setattr(draft, name, value)
    draft.filled_by_id, draft.filled_at = by, now()
    _first(draft, organisatie_id)
    with keyring.lent("provider", draft.id, _key(draft), {"SECRET"}):
        draft.secret = kept
    db.session.execute(delete(ProviderOnderdeel).where(ProviderOnderdeel.provider_id == draft.id))
    db.session.add_all(
        ProviderOnderdeel(provider_id=draft.id, onderdeel_id=onderdeel, value=value)
        for onderdeel, value in leads_to.items()
    )
    note(draft.id, ProviderEvent.FILLED_IN, by)
    db.session.flush()
    return draft


def _first(draft: Provider, organisatie_id: int | None) -> None:
    """Two who begin at the same moment: the second is shown what the first filled in."""
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        raise Moved(standing(organisatie_id)[ProviderState.DRAFT]) from None


def may_keep_secret(earlier: Provider | None, values: dict) -> bool:
    return (
        earlier is not None
        and earlier.issuer == values["issuer"]
        and earlier.client_id == values["client_id"]
    )


def _key(row: Provider) -> bytes:
    return store().keys({("provider", row.token)})["provider", row.token]


def confirm(draft_id: int, version: int, by: int | None) -> None:
    """Takes the place of what worked until now. SamePerson, TakenDomain, Moved."""
    draft = locked(Provider, draft_id, version)
    if same_person(draft.filled_by_id, by):
        raise SamePerson
    domains = draft.domains.split()
    if taken(domains, draft.organisatie_id):
        raise TakenDomain
    earlier = standing(draft.organisatie_id).get(ProviderState.CONFIRMED)
    if earlier is not None:
        _put_away(earlier)
    draft.state, draft.confirmed_by_id, draft.confirmed_at = ProviderState.CONFIRMED, by, now()
    draft.version += 1
    db.session.add_all(MailDomain(domain=domain, provider_id=draft.id) for domain in domains)
    note(draft.id, ProviderEvent.CONFIRMED, by)
    _sign_out_who_came_past(draft.organisatie_id)
    try:
        db.session.flush()
    except IntegrityError:  # another organisatie was just before
        raise TakenDomain from None


def _sign_out_who_came_past(organisatie_id: int | None) -> None:
    """Who is in with a password signs in elsewhere from here on. With DigiD a password stays another way in."""
    if organisatie_id is None:
        return
    there = select(Lidmaatschap.id).where(
        Lidmaatschap.organisatie_id == organisatie_id, Lidmaatschap.role.not_in(ever(P.PROVIDER_CONFIRM))
    )
    past = (SignInSession.provider_id.is_(None), SignInSession.lidmaatschap_id.in_(there))
    db.session.execute(delete(SignInSession).where(*past))


def same_person(one: int | None, other: int | None) -> bool:
    """By account: somebody with two Lidmaatschappen is still one person."""
    accounts = set(
        db.session.scalars(select(Lidmaatschap.account_id).where(Lidmaatschap.id.in_([one, other])))
    )
    return one is not None and len(accounts) < 2


def _put_away(row: Provider) -> None:
    row.state, row.ended_at = ProviderState.ENDED, now()
    db.session.execute(delete(MailDomain).where(MailDomain.provider_id == row.id))
    db.session.flush()


def end(row_id: int, version: int, by: int | None) -> None:
    """One person may: it closes a door. Who came in through it is signed out at once. Moved."""
    row = locked(Provider, row_id, version)
    row.version += 1
    _put_away(row)
    db.session.execute(delete(SignInSession).where(SignInSession.provider_id == row.id))
    note(row.id, ProviderEvent.ENDED, by)
    db.session.flush()


def used(digest: bytes) -> bool:
    """False the first time."""
    try:
        with db.session.begin_nested():
            db.session.add(UsedOnce(digest=digest, at=now()))
    except IntegrityError:
        return True
    return False


def sweep() -> None:
    db.session.execute(delete(UsedOnce).where(UsedOnce.at < now() - USED_FOR))
