"""A file of the first version, with the whole example in it, is brought to the newest one without losing a word."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from app.services.decisions import Decisions
from app.services.log import Log
from app.services.office import open_office
from database.addresses import SCHEMA_VERSION
from database.check import check_file
from database.connection import File, inspect_header, postgresql_engine
from database.fingerprint import FINGERPRINTS, fingerprint
from database.upgrade import migrate, upgrade, upgrade_postgresql
from tests.helpers.files import START, writer
from tests.helpers.postgresql import Server
from tests.helpers.version_1 import MOVED, example_of_version_1, fill_version_1, first_migration

NEW_IN_GOALS = ["lifted", "fulfilment_decision_id", "budget_decision_id", "by_accepted", "revision_reason"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example of version 1, made once."""
    return example_of_version_1(tmp_path_factory.mktemp("version 1")).read_bytes()


@pytest.fixture
def old(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "Vaggeryd å.rtr"
    path.write_bytes(made)
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def tables(path: Path) -> dict[str, list[str]]:
    names = rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'")
    return {
        str(name): [str(row[1]) for row in rows(path, f'PRAGMA table_info("{name}")')] for (name,) in names
    }


def test_the_file_is_one_of_version_1(old: Path) -> None:
    assert inspect_header(old) == 1
    connection = create_engine("sqlite://", creator=lambda: sqlite3.connect(old), poolclass=NullPool)
    with connection.connect() as opened:
        assert fingerprint(opened) == FINGERPRINTS[1]
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert len(rows(old, "SELECT id FROM goal")) > 50 and len(rows(old, "SELECT id FROM decision")) > 8


def test_every_row_of_every_table_is_kept(old: Path) -> None:
    columns = tables(old)
    kept = {
        name: [column for column in found if name != "decision" or column not in MOVED]
        for name, found in columns.items()
    }
    queries = {name: f'SELECT {", ".join(found)} FROM "{name}" ORDER BY 1, 2' for name, found in kept.items()}
    before = {name: rows(old, query) for name, query in queries.items()}
    upgrade(old, START)
    for name, query in queries.items():
        after = rows(old, query)
        if name in ("change_log", "person"):
            # Here the program itself has told of what it did.
            assert set(before[name]) < set(after), name
        else:
            assert after == before[name], name
    assert check_file(old) == []


def test_triggers_indexes_and_the_copy_are_there(old: Path) -> None:
    query = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    before = {row for row in rows(old, query) if row[0] != "ix_decision_unit_id"}
    saved = upgrade(old, START)
    assert before <= set(rows(old, query))
    assert saved is not None and inspect_header(saved) == 1
    assert len(rows(saved, "SELECT id FROM goal")) == len(rows(old, "SELECT id FROM goal"))
    assert rows(old, "SELECT name FROM sqlite_schema WHERE name LIKE '%anew%'") == []


def test_the_way_of_each_decision_becomes_a_step(old: Path) -> None:
    before = rows(old, "SELECT id, state, unit_id, decided_on, section FROM decision ORDER BY id")
    upgrade(old, START)
    steps = rows(
        old, "SELECT decision_id, state, unit_id, decided_on, section FROM decision_step ORDER BY id"
    )
    renamed = [(row[0], "working_committee" if row[1] == "prepared" else row[1], *row[2:]) for row in before]
    assert steps == renamed
    assert {row[1] for row in before} >= {"adopted", "prepared"}
    office = open_office(old)
    for row in office.decisions.register():
        (step,) = row.steps
        assert (row.state, row.unit, row.decided_on) == (step.state, step.unit, step.decided_on)
    told = [line for line in Log(office.file).read(kind="decision_step").lines]
    assert {line.by for line in told} == {"Röda tråden"} and len(told) == len(before)
    office.close()


def test_what_an_adopted_decision_covered_is_known_by_its_version(old: Path) -> None:
    upgrade(old, START)
    wrong = rows(
        old,
        "SELECT count(*) FROM decision_item JOIN decision_step USING (decision_id) "
        "JOIN goal ON goal.id = record_id AND decision_item.kind = 'goal' "
        "WHERE (state = 'adopted' AND adopted_version IS NOT goal.version) "
        "OR (state <> 'adopted' AND adopted_version IS NOT NULL)",
    )
    assert wrong == [(0,)]
    file = File(old)
    assert sum(row.changed for row in Decisions(file).register()) == 0
    writer(file).write("goal", 2, {"title": "Ändrat efteråt"})
    assert sum(row.changed for row in Decisions(file).register()) > 0
    file.close()


def test_the_upgraded_file_has_the_schema_of_a_new_one(old: Path) -> None:
    upgrade(old, START)
    assert inspect_header(old) == SCHEMA_VERSION
    file = File(old)
    with file.reading() as connection:
        assert fingerprint(connection) == FINGERPRINTS[SCHEMA_VERSION]
    file.close()
    for column, default in zip(NEW_IN_GOALS, (0, None, None, 0, ""), strict=True):
        assert rows(old, f"SELECT DISTINCT {column} FROM goal") == [(default,)]


def test_indicators_have_their_new_columns_empty(old: Path) -> None:
    upgrade(old, START)
    new = {"kolada_title": "", "by_gender": 0, "citizen_focus": 0}
    new |= dict.fromkeys(("next_value_on", "margin", "margin_indicator_id"))
    for column, default in new.items():
        assert rows(old, f"SELECT DISTINCT {column} FROM indicator") == [(default,)]
    names = [row[0] for row in rows(old, "SELECT name FROM pragma_index_list('indicator')")]
    assert {"ix_indicator_responsible_id", "ix_indicator_margin_indicator_id"} <= set(names)


def test_an_empty_file_of_version_1_is_upgraded_too(tmp_path: Path, old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("DELETE FROM decision_item")
    connection.execute("DELETE FROM decision")
    connection.commit()
    connection.close()
    upgrade(old, START)
    assert rows(old, "SELECT count(*) FROM decision_step") == [(0,)]
    assert rows(old, "SELECT count(*) FROM person WHERE key = 'program'") == [(0,)]


def test_a_database_of_version_1_is_upgraded_and_can_be_written_in(
    postgresql: Server, tmp_path: Path, example_source: Path
) -> None:
    source = File(example_source)
    with postgresql.empty_database() as address:
        engine = postgresql_engine(address, write=True, version=None)
        with engine.connect() as connection, connection.begin():
            migrate(connection, first_migration(tmp_path))
            with source.reading() as reading:
                fill_version_1(connection, reading)
            for table in ("decision", "goal"):
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                )
            goals = connection.exec_driver_sql("SELECT id, title, version FROM goal ORDER BY id").all()
            decided = connection.exec_driver_sql("SELECT count(*) FROM decision").scalar_one()
        assert upgrade_postgresql(engine, address)
        assert not upgrade_postgresql(engine, address)
        engine.dispose()
        assert check_file(address) == []
        file = File(address)
        with file.reading() as connection:
            assert (
                connection.exec_driver_sql("SELECT id, title, version FROM goal ORDER BY id").all() == goals
            )
        register = Decisions(file).register()
        assert len(register) == decided and all(len(row.steps) == 1 for row in register)
        waiting = next(row for row in register if not row.adopted)
        step = {"decision_id": waiting.id, "state": "adopted", "unit_id": 1}
        assert writer(file).write("decision_step", None, step).id == decided + 1
        file.close()
    source.close()
