"""The noodkaart and who opened it; what clients ask about their rights; the register of datalekken."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0033"
down_revision = "0029"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
LOGS = ("noodkaart_opening", "datalek_revision")
RECHTEN = ("inzage", "rectificatie", "wissen", "beperking", "bezwaar", "overdraagbaarheid", "klacht")
LEKKEN = ("wrong_person", "seen", "lost", "stolen", "changed", "away", "other")
TOLD = ("not_yet", "told", "not_needed")


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def made(table: str, *columns, **refer) -> None:
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        *columns,
        *(refers(table, column, to) for column, to in refer.items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("token", name=op.f(f"uq_{table}_token")),
    )


def needed(name: str, kind=ID) -> sa.Column:
    return sa.Column(name, kind, nullable=False)


def maybe(name: str, kind) -> sa.Column:
    return sa.Column(name, kind, nullable=True)


def texts(*names: str) -> list[sa.Column]:
    return [maybe(name, sa.LargeBinary()) for name in names]


def upgrade():
    cards()
    rights()
    leaks()
    if op.get_bind().dialect.name == "sqlite":
        for table in LOGS:
            for what in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
                )


def cards():
    made(
        "noodkaart",
        needed("casus_id"),
        needed("filled", sa.Boolean()),
        needed("changed_at", MOMENT),
        needed("version", sa.Integer()),
        *texts("call", "helps", "avoid", "wishes", "naam"),
        sa.UniqueConstraint("casus_id", name=op.f("uq_noodkaart_casus_id")),
        casus_id="casus",
    )
    made(
        "noodkaart_keeper",
        needed("casus_id"),
        needed("teamlid_id"),
        needed("chosen_at", MOMENT),
        maybe("ended_at", MOMENT),
        casus_id="casus",
        teamlid_id="teamlid",
    )
    op.create_index(op.f("ix_noodkaart_keeper_casus_id"), "noodkaart_keeper", ["casus_id"])
    op.create_index(
        "uq_noodkaart_keeper_current",
        "noodkaart_keeper",
        ["teamlid_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    made(
        "noodkaart_opening",
        needed("casus_id"),
        needed("keeper_id"),
        needed("lidmaatschap_id"),
        maybe("organisatie_id", ID),
        needed("partij_id"),
        needed("cell", sa.String(length=40)),
        needed("at", MOMENT),
        *texts("why"),
        casus_id="casus",
        keeper_id="noodkaart_keeper",
        lidmaatschap_id="lidmaatschap",
        organisatie_id="organisatie",
    )
    op.create_index(op.f("ix_noodkaart_opening_keeper_id"), "noodkaart_opening", ["keeper_id"])
    op.create_index("ix_noodkaart_opening_casus_id", "noodkaart_opening", ["casus_id", "at"])
    op.create_index("ix_noodkaart_opening_organisatie_id", "noodkaart_opening", ["organisatie_id", "at"])


def rights():
    made(
        "aanvraag",
        needed("casus_id"),
        needed("organisatie_id"),
        needed("recht", codes("recht", *RECHTEN)),
        needed("stand", codes("aanvraagstand", "asked", "busy", "answered", "withdrawn")),
        needed("asked_at", MOMENT),
        needed("due", sa.Date()),
        maybe("extended_at", MOMENT),
        maybe("ended_at", MOMENT),
        maybe("answered_by_id", ID),
        needed("version", sa.Integer()),
        *texts("tekst", "naam", "contact", "why_later", "antwoord"),
        casus_id="casus",
        organisatie_id="organisatie",
        answered_by_id="lidmaatschap",
    )
    op.create_index("ix_aanvraag_casus_id", "aanvraag", ["casus_id", "asked_at"])
    op.create_index("ix_aanvraag_organisatie_id", "aanvraag", ["organisatie_id", "stand", "due"])


def leaks():
    made(
        "datalek",
        needed("organisatie_id"),
        needed("number", sa.Integer()),
        needed("version", sa.Integer()),
        sa.UniqueConstraint("organisatie_id", "number", name=op.f("uq_datalek_organisatie_id_number")),
        organisatie_id="organisatie",
    )
    made(
        "datalek_revision",
        needed("datalek_id"),
        needed("organisatie_id"),
        needed("number", sa.Integer()),
        needed("at", MOMENT),
        needed("by_id"),
        needed("kind", codes("lek", *LEKKEN)),
        needed("found_at", MOMENT),
        needed("authority", codes("told", *TOLD)),
        maybe("authority_at", MOMENT),
        needed("clients", codes("told", *TOLD)),
        maybe("clients_on", sa.Date()),
        maybe("people", sa.Integer()),
        *texts("what", "measures", "why_not"),
        sa.UniqueConstraint("datalek_id", "number", name=op.f("uq_datalek_revision_datalek_id_number")),
        datalek_id="datalek",
        organisatie_id="organisatie",
        by_id="lidmaatschap",
    )
