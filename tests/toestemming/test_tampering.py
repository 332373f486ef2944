"""Whoever owns the database and changes what was logged, is found: by which row of which casus."""

import pytest
from sqlalchemy import delete, func, insert, select, update

from portal.casus.models import Casus
from portal.checkpoints import Keeper
from portal.core import signing
from portal.core.clock import now
from portal.core.db import db
from portal.core.merkle import Growing
from portal.core.note import SigningKey, checkpoint
from portal.kluis import keyring
from portal.kluis.store import sleutel, store
from portal.toestemming import folder
from portal.toestemming.leaves import Leaf, ShownText, Signed, TreeHash
from portal.toestemming.models import ChainHead, LogPayload, Logregel
from portal.toestemming.proof import link
from portal.toestemming.verify import verify_chains, verify_texts
from portal.toestemming.verify_tree import verify_tree
from tests.policy.owner import owned
from tests.toestemming.rows import some_casus, unlock

LOG, PAYLOAD, HEAD, LEAF, TREE = (
    model.__table__ for model in (Logregel, LogPayload, ChainHead, Leaf, TreeHash)
)


class Thief:
    """Somebody with the rights of the owner of the database, who knows how the log is made."""

    def __init__(self, portal, connection, casus: int):
        self.portal, self.sql, self.casus = portal, connection, casus

    def row(self, seq: int, casus: int | None = None):
        return self.sql.execute(
            select(LOG).where(LOG.c.casus_id == (casus or self.casus), LOG.c.seq == seq)
        ).one()

    def change(self, which: int, **values) -> None:
        self.sql.execute(update(LOG).where(LOG.c.id == self.row(which).id).values(**values))

    def remove(self, *ids: int) -> None:
        for table in (PAYLOAD, LEAF):
            self.sql.execute(delete(table).where(table.c.log_id.in_(ids)))
        self.sql.execute(delete(LOG).where(LOG.c.id.in_(ids)))

    def move_up(self, seq: int) -> None:
        """Makes room before this row."""
        later = (LOG.c.casus_id == self.casus, LOG.c.seq >= seq)
        self.sql.execute(update(LOG).where(*later).values(seq=-LOG.c.seq - 1))
        self.sql.execute(
            update(LOG).where(LOG.c.casus_id == self.casus, LOG.c.seq < 0).values(seq=-LOG.c.seq)
        )

    def set_head(self, casus: int) -> None:
        last = self.sql.execute(
            select(LOG).where(LOG.c.casus_id == casus).order_by(LOG.c.seq.desc()).limit(1)
        ).first()
        values = {"seq": last.seq if last else 0, "hash": last.hash if last else bytes(32)}
        self.sql.execute(
            update(HEAD).where(HEAD.c.casus_id == casus).values(**values, sequenced=values["seq"])
        )

    def grow_anew(self) -> None:
        """The whole tree, over what the rows say now; and no checkpoint in the database that says otherwise."""
        self.sql.execute(delete(TREE))
        self.sql.execute(delete(Signed.__table__))
        entries = self.sql.scalars(
            select(LOG.c.hash).join(LEAF, LEAF.c.log_id == LOG.c.id).order_by(LEAF.c.id)
        )
        tree = Growing()
        made = [each for entry in entries.all() for each in tree.add(entry)]
        self.sql.execute(insert(TREE), [{"id": place, "hash": each} for place, each in enumerate(made)])


def edit(thief: Thief) -> None:
    thief.change(5, event="withdrawn" if thief.row(5).event == "given" else "given")


def removal(thief: Thief) -> None:
    thief.remove(thief.row(5).id)


def insertion(thief: Thief) -> None:
    """Without a text, as if that had been erased since."""
    before = thief.row(4)
    thief.move_up(5)
    row = {"casus_id": thief.casus, "seq": 5, "at": before.at, "event": "given", "previous": before.hash}
    thief.sql.execute(insert(LOG).values(id=900_000, hash=bytes(32), **row))


def swap(thief: Thief) -> None:
    one, other = thief.row(5), thief.row(6)
    thief.change(5, seq=0)
    thief.change(6, seq=5)
    thief.sql.execute(update(LOG).where(LOG.c.id == one.id).values(seq=6))
    assert one.id != other.id


def cut(thief: Thief) -> None:
    """The end of the log of all casussen, with all that would tell of it in the database."""
    last = thief.sql.scalars(select(LEAF.c.log_id).order_by(LEAF.c.id.desc()).limit(3)).all()
    casussen = thief.sql.scalars(select(LOG.c.casus_id).where(LOG.c.id.in_(last)).distinct()).all()
    thief.remove(*last)
    for casus in casussen:
        thief.set_head(casus)
    thief.grow_anew()


def rewritten(thief: Thief) -> None:
    """From row 5 on each hash made anew, the texts taken away, and the tree and the head to fit."""
    previous = thief.row(4).hash
    for seq in range(
        5, thief.sql.scalar(select(func.max(LOG.c.seq)).where(LOG.c.casus_id == thief.casus)) + 1
    ):
        row = thief.row(seq)
        thief.sql.execute(delete(PAYLOAD).where(PAYLOAD.c.log_id == row.id))
        made = link(previous, bytes(32), b"{}")
        thief.change(seq, previous=previous, hash=made)
        previous = made
    thief.set_head(thief.casus)
    thief.grow_anew()


def of_another_casus(thief: Thief) -> None:
    """The row itself with its text, in the place of one here."""
    other = thief.sql.scalar(
        select(HEAD.c.casus_id).where(HEAD.c.casus_id != thief.casus).order_by(HEAD.c.seq.desc()).limit(1)
    )
    mine, theirs = thief.row(5), thief.row(5, other)
    thief.remove(mine.id)
    for table, column in ((LOG, LOG.c.id), (PAYLOAD, PAYLOAD.c.log_id)):
        thief.sql.execute(update(table).where(column == theirs.id).values(casus_id=thief.casus))


def replaced(thief: Thief) -> None:
    """The last row of the chain, as the portal itself would have made it with another salt: the chain is whole."""
    last = thief.sql.scalar(select(func.max(LOG.c.seq)).where(LOG.c.casus_id == thief.casus))
    row = thief.row(last)
    with thief.portal.app.app_context():  # reads, beside the thief's own transaction
        keyring.empty()
        unlock(thief.casus)
        said = str(db.session.scalars(select(LogPayload).where(LogPayload.log_id == row.id)).one().payload)
    made = link(row.previous, bytes(32), said.encode())
    thief.sql.execute(update(PAYLOAD).where(PAYLOAD.c.log_id == row.id).values(salt=bytes(32)))
    thief.change(last, hash=made)
    thief.sql.execute(update(HEAD).where(HEAD.c.casus_id == thief.casus).values(hash=made))


def out_of_the_tree(thief: Thief) -> None:
    """The tree grown anew without one row, which stays in its chain."""
    gone = thief.sql.scalar(select(LEAF.c.id).where(LEAF.c.log_id == thief.row(5).id))
    thief.sql.execute(delete(LEAF).where(LEAF.c.id == gone))
    for number in thief.sql.scalars(select(LEAF.c.id).where(LEAF.c.id > gone).order_by(LEAF.c.id)).all():
        thief.sql.execute(update(LEAF).where(LEAF.c.id == number).values(id=number - 1))
    thief.grow_anew()


FOUND = {
    edit: (5, "its number, moment or kind is not what its text says"),
    removal: (5, "it is gone"),
    insertion: (5, "it is in its chain and not in the tree"),
    swap: (5, "it does not follow from the row before it"),
    rewritten: (5, "it is another row than the one that was signed"),
    of_another_casus: (5, "it does not follow from the row before it"),
    replaced: (None, "it is another row than the one that was signed"),
    out_of_the_tree: (5, "it is in its chain and not in the tree"),
}
ON_BOTH = (edit, rewritten, replaced)


@pytest.fixture
def signed(portal):
    with portal.inside():
        assert Keeper().round()
    assert wrong(portal) == []
    return portal


def wrong(portal, outside=None, keys=None) -> list:
    keys = keys or signing.public_keys(portal.settings.log_key_file)
    with portal.inside():
        tree = verify_tree(outside or portal.settings.checkpoint_dir, keys)
        return [*verify_chains().broken, *verify_texts(), *tree.wrong]


def steal(portal, how) -> tuple[bytes, int]:
    """The casus in which it was done, and how long its chain was."""
    with portal.inside():
        casus = some_casus()
        token = db.session.scalar(select(Casus.token).where(Casus.id == casus))
        last = db.session.scalar(select(ChainHead.seq).where(ChainHead.casus_id == casus))
    with owned(portal) as connection:
        how(Thief(portal, connection, casus))
    return token, last


@pytest.mark.parametrize(
    ("database", "how"),
    [("sqlite", how) for how in FOUND] + [("postgresql", how) for how in ON_BOTH],
    ids=lambda value: getattr(value, "__name__", value),
    indirect=["database"],
    scope="session",
)
def test_the_first_bad_row_is_named(signed, how):
    casus, last = steal(signed, how)
    seq, what = FOUND[how]
    found = [each for each in wrong(signed) if each.casus == casus]
    assert any(each.seq == (seq or last) and each.what.startswith(what) for each in found), found
    assert min(each.seq for each in found) == (seq or last)


def test_a_signed_end_that_was_cut_off(signed):
    with signed.inside():
        size = db.session.scalar(select(func.count(Leaf.id)))
    steal(signed, cut)
    told = f"the log was cut: {size} rows were signed, {size - 3} are here. The first that is missing is row {size - 2}"
    assert [each.what for each in wrong(signed)] == [told]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
class TestOnSqliteAlone:
    def test_with_the_mailed_checkpoints_alone_it_is_told_between_which_rows(self, signed, tmp_path):
        outside = signed.settings.checkpoint_dir
        (tmp_path / "saved.txt").write_text(folder.newest(outside))
        steal(signed, rewritten)
        (found,) = wrong(signed, tmp_path)
        size = folder.sizes(outside)[-1]
        assert str(found) == f"rows 1 to {size} of the log are not those that were signed"

    def test_the_key_of_a_log_that_was_changed(self, signed):
        with signed.inside():
            token, other = db.session.scalars(select(Casus.token).order_by(Casus.id).limit(2)).all()
            mine = (sleutel.c.scope == "log", sleutel.c.owner == token)
            theirs = (sleutel.c.scope == "log", sleutel.c.owner == other)
            with store().engine.begin() as connection:
                wrapped = connection.scalar(select(sleutel.c.wrapped).where(*theirs))
                connection.execute(update(sleutel).where(*mine).values(wrapped=wrapped))
        (found,) = wrong(signed)
        assert (found.casus, found.seq) == (token, 1)
        assert "the key of this log was changed" in found.what

    def test_a_checkpoint_signed_with_another_key(self, signed):
        outside = signed.settings.checkpoint_dir
        strange = SigningKey.new(signing.public_keys(signed.settings.log_key_file)[0].name)
        size = folder.sizes(outside)[-1]
        folder.write(outside, size + 1, checkpoint(strange, size + 1, bytes(32)), [])
        (found,) = wrong(signed)
        assert str(found) == (
            f"{folder.name(size + 1, '.checkpoint')} is forged or damaged: it is not signed with a key of this log"
        )

    def test_a_signing_key_that_took_the_place_of_the_own_one(self, signed):
        """Whoever checks with the key that they kept, believes no other."""
        kept = signing.public_keys(signed.settings.log_key_file)
        signing.add(signed.settings)
        with signed.inside():
            key = signing.signing_key(signed.settings.log_key_file)
            db.session.add(Signed(id=10**6, at=now(), note=checkpoint(key, 10**6, bytes(32))))
            db.session.commit()
        (found,) = wrong(signed, keys=kept)
        assert "checkpoint 1000000 in the database is forged" in found.what

    def test_words_that_were_shown_and_changed_later(self, signed):
        yara = signed.person("yara")
        assert yara.fill_in(f"{yara.casus()}/toestemming/pauze").status == 302
        assert wrong(signed) == []
        steal(
            signed, lambda thief: thief.sql.execute(update(ShownText.__table__).values(text="U wilde dit."))
        )
        (found,) = wrong(signed)
        assert str(found) == "the words of toestemming/pause, version 1, were changed"

    def test_a_list_of_hashes_in_the_folder_that_was_changed(self, signed):
        outside = signed.settings.checkpoint_dir
        (file,) = outside.glob("*.leaves")
        lines = file.read_text().split()
        file.write_text("\n".join([lines[1], lines[0], *lines[2:]]))
        (found,) = wrong(signed)
        assert "the list of hashes in the folder was changed" in found.what
