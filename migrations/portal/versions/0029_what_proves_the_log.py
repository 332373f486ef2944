"""The tree over the toestemmingslog, its checkpoints, and the words that were shown."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
LOGS = ("toestemmingslog_leaf", "toestemmingslog_tree", "toestemmingslog_checkpoint", "toestemming_text")


def upgrade():
    op.create_table(
        "toestemmingslog_leaf",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("log_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["log_id"], ["toestemmingslog.id"], name=op.f("fk_toestemmingslog_leaf_log_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemmingslog_leaf")),
        sa.UniqueConstraint("log_id", name=op.f("uq_toestemmingslog_leaf_log_id")),
    )
    op.create_table(
        "toestemmingslog_tree",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemmingslog_tree")),
    )
    op.create_table(
        "toestemmingslog_checkpoint",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemmingslog_checkpoint")),
    )
    op.create_table(
        "toestemming_text",
        sa.Column("id", ID, nullable=False),
        sa.Column("page", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming_text")),
        sa.UniqueConstraint("hash", name=op.f("uq_toestemming_text_hash")),
        sa.UniqueConstraint("page", "version", name=op.f("uq_toestemming_text_page_version")),
    )
    heads()
    if op.get_bind().dialect.name == "sqlite":
        only_grow()


def heads():
    """How many rows of each chain are in the tree: none yet, so that the worker takes in all there are."""
    op.add_column(
        "toestemmingslog_head", sa.Column("sequenced", sa.Integer(), nullable=False, server_default="0")
    )
    waiting = sa.text("sequenced < seq")
    op.create_index(
        "ix_toestemmingslog_head_waiting",
        "toestemmingslog_head",
        ["casus_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def only_grow():
    for table in LOGS:
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    op.execute(
        "CREATE TRIGGER toestemmingslog_leaf_in_order BEFORE INSERT ON toestemmingslog_leaf "
        "WHEN NEW.id <> 1 + coalesce((SELECT max(id) FROM toestemmingslog_leaf), -1) "
        "BEGIN SELECT RAISE(ABORT, 'toestemmingslog_leaf has no gap'); END"
    )
    op.execute(
        "CREATE TRIGGER toestemmingslog_tree_in_order BEFORE INSERT ON toestemmingslog_tree "
        "WHEN NEW.id <> 1 + coalesce((SELECT max(id) FROM toestemmingslog_tree), -1) "
        "BEGIN SELECT RAISE(ABORT, 'toestemmingslog_tree has no gap'); END"
    )
