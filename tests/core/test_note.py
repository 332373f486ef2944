"""Signed notes as other tools write them; and nothing that was not signed is read."""

import pytest

from portal.core import note

# From the documentation of golang.org/x/mod/sumdb/note.
THEIR_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
THEIR_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = note.SigningKey.new("portal.example/toestemmingslog")
ROOT = bytes(range(32))


def test_a_note_that_another_tool_signed():
    key = note.PublicKey.read(THEIR_KEY)
    assert str(key) == THEIR_KEY
    assert note.opened(THEIR_NOTE, [key]).startswith("If you think")
    with pytest.raises(note.NotSigned):
        note.opened(THEIR_NOTE.replace("answer", "key"), [key])


def test_a_checkpoint_is_read_back():
    made = note.checkpoint(KEY, 12, ROOT)
    assert made.splitlines()[:2] == ["portal.example/toestemmingslog", "12"]
    assert note.read_checkpoint(made, [KEY.public]) == (12, ROOT)


def test_a_key_is_read_back_and_shows_itself_to_nobody():
    assert note.SigningKey.read(str(KEY)) == KEY
    assert note.PublicKey.read(str(KEY.public)) == KEY.public
    assert str(KEY).split("+")[-1] not in repr(KEY)


@pytest.mark.parametrize(
    "line", ["", "x", "a+b+c", THEIR_KEY[:-4], THEIR_KEY.replace("c74f20a3", "c74f20a4")]
)
def test_a_line_that_is_no_key(line):
    with pytest.raises(note.BadKey):
        note.PublicKey.read(line)


def signed(text: str) -> str:
    return KEY.sign(text)


@pytest.mark.parametrize(
    "made",
    [
        note.checkpoint(KEY, 12, ROOT).replace("\n12\n", "\n13\n"),
        note.checkpoint(note.SigningKey.new(KEY.name), 12, ROOT),
        note.checkpoint(KEY, 12, ROOT).split("\n\n")[0],
        signed("portal.example/another\n12\n" + "A" * 43 + "=\n"),
        signed("portal.example/toestemmingslog\n012\n" + "A" * 43 + "=\n"),
        signed("portal.example/toestemmingslog\n12\nAAAA\n"),
        signed("portal.example/toestemmingslog\n"),
        "",
    ],
    ids=[
        "another size",
        "another key",
        "cut off",
        "another log",
        "odd number",
        "short root",
        "short",
        "empty",
    ],
)
def test_what_is_no_checkpoint_of_this_log(made):
    with pytest.raises(note.NotSigned):
        note.read_checkpoint(made, [KEY.public])
