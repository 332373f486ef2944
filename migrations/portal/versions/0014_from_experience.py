"""Ervaringsdeskundigen: betaald or vrijwillig, their hours, and what they suggest beside the hulpvraag."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
VRAGEN = ("geholpen", "wensen", "goed_in", "best", "helpt", "zorgen", "leefgebieden")


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.add_column("lidmaatschap", sa.Column("paid", sa.Boolean(), nullable=True))
    hours()
    invites()
    suggestions()
    helped()


def hours():
    op.create_table(
        "hours",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("quarters", sa.Integer(), nullable=False),
        sa.Column("kind", codes("kind", "client", "preparation", "overleg"), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        refers("hours", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours")),
        sa.UniqueConstraint("token", name=op.f("uq_hours_token")),
    )
    op.create_index("ix_hours_lidmaatschap_id_day", "hours", ["lidmaatschap_id", "day"])


def invites():
    op.create_table(
        "suggest_invite",
        sa.Column("id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        refers("suggest_invite", "casus_id", "casus"),
        refers("suggest_invite", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggest_invite")),
    )
    op.create_index(
        "uq_suggest_invite_current",
        "suggest_invite",
        ["casus_id", "lidmaatschap_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("ix_suggest_invite_lidmaatschap_id"), "suggest_invite", ["lidmaatschap_id"])


def suggestions():
    op.create_table(
        "suggestion",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("vraag", codes("vraag", *VRAGEN), nullable=False),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("about_id", ID, nullable=False),
        sa.Column("stand", codes("suggestionstand", "open", "taken", "left", "withdrawn"), nullable=False),
        sa.Column("suggested_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        refers("suggestion", "casus_id", "casus"),
        refers("suggestion", "author_id", "lidmaatschap"),
        refers("suggestion", "about_id", "versie"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("token", name=op.f("uq_suggestion_token")),
    )
    op.create_index(
        "uq_suggestion_open",
        "suggestion",
        ["casus_id", "author_id", "vraag"],
        unique=True,
        sqlite_where=sa.text("stand = 'open'"),
        postgresql_where=sa.text("stand = 'open'"),
    )
    op.create_index("ix_suggestion_casus_id", "suggestion", ["casus_id", "suggested_at"])


def helped():
    op.create_table(
        "versie_help",
        sa.Column("id", ID, nullable=False),
        sa.Column("casus_id", ID, nullable=False),
        sa.Column("versie_id", ID, nullable=False),
        sa.Column("vraag", codes("vraag", *VRAGEN), nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("partij_id", ID, nullable=False),
        refers("versie_help", "casus_id", "casus"),
        refers("versie_help", "versie_id", "versie"),
        refers("versie_help", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versie_help")),
        sa.UniqueConstraint(
            "versie_id",
            "vraag",
            "lidmaatschap_id",
            name=op.f("uq_versie_help_versie_id_vraag_lidmaatschap_id"),
        ),
    )
