"""The worker signs how far the log came, within five minutes, outside the database; and never what is not whole."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.checkpoints import Keeper
from portal.core import clock, merkle, signing
from portal.core.db import db
from portal.core.mail import Post
from portal.core.note import read_checkpoint
from portal.core.outbox import Outgoing
from portal.toestemming import checkpoint, folder, sequence
from portal.toestemming.leaves import Leaf, Signed
from portal.toestemming.models import Logregel
from portal.worker import Worker
from tests.servers.smtp import MailServer
from tests.toestemming.rows import add_row, some_casus

START = clock.now()


def after(**time):
    return clock.at(START + timedelta(**time))


def outside(portal):
    return portal.settings.checkpoint_dir


def signed(portal) -> list[int]:
    return folder.sizes(outside(portal))


def keys(portal):
    return signing.public_keys(portal.settings.log_key_file)


def test_all_rows_come_into_the_tree_and_are_signed(portal):
    keeper = Keeper()
    with portal.inside(), after():
        size = keeper.round()
        rows = db.session.execute(
            select(Logregel.hash, Logregel.casus_id, Logregel.seq)
            .join(Leaf, Leaf.log_id == Logregel.id)
            .order_by(Leaf.id)
        ).all()
        assert size == db.session.scalar(select(func.count(Logregel.id))) == len(rows) > 20
    per_casus = {}
    for row in rows:
        assert row.seq == per_casus.get(row.casus_id, 0) + 1, "of one casus in the order of its chain"
        per_casus[row.casus_id] = row.seq
    assert signed(portal) == [size]
    said = read_checkpoint(folder.newest(outside(portal)), keys(portal))
    tree = merkle.Growing()
    for row in rows:
        tree.add(row.hash)
    assert said == (size, tree.root())
    assert folder.leaves(outside(portal)) == [row.hash for row in rows]


def test_a_new_row_is_signed_within_five_minutes_and_nothing_new_is_not(portal):
    keeper = Keeper()
    with portal.inside():
        with after():
            first = keeper.round()
        with after(minutes=10):
            assert keeper.round() is None
            add_row(some_casus())
            assert keeper.round() == first + 1, "after a quiet time at once"
            add_row(some_casus())
        with after(minutes=11):
            assert keeper.round() is None
        with after(minutes=14, seconds=5):
            assert keeper.round() == first + 2
    assert signed(portal) == [first, first + 1, first + 2]
    assert len(folder.leaves(outside(portal))) == first + 2


def test_what_was_signed_but_not_written_out_is_written_by_the_next_worker(portal, monkeypatch):
    with portal.inside(), after():
        with monkeypatch.context() as broken:
            broken.setattr(folder, "write", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
            with pytest.raises(OSError, match="disk full"):
                Keeper().round()
        assert signed(portal) == []
        assert Keeper().round() is None
    assert len(signed(portal)) == 1


def test_several_workers_make_one_tree(portal):
    one, other = Keeper(timedelta(0)), Keeper(timedelta(0))
    with portal.inside():
        for minute in range(3):
            with after(minutes=minute):
                one.round()
                add_row(some_casus())
                other.round()
        size = sequence.size()
        assert list(db.session.scalars(select(Leaf.id).order_by(Leaf.id))) == list(range(size))
    assert signed(portal)[-1] == size


def test_a_log_that_was_cut_is_not_signed_as_if_it_were_whole(portal):
    with portal.inside(), after():
        size = Keeper().round()
    key = signing.signing_key(portal.settings.log_key_file)
    folder.write(outside(portal), size + 5, checkpoint.checkpoint(key, size + 5, bytes(32)), [])
    with portal.inside(), after(minutes=6):
        add_row(some_casus())
        with pytest.raises(checkpoint.Torn, match=f"{size + 5} rows were signed, {size + 1} are here"):
            Keeper().round()
        db.session.rollback()
        assert db.session.scalar(select(func.max(Signed.id))) == size


def test_a_log_that_was_written_anew_is_not_signed(portal):
    with portal.inside(), after():
        size = Keeper().round()
    key = signing.signing_key(portal.settings.log_key_file)
    folder.write(outside(portal), size, checkpoint.checkpoint(key, size, bytes(32)), [])
    with portal.inside(), after(minutes=6):
        add_row(some_casus())
        with pytest.raises(checkpoint.Torn, match="not those that were signed"):
            Keeper().round()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_the_worker_mails_it_and_mail_goes_out_when_it_cannot_sign(portal):
    server = MailServer().start()
    portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
    portal.app.config["CHECKPOINT_MAIL"] = "archief@elders.example"
    try:
        Worker(portal.app).once()
        (letter,) = [each for each in server.taken if each["To"] == "archief@elders.example"]
        size = signed(portal)[-1]
        assert letter["Subject"] == f"Checkpoint {size}"
        assert read_checkpoint(letter.get_content().replace("\r\n", "\n"), keys(portal)).size == size
        (outside(portal) / "saved.eml").write_bytes(letter.as_bytes())
        assert dict(folder.notes(outside(portal)))["saved.eml"] == folder.newest(outside(portal))

        portal.app.config["LOG_KEY_FILE"] = outside(portal) / "nowhere"
        with portal.inside():
            add_row(some_casus())
            checkpoint.post(checkpoint.New(checkpoint.LETTER))
            db.session.commit()
        Worker(portal.app).once()
        assert len(server.taken) > 1
        with portal.inside():
            due = (
                Outgoing.stand == "waiting",
                Outgoing.next_try_at <= clock.now(),
            )  # some wait for the morning
            assert not db.session.scalar(select(func.count(Outgoing.id)).where(*due))
    finally:
        server.stop()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_the_key_is_made_once_and_an_earlier_one_still_checks(empty):
    file = empty.settings.log_key_file
    assert file.stat().st_mode & 0o077 == 0
    first = signing.public_keys(file)
    second = signing.add(replace(empty.settings, public_url="https://portal.example"))
    assert signing.public_keys(file) == [*first, second]
    assert signing.signing_key(file).public == second
    assert second.name == "portal.example/toestemmingslog"
