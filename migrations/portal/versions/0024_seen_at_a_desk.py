"""That somebody of the team saw at a desk who a client is: when, and what was shown; no number."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
DOCUMENTS = ("passport", "card", "licence", "permit")


def refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_identity_check_{column}"))


def upgrade():
    op.create_table(
        "identity_check",
        sa.Column("id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("client_id", ID, nullable=False),
        sa.Column("checked_by_id", ID, nullable=False),
        sa.Column(
            "document", sa.Enum(*DOCUMENTS, name="document", native_enum=False, length=40), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        refers("casus_id", "casus"),
        refers("client_id", "lidmaatschap"),
        refers("checked_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_check")),
    )
    op.create_index(op.f("ix_identity_check_casus_id"), "identity_check", ["casus_id"])
    op.create_index(op.f("ix_identity_check_client_id"), "identity_check", ["client_id"])
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER identity_check_no_{what.lower()} BEFORE {what} ON identity_check "
                "BEGIN SELECT RAISE(ABORT, 'identity_check only grows'); END"
            )
