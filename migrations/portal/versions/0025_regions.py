"""A regio of the portal has a colour of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("arbeidsmarktregio", sa.Column("accent", sa.String(length=7), nullable=True))
    op.add_column("arbeidsmarktregio", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
