"""Who stops hands over, the client picks a casusregisseur, a person is proposed by name, a doel on the way ends."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.create_table(
        "casusregisseur",
        sa.Column("id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        refers("casusregisseur", "casus_id", "casus"),
        refers("casusregisseur", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casusregisseur")),
    )
    op.create_index(
        "uq_casusregisseur_current",
        "casusregisseur",
        ["casus_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("ix_casusregisseur_casus_id", "casusregisseur", ["casus_id", "since"])

    op.create_table(
        "overdracht",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("acties", sa.Integer(), nullable=False),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        refers("overdracht", "casus_id", "casus"),
        refers("overdracht", "author_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overdracht")),
        sa.UniqueConstraint("token", name=op.f("uq_overdracht_token")),
    )
    op.create_index("ix_overdracht_casus_id", "overdracht", ["casus_id", "at"])

    op.add_column("voorstel", sa.Column("person", sa.LargeBinary(), nullable=True))
    op.add_column("verzoek", sa.Column("person", sa.LargeBinary(), nullable=True))
    op.add_column("doel", sa.Column("ended_at", MOMENT, nullable=True))
