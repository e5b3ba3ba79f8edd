"""Vaggeryds kommun as the letter KS 2019/160 describes it, on 15 September 2021: what every newcomer sees first.

Everything but names, dates and wordings of the letter is invented for the example and marked so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from database.addresses import SCHEMA_VERSION, is_postgresql
from database.connection import File, sqlite_engine
from database.creation import create_file
from database.example.fill import fill, keep_nothing
from database.example.ledger import edit_id
from database.example.organisation import CREATED, roles, start
from database.failures import translated
from database.files import finished_file

__all__ = ["create", "fill"]


def create(address: str | Path, keep: Callable[[Connection], None] = keep_nothing) -> None:
    """Make the example's file, whole or not at all and never over an existing one; or fill a database."""
    if is_postgresql(address):
        _create_empty(address)
        file = File(address)
        try:
            with file.writing() as connection:
                fill(connection, keep)
        finally:
            file.close()
        return
    with finished_file(Path(address)) as temporary:
        _create_empty(temporary)
        engine = sqlite_engine(temporary, write=True, version=SCHEMA_VERSION)
        with translated(str(address)), engine.connect() as connection, connection.begin():
            fill(connection, keep)


def _create_empty(address: str | Path) -> None:
    found = start()
    create_file(
        address,
        found.name,
        found.code,
        found.first_year,
        found.last_year,
        CREATED,
        roles().authors["klk"],
        edit_id=edit_id("start"),
    )
