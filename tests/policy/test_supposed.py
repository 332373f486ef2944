""" "Wie kan dit lezen", asked before the client decides, is what comes true when they do."""

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap, Role
from portal.casus.models import Casus
from portal.core import clock
from portal.core.db import db
from portal.organisatie.models import Taak
from portal.policy.readers import readers
from portal.policy.supposed import Supposed, bounds, readers_if
from portal.toestemming.models import BEKEND, Sharing
from tests.policy.cast import AT_MOST, IPS_ALSO
from tests.policy.stage import enter


def standing(casus_id: int) -> set[Supposed]:
    rows = db.session.execute(
        select(Sharing.partij_id, Sharing.cell, Sharing.about_id).where(
            Sharing.casus_id == casus_id, Sharing.closed_at.is_(None), Sharing.valid_until > clock.now()
        )
    )
    return {Supposed(*row) for row in rows}


def test_supposing_what_stands_is_how_it_is_in_every_casus_of_the_demo(demo):
    with demo.inside():
        for casus in db.session.scalars(select(Casus).order_by(Casus.id)).all():
            client = db.session.get(Lidmaatschap, casus.client_id)
            opened = enter(demo.app, client, casus)
            assert readers_if(opened, standing(casus.id)) == readers(opened)


@pytest.fixture
def full(stage):
    for who in ("uwv", "uwv colleague", "wmo", "ggz", "ips", "ervaringsdeskundige", "naaste"):
        stage.joins(who)
    stage.opens("uwv", "geholpen plan").opens("ggz", "plan behandeling")
    stage.breaks("ggz", "uwv")
    return stage


def as_the_client(stage):
    return stage.enters("client")


@pytest.mark.parametrize(
    ("partij", "cell"),
    [("uwv", "werk"), ("wmo", "dagelijks_leven"), ("ggz", "inkomen"), ("uwv", "betrokkenen")],
)  # fmt: skip
def test_opening_a_cell_gives_what_was_foretold(full, partij, cell):
    casus = as_the_client(full)
    wanted = standing(full.casus.id) | {Supposed(full.partij[partij].id, cell)}
    before, foretold = readers(casus), readers_if(casus, wanted)
    full.opens(partij, cell, days_ago=0)
    assert readers(as_the_client(full)) == foretold != before


@pytest.mark.parametrize(("partij", "cell"), [("uwv", "plan"), ("uwv", "geholpen"), ("ggz", "behandeling")])
def test_closing_a_cell_gives_what_was_foretold(full, partij, cell):
    casus = as_the_client(full)
    left = standing(full.casus.id) - {Supposed(full.partij[partij].id, cell)}
    before, foretold = readers(casus), readers_if(casus, left)
    full.closes(partij, cell, days_ago=0)
    assert readers(as_the_client(full)) == foretold != before


def test_supposing_nothing_open_is_how_it_is_after_pausing(full):
    foretold = readers_if(as_the_client(full), set())
    full.pauses()
    assert readers(as_the_client(full)) == foretold


def test_supposing_more_than_a_role_can_see_gives_no_more(full):
    """A cell that can never be open stays unread, whatever is ticked."""
    too_much = {Supposed(full.partij["uwv"].id, cell) for cell in ("behandeling", "dagelijks_leven", BEKEND)}
    reads = {reader.lidmaatschap_id: reader.cells for reader in readers_if(as_the_client(full), too_much)}
    assert reads[full.who["uwv"].id] == frozenset()


@pytest.mark.parametrize(("kind", "taak"), AT_MOST)
def test_what_can_ever_be_open_is_what_the_role_can_see_at_most(stage, kind, taak):
    """Of a GGZ also what only its IPS-trajectbegeleiders read: the client opens to the partij."""
    also = IPS_ALSO if kind == "ggz" else set()
    assert bounds(Role(kind), Taak(taak), stage.casus.id) == AT_MOST[kind, taak] | also
