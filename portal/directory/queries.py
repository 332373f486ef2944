from sqlalchemy import and_, func, select

from portal.account.models import Account, Lidmaatschap
from portal.core.db import db
from portal.directory.models import ContactCard, Expertise
from portal.organisatie.models import Arbeidsmarktregio, Organisatie
from portal.policy.listing import open_expertise
from portal.policy.permissions import Permission as P
from portal.policy.table import ever

WRITE_CARDS = ever(P.CONTACT_WRITE)
MOST = 60  # on one page; who wants fewer chooses a region or searches


def regios() -> list:
    return db.session.execute(
        select(Arbeidsmarktregio.slug, Arbeidsmarktregio.name)
        .where(select(Organisatie.id).where(Organisatie.regio_id == Arbeidsmarktregio.id).exists())
        .order_by(Arbeidsmarktregio.name)
    ).all()


def _asked(regio: str | None, words: str, *columns) -> list:
    """Every word stands somewhere in these columns."""
    found = [Arbeidsmarktregio.slug == regio] if regio else []
    text = func.lower(func.coalesce(columns[0], ""))
    for column in columns[1:]:
        text = text.concat(" ").concat(func.lower(func.coalesce(column, "")))
    return found + [text.contains(word, autoescape=True) for word in words.lower().split()[:8]]


def organisaties(regio: str | None, words: str) -> list:
    """One more than the page shows."""
    return db.session.execute(
        select(Organisatie.id, Organisatie.name, Arbeidsmarktregio.name.label("regio"))
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .where(*_asked(regio, words, Organisatie.name))
        .order_by(Organisatie.name, Organisatie.id)
        .limit(MOST + 1)
    ).all()


def cards(organisatie_ids: list[int]) -> dict[int, list]:
    """Per organisatie who runs it here, and what they tell of how to reach them."""
    rows = db.session.execute(
        select(
            Lidmaatschap.organisatie_id,
            Lidmaatschap.named,
            Lidmaatschap.functie,
            ContactCard.phone,
            ContactCard.mail,
            ContactCard.reachable,
            ContactCard.what_for,
        )
        .join(Account, and_(Account.id == Lidmaatschap.account_id, Account.active.is_(True)))
        .outerjoin(ContactCard, ContactCard.lidmaatschap_id == Lidmaatschap.id)
        .where(
            Lidmaatschap.organisatie_id.in_(organisatie_ids),
            Lidmaatschap.role.in_(WRITE_CARDS),
            Lidmaatschap.active.is_(True),
        )
        .order_by(Lidmaatschap.id)
    )
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.organisatie_id, []).append(row)
    return found


def card(lidmaatschap_id: int) -> ContactCard | None:
    return db.session.scalar(select(ContactCard).where(ContactCard.lidmaatschap_id == lidmaatschap_id))


def own_expertise(lidmaatschap_id: int) -> Expertise | None:
    row = db.session.scalar(select(Expertise).where(Expertise.lidmaatschap_id == lidmaatschap_id))
    open_expertise({row.id: row.token} if row else {})
    return row


def people(regio: str | None, topic: str | None, words: str) -> list:
    """Who tells of themselves what they know. The typed words are opened for the page alone, and are not searched."""
    rows = db.session.execute(
        select(
            Expertise.id,
            Expertise.token,
            Expertise.topics,
            Expertise.about,
            Expertise.lived,
            Lidmaatschap.named,
            Lidmaatschap.functie,
            Lidmaatschap.role,
            Organisatie.name.label("organisatie"),
            Arbeidsmarktregio.name.label("regio"),
        )
        .join(Lidmaatschap, and_(Lidmaatschap.id == Expertise.lidmaatschap_id, Lidmaatschap.active.is_(True)))
        .join(Account, and_(Account.id == Lidmaatschap.account_id, Account.active.is_(True)))
        .join(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .join(Arbeidsmarktregio, Arbeidsmarktregio.id == Organisatie.regio_id)
        .where(
            Expertise.shown.is_(True),
            *([(" " + Expertise.topics + " ").contains(f" {topic} ", autoescape=True)] if topic else []),
            *_asked(regio, words, Lidmaatschap.work_name, Lidmaatschap.functie, Organisatie.name),
        )
        .order_by(Lidmaatschap.work_name, Lidmaatschap.id)
        .limit(MOST + 1)
    ).all()
    open_expertise({row.id: row.token for row in rows[:MOST]})
    return rows
