"""A bijdrage can be corrected, and the client can say how they see it."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def _onderwerp():
    """As the column of bijdrage is: the codes may grow without a migration."""
    return sa.Column("onderwerp", sa.String(length=40), nullable=False)


def upgrade():
    op.add_column("bijdrage", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("bijdrage", sa.Column("corrected_at", MOMENT, nullable=True))
    op.create_table(
        "bijdrage_revision",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("bijdrage_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _onderwerp(),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_bijdrage_revision_casus_id")),
        sa.ForeignKeyConstraint(
            ["bijdrage_id"], ["bijdrage.id"], name=op.f("fk_bijdrage_revision_bijdrage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bijdrage_revision")),
        sa.UniqueConstraint("token", name=op.f("uq_bijdrage_revision_token")),
        sa.UniqueConstraint("bijdrage_id", "number", name=op.f("uq_bijdrage_revision_bijdrage_id_number")),
    )
    op.create_table(
        "zienswijze",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("bijdrage_id", ID, nullable=False),
        _onderwerp(),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_zienswijze_casus_id")),
        sa.ForeignKeyConstraint(["bijdrage_id"], ["bijdrage.id"], name=op.f("fk_zienswijze_bijdrage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zienswijze")),
        sa.UniqueConstraint("token", name=op.f("uq_zienswijze_token")),
        sa.UniqueConstraint("bijdrage_id", name=op.f("uq_zienswijze_bijdrage_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER bijdrage_revision_no_{what.lower()} BEFORE {what} ON bijdrage_revision "
                "BEGIN SELECT RAISE(ABORT, 'bijdrage_revision only grows'); END"
            )
