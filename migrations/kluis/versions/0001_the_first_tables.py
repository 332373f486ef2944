"""The first tables"""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "sleutel",
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.LargeBinary(length=16), nullable=False),
        sa.Column("master", sa.SmallInteger(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scope", "owner"),
    )
    with op.batch_alter_table("sleutel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sleutel_master"), ["master"], unique=False)
