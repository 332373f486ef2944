"""What a client opened tells once that it ends soon, and what ended is found without reading all of it; a professional
asks for an onderwerp."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

MOMENT = portal.core.db.Moment(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TOKEN = sa.LargeBinary(16)
OPEN = sa.text("closed_at IS NULL")


def upgrade():
    for table in ("sharing", "doorbreking"):
        op.add_column(table, sa.Column("reminded_at", MOMENT, nullable=True))
        op.create_index(f"ix_{table}_ends", table, ["valid_until"], sqlite_where=OPEN, postgresql_where=OPEN)
    kijkvragen()


def kijkvragen():
    answers = sa.Enum("open", "yes", "no", "later", name="answer", native_enum=False, length=40)
    op.create_table(
        "kijkvraag",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", TOKEN, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("cell", sa.String(40), nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("onderwerp", sa.String(40), nullable=False),
        sa.Column("term", sa.String(2), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answer", answers, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_kijkvraag_{column}"))
            for column, to in (("casus_id", "casus"), ("partij_id", "partij"), ("author_id", "lidmaatschap"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kijkvraag")),
        sa.UniqueConstraint("token", name=op.f("uq_kijkvraag_token")),
    )
    op.create_index("ix_kijkvraag_casus_id", "kijkvraag", ["casus_id", "partij_id", "onderwerp"])
