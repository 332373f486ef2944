"""When somebody last looked in a casus, so that the page can tell what is new to them."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def upgrade():
    op.create_table(
        "visit",
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("before", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_visit_lidmaatschap_id")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_visit_casus_id")),
        sa.PrimaryKeyConstraint("lidmaatschap_id", "casus_id", name=op.f("pk_visit")),
    )
