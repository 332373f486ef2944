"""Signing in at one's own organisatie or with DigiD: providers, who somebody is there, and what changed about it."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
EVENTS = ("filled_in", "confirmed", "ended", "linked", "made", "other_claims")


def codes(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def refers(table: str, column: str, to: str, **options) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), **options)


def upgrade():
    providers()
    belonging()
    identities()
    op.create_table(
        "openid_used",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_openid_used")),
    )
    op.create_index(op.f("ix_openid_used_at"), "openid_used", ["at"])
    log()
    sessions()


def providers():
    op.create_table(
        "openid_provider",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("organisatie_id", ID, nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("client_id", sa.String(length=200), nullable=False),
        sa.Column("domains", sa.String(length=500), nullable=False),
        sa.Column("levels", sa.String(length=500), nullable=False),
        sa.Column("methods", sa.String(length=200), nullable=False),
        sa.Column("claim", sa.String(length=100), nullable=False),
        sa.Column("state", codes("providerstate", "draft", "confirmed", "ended"), nullable=False),
        sa.Column("filled_by_id", ID, nullable=True),
        sa.Column("filled_at", MOMENT, nullable=False),
        sa.Column("confirmed_by_id", ID, nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        refers("openid_provider", "organisatie_id", "organisatie"),
        refers("openid_provider", "filled_by_id", "lidmaatschap"),
        refers("openid_provider", "confirmed_by_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openid_provider")),
        sa.UniqueConstraint("token", name=op.f("uq_openid_provider_token")),
    )
    for name, column, where in (
        ("draft", "organisatie_id", "state = 'draft'"),
        ("confirmed", "organisatie_id", "state = 'confirmed'"),
        ("clients", "state", "organisatie_id IS NULL AND state <> 'ended'"),
    ):
        op.create_index(
            f"uq_openid_provider_{name}",
            "openid_provider",
            [column],
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def belonging():
    op.create_table(
        "openid_onderdeel",
        sa.Column("provider_id", ID, nullable=False),
        sa.Column("onderdeel_id", ID, nullable=False),
        sa.Column("value", sa.String(length=100), nullable=False),
        refers("openid_onderdeel", "provider_id", "openid_provider"),
        refers("openid_onderdeel", "onderdeel_id", "onderdeel"),
        sa.PrimaryKeyConstraint("provider_id", "onderdeel_id", name=op.f("pk_openid_onderdeel")),
    )
    op.create_table(
        "openid_domain",
        sa.Column("domain", sa.String(length=253), nullable=False),
        sa.Column("provider_id", ID, nullable=False),
        refers("openid_domain", "provider_id", "openid_provider"),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_openid_domain")),
    )
    op.create_index(op.f("ix_openid_domain_provider_id"), "openid_domain", ["provider_id"])


def identities():
    op.create_table(
        "openid_identity",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("provider_id", ID, nullable=False),
        sa.Column("subject_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=True),
        sa.Column("linked_at", MOMENT, nullable=False),
        refers("openid_identity", "account_id", "account", ondelete="CASCADE"),
        refers("openid_identity", "provider_id", "openid_provider"),
        refers("openid_identity", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openid_identity")),
        sa.UniqueConstraint("subject_hash", name=op.f("uq_openid_identity_subject_hash")),
    )
    op.create_index(op.f("ix_openid_identity_account_id"), "openid_identity", ["account_id"])


def log():
    op.create_table(
        "openid_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("provider_id", ID, nullable=False),
        sa.Column("event", codes("providerevent", *EVENTS), nullable=False),
        sa.Column("lidmaatschap_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        refers("openid_log", "provider_id", "openid_provider"),
        refers("openid_log", "lidmaatschap_id", "lidmaatschap"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openid_log")),
    )
    op.create_index(op.f("ix_openid_log_provider_id"), "openid_log", ["provider_id"])
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER openid_log_no_{what.lower()} BEFORE {what} ON openid_log "
                "BEGIN SELECT RAISE(ABORT, 'openid_log only grows'); END"
            )


def sessions():
    """Without a foreign key, which SQLite cannot add to a table: a provider is ended, never removed."""
    op.add_column("sign_in_session", sa.Column("provider_id", ID, nullable=True))
    for name in ("subject_hash", "sid_hash"):
        op.add_column("sign_in_session", sa.Column(name, sa.LargeBinary(length=32), nullable=True))
    for name in ("provider_id", "subject_hash", "sid_hash"):
        op.create_index(op.f(f"ix_sign_in_session_{name}"), "sign_in_session", [name])
