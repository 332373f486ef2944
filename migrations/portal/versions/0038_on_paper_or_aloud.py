"""What a client allowed on paper or aloud: written down by one, confirmed by a second, and then by the client."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

MOMENT = portal.core.db.Moment(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITS = sa.text("stand = 'waits'")
REFERS = (
    ("casus_id", "casus"),
    ("partij_id", "partij"),
    ("author_id", "lidmaatschap"),
    ("getuige_id", "lidmaatschap"),
    ("sharing_id", "sharing"),
)


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def upgrade():
    stands = ("waits", "opened", "confirmed", "denied", "lapsed", "taken_back", "needless", "overruled")
    helpers = ("nobody", "naaste", "ervaringsdeskundige", "interpreter", "counsellor", "other")
    op.create_table(
        "written_down",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", portal.core.db.Token, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("onderwerp", sa.String(40), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("how", one_of("how", "paper", "aloud", "telephone"), nullable=False),
        sa.Column("helper", one_of("helper", *helpers), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("getuige_id", ID, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("sharing_id", ID, nullable=True),
        sa.Column("stand", one_of("writtenstand", *stands), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_written_down_{column}"))
            for column, to in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_down")),
        sa.UniqueConstraint("token", name=op.f("uq_written_down_token")),
    )
    op.create_index("ix_written_down_casus_id", "written_down", ["casus_id", "partij_id", "onderwerp"])
    op.create_index(op.f("ix_written_down_sharing_id"), "written_down", ["sharing_id"])
    op.create_index(
        "ix_written_down_waits", "written_down", ["written_at"], sqlite_where=WAITS, postgresql_where=WAITS
    )
