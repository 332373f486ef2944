"""The secret addresses under which people have the days of their acties in a calendar of their own."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def upgrade():
    op.create_table(
        "agenda",
        sa.Column("id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("uid_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_agenda_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sa.UniqueConstraint("lidmaatschap_id", name=op.f("uq_agenda_lidmaatschap_id")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_agenda_secret_hash")),
    )
