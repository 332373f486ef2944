"""Bestanden with a bijdrage or an actie, their content sealed in parts."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
KINDS = ("pdf", "jpeg", "png", "docx", "xlsx", "pptx", "odt", "ods", "odp", "text")


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.create_table(
        "bestand",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("bijdrage_id", ID, nullable=True),
        sa.Column("actie_id", ID, nullable=True),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="kind", native_enum=False, length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("naam", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(bijdrage_id IS NULL) <> (actie_id IS NULL)", name=op.f("ck_bestand_hangs_on_one")
        ),
        refers("bestand", "casus_id", "casus"),
        refers("bestand", "bijdrage_id", "bijdrage"),
        refers("bestand", "actie_id", "actie"),
        refers("bestand", "author_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bestand")),
        sa.UniqueConstraint("token", name=op.f("uq_bestand_token")),
    )
    for column in ("casus_id", "bijdrage_id", "actie_id"):
        op.create_index(op.f(f"ix_bestand_{column}"), "bestand", [column])

    op.create_table(
        "bestand_deel",
        sa.Column("bestand_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        refers("bestand_deel", "bestand_id", "bestand"),
        refers("bestand_deel", "casus_id", "casus"),
        sa.PrimaryKeyConstraint("bestand_id", "number", name=op.f("pk_bestand_deel")),
    )
