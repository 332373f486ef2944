"""Who decides for a client: once two people of two organisaties saw the proof, in its time, and only where it goes."""

import pytest
from sqlalchemy import select

from portal.casus.models import Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.toestemming.models import Gebeurtenis, Logregel
from portal.toestemming.verify import verify_chains
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.models import Hoedanigheid, Proof
from tests.policy.represented import MAY, YEAR, closes, decides, may_open, opens

INKOMEN, CARE = "inkomen", "gezondheid_en_werk"


def test_with_proof_checked_they_come_in_and_read_nothing(stage):
    decides(stage)
    assert stage.may("mentor") == MAY
    assert stage.may("mentor", stage.other_casus) == set()


def test_before_a_second_saw_the_proof_nothing(stage):
    decides(stage, checked=False)
    assert stage.may("mentor") == set()
    assert not may_open(stage, CARE)


def test_not_after_its_time_nor_after_its_end_nor_in_a_casus_that_ends(stage):
    row = decides(stage, days=20)
    with clock.at(clock.now() + 11 * (YEAR / 365)):
        assert stage.may("mentor") == set()
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version)
    assert stage.may("mentor") == set()
    again = decides(stage, Hoedanigheid.CURATOR, days=800, ago=1)
    assert again.valid_until == again.recorded_at + YEAR, "then somebody looks at the proof anew"
    assert stage.may("mentor") == MAY
    stage.ends()
    assert stage.may("mentor") == set()
    db.session.refresh(again)
    assert again.ended_at is not None


@pytest.mark.parametrize(
    ("kind", "written", "theirs"),
    [
        (Hoedanigheid.MENTOR, [], {CARE, "dagelijks_leven"}),
        (Hoedanigheid.BEWINDVOERDER, [], {INKOMEN}),
        (Hoedanigheid.CURATOR, [], {CARE, "dagelijks_leven", INKOMEN}),
        (Hoedanigheid.GEMACHTIGDE, [Onderwerp.WERK], {"werk"}),
    ],
)
def test_each_opens_only_where_they_decide(stage, kind, written, theirs):
    decides(stage, kind, written)
    stage.joins("participatiewet")
    tried = ((CARE, "wmo"), ("dagelijks_leven", "wmo"), (INKOMEN, "participatiewet"), ("werk", "wmo"), ("plan", "wmo"),
             ("overleg", "wmo"))  # fmt: skip
    assert {cell for cell, partij in tried if may_open(stage, cell, partij)} == theirs


def test_what_they_opened_ends_with_their_time_and_they_can_close_it(stage):
    row = decides(stage, days=40)
    opened = opens(stage, "dagelijks_leven")
    assert opened.valid_until == row.valid_until
    assert "DAGELIJKS_LEVEN_READ" in stage.may("wmo")
    assert closes(stage, "dagelijks_leven") == 1
    assert "DAGELIJKS_LEVEN_READ" not in stage.may("wmo")


def test_whom_the_client_lets_in_as_a_person_they_open_nothing_to(stage):
    decides(stage)
    stage.joins("naaste")
    assert not may_open(stage, "dagelijks_leven", "naaste")


def test_a_proof_that_does_not_belong_to_it_records_nothing(stage):
    since = clock.now()
    for kind, written, proof, until in (
        (Hoedanigheid.MENTOR, [], Proof.SIGNED, since + YEAR),
        (Hoedanigheid.GEMACHTIGDE, [Onderwerp.WERK], Proof.RULING, since + YEAR),
        (Hoedanigheid.GEMACHTIGDE, [], Proof.SIGNED, since + YEAR),
        (Hoedanigheid.MENTOR, [], Proof.RULING, since),
    ):
        with stage.then(0), pytest.raises(actions.NotTheirs):
            actions.record(stage.casus.id, stage.who["uwv"].id, kind, written, proof, "M.", since, until)


def test_each_step_is_a_row_of_the_log(stage):
    row = decides(stage)
    opens(stage, "dagelijks_leven")
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version, Gebeurtenis.WITHDRAWN)
    rows = select(Logregel.event).where(Logregel.casus_id == stage.casus.id).order_by(Logregel.seq)
    assert list(db.session.scalars(rows))[-5:] == [
        "requested", "given", "given", "withdrawn", "terminated"
    ]  # fmt: skip
    assert not verify_chains().broken
