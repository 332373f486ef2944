"""What the migrations make is what the models say: a forgotten column shows here, not in production."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from portal.core.db import Base, db


def test_the_migrations_make_the_tables_of_the_models(demo):
    with demo.app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
