"""The end of a casus: since when, until when it can come back, and that it was erased."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

MOMENT = portal.core.db.Moment(timezone=True)
MOMENTS = ("ended_at", "ends_at", "reminded_at", "erased_at", "kept_until")


def upgrade():
    for name in MOMENTS:
        op.add_column("casus", sa.Column(name, MOMENT, nullable=True))
    op.add_column("casus", sa.Column("by_term", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        op.f("ix_casus_ends_at"),
        "casus",
        ["ends_at"],
        sqlite_where=sa.text("erased_at IS NULL"),
        postgresql_where=sa.text("erased_at IS NULL"),
    )
