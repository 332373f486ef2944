"""What somebody was writing lies sealed here while they sign in elsewhere."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade():
    op.create_table(
        "put_away",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(16), nullable=False),
        sa.Column("handle_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"],
            ["lidmaatschap.id"],
            name=op.f("fk_put_away_lidmaatschap_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_away")),
        sa.UniqueConstraint("handle_hash", name=op.f("uq_put_away_handle_hash")),
        sa.UniqueConstraint("token", name=op.f("uq_put_away_token")),
    )
    op.create_index(op.f("ix_put_away_lidmaatschap_id"), "put_away", ["lidmaatschap_id"])
    op.create_index(op.f("ix_put_away_at"), "put_away", ["at"])
