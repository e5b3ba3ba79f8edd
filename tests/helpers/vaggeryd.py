"""The example, made once for the tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from database import example
from database.connection import File


@pytest.fixture(scope="session")
def vaggeryd_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's file. Nobody may write in it."""
    made = tmp_path_factory.mktemp("example") / "vaggeryd.rtr"
    example.create(made)
    return made


@pytest.fixture
def vaggeryd(vaggeryd_path: Path) -> Iterator[File]:
    """The example, opened."""
    file = File(vaggeryd_path)
    yield file
    file.close()


@pytest.fixture
def connection(vaggeryd: File) -> Iterator[Connection]:
    """A moment of the example to read in."""
    with vaggeryd.reading() as connection:
        yield connection
