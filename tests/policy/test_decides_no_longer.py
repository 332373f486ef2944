"""What the client refused nobody opens in their name; and what ends by itself closes what it opened, and is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Role
from portal.afsluiting import actions as afsluiting
from portal.core import clock
from portal.core.clock import now
from portal.core.db import db
from portal.notice.models import Kind, Notice
from portal.toestemming import asking, writing_down
from portal.toestemming import ending as sharings
from portal.toestemming.kijkvraag import Answer
from portal.toestemming.models import Gebeurtenis, Logregel
from portal.toestemming.verify import verify_chains
from portal.toestemming.written_down import Helper, How
from portal.vertegenwoordiger import actions, ending
from portal.vertegenwoordiger.models import Hoedanigheid
from tests.policy.represented import MAY, YEAR, decides, may_open, opens

CARE, READ = "gezondheid_en_werk", "GEZONDHEID_EN_WERK_READ"


def events(stage) -> list[str]:
    rows = select(Logregel.event).where(Logregel.casus_id == stage.casus.id).order_by(Logregel.seq)
    return [str(each) for each in db.session.scalars(rows)]


def told(stage) -> int:
    mine = (Notice.lidmaatschap_id == stage.who["client"].id, Notice.kind == Kind.REPRESENTED)
    return len(db.session.scalars(select(Notice.id).where(*mine)).all())


def works(stage, days: float = 0) -> None:
    """A round of the worker, in so many days."""
    with clock.at(clock.now() + timedelta(days=days)):
        assert ending.has_ended()
        for each in (sharings, ending):
            for casus_id, token in each.due():
                each.expire(casus_id, token)
        assert not ending.has_ended()


@pytest.mark.parametrize("said", [Answer.NO, Answer.LATER])
def test_what_was_asked_for_and_not_given(stage, said):
    decides(stage)
    with stage.then(5):
        wmo = stage.partij["wmo"].id
        asked = asking.ask(stage.casus.id, stage.who["wmo"].id, wmo, CARE, "3", "Om mee te kijken.")
    assert may_open(stage, CARE)
    with stage.then(4):
        asking.answer(asked.id, asked.version, said)
    assert not may_open(stage, CARE)
    assert may_open(stage, "dagelijks_leven")
    stage.opens("wmo", CARE, days_ago=3)
    assert READ in stage.may("wmo"), "the client opens it"


@pytest.mark.parametrize("how", ["denied", "overruled"])
def test_what_the_client_said_is_not_so(stage, how):
    decides(stage)
    with stage.then(5):
        row = writing_down.write_down(
            stage.casus.id,
            stage.who["uwv"].id,
            stage.partij["wmo"].id,
            CARE,
            YEAR / 4,
            How.ALOUD,
            Helper.NOBODY,
        )
    assert may_open(stage, CARE)
    with stage.then(4):
        if how == "denied":
            writing_down.deny(stage.casus.id, row.id, row.version)
    if how == "overruled":
        stage.closes("wmo", CARE, days_ago=4)
    assert not may_open(stage, CARE)


def test_who_comes_after_them_opens_what_closed_with_their_time_and_not_what_the_client_closed(stage):
    row = decides(stage)
    opens(stage, CARE)
    opens(stage, "dagelijks_leven")
    stage.closes("wmo", "dagelijks_leven", days_ago=0)
    with stage.then(0):
        row.valid_until = now()
        db.session.flush()
        actions.end(stage.casus.id, row.id, row.version)
    decides(stage, ago=0)
    assert may_open(stage, CARE)
    assert not may_open(stage, "dagelijks_leven")


def test_what_closed_because_somebody_ended_them_nobody_opens_after_them(stage):
    row = decides(stage)
    opens(stage, CARE)
    with stage.then(0):
        actions.end(stage.casus.id, row.id, row.version)
    decides(stage, ago=0)
    assert not may_open(stage, CARE)


def test_what_the_client_made_last_longer_themselves_stays(stage):
    row = decides(stage)
    opens(stage, CARE)
    with stage.then(0):
        actions.toestemming.renew_cell(stage.casus.id, stage.partij["wmo"].id, CARE)
        actions.end(stage.casus.id, row.id, row.version)
    assert READ in stage.may("wmo")


def test_when_the_time_is_over_it_is_a_row_of_the_log_and_the_client_hears_of_it(stage):
    row = decides(stage, days=20)
    opens(stage, CARE)
    works(stage, days=11)
    db.session.refresh(row)
    assert row.ended_at is not None
    assert events(stage)[-2:] == ["expired", "expired"]
    assert told(stage) == 1
    assert not verify_chains().broken


def test_a_proof_that_no_second_person_saw_lapses(stage):
    decides(stage, checked=False)
    assert not ending.has_ended()
    works(stage, days=5)
    assert events(stage)[-1] == "expired"
    assert told(stage) == 1


def test_who_became_a_colleague_is_ended_and_what_they_opened_closes(stage):
    decides(stage)
    opens(stage, CARE)
    assert not ending.has_ended()
    stage.person("also", Role.GEMEENTE, stage.partij["wmo"], stage.who["mentor"].account_id)
    assert stage.may("mentor") == set()
    works(stage)
    assert READ not in stage.may("wmo")
    assert events(stage)[-2:] == ["terminated", "terminated"]
    assert told(stage) == 1


def test_with_its_casus_it_ends_and_does_not_come_back_with_it(stage):
    row = decides(stage, Hoedanigheid.CURATOR)
    opens(stage, CARE)
    assert stage.may("mentor") == MAY
    stage.ends(days_ago=0)
    db.session.refresh(row)
    assert row.ended_at is not None
    assert "terminated" in events(stage)
    with stage.then(0):
        afsluiting.keep(stage.casus.id)
    assert stage.may("mentor") == set()
    assert Gebeurtenis.RENEWED in events(stage)
