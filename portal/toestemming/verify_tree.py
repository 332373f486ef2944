"""Compares the tree over all rows with what was signed and lies outside the database: `portal verify-log`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from portal.casus.models import Casus
from portal.core import merkle
from portal.core.db import db
from portal.core.note import NotSigned, PublicKey, read_checkpoint
from portal.toestemming import folder
from portal.toestemming.leaves import Leaf, Signed, TreeHash
from portal.toestemming.models import ChainHead, Logregel
from portal.toestemming.verify import Finding


@dataclass
class Tree:
    """How many rows it holds up to the first that is wrong, and how many of those are under a checkpoint."""

    size: int = 0
    signed: int = 0
    wrong: list[Finding] = field(default_factory=list)


def verify_tree(outside: Path | None, keys: list[PublicKey]) -> Tree:
    """`outside`: a folder with checkpoints; None when there is none."""
    found = Tree()
    roots = _roots(outside, keys, found)
    kept = _kept_outside(outside, roots, found) if outside else []
    _compare(roots, kept, found)
    found.wrong += _left_out()
    return found


def _roots(outside: Path | None, keys: list[PublicKey], found: Tree) -> dict[int, bytes]:
    """size -> root, of all that is truly signed; what is not is a finding."""
    roots: dict[int, bytes] = {}
    for name, note in _notes(outside):
        try:
            said = read_checkpoint(note, keys)
        except NotSigned as why:
            found.wrong.append(Finding(None, None, f"{name} is forged or damaged: {why}"))
            continue
        if roots.setdefault(said.size, said.root) != said.root:
            two = f"{name}: two different logs of {said.size} rows were signed"
            found.wrong.append(Finding(None, None, two))
    return roots


def _notes(outside: Path | None) -> Iterator[tuple[str, str]]:
    yield from folder.notes(outside) if outside else ()
    for row in db.session.execute(select(Signed.id, Signed.note).order_by(Signed.id)):
        yield f"checkpoint {row.id} in the database", row.note


def _kept_outside(outside: Path, roots: dict[int, bytes], found: Tree) -> list[bytes]:
    """The hashes of rows that lie beside the checkpoints, as far as those say the same."""
    tree, good = merkle.Growing(), 0
    entries = folder.leaves(outside)
    for entry in entries:
        tree.add(entry)
        if tree.size in roots:
            if roots[tree.size] != tree.root():
                found.wrong.append(
                    Finding(None, None, f"the list of hashes in the folder was changed after row {good}")
                )
                break
            good = tree.size
    return entries[:good]


def _compare(roots: dict[int, bytes], kept: list[bytes], found: Tree) -> None:
    """One pass over the tree, up to the first row that is wrong."""
    with db.session.execute(_hashes()) as hashes, db.session.execute(_rows()) as rows:
        stored = iter(hashes.scalars())
        if wrong := _walk(rows, stored, roots, kept, found):
            found.wrong.append(wrong)
        elif next(stored, None) is not None:
            found.wrong.append(Finding(None, None, f"the tree ends at row {found.size}, its hashes do not"))
        whole = wrong is None
    if whole and roots and max(roots) > found.size:
        found.wrong.append(_cut(found.size, max(roots), kept))


def _walk(
    rows, stored: Iterator[bytes], roots: dict[int, bytes], kept: list[bytes], found: Tree
) -> Finding | None:
    tree = merkle.Growing()
    next_of: dict[int, int] = {}
    for row in rows:
        what = _fault(row, tree.size, next_of, kept)
        made = tree.add(row.hash or b"")
        here = [next(stored, None) for _ in made]
        if what is None and here != made:
            what = "it is another row than the one that came into the tree"
        if what:
            return _named(row, found.size, what)
        found.size = tree.size
        if tree.size in roots:
            if roots[tree.size] != tree.root():
                span = f"rows {found.signed + 1} to {tree.size} of the log"
                return Finding(None, None, f"{span} are not those that were signed")
            found.signed = tree.size
    return None


def _hashes():
    return select(TreeHash.hash).order_by(TreeHash.id).execution_options(yield_per=5000)


def _rows():
    return (
        select(Leaf.id, Casus.token, Logregel.casus_id, Logregel.seq, Logregel.hash)
        .outerjoin(Logregel, Logregel.id == Leaf.log_id)
        .outerjoin(Casus, Casus.id == Logregel.casus_id)
        .order_by(Leaf.id)
        .execution_options(yield_per=5000)
    )


def _fault(row, number: int, next_of: dict[int, int], kept: list[bytes]) -> str | None:
    if row.id != number:
        return "before it rows are gone from the tree"
    if row.hash is None:
        return "it is gone from its chain"
    seq = next_of.get(row.casus_id, 1)
    next_of[row.casus_id] = seq + 1
    if number < len(kept) and kept[number] != row.hash:
        return "it is another row than the one that was signed"
    return None if row.seq == seq else f"here row {seq} of this casus was taken into the tree"


def _named(row, number: int, what: str) -> Finding:
    if row.token is None:
        return Finding(None, None, f"row {number} of the log: {what}")
    return Finding(row.token, row.seq, f"{what} (row {number} of the log)")


def _cut(here: int, signed: int, kept: list[bytes]) -> Finding:
    """The first that is missing, by its casus where the row itself is still there."""
    what = f"the log was cut: {signed} rows were signed, {here} are here. The first that is missing is row {here + 1}"
    left = None
    if here < len(kept):
        left = db.session.execute(
            select(Casus.token, Logregel.seq)
            .join(Logregel, Logregel.casus_id == Casus.id)
            .where(Logregel.hash == kept[here])
        ).first()
    return Finding(left.token, left.seq, what) if left else Finding(None, None, what)


def _left_out() -> list[Finding]:
    """Rows that were taken in and are not in the tree: the first of each casus."""
    rows = db.session.execute(
        select(Casus.token, func.min(Logregel.seq))
        .join(Logregel, Logregel.casus_id == Casus.id)
        .join(ChainHead, ChainHead.casus_id == Casus.id)
        .outerjoin(Leaf, Leaf.log_id == Logregel.id)
        .where(Leaf.id.is_(None), Logregel.seq <= ChainHead.sequenced)
        .group_by(Casus.id, Casus.token)
        .order_by(Casus.id)
    )
    return [Finding(token, seq, "it is in its chain and not in the tree") for token, seq in rows]
