"""The log of what a client allowed is a chain: whoever changes, cuts or shuffles it, breaks a link that is named."""

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select, text

from portal.casus.models import Casus
from portal.cli import main
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import sleutel, store
from portal.toestemming import chain
from portal.toestemming.models import Logregel
from portal.toestemming.verify import verify_chains
from tests.policy.owner import owned


def unlocked(casus: Casus) -> Casus:
    keys = store().keys({("log", casus.token)})
    keyring.hang("log", casus.id, keys["log", casus.token], {"LOG"})
    return casus


def broken(portal, casus_id: int) -> int | None:
    with portal.inside():
        return chain.broken_link(unlocked(db.session.get(Casus, casus_id)).id)


def longest(portal) -> tuple[int, int]:
    """The casus with the longest chain, and how long that is."""
    with portal.inside():
        query = select(Logregel.casus_id, Logregel.seq).order_by(Logregel.seq.desc()).limit(1)
        return tuple(db.session.execute(query).one())


def test_every_chain_of_the_demo_is_whole(demo):
    with demo.inside():
        casussen = db.session.scalars(select(Casus)).all()
        lengths = dict(
            db.session.execute(select(Logregel.casus_id, Logregel.seq).order_by(Logregel.seq)).all()
        )
        assert max(lengths.values()) > 20
        assert {casus.id: chain.broken_link(unlocked(casus).id) for casus in casussen} == dict.fromkeys(
            casus.id for casus in casussen
        )


CHANGED = {
    "another moment": "UPDATE toestemmingslog SET at = (SELECT min(at) FROM toestemmingslog) "
    "WHERE casus_id = :casus AND seq = 5",
    "withdrawn instead of given": "UPDATE toestemmingslog SET event = CASE event WHEN 'given' THEN 'withdrawn' "
    "ELSE 'given' END WHERE casus_id = :casus AND seq = 5",
    "another hash": "UPDATE toestemmingslog SET hash = (SELECT hash FROM toestemmingslog WHERE casus_id = :casus "
    "AND seq = 1) WHERE casus_id = :casus AND seq = 5",
    "another salt": "UPDATE toestemmingslog_payload SET salt = (SELECT salt FROM toestemmingslog_payload WHERE "
    "log_id = {first}) WHERE log_id = {fifth}",
    "another payload": "UPDATE toestemmingslog_payload SET payload = (SELECT payload FROM toestemmingslog_payload "
    "WHERE log_id = {first}) WHERE log_id = {fifth}",
}
CUT = {
    "the payload and then the row": (
        "DELETE FROM toestemmingslog_payload WHERE log_id = {fifth}",
        "DELETE FROM toestemmingslog WHERE id = {fifth}",
    ),
    "two rows that changed places": (
        "UPDATE toestemmingslog SET seq = 0 WHERE id = {fifth}",
        "UPDATE toestemmingslog SET seq = 5 WHERE casus_id = :casus AND seq = 6",
        "UPDATE toestemmingslog SET seq = 6 WHERE id = {fifth}",
    ),
}


def tamper(portal, casus_id: int, *statements: str) -> None:
    ids = "SELECT id FROM toestemmingslog WHERE casus_id = :casus AND seq = :seq"
    with owned(portal) as connection:
        first, fifth = (connection.scalar(text(ids), {"casus": casus_id, "seq": seq}) for seq in (1, 5))
        for statement in statements:
            told = text(statement.format(first=first, fifth=fifth))
            connection.execute(told, {"casus": casus_id} if ":casus" in statement else {})


@pytest.mark.parametrize("statement", CHANGED.values(), ids=CHANGED)
def test_a_row_that_was_changed_is_found(portal, statement):
    casus, _ = longest(portal)
    tamper(portal, casus, statement)
    assert broken(portal, casus) == 5


@pytest.mark.parametrize("statements", CUT.values(), ids=CUT)
def test_a_row_that_is_gone_or_moved_is_found(portal, statements):
    casus, _ = longest(portal)
    tamper(portal, casus, *statements)
    assert broken(portal, casus) == 5


def test_an_end_that_was_cut_off_is_found_by_the_head(portal):
    casus, last = longest(portal)
    gone = "(SELECT id FROM toestemmingslog WHERE casus_id = :casus ORDER BY seq DESC LIMIT 1)"
    tamper(
        portal, casus,
        f"DELETE FROM toestemmingslog_payload WHERE log_id = {gone}",
        f"DELETE FROM toestemmingslog WHERE id = {gone}",
    )  # fmt: skip
    assert broken(portal, casus) == last


def test_a_payload_whose_term_is_over_leaves_the_chain_whole(portal):
    """What a row said may be erased, with its salt; that there was a row stays (retention of the log)."""
    casus, _ = longest(portal)
    tamper(portal, casus, "DELETE FROM toestemmingslog_payload WHERE log_id = {fifth}")
    assert broken(portal, casus) is None


def test_a_chain_of_which_the_guard_holds_no_key_is_not_called_broken(portal):
    casus, _ = longest(portal)
    with portal.inside(), pytest.raises(keyring.CasusGesloten):
        chain.broken_link(casus)


def verified(portal) -> tuple[list[tuple[int, int]], int]:
    with portal.inside():
        found, casussen = verify_chains(), db.session.execute(select(Casus.token, Casus.id))
        ids = {row.token: row.id for row in casussen}
        return [(ids[each.casus], each.seq) for each in found.broken], found.erased


def erase_key(portal, casus_id: int) -> None:
    """As when a casus is thrown away: its log key goes, the sealed rows may still be there."""
    with portal.inside(), store().engine.begin() as connection:
        token = db.session.scalar(select(Casus.token).where(Casus.id == casus_id))
        connection.execute(delete(sleutel).where(sleutel.c.scope == "log", sleutel.c.owner == token))


def test_going_through_every_chain_names_the_broken_one(portal):
    casus, _ = longest(portal)
    assert verified(portal) == ([], 0)
    tamper(portal, casus, CHANGED["another payload"])
    assert verified(portal) == ([(casus, 5)], 0)


def test_an_erased_key_leaves_the_chain_whole_and_its_entries_are_counted(portal):
    casus, last = longest(portal)
    tamper(portal, casus, "DELETE FROM toestemmingslog_payload WHERE log_id = {fifth}")
    assert verified(portal) == ([], 1)
    erase_key(portal, casus)
    assert verified(portal) == ([], last)
    tamper(portal, casus, CHANGED["another hash"])
    assert verified(portal) == ([(casus, 6)], last)


def test_the_command_says_how_many_entries_are_erased_and_that_all_is_whole(portal, monkeypatch):
    casus, last = longest(portal)
    erase_key(portal, casus)
    monkeypatch.setattr("portal.log_commands.create_app", lambda: portal.app)
    told = CliRunner().invoke(main, ["verify-log"])
    assert told.exit_code == 0, told.output
    assert f"{last} entries of which the text is erased" in told.output
    assert "Every chain is whole." in told.output
