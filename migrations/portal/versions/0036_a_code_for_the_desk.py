"""The code that a client shows at a desk, so that somebody there can look who they are."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_desk_code_{column}"))


def upgrade():
    op.create_table(
        "desk_code",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", portal.core.db.Token, nullable=False),
        sa.Column("client_id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("place_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("claimed_by_id", ID, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        refers("client_id", "lidmaatschap"),
        refers("casus_id", "casus"),
        refers("claimed_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_code")),
        sa.UniqueConstraint("client_id", name=op.f("uq_desk_code_client_id")),
        sa.UniqueConstraint("token", name=op.f("uq_desk_code_token")),
    )
    op.create_index(op.f("ix_desk_code_ends_at"), "desk_code", ["ends_at"])
    op.create_index(op.f("ix_desk_code_place_hash"), "desk_code", ["place_hash"])
