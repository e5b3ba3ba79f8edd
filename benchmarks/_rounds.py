"""A municipality with a round of 12 units × 100 goals × 600 indicators, for the measurements of rounds."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from app.services.office import Office, create_office, open_office
from database.connection import connect_sqlite

UNITS, GOALS, INDICATORS = 12, 100, 600
YEAR = 2026
ROUND = 1

_NOW = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
_STAMP = f"1, '{_NOW}', 'a', '{_NOW}', 'a'"
_COLUMNS = "version, created_at, created_by, changed_at, changed_by"
_WORDS = (
    "Arbetet har kommit längre än väntat i de yttre kommundelarna, men bemanningen är fortfarande en utmaning. "
    "Nämnden har prioriterat det som invånarna märker mest av."
)


def office_with_round(path: Path, charted: int = INDICATORS) -> Office:
    """A municipality in which every unit has judged every goal; ``charted`` indicators have values of many years."""
    create_office(path, "Storköpings kommun", "", YEAR - 2, YEAR + 1)
    connection = connect_sqlite(path)
    connection.execute("BEGIN IMMEDIATE")
    _fill(connection, charted)
    connection.commit()
    connection.close()
    return open_office(path)


def _fill(connection: sqlite3.Connection, charted: int) -> None:
    """Write everything past all rules: only its number and shape matter."""
    units = _units(connection)
    goals = range(1, GOALS + 1)
    connection.executemany(
        f"INSERT INTO goal (id, period_id, level, number, title, text, expected, position, {_COLUMNS}) "
        f"VALUES (?, 1, 'overarching', ?, ?, ?, ?, ?, {_STAMP})",
        [(goal, str(goal), f"Hållbar utveckling i del {goal}", _WORDS, _WORDS, goal) for goal in goals],
    )
    _indicators(connection, charted)
    connection.execute(
        f"INSERT INTO round (id, kind, year, title, as_of, last_day, {_COLUMNS}) VALUES "
        f"({ROUND}, 'annual', {YEAR}, 'Årsredovisning', '{YEAR}-12-31', '{YEAR + 1}-02-10', {_STAMP})"
    )
    connection.executemany(
        f"INSERT INTO round_unit (round_id, unit_id, state, submitted_on, summary, {_COLUMNS}) "
        f"VALUES ({ROUND}, ?, 'approved', '{YEAR + 1}-02-09', ?, {_STAMP})",
        [(unit, _WORDS) for unit in units],
    )
    attainments = ("met", "partly", "not_met", "not_assessable")
    connection.executemany(
        "INSERT INTO assessment (round_id, unit_id, goal_id, proposed_attainment, attainment, proposed_trend, trend, "
        f"reason, forecast, analysis, next_steps, {_COLUMNS}) "
        f"VALUES ({ROUND}, ?, ?, ?, ?, 'stable', 'stable', ?, 'partly', ?, ?, {_STAMP})",
        [
            (
                *(unit, goal, attainments[(at + goal) % 4 if (at + goal) % UNITS else 1]),
                attainments[(at + goal) % 4],
                # One of the units has more to say of each goal than the others.
                *(("", "", "") if (at + goal) % UNITS else ("En annan bild", _WORDS, "Fler utbildas i vår")),
            )
            for at, unit in enumerate(units)
            for goal in goals
        ],
    )
    connection.executemany(
        f"INSERT INTO joint_analysis (round_id, goal_id, attainment, summary, analysis, {_COLUMNS}) "
        f"VALUES ({ROUND}, ?, 'partly', ?, ?, {_STAMP})",
        [(goal, _WORDS, _WORDS) for goal in (None, *goals)],
    )
    _activities(connection, units)


def _units(connection: sqlite3.Connection) -> list[int]:
    known = [row[0] for row in connection.execute("SELECT id FROM unit WHERE kind = 'executive_board'")]
    top, first = connection.execute("SELECT min(id), max(id) + 1 FROM unit").fetchone()
    more = range(first, first + UNITS - len(known))
    connection.executemany(
        f"INSERT INTO unit (id, parent_id, kind, name, position, {_COLUMNS}) "
        f"VALUES (?, ?, 'committee', ?, ?, {_STAMP})",
        [(unit, top, f"Nämnden för område {unit}", unit) for unit in more],
    )
    return [*known, *more]


def _indicators(connection: sqlite3.Connection, charted: int) -> None:
    keys = range(1, INDICATORS + 1)
    own = connection.execute("SELECT id FROM place WHERE kind = 'own'").fetchone()[0]
    other = connection.execute("SELECT max(id) + 1 FROM place").fetchone()[0]
    connection.execute(
        f"INSERT INTO place (id, kind, code, name, {_COLUMNS}) "
        f"VALUES ({other}, 'municipality', '', 'Grannen', {_STAMP})"
    )
    connection.executemany(
        "INSERT INTO indicator (id, title, definition, quality, level, unit_of_measure, decimals, direction, source, "
        f"source_note, kolada_id, frequency, {_COLUMNS}) VALUES (?, ?, '', ?, 'local', 'procent', 1, ?, 'kolada', '', "
        f"'', 'year', {_STAMP})",
        [
            (key, f"Andel nöjda, fråga {key}", ("actual", "perceived")[key % 2], ("higher", "lower")[key % 2])
            for key in keys
        ],
    )
    connection.executemany(
        "INSERT INTO goal_indicator (goal_id, indicator_id) VALUES (?, ?)",
        [(1 + key % GOALS, key) for key in keys],
    )
    connection.executemany(
        f"INSERT INTO target (indicator_id, year, target, accepted_year, {_COLUMNS}) VALUES (?, ?, 60, 55, {_STAMP})",
        [(key, year) for key in keys for year in (YEAR - 1, YEAR)],
    )
    connection.executemany(
        "INSERT INTO measurement (indicator_id, place_id, gender, year, part, value, state, source, comment, "
        f"{_COLUMNS}) VALUES (?, ?, 'T', ?, 'year', ?, 'final', '', '', {_STAMP})",
        [
            (key, place, year, 40 + (key * 7 + year * 3) % 400 / 10)
            for key in keys
            for place in (own, other)
            for year in range(YEAR - 9, YEAR + 1)
            if key <= charted or year == YEAR
        ],
    )


def _activities(connection: sqlite3.Connection, units: list[int]) -> None:
    keys = range(1, 2 * GOALS + 1)
    connection.executemany(
        f"INSERT INTO activity (id, title, last_day, state, progress, result, {_COLUMNS}) "
        f"VALUES (?, ?, '{YEAR}-12-01', ?, 50, ?, {_STAMP})",
        [(key, f"Aktivitet {key}", ("ongoing", "done")[key % 2], "Halvvägs enligt plan") for key in keys],
    )
    connection.executemany(
        "INSERT INTO activity_unit (activity_id, unit_id) VALUES (?, ?)",
        [(key, units[key % len(units)]) for key in keys],
    )
    connection.executemany(
        "INSERT INTO activity_goal (activity_id, goal_id) VALUES (?, ?)",
        [(key, 1 + key % GOALS) for key in keys],
    )
    connection.executemany(
        f"INSERT INTO target_group (id, name, {_COLUMNS}) VALUES (?, ?, {_STAMP})",
        [(key, f"Målgrupp {key}") for key in range(1, 11)],
    )
    connection.executemany(
        f"INSERT INTO effect (activity_id, target_group_id, expected, seen, {_COLUMNS}) VALUES (?, ?, ?, ?, {_STAMP})",
        [(key, 1 + key % 10, "Fler känner sig trygga", "Färre klagomål") for key in keys],
    )
