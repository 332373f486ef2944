"""What a client opened tells once that it ends soon, and what ended is found without reading all of it."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0031"
down_revision = "0025"
branch_labels = None
depends_on = None

MOMENT = portal.core.db.Moment(timezone=True)
OPEN = sa.text("closed_at IS NULL")


def upgrade():
    for table in ("sharing", "doorbreking"):
        op.add_column(table, sa.Column("reminded_at", MOMENT, nullable=True))
        op.create_index(f"ix_{table}_ends", table, ["valid_until"], sqlite_where=OPEN, postgresql_where=OPEN)
