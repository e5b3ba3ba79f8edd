"""The migrations give exactly the tables that the program writes in."""

from __future__ import annotations

import ast
import sys
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from database import Base
from database.addresses import SCHEMA_VERSION
from database.connection import File
from database.fingerprint import FINGERPRINTS, fingerprint
from database.upgrade import MIGRATIONS
from tests.helpers.files import small_programme, writer
from tests.helpers.postgresql import Server


def differences(file: File) -> list[Any]:
    with file.read_engine.connect() as connection:
        context = MigrationContext.configure(connection)
        return list(compare_metadata(context, Base.metadata))


def clauses(sql: str) -> set[str]:
    """Each column and constraint of a CREATE statement with its default, whatever their order."""
    return {part.strip(" ,") for part in sql.replace('"', "").split("\n")}


def test_the_migrated_file_has_no_difference_from_the_models(file: File) -> None:
    assert differences(file) == []


def test_the_migrated_database_has_no_difference_from_the_models(postgresql: Server) -> None:
    file = File(postgresql.new_municipality())
    assert differences(file) == []
    file.close()


def test_every_check_and_index_is_the_same_as_in_the_models(file: File) -> None:
    query = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger'"
    with file.reading() as connection:
        migrated = {name: clauses(sql) for name, sql in connection.exec_driver_sql(query)}
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        Base.metadata.create_all(connection)
        modelled = {name: clauses(sql) for name, sql in connection.exec_driver_sql(query)}
    engine.dispose()
    del migrated["alembic_version"]
    assert migrated == modelled


def test_the_fingerprint_of_the_newest_schema_is_written_down(file: File) -> None:
    with file.reading() as connection:
        assert fingerprint(connection) == FINGERPRINTS[SCHEMA_VERSION]
    assert FINGERPRINTS.keys() == set(range(1, SCHEMA_VERSION + 1))


def test_migrations_import_no_program_code() -> None:
    for script in MIGRATIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.partition(".")[0]
                assert top in ("sqlalchemy", "alembic") or top in sys.stdlib_module_names, f"{script}: {name}"


def test_the_revisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(script.name[:4]) for script in (MIGRATIONS / "versions").glob("*.py"))
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_every_table_keeps_its_types(file: File) -> None:
    with file.reading() as connection:
        loose = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
            "AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
        ).all()
    assert loose == []


@pytest.mark.parametrize("statement", ["UPDATE change_log SET why = 'x'", "DELETE FROM change_log"])
def test_the_log_of_a_file_cannot_be_rewritten(file: File, statement: str) -> None:
    with pytest.raises(DBAPIError, match="only added to"), file.writing() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement", ["UPDATE change_log SET why = 'x'", "DELETE FROM change_log", "TRUNCATE change_log"]
)
def test_the_log_of_a_database_cannot_be_rewritten(postgresql: Server, statement: str) -> None:
    file = File(postgresql.new_municipality())
    with pytest.raises(DBAPIError, match="only added to"), file.writing() as connection:
        connection.exec_driver_sql(statement)
    file.close()


BROKEN = (
    "INSERT INTO municipality (id, name, created_at, changed_at) VALUES (2, 'Två', 'x', 'x')",
    "UPDATE goal SET parent_id = id",
    "UPDATE goal SET title = '  '",
    "UPDATE goal SET level = 'dream' WHERE level = 'body'",
    "UPDATE goal SET unit_id = NULL WHERE level = 'body'",
    "UPDATE goal SET parent_id = 999",
    "UPDATE risk SET hidden = 2",
    "UPDATE risk SET category = 'weather'",
    "UPDATE scale_step SET value = 6",
    "UPDATE period SET last_year = first_year - 1",
    "UPDATE unit SET name = 'Samma'",
    "UPDATE indicator SET decimals = 7",
    "INSERT INTO measurement_plan (year, state, created_at, changed_at) VALUES (2021, 'perhaps', 'x', 'x')",
    "INSERT INTO measurement_plan (year, created_at, changed_at) VALUES (21, 'x', 'x')",
    "INSERT INTO measurement_plan (year, created_at, changed_at) VALUES (2021, 'x', 'x'), (2021, 'x', 'x')",
    "INSERT INTO measurement_plan_entry (plan_id, indicator_id, created_at, changed_at) VALUES (9, 1, 'x', 'x')",
    "UPDATE indicator SET by_gender = 2",
    "UPDATE indicator SET citizen_focus = 2",
    "UPDATE indicator SET margin = -1",
    "UPDATE indicator SET margin_indicator_id = id",
    "UPDATE indicator SET margin_indicator_id = 999",
    "INSERT INTO risk_score (risk_id, year, likelihood, consequence, created_at, changed_at) "
    "VALUES (1, 2021, 6, 1, 'x', 'x')",
    "INSERT INTO measurement (indicator_id, place_id, year, created_at, changed_at) VALUES (1, 99, 2021, 'x', 'x')",
    "INSERT INTO target (indicator_id, year, target, target_high, created_at, changed_at) "
    "VALUES (1, 2021, 3, 2, 'x', 'x')",
    "UPDATE goal SET position = 'first'",
)


@pytest.mark.parametrize("statement", BROKEN)
def test_the_file_itself_refuses_what_no_rule_lets_through(file: File, statement: str) -> None:
    small_programme(writer(file))
    with pytest.raises(DBAPIError), file.writing() as connection:
        connection.exec_driver_sql(statement)
