"""Bringing an older file up to date: a copy first, then all or nothing, by one program only."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.problems import UserError
from database.addresses import APPLICATION_ID, SCHEMA_VERSION
from database.connection import File
from database.upgrade import MIGRATIONS, upgrade
from tests.helpers.files import START, small_programme, writer

NEXT_VERSION = SCHEMA_VERSION + 1

NEXT = f'''
"""A migration that rebuilds a table which other tables point at."""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT_VERSION:04}"
down_revision = "{SCHEMA_VERSION:04}"


def upgrade() -> None:
    with op.batch_alter_table("goal") as goal:
        goal.add_column(sa.Column("colour", sa.Text(), server_default="", nullable=False))
        goal.alter_column("number", server_default="-")
'''

BROKEN = NEXT + '    raise RuntimeError("the disk fell out")\n'


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The product's migrations and one more."""
    folder = tmp_path / "migrations % 1"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEXT_VERSION:04}_next.py").write_text(NEXT, encoding="utf-8")
    return folder


@pytest.fixture
def filled(path: Path) -> Iterator[Path]:
    file = File(path)
    small_programme(writer(file))
    file.close()
    yield path


def looked_up(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') ORDER BY name"


def test_an_older_file_is_copied_and_upgraded_and_loses_nothing(filled: Path, migrations: Path) -> None:
    triggers_and_indexes = looked_up(filled, SCHEMA)
    goals, links = (
        looked_up(filled, "SELECT id, title FROM goal"),
        looked_up(filled, "SELECT * FROM goal_indicator"),
    )
    saved = upgrade(filled, START, migrations=migrations, version=NEXT_VERSION)
    assert saved is not None
    assert saved.name == f"Vaggeryd å före version {NEXT_VERSION} 2021-09-15 080000.rtr"
    assert looked_up(filled, "PRAGMA user_version") == [(NEXT_VERSION,)]
    assert looked_up(filled, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert looked_up(filled, "SELECT DISTINCT colour, version FROM goal") == [("", 1)]
    assert looked_up(filled, "SELECT id, title FROM goal") == goals
    assert looked_up(filled, "SELECT * FROM goal_indicator") == links != []
    assert looked_up(filled, SCHEMA) == triggers_and_indexes
    assert looked_up(filled, "SELECT name FROM sqlite_schema WHERE name LIKE '%alembic_tmp%'") == []
    assert looked_up(saved, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert looked_up(saved, "SELECT id, title FROM goal") == goals
    assert upgrade(filled, START, migrations=migrations, version=NEXT_VERSION) is None


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(filled: Path, migrations: Path) -> None:
    (migrations / "versions" / f"{NEXT_VERSION:04}_next.py").write_text(BROKEN, encoding="utf-8")
    before = filled.read_bytes()
    with pytest.raises(RuntimeError, match="the disk fell out"):
        upgrade(filled, START, migrations=migrations, version=NEXT_VERSION)
    assert filled.read_bytes() == before


def test_a_program_that_is_open_while_another_upgrades_stops(filled: Path, migrations: Path) -> None:
    file = File(filled)
    upgrade(filled, START, migrations=migrations, version=NEXT_VERSION)
    for act in (lambda: writer(file).read("goal", 1), lambda: writer(file).write("goal", 1, {"title": "x"})):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "file_newer"
    file.close()


def test_a_newer_file_and_one_with_a_strange_schema_are_not_upgraded(filled: Path, migrations: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("CREATE TABLE extra (x)")
    connection.close()
    with pytest.raises(UserError) as caught:
        upgrade(filled, START, migrations=migrations, version=NEXT_VERSION)
    assert caught.value.code == "schema_foreign"
    with pytest.raises(UserError) as caught:
        upgrade(filled, START, version=0)
    assert caught.value.code == "file_newer"
    assert [entry.name for entry in filled.parent.iterdir() if entry.suffix == ".rtr"] == [filled.name]


def upgrade_it(path: Path, migrations: Path) -> bool:
    return upgrade(path, START, migrations=migrations, version=NEXT_VERSION) is not None


def test_of_several_programs_at_once_exactly_one_upgrades(filled: Path, migrations: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        done = pool.starmap(upgrade_it, [(filled, migrations)] * 6, chunksize=2)
    assert sorted(done) == [False] * 5 + [True]
    assert looked_up(filled, "PRAGMA integrity_check") == [("ok",)]
    assert len(list(filled.parent.glob("*före version*"))) == 1
