"""The logs only grow. On PostgreSQL the app's role has no right to change them; on SQLite triggers refuse it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LOGS = ("toestemmingslog", "toestemmingslog_payload", "inzage", "inzage_object")


def upgrade():
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in LOGS:
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    # INSERT OR REPLACE does not fire a trigger on DELETE unless recursive_triggers is on: the order is checked too.
    op.execute(
        "CREATE TRIGGER toestemmingslog_in_order BEFORE INSERT ON toestemmingslog "
        "WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM toestemmingslog WHERE casus_id = NEW.casus_id), 0) "
        "BEGIN SELECT RAISE(ABORT, 'toestemmingslog is a chain'); END"
    )
