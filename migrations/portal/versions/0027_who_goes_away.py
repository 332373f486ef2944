"""On which day a colleague goes away; and whether who was seen at a desk began anew with their second factor there."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def upgrade():
    op.create_table(
        "departure",
        sa.Column("lidmaatschap_id", ID, nullable=False, autoincrement=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("warned_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_departure_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("lidmaatschap_id", name=op.f("pk_departure")),
    )
    op.create_index(op.f("ix_departure_day"), "departure", ["day"])
    op.add_column(
        "identity_check", sa.Column("began_anew", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
