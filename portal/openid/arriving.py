"""Who comes back from a provider: known, to be linked, or let in by what the provider says. And who left there."""

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError

from portal.account import actions as account
from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.account.queries import admitted, never_used
from portal.account.reach import Elsewhere, reached
from portal.core.clock import now
from portal.core.db import db
from portal.openid.actions import note, used
from portal.openid.flow import Known, Proven, sid_hash, subject_hash, used_hash
from portal.openid.models import Identity, Provider, ProviderEvent, ProviderOnderdeel
from portal.openid.queries import soort
from portal.openid.words import BY_CLAIMS
from portal.organisatie.models import Onderdeel


def elsewhere(known: Known, proven: Proven) -> Elsewhere:
    return Elsewhere(known.id, proven.subject_hash, proven.sid_hash, now() if proven.second else None)


def arrive(known: Known, proven: Proven) -> int | None:
    """The account, if somebody may sign in with it here. None says nothing of why."""
    identity = db.session.scalar(select(Identity).where(Identity.subject_hash == proven.subject_hash))
    if identity is None:
        return _by_claims(known, proven)
    if identity.lidmaatschap_id and not _still_so(known, proven, identity):
        return None
    return identity.account_id if _may_act(known, identity.account_id) else None


def _may_act(known: Known, account_id: int) -> bool:
    """Active, and with something to act as through this provider; a client may have yet to begin."""
    own = select(Lidmaatschap.id).where(
        Lidmaatschap.account_id == Account.id, Lidmaatschap.active.is_(True), reached(known.id)
    )
    begins = never_used() if known.organisatie_id is None else False
    wanted = select(Account.id).where(
        Account.id == account_id, Account.active.is_(True), admitted(), or_(own.exists(), begins)
    )
    return db.session.scalar(wanted) is not None


def link(known: Known, hashed: bytes, account_id: int) -> bool:
    """Who knows the password of the account is the one who came back from the provider: once, and one of each."""
    there = select(Identity.id).join(Provider, Provider.id == Identity.provider_id)
    own = there.where(Identity.account_id == account_id, Provider.issuer == known.issuer)
    if not _may_act(known, account_id) or db.session.scalar(own.limit(1)) is not None:
        return False
    if not _remember(known, hashed, account_id):
        return False
    person = select(Lidmaatschap.id).where(Lidmaatschap.account_id == account_id, reached(known.id)).limit(1)
    if known.organisatie_id is not None:
        note(known.id, ProviderEvent.LINKED, db.session.scalar(person))
    return True


def _remember(known: Known, hashed: bytes, account_id: int, lidmaatschap_id: int | None = None) -> bool:
    row = Identity(
        account_id=account_id,
        provider_id=known.id,
        subject_hash=hashed,
        lidmaatschap_id=lidmaatschap_id,
        linked_at=now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # somebody else's, or one's twin came first
        return False
    return True


def begin_as_client(known: Known, hashed: bytes, name: str) -> int | None:
    """A new account without a password, for who signed in with DigiD."""
    row = account.make_account_elsewhere(name, None, hashed)
    return row.id if row is not None and _remember(known, hashed, row.id) else None


def _led_to(known: Known, proven: Proven) -> Onderdeel | None:
    """The one onderdeel that the claim leads to. None if it leads nowhere, or to more than one."""
    if known.organisatie_id is None or soort(known.organisatie_id) not in BY_CLAIMS:
        return None
    found = db.session.scalars(
        select(Onderdeel)
        .join(ProviderOnderdeel, ProviderOnderdeel.onderdeel_id == Onderdeel.id)
        .where(
            ProviderOnderdeel.provider_id == known.id,
            ProviderOnderdeel.value.in_(proven.values),
            Onderdeel.organisatie_id == known.organisatie_id,
            Onderdeel.partij_id.is_not(None),
        )
    ).all()
    return found[0] if len(found) == 1 else None


def _by_claims(known: Known, proven: Proven) -> int | None:
    """Somebody new, where both who set this up allowed it for this onderdeel. Never found by a mail address."""
    onderdeel = _led_to(known, proven)
    if onderdeel is None or not proven.name:
        return None
    row = account.make_account_elsewhere(proven.name, proven.mail or None, proven.subject_hash)
    if row is None:
        return None
    person = Lidmaatschap(
        account_id=row.id,
        role=BY_CLAIMS[soort(known.organisatie_id)],
        organisatie_id=known.organisatie_id,
        onderdeel_id=onderdeel.id,
        partij_id=onderdeel.partij_id,
        work_name=proven.name,
    )
    db.session.add(person)
    db.session.flush()
    if not _remember(known, proven.subject_hash, row.id, person.id):
        return None
    note(known.id, ProviderEvent.MADE, person.id)
    return row.id


def _still_so(known: Known, proven: Proven, identity: Identity) -> bool:
    """Who came in by claims stays in by claims. Another onderdeel is not taken over by itself: casussen hang on it."""
    onderdeel = _led_to(known, proven)
    own = db.session.get(Lidmaatschap, identity.lidmaatschap_id)
    if onderdeel is not None and own.onderdeel_id == onderdeel.id:
        return True
    note(known.id, ProviderEvent.OTHER_CLAIMS, own.id)
    return False


def leave(known: Known, claims: dict) -> None:
    """A logout token ends the session that it names, or all of that person there. A second time it says nothing new."""
    if used(used_hash(known.issuer, f"jti|{claims['jti']}")):
        return
    named = []
    if claims.get("sid"):
        named.append(SignInSession.sid_hash == sid_hash(known.issuer, claims["sid"]))
    if claims.get("sub"):
        named.append(SignInSession.subject_hash == subject_hash(known.issuer, claims["sub"]))
    db.session.execute(delete(SignInSession).where(*named))
