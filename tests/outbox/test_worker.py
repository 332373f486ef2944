"""What lies in the outbox is mailed: once, later when it cannot be now, and not for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.core import outbox
from portal.core.mail import Post
from portal.core.outbox import Outgoing, Stand
from portal.worker import NotConfigured, Worker

PEOPLE = [f"iemand{number}@post.example" for number in range(6)]


def rows(office) -> list[Outgoing]:
    with office.portal.inside() as session:
        found = session.scalars(select(Outgoing).order_by(Outgoing.id)).all()
        session.expunge_all()
    return found


def arrived(office) -> list[str]:
    return sorted(letter["To"] for letter in office.server.taken)


def test_a_letter_is_sent_once(office):
    office.post(*PEOPLE)
    assert (office.round(minutes=0), office.round(minutes=1), office.round(days=2)) == (6, 0, 0)
    assert arrived(office) == PEOPLE
    assert {row.stand for row in rows(office)} == {Stand.SENT}


def test_a_change_that_is_not_kept_sends_nothing(office):
    with office.portal.inside() as session:
        outbox.post(outbox.New("test", account_id=1))
        session.rollback()
    assert office.round(minutes=0) == 0


def test_what_is_not_due_yet_waits(office):
    office.post(PEOPLE[0], due_at=office.start.replace(year=office.start.year + 1))
    assert (office.round(days=300), office.round(days=366)) == (0, 1)


def test_while_the_mail_server_is_away_letters_wait_and_then_each_arrives_once(office):
    office.server.stop()
    office.post(*PEOPLE)
    tried = [office.round(minutes=minute) for minute in (0, 1, 5, 30)]
    office.post("later@post.example")
    tried += [office.round(hours=hour) for hour in (1, 2, 9)]
    assert set(tried) == {0}
    office.server.start()
    assert [office.round(hours=hour) for hour in (20, 25, 30)] == [7, 0, 0]
    assert arrived(office) == sorted([*PEOPLE, "later@post.example"])


def test_pauses_grow(office):
    office.server.stop()
    office.post(PEOPLE[0])
    pauses, moment = [], 0
    for _ in range(12):
        office.round(minutes=moment)
        (row,) = rows(office)
        pause = round((row.next_try_at - office.start).total_seconds() / 60) - moment
        pauses, moment = [*pauses, pause], moment + pause
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]


def test_after_three_days_a_letter_is_given_up_and_may_be_tried_again(office):
    office.server.stop()
    office.post(PEOPLE[0])
    for hour in (0, 24, 48, 71):
        office.round(hours=hour)
        assert rows(office)[0].stand is Stand.WAITING
    office.round(hours=76)
    with office.portal.inside(), office.after(hours=77):
        ((error, letters, since),) = outbox.given_up()
        assert (error, letters, since) == ("ConnectionRefusedError", 1, office.start)
    office.server.start()
    assert office.round(hours=100) == 0
    with office.portal.inside() as session, office.after(hours=101):
        assert outbox.try_again() == 1
        session.commit()
    assert office.round(hours=102) == 1
    assert arrived(office) == PEOPLE[:1]


def test_an_address_that_is_refused_for_good_holds_nobody_up(office):
    office.server.refuses = {PEOPLE[0]: "550 no such box", PEOPLE[1]: "450 full"}
    office.post(*PEOPLE)
    assert office.round(minutes=0) == 4
    stands = [(row.stand, row.error) for row in rows(office)[:2]]
    assert stands == [(Stand.GIVEN_UP, "Refused 550"), (Stand.WAITING, "SMTPRecipientsRefused 450")]
    office.server.refuses = {}
    assert office.round(minutes=2) == 1


def test_two_workers_send_no_letter_twice(office):
    office.post(*PEOPLE * 3)
    workers = [Worker(office.portal.app) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        sent = list(pool.map(lambda worker: worker.once(), workers))
    assert sum(sent) == len(PEOPLE) * 3
    assert arrived(office) == sorted(PEOPLE * 3)


def test_a_worker_that_died_leaves_a_letter_to_another(office):
    office.post(PEOPLE[0])
    with office.portal.inside() as session:
        assert outbox.claim()
        session.commit()
    assert (office.round(minutes=5), office.round(minutes=11)) == (0, 1)


def test_a_line_that_breaks_before_the_answer_repeats_the_letter_under_one_number(office):
    """Nobody can tell here whether it was taken; the number lets the other side drop the second."""
    office.server.hangs_up = 1
    office.post(PEOPLE[0])
    assert (office.round(minutes=0), office.round(minutes=2), office.round(minutes=9)) == (0, 1, 0)
    assert len({letter["Message-ID"] for letter in office.server.taken}) == 1


def test_a_letter_that_cannot_be_made_holds_nobody_up(office):
    with office.after(), office.portal.inside() as session:
        outbox.post(outbox.New("unknown", account_id=1))
        session.commit()
    office.post(PEOPLE[0])
    assert office.round(minutes=0) == 1
    assert rows(office)[0].error == "NoMaker"


def test_while_one_waits_another_with_its_key_is_not_needed(office):
    office.post(PEOPLE[0], dedupe="same")
    office.post(PEOPLE[0], dedupe="same")
    assert office.round(minutes=0) == 1
    office.post(PEOPLE[0], dedupe="same")
    assert office.round(minutes=1) == 1


def test_a_worker_without_a_mail_server_does_not_start(empty):
    empty.app.config["POST"] = Post("", "", "")
    with pytest.raises(NotConfigured, match="PORTAL_SMTP_URL"):
        Worker(empty.app)


def test_what_fails_each_day_holds_up_no_mail_and_is_tried_again(office, monkeypatch, caplog):
    did, fails = [], [True]

    def torn():
        if fails:
            raise RuntimeError("Yara")
        did.append("torn")

    def whole():
        did.append("whole")

    monkeypatch.setattr("portal.worker.EVERY_DAY", [torn, whole])
    monkeypatch.setattr("portal.worker._erased", torn)
    office.post(PEOPLE[0])
    assert office.round() == 1
    assert did == ["whole"]
    told = [line for line in caplog.messages if "torn" in line]
    assert ["RuntimeError" in line and "Yara" not in line for line in told] == [True, True]
    fails.clear()
    office.round(minutes=1)
    assert did == ["whole", "torn"], "of every day nothing yet"
    office.round(minutes=11)
    assert did == ["whole", "torn", "torn", "torn"]
