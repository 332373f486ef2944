from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.openid.flow import Known
from portal.openid.models import MailDomain, Provider, ProviderLog, ProviderOnderdeel, ProviderState
from portal.openid.words import name_of
from portal.organisatie.models import Onderdeel, Organisatie

STANDING = (ProviderState.DRAFT, ProviderState.CONFIRMED)


def known(row: Provider) -> Known:
    """With its secret, for what goes out; never for a page."""
    organisatie = db.session.get(Organisatie, row.organisatie_id) if row.organisatie_id else None
    return Known(
        id=row.id,
        token=row.token,
        organisatie_id=row.organisatie_id,
        name=name_of(organisatie.name if organisatie else None, current_app.config["DEMO"]),
        issuer=row.issuer,
        client_id=row.client_id,
        levels=tuple(row.levels.split()),
        methods=tuple(row.methods.split()),
        claim=row.claim,
        secret=_secret(row),
    )


def _secret(row: Provider) -> str:
    key = store().keys({("provider", row.token)})["provider", row.token]
    with keyring.lent("provider", row.id, key, {"SECRET"}):
        return str(row.secret)


def confirmed(token: bytes) -> Known | None:
    """None for what is a draft, has ended, or never was."""
    row = db.session.scalar(
        select(Provider).where(Provider.token == token, Provider.state == ProviderState.CONFIRMED)
    )
    return known(row) if row else None


def once_confirmed(token: bytes) -> Known | None:
    """Also one that has ended: who signed in there signs out there."""
    row = db.session.scalar(
        select(Provider).where(Provider.token == token, Provider.confirmed_at.is_not(None))
    )
    return known(row) if row else None


def still_speaks(token: bytes) -> Known | None:
    """What works now, also under the address that it had before it was confirmed anew: who runs it may not have
    changed that yet."""
    works = aliased(Provider)
    row = db.session.scalar(
        select(Provider)
        .join(works, works.organisatie_id.is_not_distinct_from(Provider.organisatie_id))
        .where(
            Provider.token == token,
            Provider.confirmed_at.is_not(None),
            works.state == ProviderState.CONFIRMED,
            works.issuer == Provider.issuer,
            works.client_id == Provider.client_id,
        )
    )
    return known(row) if row else None


def for_clients() -> bytes | None:
    return db.session.scalar(
        select(Provider.token).where(
            Provider.organisatie_id.is_(None), Provider.state == ProviderState.CONFIRMED
        )
    )


def any_of_organisaties() -> bool:
    wanted = select(Provider.id).where(
        Provider.organisatie_id.is_not(None), Provider.state == ProviderState.CONFIRMED
    )
    return db.session.scalar(wanted.limit(1)) is not None


def for_mail(mail: str):
    """(token, name of the organisatie) where people with such an address sign in. Tells nothing of accounts."""
    domain = mail.rsplit("@", 1)[-1].strip().casefold()
    return db.session.execute(
        select(Provider.token, Organisatie.name)
        .join(MailDomain, MailDomain.provider_id == Provider.id)
        .join(Organisatie, Organisatie.id == Provider.organisatie_id)
        .where(MailDomain.domain == domain, Provider.state == ProviderState.CONFIRMED)
    ).one_or_none()


def standing(organisatie_id: int | None) -> dict[ProviderState, Provider]:
    """The draft and what works now, of this organisatie or of the clients."""
    rows = db.session.scalars(
        select(Provider).where(
            Provider.organisatie_id.is_not_distinct_from(organisatie_id), Provider.state.in_(STANDING)
        )
    )
    return {row.state: row for row in rows}


def taken(domains: list[str], organisatie_id: int | None) -> list[str]:
    """Which of these another organisatie signs in with already."""
    return list(
        db.session.scalars(
            select(MailDomain.domain)
            .join(Provider, Provider.id == MailDomain.provider_id)
            .where(MailDomain.domain.in_(domains), Provider.organisatie_id.is_distinct_from(organisatie_id))
            .order_by(MailDomain.domain)
        )
    )


def onderdelen(organisatie_id: int | None, provider_id: int | None):
    """The onderdelen that people of this organisatie can come in for, with the value of the claim for each."""
    return db.session.execute(
        select(Onderdeel.id, Onderdeel.name, ProviderOnderdeel.value)
        .outerjoin(
            ProviderOnderdeel,
            (ProviderOnderdeel.onderdeel_id == Onderdeel.id) & (ProviderOnderdeel.provider_id == provider_id),
        )
        .where(Onderdeel.organisatie_id == organisatie_id, Onderdeel.partij_id.is_not(None))
        .order_by(Onderdeel.name, Onderdeel.id)
    ).all()


def soort(organisatie_id: int | None):
    return db.session.scalar(select(Organisatie.soort).where(Organisatie.id == organisatie_id))


def names(*lidmaatschappen: int | None) -> dict[int, str]:
    rows = db.session.execute(
        select(Lidmaatschap.id, Lidmaatschap.work_name).where(
            Lidmaatschap.id.in_(filter(None, lidmaatschappen))
        )
    )
    return {row.id: row.work_name or "" for row in rows}


@dataclass(frozen=True)
class Happened:
    event: str
    at: datetime
    by: str


LATEST = 20


def log(organisatie_id: int | None) -> list[Happened]:
    """The latest changes, newest first."""
    rows = db.session.execute(
        select(ProviderLog.event, ProviderLog.at, Lidmaatschap.work_name)
        .join(Provider, Provider.id == ProviderLog.provider_id)
        .outerjoin(Lidmaatschap, Lidmaatschap.id == ProviderLog.lidmaatschap_id)
        .where(Provider.organisatie_id.is_not_distinct_from(organisatie_id))
        .order_by(ProviderLog.id.desc())
        .limit(LATEST)
    )
    return [Happened(row.event, row.at, row.work_name or "") for row in rows]


def waiting():
    """Organisaties of which a draft waits for somebody to confirm it, and since when."""
    return db.session.execute(
        select(Organisatie.name, Organisatie.token, Provider.filled_at)
        .join(Provider, Provider.organisatie_id == Organisatie.id)
        .where(Provider.state == ProviderState.DRAFT)
        .order_by(Provider.filled_at)
    ).all()
