"""Who thinks along about the words of a demo story, and what the client did with what was suggested."""

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core import clock
from portal.core.db import db
from portal.suggestions import actions
from portal.suggestions.models import suggestion_cell


def ask_along(story, each: dict) -> None:
    actions.invite(story.casus.id, story.world.lidmaatschap[each["wie"]].id)
    if "until" in each:
        with clock.at(story.world.moment(each["until"])):
            actions.end_invite(story.casus.id, story.world.lidmaatschap[each["wie"]].id)


def suggest(story, each: dict) -> None:
    """`besluit`: "neem" or "laat", at `besloten` days ago."""
    author, vraag = story.world.lidmaatschap[each["wie"]], story.vraag(each["vraag"])
    where = story.where(suggestion_cell(vraag), each["wie"], each["wie"], "suggestion")
    tekst, why = (story.marks.mark(each[name], **where) for name in ("tekst", "waarom"))
    me = (author.id, author.partij_id)
    newest = db.session.scalar(select(Casus.versie_id).where(Casus.id == story.casus.id))
    row = actions.suggest(story.casus.id, me, vraag, newest, tekst, why)
    if "besluit" in each:
        with clock.at(story.world.moment(each["besloten"], "20:30")):
            if each["besluit"] == "laat":
                actions.leave(story.casus.id, row.id, row.version)
            else:
                before = story.versions.get(vraag, 0)
                actions.take(story.casus.id, row.id, row.version, tekst, before)
                story.versions[vraag] = before + 1
