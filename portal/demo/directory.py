"""How the sleutelpersonen of the demo are reached, and what its people tell of themselves."""

from portal.demo.marks import Marks
from portal.demo.organisations import World
from portal.demo.people import read
from portal.directory import actions


def load(world: World, marks: Marks) -> None:
    told = read("wie_is_wie.toml")
    for each in told["kaart"]:
        actions.write_card(
            world.lidmaatschap[each["wie"]].id,
            0,
            phone=each.get("telefoon", ""),
            mail=each.get("mail", ""),
            reachable=each.get("bereikbaar", ""),
            what_for=each.get("waarvoor", ""),
        )
    for each in told["expertise"]:
        shown = each.get("zichtbaar", True)
        where = {"author": each["wie"], "partij": "shown" if shown else "", "table": "expertise"}
        words = {
            cell: marks.mark(each[name], cell=cell.upper(), **where) if name in each else ""
            for cell, name in (("about", "tekst"), ("lived", "ervaring"))
        }
        topics = " ".join(each["onderwerpen"])
        actions.tell(world.lidmaatschap[each["wie"]].id, 0, topics=topics, shown=shown, **words)
