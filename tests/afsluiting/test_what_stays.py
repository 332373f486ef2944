"""What a client asked organisaties stays with those after the end, as the page says, and goes with the logs."""

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.db import db
from portal.core.tokens import token_of
from portal.inzage.models import Navraag
from portal.kluis.store import store
from portal.recht.models import Aanvraag
from portal.sweep import sweep


def asked(portal, casus: str) -> tuple[set, int]:
    """(scope, token) of all that its client asked, and how many of them have a key."""
    with portal.inside():
        mine = select(Casus.id).where(Casus.token == token_of(casus.removeprefix("/casus/")))
        found = {
            (scope, token)
            for scope, model in (("aanvraag", Aanvraag), ("navraag", Navraag))
            for token in db.session.scalars(select(model.token).where(model.casus_id.in_(mine)))
        }
        return found, len(store().keys(found))


def test_the_page_names_what_stays_with_who_was_asked(end):
    says = "Wat u een organisatie vroeg: uw aanvragen en navragen, en het antwoord."
    assert says in end.yara.open(f"{end.casus}/wissen").words
    end.ends()
    assert "met een aanvraag of een navraag? Die organisatie leest dat tot" in end.stand().words


def test_what_was_asked_is_kept_as_long_as_the_logs_and_then_its_key_goes(end):
    rows, keys = asked(end.portal, end.casus)
    assert {scope for scope, _ in rows} == {"aanvraag", "navraag"}
    assert keys == len(rows)
    end.ends()
    with end.later(days=31):
        end.clock_strikes()
    with end.later(days=2 * 365), end.portal.inside():
        sweep()
    assert asked(end.portal, end.casus) == (rows, len(rows))
    with end.later(days=6 * 365):
        for turn in ("before the night", "after it"):
            for slug, path in (("hanneke", "rechten"), ("hanneke", "navragen"), ("rashida", "rechten")):
                desk = end.portal.person(slug)
                page = desk.open(f"{desk.organisatie()}/{path}")
                inside = [link for link in page.links if f"/{path}/" in link]
                assert [desk.open(link).status for link in inside] == [200] * len(inside), turn
            with end.portal.inside():
                sweep()
    assert asked(end.portal, end.casus) == (rows, 0)
