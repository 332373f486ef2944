"""Voorstellen for who may take part, and verzoeken to an organisatie to name somebody."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.create_table(
        "verzoek",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("onderdeel_id", ID, nullable=False),
        sa.Column("stand", codes("verzoekstand", "open", "named", "nobody", "withdrawn"), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("named_id", ID, nullable=True),
        sa.Column("answered_by_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("naam", sa.LargeBinary(), nullable=True),
        refers("verzoek", "casus_id", "casus"),
        refers("verzoek", "organisatie_id", "organisatie"),
        refers("verzoek", "onderdeel_id", "onderdeel"),
        refers("verzoek", "named_id", "lidmaatschap"),
        refers("verzoek", "answered_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verzoek")),
        sa.UniqueConstraint("token", name=op.f("uq_verzoek_token")),
    )
    op.create_index(
        "uq_verzoek_open",
        "verzoek",
        ["casus_id", "onderdeel_id"],
        unique=True,
        sqlite_where=sa.text("stand = 'open'"),
        postgresql_where=sa.text("stand = 'open'"),
    )
    op.create_index("ix_verzoek_casus_id", "verzoek", ["casus_id", "asked_at"])
    op.create_index("ix_verzoek_organisatie_id", "verzoek", ["organisatie_id", "stand", "asked_at"])

    op.create_table(
        "voorstel",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("onderdeel_id", ID, nullable=False),
        sa.Column("verzoek_id", ID, nullable=True),
        sa.Column(
            "stand",
            codes("voorstelstand", "proposed", "agreed", "declined", "withdrawn"),
            nullable=False,
        ),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        refers("voorstel", "casus_id", "casus"),
        refers("voorstel", "author_id", "lidmaatschap"),
        refers("voorstel", "onderdeel_id", "onderdeel"),
        refers("voorstel", "verzoek_id", "verzoek"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorstel")),
        sa.UniqueConstraint("token", name=op.f("uq_voorstel_token")),
    )
    op.create_index("ix_voorstel_casus_id", "voorstel", ["casus_id", "proposed_at"])
    op.create_index(op.f("ix_voorstel_verzoek_id"), "voorstel", ["verzoek_id"])
