"""A desk that is late with an answer about a right: when it was last reminded."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("aanvraag", sa.Column("reminded_at", portal.core.db.Moment(timezone=True), nullable=True))
