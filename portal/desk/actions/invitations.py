"""A colleague is invited, and comes in."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.core.formats import today
from portal.desk.actions import changes
from portal.desk.actions.log import note
from portal.desk.actions.people import As, partij_for
from portal.desk.models import ChangeKind, Did, Placement
from portal.desk.places import Place
from portal.desk.queries.invitations import Offer
from portal.desk.words import placed
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Partij
from portal.organisatie.roles import CONFIRMED, fits
from portal.uitnodiging import actions, starting
from portal.uitnodiging.actions import Handed
from portal.uitnodiging.models import Purpose, Uitnodiging


class NotAnyMore(Exception):
    """What was offered cannot be given any more: the onderdeel or the role went."""


def invite(organisatie_id: int, by_id: int, naam: str, adres: str | None, to: As) -> Handed:
    """The name becomes the name at work of whoever comes in."""
    handed = actions.invite(by_id, Purpose.COLLEAGUE, naam, adres)
    place = to.place
    db.session.add(
        Placement(
            uitnodiging_id=handed.row.id, organisatie_id=organisatie_id, role=place.role,
            onderdeel_id=place.onderdeel_id, functie=to.functie, paid=to.paid, ips=to.ips,
        )
    )  # fmt: skip
    db.session.flush()
    note(organisatie_id, Did.INVITED, by_id, detail=place.label)
    return handed


def take_up(row: Uitnodiging, offer: Offer, account_id: int) -> Lidmaatschap:
    """Who was invited says yes. As sleutelpersoon or functionaris they come in once a second person confirmed it; the
    first sleutelpersoon of an organisatie is invited by the beheerder, and there is nobody yet to confirm."""
    placement, onderdeel = offer.placement, offer.onderdeel
    if placement is None or not fits(offer.soort, placement.role, onderdeel.taak if onderdeel else None):
        raise NotAnyMore
    key = store().keys({("uitnodiging", row.token)})["uitnodiging", row.token]
    with keyring.lent("uitnodiging", row.id, key, {"NAAM"}):
        name = str(row.naam)
    place = Place("", "", placement.role, placement.onderdeel_id, _partij(onderdeel))
    waits = placement.role in CONFIRMED and changes.anybody(placement.organisatie_id)
    member = _known(account_id, placement)
    if member is None:
        member = Lidmaatschap(
            account_id=account_id, role=placement.role, organisatie_id=placement.organisatie_id,
            onderdeel_id=placement.onderdeel_id, partij_id=partij_for(place, name), work_name=name,
            functie=placement.functie, paid=placement.paid, ips=placement.ips, seen_on=today(), active=not waits,
        )  # fmt: skip
        db.session.add(member)
        db.session.flush()
    starting.take_up(row, account_id)
    row.naam = None  # it is the name at work now
    onderdeel_name = onderdeel.name if onderdeel else None
    note(
        placement.organisatie_id,
        Did.CAME_IN,
        row.made_by_id,
        member.id,
        placed(placement.role, onderdeel_name),
    )
    if waits and not member.active:
        changes.propose(ChangeKind.MAKE, member, row.made_by_id)
    return member


def _partij(onderdeel) -> int | None:
    found = db.session.get(Partij, onderdeel.partij_id) if onderdeel and onderdeel.partij_id else None
    return found.id if found else None


def _known(account_id: int, placement: Placement) -> Lidmaatschap | None:
    """Who works here as this already comes in as that, and not twice."""
    return db.session.scalar(
        select(Lidmaatschap)
        .filter_by(
            account_id=account_id,
            organisatie_id=placement.organisatie_id,
            role=placement.role,
            onderdeel_id=placement.onderdeel_id,
            active=True,
        )
        .limit(1)
    )
