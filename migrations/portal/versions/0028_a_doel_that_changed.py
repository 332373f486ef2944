"""When a doel on the way changed last, and who did it: it is news to the others."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("doel", sa.Column("changed_at", portal.core.db.Moment(timezone=True), nullable=True))
    op.add_column("doel", sa.Column("changed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
