"""The access review: per organisatie and period, with a row per person."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.create_table(
        "review",
        sa.Column("id", ID, nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("warned_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        refers("review", "organisatie_id", "organisatie"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("organisatie_id", "period", name=op.f("uq_review_organisatie_id_period")),
    )
    op.create_table(
        "review_row",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("review_id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("answer", sa.String(40), nullable=True),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=True),
        refers("review_row", "review_id", "review"),
        refers("review_row", "lidmaatschap_id", "lidmaatschap"),
        refers("review_row", "by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_row")),
        sa.UniqueConstraint("token", name=op.f("uq_review_row_token")),
        sa.UniqueConstraint(
            "review_id", "lidmaatschap_id", name=op.f("uq_review_row_review_id_lidmaatschap_id")
        ),
    )
    op.create_index(op.f("ix_review_row_lidmaatschap_id"), "review_row", ["lidmaatschap_id"])
    op.create_index("ix_review_row_review_id", "review_row", ["review_id", "answer"])
