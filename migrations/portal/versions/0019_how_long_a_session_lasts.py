"""A client says of a device that it is their own: a session there lasts longer."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column(
        "sign_in_session",
        sa.Column("own_device", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
