"""What the client calls a naaste in a casus, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("deelname", sa.Column("naam", sa.LargeBinary(), nullable=True))
