"""Who decides for a client: by whom it was recorded and checked, in which onderwerpen, and for how long; and which of
what stands open one of them opened."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

MOMENT = portal.core.db.Moment(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REFERS = (
    ("casus_id", "casus"),
    ("author_id", "lidmaatschap"),
    ("author_partij_id", "partij"),
    ("getuige_id", "lidmaatschap"),
    ("getuige_partij_id", "partij"),
    ("lidmaatschap_id", "lidmaatschap"),
)


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def upgrade():
    kinds = ("mentor", "bewindvoerder", "curator", "gemachtigde")
    op.create_table(
        "vertegenwoordiger",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", portal.core.db.Token, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("hoedanigheid", one_of("hoedanigheid", *kinds), nullable=False),
        sa.Column("proof", one_of("proof", "ruling", "register", "signed"), nullable=False),
        sa.Column("valid_from", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("author_partij_id", ID, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("getuige_id", ID, nullable=True),
        sa.Column("getuige_partij_id", ID, nullable=True),
        sa.Column("checked_at", MOMENT, nullable=True),
        sa.Column("uitnodiging_id", ID, nullable=True),
        sa.Column("lidmaatschap_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("naam", sa.LargeBinary(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_vertegenwoordiger_{column}"))
            for column, to in REFERS
        ),
        sa.ForeignKeyConstraint(
            ["uitnodiging_id"],
            ["uitnodiging.id"],
            name=op.f("fk_vertegenwoordiger_uitnodiging_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertegenwoordiger")),
        sa.UniqueConstraint("token", name=op.f("uq_vertegenwoordiger_token")),
    )
    for column in ("casus_id", "uitnodiging_id", "lidmaatschap_id"):
        op.create_index(op.f(f"ix_vertegenwoordiger_{column}"), "vertegenwoordiger", [column])
    op.create_table(
        "vertegenwoordiger_onderwerp",
        sa.Column("vertegenwoordiger_id", ID, nullable=False),
        sa.Column("onderwerp", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["vertegenwoordiger_id"],
            ["vertegenwoordiger.id"],
            name=op.f("fk_vertegenwoordiger_onderwerp_vertegenwoordiger_id"),
        ),
        sa.PrimaryKeyConstraint(
            "vertegenwoordiger_id", "onderwerp", name=op.f("pk_vertegenwoordiger_onderwerp")
        ),
    )
    opened_by()


def opened_by():
    """SQLite adds a column that refers only in one statement; PostgreSQL as Alembic does it."""
    name = "fk_sharing_vertegenwoordiger_id"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "ALTER TABLE sharing ADD COLUMN vertegenwoordiger_id INTEGER "
            f"CONSTRAINT {name} REFERENCES vertegenwoordiger (id)"
        )
    else:
        op.add_column("sharing", sa.Column("vertegenwoordiger_id", ID, nullable=True))
        op.create_foreign_key(name, "sharing", "vertegenwoordiger", ["vertegenwoordiger_id"], ["id"])
    op.create_index("ix_sharing_vertegenwoordiger_id", "sharing", ["vertegenwoordiger_id"])
