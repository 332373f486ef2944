"""The Merkle tree of RFC 6962, section 2.1: one root over all entries so far, and a short proof that one is among them.

Kept as the hashes of its full subtrees, one behind another in the order in which they come to be: what is kept is only
ever added to. Whoever asks for a root or a proof reads a few of them.
"""

import hashlib
from collections.abc import Callable, Iterable

EMPTY = hashlib.sha256().digest()

Span = tuple[int, int]  # entries from, up to and without


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\0" + entry).digest()


def above(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def place(level: int, number: int) -> int:
    """Where the hash over the entries from number * 2**level on lies in the row of hashes."""
    for _ in range(level):
        number = 2 * number + 1
    before = level
    while number:
        before, number = before + number, number >> 1
    return before


class Growing:
    """A tree to which entries come; only the hashes of its full subtrees are held, the largest first."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()):
        self.size, self._peaks = size, list(peaks)

    def add(self, entry: bytes) -> list[bytes]:
        """The hashes that come behind the others: its own, and each that it completes."""
        made, number = [leaf_hash(entry)], self.size
        while number & 1:
            made.append(above(self._peaks.pop(), made[-1]))
            number >>= 1
        self._peaks.append(made[-1])
        self.size += 1
        return made

    def root(self) -> bytes:
        return joined(self._peaks) if self._peaks else EMPTY


def split(low: int, high: int) -> int:
    """RFC 6962: at the largest power of two that is smaller than the number of entries."""
    return low + (1 << (high - low - 1).bit_length() - 1)


def full(low: int, high: int) -> list[int]:
    """The places of the full subtrees that these entries consist of, from left to right."""
    found = []
    while low < high:
        level = (high - low).bit_length() - 1
        found.append(place(level, low >> level))
        low += 1 << level
    return found


def joined(hashes: Iterable[bytes]) -> bytes:
    """The root over full subtrees from left to right, the larger ones first."""
    *rest, root = hashes
    for each in reversed(rest):
        root = above(each, root)
    return root


def root(size: int, at: Callable[[int], bytes]) -> bytes:
    return joined(at(each) for each in full(0, size)) if size else EMPTY


def beside(number: int, size: int) -> list[Span]:
    """The parts of the tree that a proof of this entry names, from the entry up."""
    low, high, found = 0, size, []
    while high - low > 1:
        middle = split(low, high)
        if number < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return found[::-1]


def proof(number: int, size: int, at: Callable[[int], bytes]) -> list[bytes]:
    return [joined(at(each) for each in full(*span)) for span in beside(number, size)]


def proved(entry: bytes, number: int, size: int, steps: list[bytes]) -> bytes:
    """The root that follows from an entry and its proof (RFC 9162, 2.1.3.2). ValueError if such a proof cannot be."""
    spans = beside(number, size) if 0 <= number < size else None
    if spans is None or len(spans) != len(steps):
        raise ValueError("no proof of that entry in a tree of that size")
    found, low = leaf_hash(entry), number
    for span, step in zip(spans, steps, strict=True):
        found, low = (above(step, found), span[0]) if span[0] < low else (above(found, step), low)
    return found
