"""What stood in a concept before other words were taken over, so that the client can put it back."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("concept", sa.Column("before", sa.LargeBinary(), nullable=True))
    op.add_column("concept", sa.Column("taken_version", sa.Integer(), nullable=True))
