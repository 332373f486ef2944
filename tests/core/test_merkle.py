"""The tree gives what RFC 6962 asks: the hashes that others computed, and the recursive definition itself."""

import hashlib

import pytest

from portal.core import merkle

# The entries and roots with which implementations of Certificate Transparency test themselves.
ENTRIES = [
    bytes.fromhex(each)
    for each in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
    )
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PROOF_OF_THE_FIRST_IN_EIGHT = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]


def kept(entries: list[bytes]) -> list[bytes]:
    tree = merkle.Growing()
    return [each for entry in entries for each in tree.add(entry)]


def by_definition(entries: list[bytes]) -> bytes:
    if len(entries) < 2:
        return merkle.leaf_hash(entries[0]) if entries else hashlib.sha256().digest()
    middle = merkle.split(0, len(entries))
    return merkle.above(by_definition(entries[:middle]), by_definition(entries[middle:]))


def test_the_roots_that_others_computed():
    hashes = kept(ENTRIES)
    assert [merkle.root(size, hashes.__getitem__).hex() for size in range(9)] == ROOTS
    proof = merkle.proof(0, 8, hashes.__getitem__)
    assert [step.hex() for step in proof] == PROOF_OF_THE_FIRST_IN_EIGHT


def test_every_entry_is_proved_in_every_tree():
    entries = [bytes([number]) * 3 for number in range(70)]
    hashes = kept(entries)
    for size in range(1, 71):
        root = merkle.root(size, hashes.__getitem__)
        assert root == by_definition(entries[:size])
        peaks = [hashes[place] for place in merkle.full(0, size)]
        assert merkle.Growing(size, peaks).root() == root
        for number in range(size):
            steps = merkle.proof(number, size, hashes.__getitem__)
            assert merkle.proved(entries[number], number, size, steps) == root


@pytest.mark.parametrize("number, size, steps", [(7, 7, 3), (-1, 7, 3), (3, 7, 2), (3, 7, 4), (0, 0, 0)])
def test_a_proof_that_cannot_be(number, size, steps):
    with pytest.raises(ValueError, match="no proof"):
        merkle.proved(b"x", number, size, [bytes(32)] * steps)


def test_a_proof_of_another_entry_or_place_gives_another_root():
    hashes = kept(ENTRIES)
    root, steps = merkle.root(8, hashes.__getitem__), merkle.proof(2, 8, hashes.__getitem__)
    assert merkle.proved(ENTRIES[2], 2, 8, steps) == root
    assert merkle.proved(ENTRIES[3], 2, 8, steps) != root
    assert merkle.proved(ENTRIES[2], 3, 8, steps) != root
    assert merkle.proved(ENTRIES[2], 2, 8, [bytes(32), *steps[1:]]) != root
