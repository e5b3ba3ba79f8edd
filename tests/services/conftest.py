"""Every test of a save runs on a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.records import Records
from database.connection import File
from tests.helpers.files import new_file, small_programme, writer
from tests.helpers.postgresql import Server, postgresql

__all__ = ["postgresql"]


@pytest.fixture(params=["sqlite", "postgresql"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[File]:
    """A new municipality's file, and once more as a database on a server."""
    if request.param == "sqlite":
        opened = File(new_file(tmp_path / "Ö kommun.rtr"), timeout=5)
        yield opened
        opened.close()
        return
    server: Server = request.getfixturevalue("postgresql")
    opened = File(server.new_municipality(), timeout=5)
    yield opened
    opened.close()


@pytest.fixture
def records(file: File) -> Records:
    """Anna, who writes in the file."""
    return writer(file)


@pytest.fixture
def ids(records: Records) -> dict[str, int]:
    """A small programme in the file: ids by name."""
    return small_programme(records)
