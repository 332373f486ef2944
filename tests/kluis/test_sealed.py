"""A text opens for the label that the guard granted, in the place where it was written, and nowhere else."""

import contextvars

import pytest
from sqlalchemy import LargeBinary, column, select, table, update

from portal.casus.models import Bijdrage, Casus, Onderwerp
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.keyring import CLIENT, CasusGesloten
from portal.kluis.store import store
from portal.tijdlijn import actions

WORDS = "Alleen voor wie dit mag lezen."


@pytest.fixture
def texts(stage):
    """Two bijdragen about the plan, one about work by UWV, one in another casus; the keyring is empty again."""
    uwv = stage.who["uwv"]
    with stage.then(0):
        client = stage.casus.client_id
        found = {
            "plan": actions.contribute(stage.casus.id, client, None, Onderwerp.PLAN, WORDS),
            "same": actions.contribute(stage.casus.id, client, None, Onderwerp.PLAN, WORDS),
            "work": actions.contribute(stage.casus.id, uwv.id, uwv.partij_id, Onderwerp.WERK, WORDS),
        }
    with stage.then(0, stage.other_casus):
        other = stage.other_casus
        found["other"] = actions.contribute(other.id, other.client_id, None, Onderwerp.PLAN, "Iets anders.")
    keyring.empty()
    return found


def grant(casus: Casus, cells: set[str], writers: set[int] | None = None) -> None:
    key = store().keys({("casus", casus.token)})["casus", casus.token]
    keyring.hang("casus", casus.id, key, cells, writers)


def read(row: Bijdrage) -> str:
    """As a query gives it."""
    return str(db.session.scalar(select(Bijdrage.tekst).where(Bijdrage.id == row.id)))


def overwrite(row, blob: bytes, name: str = "tekst") -> None:
    """What somebody with write access to the database could do."""
    raw = table(row.__tablename__, column("id"), column(name, LargeBinary))
    db.session.execute(update(raw).where(raw.c.id == row.id).values({name: blob}))
    db.session.expire_all()


def test_what_the_guard_granted_opens(stage, texts):
    grant(stage.casus, {"plan"}, {CLIENT})
    assert read(texts["plan"]) == WORDS


def test_without_the_guard_nothing_opens(texts):
    with pytest.raises(CasusGesloten):
        read(texts["plan"])


def test_outside_a_request_nothing_opens(texts):
    sealed = texts["plan"].tekst
    with pytest.raises(CasusGesloten):
        contextvars.Context().run(str, sealed)


def test_another_onderwerp_than_granted_stays_closed(stage, texts):
    grant(stage.casus, {"werk"})
    with pytest.raises(CasusGesloten):
        read(texts["plan"])
    assert read(texts["work"]) == WORDS


def test_another_writer_than_granted_stays_closed(stage, texts):
    grant(stage.casus, {"plan", "werk"}, {CLIENT})
    assert read(texts["plan"]) == WORDS
    with pytest.raises(CasusGesloten):
        read(texts["work"])


def test_a_key_of_one_casus_opens_nothing_of_another(stage, texts):
    grant(stage.casus, {"plan"})
    with pytest.raises(CasusGesloten):
        read(texts["other"])


def test_nothing_is_written_without_the_label(stage, texts):
    grant(stage.casus, {"plan"})
    with pytest.raises(CasusGesloten):
        actions.contribute(stage.casus.id, stage.casus.client_id, None, Onderwerp.WERK, WORDS)


@pytest.mark.parametrize("source", ["same", "work", "other"])
def test_a_text_moved_to_another_row_stays_closed(stage, texts, source):
    """To a row with the same label, to one with another label, and from another casus."""
    overwrite(texts["plan"], texts[source].tekst.blob)
    grant(stage.casus, {"plan", "werk"})
    with pytest.raises(CasusGesloten, match="moved or damaged"):
        read(texts["plan"])


def test_a_text_whose_row_was_given_another_onderwerp_stays_closed(stage, texts):
    raw = table("bijdrage", column("id"), column("onderwerp"))
    db.session.execute(update(raw).where(raw.c.id == texts["plan"].id).values(onderwerp="werk"))
    grant(stage.casus, {"plan", "werk"})
    with pytest.raises(CasusGesloten, match="moved or damaged"):
        read(texts["plan"])


def test_a_text_whose_row_was_given_another_writer_stays_closed(stage, texts):
    raw = table("bijdrage", column("id"), column("partij_id"))
    db.session.execute(update(raw).where(raw.c.id == texts["work"].id).values(partij_id=0))
    grant(stage.casus, {"plan", "werk"}, {CLIENT})
    with pytest.raises(CasusGesloten, match="moved or damaged"):
        read(texts["work"])


def test_a_text_moved_to_another_table_stays_closed(stage, texts):
    grant(stage.casus, {"NAAM", "plan"})
    overwrite(stage.casus, texts["plan"].tekst.blob, "naam")
    with pytest.raises(CasusGesloten, match="moved or damaged"):
        str(db.session.scalar(select(Casus.naam).where(Casus.id == stage.casus.id)))


@pytest.mark.parametrize("place", [0, 15, -1])
def test_a_text_of_which_one_byte_changed_stays_closed(stage, texts, place):
    blob = bytearray(texts["plan"].tekst.blob)
    blob[place] ^= 1
    overwrite(texts["plan"], bytes(blob))
    grant(stage.casus, {"plan"})
    with pytest.raises(CasusGesloten, match="moved or damaged"):
        read(texts["plan"])


def test_the_same_words_twice_are_different_bytes(texts):
    one, other = texts["plan"].tekst.blob, texts["same"].tekst.blob
    assert one[12:] != other[12:]
    assert WORDS.encode() not in one


def test_a_closed_text_does_not_tell_itself(texts):
    assert WORDS not in repr(texts["plan"].tekst) + repr(vars(texts["plan"]))


def test_an_opened_text_cannot_become_markup(stage, texts):
    with stage.then(0):
        row = actions.contribute(stage.casus.id, stage.casus.client_id, None, Onderwerp.PLAN, "<b>&{{ 1 }}")
        assert row.tekst.__html__() == "&lt;b&gt;&amp;{{ 1 }}"


@pytest.mark.parametrize("words", ["", "نبيل", "😀\u200d👩", "a\r\nb\tc", "e\u0301", "x" * 20_000])
def test_any_words_come_back_as_typed(stage, words):
    with stage.then(0):
        row = actions.contribute(stage.casus.id, stage.casus.client_id, None, Onderwerp.PLAN, words)
        assert read(row) == words


def test_the_keyring_tells_what_was_really_opened(stage, texts):
    grant(stage.casus, {"plan", "werk", "inkomen"})
    read(texts["plan"])
    assert keyring.lock_of("casus", stage.casus.id).opened == {"plan"}
