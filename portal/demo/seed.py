from pathlib import Path

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.account.words import ROLE_WORDS, acting
from portal.core.db import db
from portal.demo import casussen, desk, directory, hours, invitations, known, navragen, organisations
from portal.demo.marks import Marks
from portal.demo.organisations import PASSWORD
from portal.demo.people import read
from portal.kluis import keyring
from portal.organisatie.models import Organisatie
from portal.toestemming.models import LogPayload


class NotEmpty(Exception):
    """There are people in this portal already; demo data would stand among them."""


def has_real_people() -> bool:
    return db.session.scalar(select(Account.id).where(Account.demo.is_(False)).limit(1)) is not None


def is_filled() -> bool:
    return db.session.scalar(select(Account.id).limit(1)) is not None


def fill(canaries: Path | None = None) -> None:
    if is_filled():
        raise NotEmpty
    keyring.empty()
    marks = Marks(canaries is not None)
    world = organisations.load(marks)
    casussen.load(world, marks)
    known.load(world)
    invitations.load(world, marks)
    hours.load(world)
    directory.load(world, marks)
    desk.load(world, marks)
    navragen.load(world, marks)
    if canaries:
        _note_log_rows(marks)
        marks.write(canaries)
    db.session.commit()
    keyring.empty()


def _note_log_rows(marks: Marks) -> None:
    """Each row of the toestemmingslog has a receipt number, which is unique of itself."""
    for row in db.session.scalars(select(LogPayload)):
        number = str(row.payload).split('"receipt_id":"')[1].split('"')[0]
        marks.note(number, casus="", cell="LOG", author="", partij="", table="toestemmingslog_payload")


def accounts() -> list[dict]:
    """A row for every Lidmaatschap of the demo people who may sign in."""
    mails = {mens["slug"]: mens["mail"] for mens in read("mensen.toml")["mens"]}
    rows = db.session.execute(
        select(Account.demo_slug, Account.active, Lidmaatschap.role, Lidmaatschap.functie, Organisatie.name)
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(Account.demo_slug.in_(mails))
        .order_by(Lidmaatschap.id)
    )
    return [
        {
            "slug": row.demo_slug,
            "mail": mails[row.demo_slug],
            "password": PASSWORD,
            "role": str(row.role),
            "functie": row.functie or "",
            "organisatie": row.name or "",
            "active": row.active,
        }
        for row in rows
    ]


def table(rows: list[dict]) -> str:
    lines = [
        f"  {ROLE_WORDS[row['role']]:20} {row['mail']:42} {acting(row['role'], row['functie'], row['organisatie'])}"
        for row in rows
        if row["active"]
    ]
    return "\n".join([*lines, f"  All with the password: {PASSWORD}"])
