"""A verzoek for one more person of a partij that takes part already: of those several can be open."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("verzoek", sa.Column("one_more", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("uq_verzoek_open", "verzoek")
    where = sa.text("stand = 'open' AND NOT one_more")
    op.create_index(
        "uq_verzoek_open",
        "verzoek",
        ["casus_id", "onderdeel_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )
