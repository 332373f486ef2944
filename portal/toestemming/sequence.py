"""Takes the rows of all chains into the one tree, in the order in which they were made. Only `portal worker` does."""

from collections.abc import Iterable

from sqlalchemy import func, insert, select, text, update

from portal.core import merkle
from portal.core.db import db
from portal.toestemming.leaves import Leaf, TreeHash
from portal.toestemming.models import ChainHead, Logregel

ALONE = 0x746F6573  # the number of the lock: there is one row of leaves, and one who adds to it
AT_ONCE = 500


def alone() -> None:
    """To the end of the transaction. On SQLite whoever writes is."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ALONE})


def anything_new() -> bool:
    return db.session.scalar(select(ChainHead.casus_id).where(_waits()).limit(1)) is not None


def _waits():
    return ChainHead.sequenced < ChainHead.seq


def take_in() -> int:
    """How many rows came into the tree, of at most `AT_ONCE` casussen.

    Rows of a casus are made under the lock of its chain, so that those up to its head are all there, in the order of
    their ids. A chain that somebody adds to right now is left to the next time: nobody waits for another here.
    """
    alone()
    heads = db.session.execute(
        select(ChainHead.casus_id, ChainHead.seq)
        .where(_waits())
        .order_by(ChainHead.casus_id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    rows = db.session.execute(
        select(Logregel.id, Logregel.casus_id, Logregel.seq, Logregel.hash)
        .join(ChainHead, ChainHead.casus_id == Logregel.casus_id)
        .where(
            ChainHead.casus_id.in_([head.casus_id for head in heads]),
            Logregel.seq > ChainHead.sequenced,
            Logregel.seq <= ChainHead.seq,
        )
        .order_by(Logregel.id)
    ).all()
    if not rows:
        return 0
    first = size()
    db.session.execute(
        insert(Leaf), [{"id": number, "log_id": row.id} for number, row in enumerate(rows, first)]
    )
    db.session.execute(insert(TreeHash), _grown(first, [row.hash for row in rows]))
    for casus_id, reached in {row.casus_id: row.seq for row in rows}.items():
        taken = update(ChainHead).where(ChainHead.casus_id == casus_id).values(sequenced=reached)
        db.session.execute(taken, execution_options={"synchronize_session": False})
    return len(rows)


def _grown(size_before: int, entries: list[bytes]) -> list[dict]:
    peaks = merkle.full(0, size_before)
    known = hashes(peaks)
    tree = merkle.Growing(size_before, [known[place] for place in peaks])
    made = [each for entry in entries for each in tree.add(entry)]
    return [{"id": place, "hash": each} for place, each in enumerate(made, merkle.place(0, size_before))]


def size() -> int:
    """How many rows the tree holds."""
    newest = db.session.scalar(select(func.max(Leaf.id)))
    return 0 if newest is None else newest + 1


def hashes(places: Iterable[int]) -> dict[int, bytes]:
    rows = db.session.execute(select(TreeHash.id, TreeHash.hash).where(TreeHash.id.in_(list(places))))
    return {row.id: row.hash for row in rows}


def root(of_size: int) -> bytes:
    """KeyError when hashes are gone that once were there."""
    return merkle.root(of_size, hashes(merkle.full(0, of_size)).__getitem__)


def proof(number: int, of_size: int) -> list[bytes]:
    places = [place for span in merkle.beside(number, of_size) for place in merkle.full(*span)]
    return merkle.proof(number, of_size, hashes(places).__getitem__)
