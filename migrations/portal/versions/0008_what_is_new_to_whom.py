"""What is new to somebody, read and unread, and how each person wants their mail."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
KINDS = (
    "hulpvraag", "doel_proposed", "doel_confirmed", "actie_proposed", "actie_agreed", "actie_declined",
    "actie_given", "actie_late", "bijdrage", "zienswijze", "voorstel", "joined", "nobody", "left",
)  # fmt: skip


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.create_table(
        "notice",
        sa.Column("id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("kind", codes("kind", *KINDS), nullable=False),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("writer", ID, nullable=False),
        sa.Column("about", sa.LargeBinary(length=16), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("mailed_at", MOMENT, nullable=True),
        refers("notice", "lidmaatschap_id", "lidmaatschap"),
        refers("notice", "casus_id", "casus"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_at"), "notice", ["at"])
    op.create_index(op.f("ix_notice_casus_id"), "notice", ["casus_id"])
    op.create_index("ix_notice_lidmaatschap_id", "notice", ["lidmaatschap_id", "id"])
    op.create_index(
        "ix_notice_unread",
        "notice",
        ["lidmaatschap_id", "id"],
        sqlite_where=sa.text("read_at IS NULL"),
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_table(
        "mail_choice",
        sa.Column("account_id", ID, nullable=False),
        sa.Column("mailing", codes("mailing", "at_once", "daily", "never"), nullable=False),
        refers("mail_choice", "account_id", "account"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_mail_choice")),
    )
