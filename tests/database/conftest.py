"""A new municipality's file, closed, at a path with letters that many programs get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from database.connection import File
from tests.helpers.files import new_file
from tests.helpers.postgresql import postgresql

__all__ = ["postgresql"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Målstyrning & kontroll 100% #1?"
    folder.mkdir()
    return new_file(folder / "Vaggeryd å.rtr")


@pytest.fixture
def file(path: Path) -> Iterator[File]:
    opened = File(path, timeout=5)
    yield opened
    opened.close()


@pytest.fixture
def example_connection(example_source: Path) -> Iterator[Connection]:
    """The example, read as it stands."""
    opened = File(example_source)
    with opened.reading() as connection:
        yield connection
    opened.close()
