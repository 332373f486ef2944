"""A second factor beside the password: passkeys, codes of an app, recovery codes, and when one was shown."""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = portal.core.db.Moment(timezone=True)
TOKEN = sa.LargeBinary(length=16)
HASH = sa.LargeBinary(length=32)
WHAT = (
    "passkey_added", "passkey_removed", "app_added", "app_removed", "renamed", "recovery_made", "recovery_used"
)  # fmt: skip


def upgrade():
    op.add_column("sign_in_session", sa.Column("second_at", MOMENT, nullable=True))
    factor(
        "passkey",
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    factor(
        "code_app",
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("code_hash", HASH, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_recovery_code_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_code_code_hash")),
    )
    op.create_index(op.f("ix_recovery_code_account_id"), "recovery_code", ["account_id"])
    op.create_table(
        "answered_challenge",
        sa.Column("challenge_hash", HASH, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("challenge_hash", name=op.f("pk_answered_challenge")),
    )
    op.create_index(op.f("ix_answered_challenge_at"), "answered_challenge", ["at"])
    log()


def factor(table: str, *columns):
    """What every kind has: whose it is, what they call it, and when it was used."""
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        sa.Column("token", TOKEN, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        *columns,
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f(f"fk_{table}_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("token", name=op.f(f"uq_{table}_token")),
    )
    op.create_index(op.f(f"ix_{table}_account_id"), table, ["account_id"])


def log():
    op.create_table(
        "factor_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_token", TOKEN, nullable=False),
        sa.Column("what", sa.Enum(*WHAT, name="what", native_enum=False, length=40), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_factor_log")),
    )
    op.create_index(op.f("ix_factor_log_account_token"), "factor_log", ["account_token"])
    if op.get_bind().dialect.name != "sqlite":
        return  # there the app's role has no right to: see LOGS in portal/core/migrate.py
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER factor_log_no_{what.lower()} BEFORE {what} ON factor_log "
            "BEGIN SELECT RAISE(ABORT, 'factor_log only grows'); END"
        )
