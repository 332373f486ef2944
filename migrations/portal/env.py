"""Run by portal.core.migrate, which hands over a connection of the owner role."""

from alembic import context

from portal.core.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
