"""What demo people did at their desks, as config/demo/bureau.toml tells it."""

from sqlalchemy import select

from portal.account.models import Role
from portal.core import clock
from portal.core.db import db
from portal.demo import leaks
from portal.demo.marks import Marks
from portal.demo.organisations import World
from portal.demo.people import read
from portal.desk.actions import changes, invitations
from portal.desk.actions.people import As
from portal.desk.models import ChangeKind
from portal.desk.places import Place
from portal.desk.words import placed
from portal.policy.guard import OpenOrganisatie
from portal.review.actions import open_review, save
from portal.review.models import Answer, Review, ReviewRow


def load(world: World, marks: Marks) -> None:
    told = read("bureau.toml")
    for each in told["uitnodiging"]:
        with clock.at(world.moment(each["days_ago"])):
            _invite(world, marks, each)
    for each in told["voorstel"]:
        with clock.at(world.moment(each["days_ago"])):
            about = changes.candidate(world.lidmaatschap[each["over"]])
            changes.propose(ChangeKind.MAKE, about, world.lidmaatschap[each["wie"]].id)
    with clock.at(world.moment(told["nalopen"]["days_ago"], "06:00")):
        for row in list(world.lidmaatschap.values()):
            if row.role is Role.SLEUTELPERSOON:
                open_review(row.organisatie_id)
    for each in told["nagelopen"]:
        with clock.at(world.moment(each["days_ago"], "10:00")):
            _answer(world, each)
    leaks.load(world, marks, told["datalek"])


def _invite(world: World, marks: Marks, each: dict) -> None:
    by, onderdeel = world.lidmaatschap[each["wie"]], world.onderdeel[each["onderdeel"]]
    organisatie = next(o for o in world.organisatie.values() if o.id == by.organisatie_id)
    role, where = Role(each["role"]), {"author": each["wie"], "table": "placement"}
    place = Place("", placed(role, onderdeel.name), role, onderdeel.id, onderdeel.partij_id)
    opened = OpenOrganisatie(organisatie.id, organisatie.token, organisatie.name)
    naam = marks.mark(each["naam"], cell="NAAM", **where)
    adres = marks.mark(each["mail"], cell="ADRES", **where)
    invitations.invite(opened.id, by.id, naam, adres, As(place, each["functie"], None))


def _answer(world: World, each: dict) -> None:
    by, about = world.lidmaatschap[each["wie"]], world.lidmaatschap[each["over"]]
    row = db.session.scalars(
        select(ReviewRow)
        .join(Review, Review.id == ReviewRow.review_id)
        .where(ReviewRow.lidmaatschap_id == about.id, Review.settled_at.is_(None))
    ).one()
    save(row.review_id, {row.id: Answer(each["antwoord"])}, by.id)
