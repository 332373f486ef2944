"""The noodkaart of a demo story: what stands on it, who may open it, and who did."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus.models import Teamlid
from portal.core.db import db
from portal.noodkaart import actions
from portal.noodkaart.models import CARD_NAME, NOODKAART, TEXTS, WHY_OPENED, Keeper

DUTCH = dict(zip(TEXTS, ("bellen", "helpt", "niet", "wensen"), strict=True))


def write_card(story, each: dict) -> None:
    """`mag_openen`: who in the team the client chose; `naam`: by which name the card stands in their list."""
    client = story.told["client"]

    def marked(name: str, cell: str) -> str:
        return story.marks.mark(each[name], **story.where(cell, client, table="noodkaart"))

    texts = {name: marked(dutch, NOODKAART) for name, dutch in DUTCH.items() if dutch in each}
    row = actions.write(story.casus.id, 0, texts)
    people = {story.world.lidmaatschap[slug].id for slug in each["mag_openen"]}
    actions.choose(story.casus.id, row.version, marked("naam", CARD_NAME), people)


def open_card(story, each: dict) -> None:
    person: Lidmaatschap = story.world.lidmaatschap[each["wie"]]
    keeper = db.session.scalar(
        select(Keeper.id)
        .join(Teamlid, Teamlid.id == Keeper.teamlid_id)
        .where(Keeper.casus_id == story.casus.id, Teamlid.lidmaatschap_id == person.id)
    )
    why = story.marks.mark(each["reden"], **story.where(WHY_OPENED, each["wie"], table="noodkaart_opening"))
    actions.open_card(keeper, story.casus.id, person, why)
