"""Every field of NEN 7513 of a look; what a client asks about one; and that a colleague's looks were gone through."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
NAMED = ("fits", "explained", "followed_up")
EVENTS = (
    "look", "search", "print", "export", "change", "rights", "log", "refused", "sign_in", "sign_out",
)  # fmt: skip


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    event = sa.Enum(*EVENTS, name="event", native_enum=False, length=40)
    for column in (
        sa.Column("event", event, nullable=False, server_default="look"),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("work_name", sa.String(120), nullable=True),
        sa.Column("organisatie_id", ID, nullable=True),
        sa.Column("purpose", sa.String(40), nullable=False, server_default=""),
        sa.Column("source", sa.String(120), nullable=False, server_default=""),
        sa.Column("emergency", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("inzage", column)
    op.create_index(op.f("ix_inzage_trace"), "inzage", ["trace"])
    op.create_index("ix_inzage_organisatie_id", "inzage", ["organisatie_id", "at"])
    op.add_column("inzage_object", sa.Column("relation", sa.String(20), nullable=False, server_default=""))
    navraag()
    look_review()


def navraag() -> None:
    op.create_table(
        "navraag",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("inzage_id", ID, nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by_id", ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("vraag", sa.LargeBinary(), nullable=True),
        sa.Column("antwoord", sa.LargeBinary(), nullable=True),
        refers("navraag", "casus_id", "casus"),
        refers("navraag", "inzage_id", "inzage"),
        refers("navraag", "organisatie_id", "organisatie"),
        refers("navraag", "answered_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_navraag")),
        sa.UniqueConstraint("token", name=op.f("uq_navraag_token")),
    )
    op.create_index("uq_navraag_look", "navraag", ["casus_id", "inzage_id"], unique=True)
    waits = sa.text("answered_at IS NULL")
    op.create_index(
        "ix_navraag_open", "navraag", ["organisatie_id", "due"], sqlite_where=waits, postgresql_where=waits
    )


def look_review() -> None:
    op.create_table(
        "look_review",
        sa.Column("id", ID, nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("inzage_id", ID, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("found", sa.Enum(*NAMED, name="found", native_enum=False, length=40), nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        refers("look_review", "organisatie_id", "organisatie"),
        refers("look_review", "inzage_id", "inzage"),
        refers("look_review", "by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_review")),
    )
    op.create_index("uq_look_review_look", "look_review", ["organisatie_id", "inzage_id"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER look_review_no_{what.lower()} BEFORE {what} ON look_review "
                "BEGIN SELECT RAISE(ABORT, 'look_review only grows'); END"
            )
