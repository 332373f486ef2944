"""As sleutelpersoon of one organisatie every id of another, in every address and every form, gives nothing."""

import re

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.core.tokens import text_of
from portal.desk.models import Change, DeskLog, Placement
from portal.organisatie.models import Organisatie
from portal.uitnodiging.models import Uitnodiging
from tests.desk.office import Desk
from tests.desk.test_invite import invited

ANY = (
    "A" * 22
)  # of what that organisatie has none in the demo: its address stops at the organisatie all the same


def theirs(portal) -> tuple[str, dict[str, list[str]]]:
    """Another organisatie, and the tokens of all that it has."""
    with portal.inside():
        uwv = db.session.scalar(select(Organisatie).where(Organisatie.name == "UWV, kantoor Nijmegen"))
        people = db.session.scalars(select(Lidmaatschap.token).where(Lidmaatschap.organisatie_id == uwv.id))
        changes = db.session.scalars(select(Change.token).where(Change.organisatie_id == uwv.id))
        mails = db.session.scalars(
            select(Uitnodiging.token)
            .join(Placement, Placement.uitnodiging_id == Uitnodiging.id)
            .where(Placement.organisatie_id == uwv.id)
        )
        found = {"mens": people, "change": changes, "uitnodiging": mails}
        return text_of(uwv.token), {name: [text_of(each) for each in rows] for name, rows in found.items()}


def addresses(portal, office: str, inside: dict[str, list[str]]) -> list[str]:
    found = []
    for rule in portal.app.url_map.iter_rules():
        if "organisatie" not in rule.arguments:
            continue
        path = rule.rule.replace("<token:organisatie>", office)
        name = next((name for name in inside if name in rule.arguments), None)
        found += [path.replace(f"<token:{name}>", each) for each in inside[name]] if name else [path]
    return [re.sub(r"<[^>]+>", ANY, path) for path in found]


def test_every_address_with_an_id_of_another(portal):
    invited(Desk(portal, "peter-paul"), "UWV, onderdeel SUWI")
    hanneke = Desk(portal)
    form = hanneke.person.open(hanneke.mens("Merel Oosthuizen")).hidden()
    office, inside = theirs(portal)
    assert all(inside.values())
    own = re.search(r"[\w-]{22}", hanneke.office).group(0)
    with portal.inside():
        before = len(db.session.scalars(select(DeskLog.id)).all())
    foreign = addresses(portal, office, inside)
    mixed = [
        path
        for path in addresses(portal, own, inside)
        if any(t in path for each in inside.values() for t in each)
    ]
    assert len(foreign) > 40
    for path in foreign + mixed:
        for what in ("", "uit", "terug", "einde", "end", "make", "bevestig", "intrekken", "nieuw"):
            assert hanneke.person.send(path, {**form, "doe": what}).status in {404, 405}, path
        assert hanneke.person.open(path).status in {404, 405}, path
    with portal.inside():
        assert len(db.session.scalars(select(DeskLog.id)).all()) == before
