"""A second factor beside the password: passkeys, codes of an app, recovery codes, and when one was shown."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)


def upgrade():
    op.add_column("sign_in_session", sa.Column("second_at", MOMENT, nullable=True))
