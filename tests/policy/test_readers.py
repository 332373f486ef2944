""" "Wie ziet dit" and the guard are one rule: whoever is said to read a text reads it, and nobody else does."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Deelname
from portal.core import clock
from portal.core.db import db
from portal.kluis import keyring
from portal.policy.readers import readers
from portal.policy.table import READS
from tests.policy.stage import enter

Reads = set[tuple[int, str, int]]  # who, cell, writer's partij


def writers_in(casus: Casus) -> list[int]:
    found = db.session.scalars(select(Deelname.partij_id).where(Deelname.casus_id == casus.id))
    return [keyring.CLIENT, *found]


def said(app, casus: Casus) -> Reads:
    opened = enter(app, db.session.get(Lidmaatschap, casus.client_id), casus)
    return {
        (reader.lidmaatschap_id, cell, writer)
        for reader in readers(opened)
        for cell in READS
        for writer in writers_in(casus)
        if reader.reads(cell, writer)
    }


def granted(app, casus: Casus) -> Reads:
    """What the keyring of each Lidmaatschap there is would open."""
    found = set()
    for person in db.session.scalars(select(Lidmaatschap)).all():
        opened = enter(app, person, casus)
        if opened is not None:
            lock = keyring.lock_of("casus", casus.id)
            cells = set(opened.cells()) & lock.cells
            found |= {(person.id, c, w) for c in cells for w in writers_in(casus) if w in lock.writers}
    return found


def test_in_every_casus_of_the_demo(demo):
    with demo.inside():
        for casus in db.session.scalars(select(Casus).order_by(Casus.id)).all():
            assert said(demo.app, casus) == granted(demo.app, casus) != set(), casus.id


@pytest.fixture
def full(stage):
    """Everybody takes part and much is open; what the GGZ writes reaches UWV."""
    for who in ("uwv", "uwv colleague", "wmo", "ggz", "ips", "other ggz", "ervaringsdeskundige", "naaste"):
        stage.joins(who)
    for partij in ("uwv", "wmo", "ggz", "other ggz", "ervaringsdeskundige", "naaste"):
        free = "" if partij == "naaste" else " gezondheid_en_werk"
        stage.opens(partij, f"geholpen plan werk{free}")
    stage.opens("ggz", "inkomen behandeling").breaks("ggz", "uwv")
    return stage


def agree(stage) -> Reads:
    reads = said(stage.app, stage.casus)
    assert reads == granted(stage.app, stage.casus)
    return reads


def test_when_much_is_open(full):
    reads = agree(full)
    ggz, uwv, wmo = full.partij["ggz"].id, full.who["uwv"].id, full.who["wmo"].id
    assert (uwv, "plan", ggz) in reads
    assert (wmo, "plan", ggz) not in reads


def test_when_a_doorbreking_has_ended(full):
    full.breaks("ggz", "wmo").closed_at = clock.now() - timedelta(days=1)
    db.session.flush()
    assert (full.who["wmo"].id, "plan", full.partij["ggz"].id) not in agree(full)


def test_when_a_doorbreking_is_of_more_than_a_year_ago(full):
    full.breaks("ggz", "wmo", days_ago=366)
    assert (full.who["wmo"].id, "plan", full.partij["ggz"].id) not in agree(full)


def test_when_somebody_left(full):
    full.leaves("uwv")
    assert full.who["uwv"].id not in {who for who, _, _ in agree(full)}


def test_when_the_account_of_somebody_in_the_team_is_deactivated(full):
    db.session.get(Account, full.who["uwv"].account_id).active = False
    db.session.flush()
    assert full.who["uwv"].id not in {who for who, _, _ in agree(full)}


def test_when_a_lidmaatschap_ended(full):
    full.who["uwv"].active = False
    db.session.flush()
    assert full.who["uwv"].id not in {who for who, _, _ in agree(full)}
