"""The desk of a sleutelpersoon: colleagues who are invited, changes that take two people, and what was done there."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
OPEN = "stand = 'open'"


def refers(table: str, column: str, to: str, **how) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), **how)


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def upgrade():
    op.add_column("lidmaatschap", sa.Column("seen_on", sa.Date(), nullable=True))
    op.add_column("lidmaatschap", sa.Column("paused_at", MOMENT, nullable=True))
    op.add_column("lidmaatschap", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE lidmaatschap SET seen_on = CURRENT_DATE")  # nobody counted before: from here on it is
    op.add_column(
        "overdracht", sa.Column("by_office", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("overdracht", sa.Column("taken_over_id", ID, nullable=True))
    placements()
    changes()
    log()


def placements():
    op.create_table(
        "placement",
        sa.Column("uitnodiging_id", ID, nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("onderdeel_id", ID, nullable=True),
        sa.Column("functie", sa.String(120), nullable=True),
        sa.Column("paid", sa.Boolean(), nullable=True),
        sa.Column("ips", sa.Boolean(), nullable=False),
        refers("placement", "uitnodiging_id", "uitnodiging", ondelete="CASCADE"),
        refers("placement", "organisatie_id", "organisatie"),
        refers("placement", "onderdeel_id", "onderdeel"),
        sa.PrimaryKeyConstraint("uitnodiging_id", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_organisatie_id"), "placement", ["organisatie_id"])


def changes():
    table = "sleutelpersoon_change"
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=False),
        sa.Column("kind", codes("changekind", "make", "end", "factor"), nullable=False),
        sa.Column("stand", codes("changestand", "open", "done", "refused", "withdrawn"), nullable=False),
        sa.Column("proposed_by_id", ID, nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("decided_by_id", ID, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        refers(table, "organisatie_id", "organisatie"),
        refers(table, "lidmaatschap_id", "lidmaatschap"),
        refers(table, "proposed_by_id", "lidmaatschap"),
        refers(table, "decided_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("token", name=op.f(f"uq_{table}_token")),
    )
    op.create_index(op.f(f"ix_{table}_lidmaatschap_id"), table, ["lidmaatschap_id"])
    op.create_index(f"ix_{table}_organisatie_id", table, ["organisatie_id", "stand", "ends_at"])
    op.create_index(
        f"uq_{table}_open",
        table,
        ["lidmaatschap_id", "kind"],
        unique=True,
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )


def log():
    op.create_table(
        "desk_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("organisatie_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("about_id", ID, nullable=True),
        sa.Column("did", sa.String(40), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
        refers("desk_log", "organisatie_id", "organisatie"),
        refers("desk_log", "by_id", "lidmaatschap"),
        refers("desk_log", "about_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_log")),
        sa.UniqueConstraint("token", name=op.f("uq_desk_log_token")),
    )
    op.create_index("ix_desk_log_organisatie_id", "desk_log", ["organisatie_id", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER desk_log_no_{what.lower()} BEFORE {what} ON desk_log "
                "BEGIN SELECT RAISE(ABORT, 'desk_log only grows'); END"
            )
