"""A notice of a bestand is for who reads both it and the text it hangs on."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade():
    op.add_column("notice", sa.Column("beside", ID, nullable=True))
