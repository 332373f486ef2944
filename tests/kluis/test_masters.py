"""Keys of subjects are wrapped by a master key that has a number, and bound to whose key they are."""

import base64
import secrets
import stat

import pytest

from portal.kluis.masters import Masters, UnknownMaster

OWNER, OTHER, KEY = b"a" * 16, b"b" * 16, secrets.token_bytes(32)


def line(number: int) -> str:
    return f"{number}:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def test_a_wrapped_key_comes_back(tmp_path):
    masters = Masters(line(1))
    assert masters.unwrap(OWNER, masters.wrap(OWNER, KEY)) == KEY


def test_a_wrapped_key_is_of_no_use_to_another_subject():
    masters = Masters(line(1))
    with pytest.raises(UnknownMaster):
        masters.unwrap(OTHER, masters.wrap(OWNER, KEY))


def test_the_last_line_wraps_and_every_line_unwraps():
    first, second = line(1), line(2)
    old = Masters(first).wrap(OWNER, KEY)
    both = Masters(f"{first}\n{second}")
    assert both.unwrap(OWNER, old) == KEY
    assert both.wrap(OWNER, KEY)[0] == 2


def test_a_key_under_a_master_that_is_not_there_is_not_opened():
    wrapped = Masters(line(2)).wrap(OWNER, KEY)
    with pytest.raises(UnknownMaster, match="2"):
        Masters(line(1)).unwrap(OWNER, wrapped)


def test_another_key_under_the_same_number_opens_nothing():
    wrapped = Masters(line(1)).wrap(OWNER, KEY)
    with pytest.raises(UnknownMaster):
        Masters(line(1)).unwrap(OWNER, wrapped)


def test_a_damaged_wrapped_key_is_not_opened():
    masters = Masters(line(1))
    wrapped = bytearray(masters.wrap(OWNER, KEY))
    wrapped[20] ^= 1
    with pytest.raises(UnknownMaster):
        masters.unwrap(OWNER, bytes(wrapped))


def test_a_new_master_stands_in_the_file_that_only_its_owner_reads(tmp_path):
    file = tmp_path / "keys"
    masters = Masters(file=file)
    assert (masters.add(), masters.add()) == (1, 2)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_text().splitlines()) == 2


def test_a_master_that_somebody_else_added_is_found_when_it_is_met(tmp_path):
    file = tmp_path / "keys"
    Masters(file=file).add()
    running, command = Masters(file=file), Masters(file=file)
    command.add()
    assert running.unwrap(OWNER, command.wrap(OWNER, KEY)) == KEY


def test_masters_from_a_setting_are_not_added_to_by_the_portal():
    with pytest.raises(UnknownMaster, match="PORTAL_MASTER_KEYS"):
        Masters(line(1)).add()
