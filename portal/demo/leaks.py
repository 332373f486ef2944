"""What stands in the registers of datalekken of the demo, as config/demo/bureau.toml tells it."""

from portal.core import clock
from portal.datalek.actions import Known, note
from portal.datalek.models import Lek, Told
from portal.demo.marks import Marks
from portal.demo.organisations import World


def load(world: World, marks: Marks, told: list[dict]) -> None:
    for each in told:
        by = world.lidmaatschap[each["wie"]]
        where = {"cell": "DATALEK", "author": each["wie"], "table": "datalek_revision"}
        known = Known(
            kind=Lek(each["soort"]),
            found_at=world.moment(each["ontdekt"], "09:00"),
            authority=Told.TOLD if "gemeld" in each else Told.NOT_YET,
            authority_at=world.moment(each["gemeld"], "15:00") if "gemeld" in each else None,
            clients=Told.TOLD if "verteld" in each else Told.NOT_YET,
            clients_on=world.moment(each["verteld"], "12:00").date() if "verteld" in each else None,
            people=each.get("mensen"),
            what=marks.mark(each["wat"], **where),
            measures=marks.mark(each["maatregelen"], **where),
            why_not="",
        )
        with clock.at(world.moment(each["days_ago"], "16:00")):
            note(by.organisatie_id, by.id, known)
