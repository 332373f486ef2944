"""What was allowed and who looked cannot be changed by the portal itself, whatever fault it has."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.account.models import Lidmaatschap
from portal.checkpoints import Keeper
from portal.core.clock import now
from portal.core.db import db
from portal.core.migrate import LOGS
from portal.inzage.models import Found, Inzage, LookReview
from portal.openid.models import Provider, ProviderEvent, ProviderLog, ProviderState
from tests.factor.people import set_up

FORBIDDEN = [
    "UPDATE {log} SET id = id + 1000000",
    "DELETE FROM {log}",
    "DROP TABLE {log}",
    "ALTER TABLE {log} ADD x INT",
]
ON_SQLITE = [
    "INSERT OR REPLACE INTO {log} SELECT * FROM {log} LIMIT 1",
    "UPDATE OR REPLACE {log} SET id = id + 1",
    "DROP TRIGGER {log}_no_delete",
]
ON_POSTGRESQL = [
    "TRUNCATE {log} CASCADE",
    "INSERT INTO {log} SELECT * FROM {log} LIMIT 1 ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
    "ALTER TABLE {log} DISABLE TRIGGER ALL",
    "ALTER TABLE {log} OWNER TO portal_app",
    "CREATE TABLE anything (id int)",
    "SET ROLE portal_owner",
]


@pytest.fixture(scope="module")
def looked(demo):
    """In each log stands something."""
    bram = demo.person("bram")
    bram.open(f"{bram.casus_of('Kofi')}/")
    set_up(bram)
    yara = demo.person("yara")
    assert yara.fill_in(f"{yara.casus()}/toestemming/pauze").status == 302
    with demo.inside():
        Keeper().round()
    with demo.inside() as session:
        look = session.scalars(select(Inzage).limit(1)).one()
        who = session.scalars(select(Lidmaatschap).where(Lidmaatschap.organisatie_id.is_not(None))).first()
        session.add(provider := draft(who.organisatie_id))
        session.flush()
        session.add(ProviderLog(provider_id=provider.id, event=next(iter(ProviderEvent)), at=now()))
        session.add(
            LookReview(
                organisatie_id=who.organisatie_id, inzage_id=look.id, month="2026-11", found=next(iter(Found)),
                by_id=who.id, at=now(),
            )
        )  # fmt: skip
        session.commit()
    return demo


def draft(organisatie_id: int) -> Provider:
    asked = {"issuer": "https://inloggen.example", "client_id": "portal"}
    return Provider(organisatie_id=organisatie_id, state=ProviderState.DRAFT, filled_at=now(), **asked)


def rows(portal, log: str) -> list:
    with portal.inside() as session:
        return session.execute(text(f"SELECT * FROM {log} ORDER BY id")).all()


@pytest.mark.parametrize("log", LOGS)
def test_no_statement_of_the_portal_changes_what_was_logged(looked, log):
    before = rows(looked, log)
    assert before
    for statement in FORBIDDEN + (ON_SQLITE if looked.settings.on_sqlite else ON_POSTGRESQL):
        with looked.inside(), pytest.raises(DatabaseError):
            db.session.execute(text(statement.format(log=log)))
            db.session.commit()
    assert rows(looked, log) == before


def test_the_portal_cannot_open_another_database_beside_its_own(looked):
    if not looked.settings.on_sqlite:
        return
    with looked.inside(), pytest.raises(DatabaseError):
        db.session.execute(text("ATTACH ':memory:' AS other"))


def test_a_row_out_of_order_is_refused(looked):
    """A trigger says so, or the number that one casus has once."""
    again = (
        "INSERT INTO toestemmingslog (id, casus_id, seq, at, event, previous, hash) "
        "SELECT 900000, casus_id, seq, at, event, previous, hash FROM toestemmingslog LIMIT 1"
    )
    with looked.inside(), pytest.raises(DatabaseError):
        db.session.execute(text(again))
