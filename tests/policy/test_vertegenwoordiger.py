"""Who decides for a client: once two people of two organisaties saw the proof, in its time, and only where it goes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Role
from portal.casus.models import Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.toestemming.models import Gebeurtenis, Logregel, Sharing
from portal.toestemming.verify import verify_chains
from portal.vertegenwoordiger import actions
from portal.vertegenwoordiger.models import Hoedanigheid, Proof, Vertegenwoordiger

MAY = {"CASUS_READ", "NAMENS_CHANGE"}
YEAR = timedelta(days=365)
INKOMEN, CARE = "inkomen", "gezondheid_en_werk"


def decides(stage, kind=Hoedanigheid.MENTOR, written=(), *, checked=True, days=300) -> Vertegenwoordiger:
    """Recorded by UWV ten days ago, checked by the GGZ."""
    proof = Proof.SIGNED if kind is Hoedanigheid.GEMACHTIGDE else Proof.RULING
    stage.joins("uwv").joins("wmo").joins("ggz")
    person = stage.person("mentor", Role.VERTEGENWOORDIGER)
    with stage.then(10):
        since = clock.now()
        row = actions.record(
            stage.casus.id, stage.who["uwv"].id, kind, list(written), proof, "M. de Mentor", since,
            since + timedelta(days=days),
        )  # fmt: skip
        actions.come_in(row, person.account_id)
        if checked:
            actions.check(stage.casus.id, row.id, row.version, stage.who["ggz"].id)
    return row


def opens(stage, row, cell: str, partij: str = "wmo") -> Sharing | None:
    with stage.then(0):
        return actions.open_for_client(stage.casus.id, row.id, stage.partij[partij].id, Onderwerp(cell), YEAR)


def test_with_proof_checked_they_come_in_and_read_nothing(stage):
    decides(stage)
    assert stage.may("mentor") == MAY
    assert stage.may("mentor", stage.other_casus) == set()


def test_before_a_second_saw_the_proof_nothing(stage):
    row = decides(stage, checked=False)
    assert stage.may("mentor") == set()
    with pytest.raises(actions.NotTheirs):
        opens(stage, row, CARE)


def test_not_after_its_time_nor_after_its_end_nor_in_a_casus_that_ends(stage):
    row = decides(stage, days=20)
    with clock.at(clock.now() + timedelta(days=11)):
        assert stage.may("mentor") == set()
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version)
    assert stage.may("mentor") == set()
    again = decides_again(stage)
    assert stage.may("mentor") == MAY
    stage.ends()
    assert stage.may("mentor") == set()
    assert again.ended_at is None


def decides_again(stage) -> Vertegenwoordiger:
    with stage.then(1):
        since = clock.now()
        row = actions.record(
            stage.casus.id, stage.who["uwv"].id, Hoedanigheid.CURATOR, [], Proof.REGISTER, "M.", since,
            since + 2 * YEAR,
        )  # fmt: skip
        assert row.valid_until == since + YEAR, "then somebody looks at the proof anew"
        actions.come_in(row, stage.who["mentor"].account_id)
        actions.check(stage.casus.id, row.id, row.version, stage.who["ggz"].id)
    return row


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
    row = decides(stage, kind, written)
    stage.joins("participatiewet")
    found = set()
    for cell, partij in ((CARE, "wmo"), ("dagelijks_leven", "wmo"), (INKOMEN, "participatiewet"), ("werk", "uwv"),
                         ("plan", "wmo"), ("overleg", "wmo")):  # fmt: skip
        try:
            if opens(stage, row, cell, partij):
                found.add(cell)
        except actions.NotTheirs:
            continue
    assert found == theirs


def test_what_they_opened_ends_with_their_time_and_they_can_close_it(stage):
    row = decides(stage, days=40)
    opened = opens(stage, row, "dagelijks_leven")
    assert opened.valid_until == row.valid_until
    assert "DAGELIJKS_LEVEN_READ" in stage.may("wmo")
    with stage.then(0):
        wmo = stage.partij["wmo"].id
        assert actions.close_for_client(stage.casus.id, row.id, wmo, Onderwerp.DAGELIJKS_LEVEN) == 1
    assert "DAGELIJKS_LEVEN_READ" not in stage.may("wmo")


def test_whom_the_client_lets_in_as_a_person_they_open_nothing_to(stage):
    row = decides(stage)
    stage.joins("naaste")
    with pytest.raises(actions.NotTheirs):
        opens(stage, row, "dagelijks_leven", "naaste")


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
    opens(stage, row, "dagelijks_leven")
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version, Gebeurtenis.WITHDRAWN)
    rows = select(Logregel.event).where(Logregel.casus_id == stage.casus.id).order_by(Logregel.seq)
    assert list(db.session.scalars(rows))[-4:] == ["requested", "given", "given", "withdrawn"]
    assert not verify_chains().broken
