"""Uitnodigingen: a one-time link, and a code that is told in person."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_uitnodiging_{column}"))


def upgrade():
    op.create_table(
        "uitnodiging",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum("client", "naaste", name="purpose", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("made_by_id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=True),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.Column("naam", sa.LargeBinary(), nullable=True),
        sa.Column("adres", sa.LargeBinary(), nullable=True),
        refers("made_by_id", "lidmaatschap"),
        refers("casus_id", "casus"),
        refers("account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitnodiging")),
        sa.UniqueConstraint("token", name=op.f("uq_uitnodiging_token")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_uitnodiging_secret_hash")),
    )
    op.create_index("ix_uitnodiging_made_by_id", "uitnodiging", ["made_by_id", "made_at"])
    for column in ("casus_id", "account_id", "ends_at"):
        op.create_index(op.f(f"ix_uitnodiging_{column}"), "uitnodiging", [column])
