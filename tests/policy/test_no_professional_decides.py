"""Nobody who works with a client, wrote down who decides for them or saw the proof, decides for them themselves: not at
the door, and not at any later request."""

import pytest

from portal.account.models import Role
from portal.core.db import db
from portal.organisatie.models import Organisatie, Soort
from portal.uitnodiging import actions as uitnodiging
from portal.vertegenwoordiger import actions, door
from portal.vertegenwoordiger.models import Hoedanigheid
from tests.policy.represented import MAY, decides, may_open, opens

CARE = "gezondheid_en_werk"


def house(stage, name: str) -> Organisatie:
    return stage.added(Organisatie(regio_id=stage.casus.regio_id, name=name, soort=Soort.UWV))


def let_in(stage, row, who: str) -> bool:
    """With the link and the code in hand."""
    row.lidmaatschap_id = None
    db.session.flush()
    actions._way_in(stage.casus.id, row.id)
    return door.waits_for(row.uitnodiging_id, stage.who[who].account_id) is not None


@pytest.mark.parametrize(
    ("role", "partij", "active"),
    [
        (Role.GEMEENTE, "wmo", True),
        (Role.GEMEENTE, "wmo", False),
        (Role.BESTUURDER, None, True),
        (Role.NAASTE, "naaste", True),
    ],
)
def test_who_takes_part_or_works_where_somebody_does_loses_it_at_once(stage, role, partij, active):
    row = decides(stage)
    stage.joins("naaste")
    assert stage.may("mentor") == MAY
    account = stage.who["mentor"].account_id
    also = stage.person("also", role, stage.partij[partij] if partij else None, account)
    also.active = active
    db.session.flush()
    assert stage.may("mentor") == set()
    assert not may_open(stage, CARE)
    assert not let_in(stage, row, "also")


def test_what_they_work_at_elsewhere_keeps_nobody_out(stage):
    row = decides(stage)
    elsewhere = house(stage, "Elsewhere")
    also = stage.person("also", Role.UWV, stage.partij["schuldhulp"], stage.who["mentor"].account_id)
    also.organisatie_id = elsewhere.id
    db.session.flush()
    assert stage.may("mentor") == MAY
    assert let_in(stage, row, "also")


@pytest.mark.parametrize("who", ["client", "uwv", "uwv colleague", "ggz", "ggz colleague"])
def test_neither_its_client_nor_who_signed_it_nor_their_colleagues(stage, who):
    """Also when their partij stopped taking part since."""
    row = decides(stage)
    for name in ("uwv", "ggz"):
        away = house(stage, name)
        stage.person(f"{name} colleague", Role.BEHEERDER)
        for each in (name, f"{name} colleague"):
            stage.who[each].organisatie_id = away.id
        stage.stops(name)
    db.session.flush()
    assert stage.may("mentor") == MAY
    assert not let_in(stage, row, who)
    row.lidmaatschap_id = stage.person("they", Role.VERTEGENWOORDIGER, account=stage.who[who].account_id).id
    db.session.flush()
    assert stage.may("they") == set()


def test_nothing_opens_for_whom_either_of_the_two_works_or_worked(stage):
    decides(stage)
    assert may_open(stage, CARE)
    assert not may_open(stage, CARE, "uwv")
    assert not may_open(stage, CARE, "ggz")
    stage.joins("other ggz")
    assert may_open(stage, CARE, "other ggz")
    stage.who["uwv"].partij_id = stage.partij["other ggz"].id
    stage.person("besides", Role.GEMEENTE, stage.partij["wmo"], stage.who["ggz"].account_id).active = False
    db.session.flush()
    for partij in ("other ggz", "wmo", "uwv", "ggz"):
        assert not may_open(stage, CARE, partij), partij


def test_that_somebody_is_treated_is_for_who_decides_about_it(stage):
    """A bewindvoerder learns of no GGZ."""
    decides(stage, Hoedanigheid.BEWINDVOERDER)
    stage.joins("other ggz").joins("participatiewet")
    assert may_open(stage, "inkomen", "participatiewet")
    assert not may_open(stage, "inkomen", "other ggz")


def test_a_client_of_whom_it_is_not_known_who_they_are_is_opened_for_by_nobody(stage):
    decides(stage)
    stage.casus.client_id = stage.who["other client"].id
    db.session.flush()
    assert stage.may("mentor") == MAY - {"NAMENS_OPEN"}
    assert not may_open(stage, CARE)


def test_a_mentor_of_one_casus_is_nothing_in_another(stage):
    decides(stage)
    assert stage.may("mentor", stage.other_casus) == set()


def test_neither_half_is_made_before_the_proof_was_checked(stage):
    row = decides(stage, checked=False)
    row.lidmaatschap_id = None
    db.session.flush()
    with pytest.raises(actions.Moved):
        actions.make_link(stage.casus.id, row.id)
    with pytest.raises(actions.Moved):
        actions.make_code(stage.casus.id, row.id)
    assert row.uitnodiging_id is None


def test_who_makes_links_tries_no_more_codes_by_it(stage):
    row = decides(stage)
    row.lidmaatschap_id = None
    db.session.flush()
    actions.make_link(stage.casus.id, row.id)
    made = uitnodiging.held(row.uitnodiging_id)
    assert made.tries_left == 0, "no code yet, so nothing to try"
    actions.make_code(stage.casus.id, row.id)
    made.tries_left = 1
    db.session.flush()
    assert actions.make_link(stage.casus.id, row.id)
    assert made.tries_left == 1
    assert uitnodiging.renew(made.id) is None, "never both halves to one"


def test_opening_is_noted_and_ends_with_them(stage):
    row = decides(stage)
    assert opens(stage, CARE).vertegenwoordiger_id == row.id
    stage.opens("wmo", "dagelijks_leven")
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version)
    assert "GEZONDHEID_EN_WERK_READ" not in stage.may("wmo")
    assert "DAGELIJKS_LEVEN_READ" in stage.may("wmo"), "the client opened it"
