from datetime import datetime, timedelta

from portal.account.models import Account, Lidmaatschap, Role
from portal.account.passwords import hash_password
from portal.account.throttle import mail_hash
from portal.core.clock import now
from portal.core.db import db
from portal.core.formats import ZONE
from portal.demo.marks import Marks
from portal.demo.people import read
from portal.kluis.keyring import hang
from portal.kluis.store import store
from portal.naaste.actions import as_naaste
from portal.organisatie.models import Arbeidsmarktregio, Onderdeel, Organisatie, Partij, Soort, Taak

SEEN = 1  # days ago, unless it is told otherwise
PASSWORD = "laat-mij-het-zien"  # noqa: S105 - of the demo people, printed when the demo starts


class World:
    """What was made, by the slug that the demo files use."""

    def __init__(self):
        self.regio: dict[str, Arbeidsmarktregio] = {}
        self.organisatie: dict[str, Organisatie] = {}
        self.onderdeel: dict[str, Onderdeel] = {}
        self.partij: dict[str, Partij] = {}  # by onderdeel, and by lidmaatschap for a person
        self.lidmaatschap: dict[str, Lidmaatschap] = {}
        self.account: dict[str, Account] = {}
        self.today = now()

    def moment(self, days_ago: int, time: str = "09:00") -> datetime:
        """A time of the day some days before the demo is made, never after."""
        hour, minute = map(int, time.split(":"))
        day = self.today.astimezone(ZONE) - timedelta(days=days_ago)
        return min(day.replace(hour=hour, minute=minute, second=0, microsecond=0), self.today)


def load(marks: Marks) -> World:
    world = World()
    told = read("organisaties.toml")
    for each in told["regio"]:
        world.regio[each["slug"]] = _added(Arbeidsmarktregio(slug=each["slug"], name=each["name"]))
    for each in told["organisatie"]:
        world.organisatie[each["slug"]] = _added(
            Organisatie(
                name=each["name"],
                soort=Soort(each["soort"]),
                regio_id=world.regio[each["regio"]].id,
                fictief=each["fictief"],
            )
        )
    for each in told["onderdeel"]:
        _onderdeel(world, each)
    hashed = hash_password(PASSWORD)
    for mens in read("mensen.toml")["mens"]:
        _mens(world, mens, hashed, marks)
    return world


def _added(row):
    db.session.add(row)
    db.session.flush()
    return row


def _onderdeel(world: World, each: dict) -> None:
    taak = Taak(each["taak"])
    partij = None
    if taak is not Taak.ERVARING:  # ervaringsdeskundigen take part as a person
        partij = _added(
            Partij(kind=each["kind"], name=each["label"], taak=taak, beroepsgeheim=taak is Taak.WGBO)
        )
        world.partij[each["slug"]] = partij
    world.onderdeel[each["slug"]] = _added(
        Onderdeel(
            organisatie_id=world.organisatie[each["organisatie"]].id,
            partij_id=partij.id if partij else None,
            name=each["name"],
            taak=taak,
        )
    )


def _mens(world: World, mens: dict, hashed: str, marks: Marks) -> None:
    slug = mens["slug"]
    account = Account(
        mail_hash=mail_hash(mens["mail"]),
        password_hash=hashed,
        active=not mens.get("deactivated", False),
        demo=True,
        demo_slug=slug,
        created_at=now(),
    )
    key = store().create("account", [account.token])[account.token]
    world.account[slug] = _added(account)
    hang("account", account.id, key, {"NAAM", "MAIL"})
    account.name = marks.mark(mens["name"], cell="NAAM", author=slug, table="account")
    account.mail = marks.mark(mens["mail"], cell="MAIL", author=slug, table="account")
    for each in mens["lidmaatschap"]:
        _lidmaatschap(world, mens, account, each)


def _lidmaatschap(world: World, mens: dict, account: Account, each: dict) -> None:
    role = Role(each["role"])
    if role is Role.NAASTE:
        row = world.lidmaatschap[each["slug"]] = as_naaste(account.id)
        world.partij[each["slug"]] = db.session.get(Partij, row.partij_id)
        return
    onderdeel = world.onderdeel.get(each.get("onderdeel"))
    organisatie = world.organisatie.get(each.get("organisatie"))
    partij_id = onderdeel.partij_id if onderdeel else None
    if role is Role.ERVARINGSDESKUNDIGE:
        person = _added(Partij(kind=str(role), name=mens["name"], taak=Taak.ERVARING))
        world.partij[each["slug"]] = person
        partij_id = person.id
    world.lidmaatschap[each["slug"]] = _added(
        Lidmaatschap(
            account_id=account.id,
            role=role,
            organisatie_id=organisatie.id if organisatie else None,
            onderdeel_id=onderdeel.id if onderdeel else None,
            partij_id=partij_id
            if role not in {Role.SLEUTELPERSOON, Role.BESTUURDER, Role.BEHEERDER, Role.FUNCTIONARIS}
            else None,
            work_name=None if role is Role.CLIENT else mens["name"],
            functie=each.get("functie"),
            ips=each.get("ips", False),
            paid=each.get("betaald"),
            seen_on=world.moment(each.get("gezien", SEEN)).astimezone(ZONE).date() if organisatie else None,
        )
    )
