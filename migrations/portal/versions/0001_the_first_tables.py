"""The first tables"""

import sqlalchemy as sa
from alembic import op

import portal.core.db

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("mail_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("demo_slug", sa.String(length=60), nullable=True),
        sa.Column("created_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("mail", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("demo_slug", name=op.f("uq_account_demo_slug")),
        sa.UniqueConstraint("mail_hash", name=op.f("uq_account_mail_hash")),
        sa.UniqueConstraint("token", name=op.f("uq_account_token")),
    )
    op.create_table(
        "arbeidsmarktregio",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arbeidsmarktregio")),
        sa.UniqueConstraint("slug", name=op.f("uq_arbeidsmarktregio_slug")),
    )
    op.create_table(
        "handled_request",
        sa.Column(
            "actor_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("location", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("actor_id", "request_id", "digest", name=op.f("pk_handled_request")),
    )
    with op.batch_alter_table("handled_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handled_request_at"), ["at"], unique=False)

    op.create_table(
        "partij",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "taak",
            sa.Enum(
                "participatiewet",
                "wmo",
                "schuldhulp",
                "suwi",
                "wgbo",
                "ervaring",
                name="taak",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("beroepsgeheim", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partij")),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("subject", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tries", sa.String(), nullable=False),
        sa.Column("last_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_tries")),
    )
    with op.batch_alter_table("sign_in_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_tries_last_at"), ["last_at"], unique=False)

    op.create_table(
        "organisatie",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("regio_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "gemeente",
                "uwv",
                "ggz",
                "werkbedrijf",
                "clientorganisatie",
                name="soort",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fictief", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["regio_id"], ["arbeidsmarktregio.id"], name=op.f("fk_organisatie_regio_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
        sa.UniqueConstraint("token", name=op.f("uq_organisatie_token")),
    )
    with op.batch_alter_table("organisatie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisatie_regio_id"), ["regio_id"], unique=False)

    op.create_table(
        "onderdeel",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisatie_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "taak",
            sa.Enum(
                "participatiewet",
                "wmo",
                "schuldhulp",
                "suwi",
                "wgbo",
                "ervaring",
                name="taak",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_onderdeel_organisatie_id")
        ),
        sa.ForeignKeyConstraint(["partij_id"], ["partij.id"], name=op.f("fk_onderdeel_partij_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onderdeel")),
        sa.UniqueConstraint("partij_id", name=op.f("uq_onderdeel_partij_id")),
    )
    with op.batch_alter_table("onderdeel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_onderdeel_organisatie_id"), ["organisatie_id"], unique=False)

    op.create_table(
        "lidmaatschap",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "client",
                "gemeente",
                "uwv",
                "ggz",
                "ervaringsdeskundige",
                "sleutelpersoon",
                "bestuurder",
                "beheerder",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisatie_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("onderdeel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("work_name", sa.String(length=120), nullable=True),
        sa.Column("functie", sa.String(length=120), nullable=True),
        sa.Column("ips", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_lidmaatschap_account_id")),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_lidmaatschap_onderdeel_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_lidmaatschap_organisatie_id")
        ),
        sa.ForeignKeyConstraint(["partij_id"], ["partij.id"], name=op.f("fk_lidmaatschap_partij_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lidmaatschap")),
        sa.UniqueConstraint("token", name=op.f("uq_lidmaatschap_token")),
    )
    with op.batch_alter_table("lidmaatschap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lidmaatschap_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lidmaatschap_organisatie_id"), ["organisatie_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lidmaatschap_partij_id"), ["partij_id"], unique=False)

    op.create_table(
        "casus",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("regio_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("versie_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("naam", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["lidmaatschap.id"], name=op.f("fk_casus_client_id")),
        sa.ForeignKeyConstraint(["regio_id"], ["arbeidsmarktregio.id"], name=op.f("fk_casus_regio_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus")),
        sa.UniqueConstraint("token", name=op.f("uq_casus_token")),
    )
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.create_index("ix_casus_client_id_created_at", ["client_id", "created_at"], unique=False)

    op.create_table(
        "inzage",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("trace", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=1), nullable=False),
        sa.Column("outcome", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=60), nullable=False),
        sa.Column("permission", sa.String(length=40), nullable=False),
        sa.Column("lidmaatschap_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "client",
                "gemeente",
                "uwv",
                "ggz",
                "ervaringsdeskundige",
                "sleutelpersoon",
                "bestuurder",
                "beheerder",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("network", sa.String(length=45), nullable=False),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_inzage_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzage")),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lidmaatschap_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.Column("started_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("seen_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_session_account_id")),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_sign_in_session_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_sign_in_session_secret_hash")),
        sa.UniqueConstraint("token", name=op.f("uq_sign_in_session_token")),
    )
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "bijdrage",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "onderwerp",
            sa.Enum(
                "plan",
                "werk",
                "inkomen",
                "gezondheid_en_werk",
                "behandeling",
                "dagelijks_leven",
                "overleg",
                name="onderwerp",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("written_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["lidmaatschap.id"], name=op.f("fk_bijdrage_author_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_bijdrage_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bijdrage")),
        sa.UniqueConstraint("token", name=op.f("uq_bijdrage_token")),
    )
    with op.batch_alter_table("bijdrage", schema=None) as batch_op:
        batch_op.create_index(
            "ix_bijdrage_casus_id_written_at", ["casus_id", "written_at", "id"], unique=False
        )

    op.create_table(
        "concept",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
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
            nullable=False,
        ),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_concept_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("casus_id", "vraag", name=op.f("uq_concept_casus_id_vraag")),
        sa.UniqueConstraint("token", name=op.f("uq_concept_token")),
    )
    op.create_table(
        "deelname",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_deelname_casus_id")),
        sa.ForeignKeyConstraint(["partij_id"], ["partij.id"], name=op.f("fk_deelname_partij_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deelname")),
        sa.UniqueConstraint("casus_id", "partij_id", name=op.f("uq_deelname_casus_id_partij_id")),
        sa.UniqueConstraint("token", name=op.f("uq_deelname_token")),
    )
    op.create_table(
        "doorbreking",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("receiver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("opened_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("valid_until", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("closed_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_doorbreking_casus_id")),
        sa.ForeignKeyConstraint(["receiver_id"], ["partij.id"], name=op.f("fk_doorbreking_receiver_id")),
        sa.ForeignKeyConstraint(["sender_id"], ["partij.id"], name=op.f("fk_doorbreking_sender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doorbreking")),
    )
    with op.batch_alter_table("doorbreking", schema=None) as batch_op:
        batch_op.create_index(
            "ix_doorbreking_casus_id", ["casus_id", "receiver_id", "sender_id"], unique=False
        )

    op.create_table(
        "inzage_object",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("inzage_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cells", sa.String(length=400), nullable=False),
        sa.Column("consent_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_inzage_object_casus_id")),
        sa.ForeignKeyConstraint(["inzage_id"], ["inzage.id"], name=op.f("fk_inzage_object_inzage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzage_object")),
    )
    with op.batch_alter_table("inzage_object", schema=None) as batch_op:
        batch_op.create_index("ix_inzage_object_casus_id", ["casus_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inzage_object_inzage_id"), ["inzage_id"], unique=False)

    op.create_table(
        "sharing",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("partij_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cell", sa.String(length=40), nullable=False),
        sa.Column("about_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("doel", sa.String(length=80), nullable=False),
        sa.Column("grondslag", sa.String(length=80), nullable=False),
        sa.Column("opened_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("valid_until", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("closed_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_sharing_casus_id")),
        sa.ForeignKeyConstraint(["partij_id"], ["partij.id"], name=op.f("fk_sharing_partij_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing")),
    )
    with op.batch_alter_table("sharing", schema=None) as batch_op:
        batch_op.create_index(
            "ix_sharing_casus_id_partij_id_cell", ["casus_id", "partij_id", "cell"], unique=False
        )
        batch_op.create_index(
            "uq_sharing_open",
            ["casus_id", "partij_id", "cell", "about_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "teamlid",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lidmaatschap_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", portal.core.db.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_teamlid_casus_id")),
        sa.ForeignKeyConstraint(
            ["lidmaatschap_id"], ["lidmaatschap.id"], name=op.f("fk_teamlid_lidmaatschap_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teamlid")),
    )
    with op.batch_alter_table("teamlid", schema=None) as batch_op:
        batch_op.create_index("ix_teamlid_lidmaatschap_id_since", ["lidmaatschap_id", "since"], unique=False)
        batch_op.create_index(
            "uq_teamlid_current",
            ["casus_id", "lidmaatschap_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "toestemmingslog",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column(
            "event",
            sa.Enum("given", "withdrawn", "terminated", name="gebeurtenis", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_toestemmingslog_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemmingslog")),
        sa.UniqueConstraint("casus_id", "seq", name=op.f("uq_toestemmingslog_casus_id_seq")),
    )
    op.create_table(
        "toestemmingslog_head",
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_toestemmingslog_head_casus_id")),
        sa.PrimaryKeyConstraint("casus_id", name=op.f("pk_toestemmingslog_head")),
    )
    op.create_table(
        "versie",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", portal.core.db.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_versie_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versie")),
        sa.UniqueConstraint("casus_id", "number", name=op.f("uq_versie_casus_id_number")),
        sa.UniqueConstraint("token", name=op.f("uq_versie_token")),
    )
    op.create_table(
        "antwoord",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("versie_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
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
            nullable=False,
        ),
        sa.Column("since", portal.core.db.Moment(timezone=True), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_antwoord_casus_id")),
        sa.ForeignKeyConstraint(["versie_id"], ["versie.id"], name=op.f("fk_antwoord_versie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_antwoord")),
        sa.UniqueConstraint("token", name=op.f("uq_antwoord_token")),
        sa.UniqueConstraint("versie_id", "vraag", name=op.f("uq_antwoord_versie_id_vraag")),
    )
    op.create_table(
        "toestemmingslog_payload",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("log_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_toestemmingslog_payload_casus_id")),
        sa.ForeignKeyConstraint(
            ["log_id"], ["toestemmingslog.id"], name=op.f("fk_toestemmingslog_payload_log_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemmingslog_payload")),
        sa.UniqueConstraint("log_id", name=op.f("uq_toestemmingslog_payload_log_id")),
        sa.UniqueConstraint("token", name=op.f("uq_toestemmingslog_payload_token")),
    )
