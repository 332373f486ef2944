"""Somebody with the rights of the owner of the database, who knows how the log is made, and what they could do."""

from sqlalchemy import delete, func, insert, select, update

from portal.core.merkle import Growing
from portal.toestemming.leaves import Leaf, Signed, TreeHash
from portal.toestemming.models import ChainHead, LogPayload, Logregel
from portal.toestemming.proof import link

LOG, PAYLOAD, HEAD, LEAF, TREE = (
    model.__table__ for model in (Logregel, LogPayload, ChainHead, Leaf, TreeHash)
)


class Thief:
    """`said`: the text of the last row of the chain, as the portal itself can read it."""

    def __init__(self, connection, casus: int, said: str):
        self.sql, self.casus, self.said = connection, casus, said

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
    made = link(row.previous, bytes(32), thief.said.encode())
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
