"""Whoever owns the database and changes what was logged, is found: by which row of which casus."""

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select, update

from portal.casus.models import Casus
from portal.checkpoints import Keeper
from portal.cli import main
from portal.core import signing
from portal.core.clock import now
from portal.core.db import db
from portal.core.note import SigningKey, checkpoint
from portal.core.tokens import text_of
from portal.kluis.store import sleutel, store
from portal.toestemming import folder
from portal.toestemming.leaves import Leaf, ShownText, Signed
from portal.toestemming.models import ChainHead, LogPayload
from portal.toestemming.verify import verify_chains, verify_texts
from portal.toestemming.verify_tree import verify_tree
from tests.policy.owner import owned
from tests.toestemming.rows import some_casus, unlock
from tests.toestemming.thief import (
    Thief,
    cut,
    edit,
    insertion,
    of_another_casus,
    out_of_the_tree,
    removal,
    replaced,
    rewritten,
    swap,
)

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
        unlock(casus)
        texts = select(LogPayload).where(LogPayload.casus_id == casus).order_by(LogPayload.id.desc())
        said = str(db.session.scalars(texts.limit(1)).one().payload)
    with owned(portal) as connection:
        how(Thief(connection, casus, said))
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

    def test_the_command_names_the_row_and_fails(self, signed, monkeypatch):
        monkeypatch.setattr("portal.log_commands.create_app", lambda: signed.app)
        command, folder_of = CliRunner(), ["--checkpoints", str(signed.settings.checkpoint_dir)]
        told = command.invoke(main, ["verify-log", *folder_of])
        assert told.exit_code == 0, told.output
        assert "Every chain is whole." in told.output
        token, _ = steal(signed, removal)
        with signed.inside():
            other = db.session.scalar(select(Casus.token).where(Casus.token != token).limit(1))
        for of_one in ([], ["--casus", text_of(token)]):
            told = command.invoke(main, ["verify-log", *folder_of, *of_one])
            assert (told.exit_code, told.output.splitlines()[0]) == (
                1,
                f"casus {text_of(token)}, row 5: it is gone",
            )
        told = command.invoke(main, ["verify-log", "--casus", text_of(other)])
        assert "row 5" not in told.output
        assert command.invoke(main, ["verify-log", "--casus", "A" * 22]).exit_code == 1
        assert command.invoke(main, ["verify-log", "--casus", "x"]).exit_code == 2

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
