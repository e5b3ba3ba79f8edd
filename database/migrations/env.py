"""Run by Alembic: brings the schema of the connection that ``database.upgrade`` hands over up to date.

Migrations import no program code: they say what the schema was when they were written.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import MetaData

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name of its own, so that a later migration can change it."""

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=MetaData(naming_convention=NAMING),
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
