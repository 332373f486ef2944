"""The hours of the demo people."""

from portal.core import clock
from portal.core.formats import ZONE
from portal.demo.organisations import World
from portal.demo.people import read
from portal.hours import actions
from portal.hours.models import Kind


def load(world: World) -> None:
    for each in read("uren.toml")["uren"]:
        moment = world.moment(each["days_ago"], "17:00")
        with clock.at(moment):
            actions.note(
                world.lidmaatschap[each["wie"]].id,
                moment.astimezone(ZONE).date(),
                each["kwartieren"],
                Kind(each["wat"]),
            )
