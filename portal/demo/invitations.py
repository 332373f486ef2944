"""The invitations that demo people made, as config/demo/uitnodigingen.toml tells them."""

from portal.core import clock
from portal.demo.marks import Marks
from portal.demo.organisations import World
from portal.demo.people import read
from portal.uitnodiging import actions
from portal.uitnodiging.models import Purpose


def load(world: World, marks: Marks) -> None:
    for each in read("uitnodigingen.toml")["uitnodiging"]:
        where = {"author": each["wie"], "table": "uitnodiging"}
        naam = marks.mark(each["naam"], cell="NAAM", **where)
        adres = marks.mark(each["mail"], cell="ADRES", **where)
        with clock.at(world.moment(each["days_ago"])):
            actions.invite(world.lidmaatschap[each["wie"]].id, Purpose.CLIENT, naam, adres)
