"""Run by portal.core.migrate on the key store, a database apart."""

from alembic import context

from portal.kluis.store import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
