"""How a sleutelpersoon is reached, and what people tell that they know of."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def of_somebody(table: str) -> list:
    return [
        sa.Column("id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f(f"fk_{table}_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("lidmaatschap_id", name=op.f(f"uq_{table}_lidmaatschap_id")),
    ]


def upgrade():
    op.create_table(
        "contact_card",
        *of_somebody("contact_card"),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=False),
        sa.Column("reachable", sa.String(length=100), nullable=False),
        sa.Column("what_for", sa.String(length=500), nullable=False),
    )
    op.create_table(
        "expertise",
        *of_somebody("expertise"),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("topics", sa.String(length=200), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=True),
        sa.Column("lived", sa.LargeBinary(), nullable=True),
        sa.UniqueConstraint("token", name=op.f("uq_expertise_token")),
    )
