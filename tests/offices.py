"""Open offices on real files for the tests: the Vaggeryd example, and a municipality that has only just begun."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office, create_example, create_office, open_office


@pytest.fixture(scope="session")
def example_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made once. It is never opened: tests work on copies."""
    path = tmp_path_factory.mktemp("example") / "vaggeryd.rtr"
    create_example(path)
    return path


@pytest.fixture
def example_file(tmp_path: Path, example_source: Path) -> Path:
    """A copy of the example for one test."""
    path = tmp_path / "vaggeryd.rtr"
    shutil.copyfile(example_source, path)
    return path


@pytest.fixture
def example_office(example_file: Path) -> Iterator[Office]:
    """The example, open."""
    office = open_office(example_file)
    yield office
    office.close()


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    """A new municipality's file with nothing entered."""
    path = tmp_path / "ny.rtr"
    create_office(path, "Nya kommunen", "", 2023, 2026)
    return path


@pytest.fixture
def empty_office(empty_file: Path) -> Iterator[Office]:
    """A new municipality, open."""
    office = open_office(empty_file)
    yield office
    office.close()
