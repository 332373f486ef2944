"""The plan"""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "doel",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.Column("gebieden", sa.LargeBinary(), nullable=True),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["lidmaatschap.id"], name=op.f("fk_doel_author_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_doel_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel")),
        sa.UniqueConstraint("token", name=op.f("uq_doel_token")),
    )
    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doel_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "gezamenlijk_doel",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "proposed", "standing", "declined", "replaced", name="doelstand", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("proposed_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("decided_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["lidmaatschap.id"], name=op.f("fk_gezamenlijk_doel_author_id")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_gezamenlijk_doel_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gezamenlijk_doel")),
        sa.UniqueConstraint("token", name=op.f("uq_gezamenlijk_doel_token")),
    )
    with op.batch_alter_table("gezamenlijk_doel", schema=None) as batch_op:
        batch_op.create_index("ix_gezamenlijk_doel_casus_id", ["casus_id", "proposed_at"], unique=False)
        batch_op.create_index(
            "uq_gezamenlijk_doel_standing",
            ["casus_id"],
            unique=True,
            sqlite_where=sa.text("stand = 'standing'"),
            postgresql_where=sa.text("stand = 'standing'"),
        )

    op.create_table(
        "actie",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("doel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "vraag",
            sa.Enum(
                "geholpen",
                "wensen",
                "goed_in",
                "best",
                "helpt",
                "zorgen",
                "leefgebieden",
                name="vraag",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("owner_partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "stand",
            sa.Enum("open", "busy", "done", "stopped", name="actiestand", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "client_says",
            sa.Enum("pending", "agreed", "declined", name="clientsays", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("made_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("changed_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.Column("reason_partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["lidmaatschap.id"], name=op.f("fk_actie_author_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_actie_casus_id")),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_actie_doel_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["lidmaatschap.id"], name=op.f("fk_actie_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actie")),
        sa.UniqueConstraint("token", name=op.f("uq_actie_token")),
    )
    with op.batch_alter_table("actie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actie_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index("ix_actie_owner_id", ["owner_id", "stand", "due"], unique=False)
        batch_op.create_index(
            "ix_actie_owner_partij_id", ["owner_partij_id", "owner_id", "stand", "due"], unique=False
        )
