"""What committees' and companies' goals do for the overarching goals."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from app.services.municipality import read_answering_units
from database.connection import File
from database.declaring import aliased
from database.goals import Contribution, Goal
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What a committee's or company's goal does for an overarching goal."""

    id: int
    goal_id: int
    goal: str
    unit_id: int | None
    unit: str
    overarching_id: int
    overarching: str
    sentence: str
    version: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What one board or company does for each overarching goal."""

    unit_id: int
    unit: str
    goals: tuple[tuple[int, str], ...]
    """The unit's own goals, as (id, title): what a new contribution can be given by."""
    cells: tuple[tuple[ContributionRow, ...], ...]
    """One cell for each overarching goal; an empty one is a gap."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every board and company against every overarching goal: all contribute to all."""

    overarching: tuple[tuple[int, str, str], ...]
    """The columns, as (id, number, title)."""
    rows: tuple[MatrixRow, ...]

    @property
    def empty(self) -> int:
        """How many cells are empty."""
        return sum(not cell for row in self.rows for cell in row.cells)


class Contributions:
    """Reads contributions."""

    def __init__(self, file: File) -> None:
        self._file = file

    def matrix(self, period_id: int) -> Matrix:
        """All contributions of a period, unit by unit and goal by goal."""
        with self._file.reading() as connection:
            return read_matrix(connection, period_id)


def read_matrix(connection: Connection, period_id: int) -> Matrix:
    """Read the matrix inside an open transaction."""
    goals = connection.execute(
        select(Goal.id, Goal.level, Goal.number, Goal.title, Goal.unit_id)
        .where(
            Goal.period_id == period_id,
            Goal.level.in_(("overarching", "body")),
            Goal.archived_at.is_(None),
        )
        .order_by(Goal.position, Goal.number, Goal.id)
    ).all()
    columns = tuple((row.id, row.number, row.title) for row in goals if row.level == "overarching")
    cells: dict[tuple[int | None, int], list[ContributionRow]] = {}
    for given in read_contributions(connection, period_id):
        cells.setdefault((given.unit_id, given.overarching_id), []).append(given)
    return Matrix(
        columns,
        tuple(
            MatrixRow(
                unit_id,
                name,
                tuple((row.id, row.title) for row in goals if row.level == "body" and row.unit_id == unit_id),
                tuple(tuple(cells.get((unit_id, column), ())) for column, _, _ in columns),
            )
            for unit_id, name in read_answering_units(connection)
        ),
    )


def read_contributions(
    connection: Connection, period_id: int, goal_id: int | None = None
) -> tuple[ContributionRow, ...]:
    """Read the contributions of a period, or to and from one goal, inside an open transaction."""
    giving, receiving = aliased(Goal), aliased(Goal)
    wanted = (
        select(
            Contribution.id,
            giving.id,
            giving.title,
            giving.unit_id,
            Unit.name,
            receiving.id,
            receiving.title,
            Contribution.sentence,
            Contribution.version,
        )
        .join(giving, giving.id == Contribution.goal_id)
        .join(receiving, receiving.id == Contribution.overarching_id)
        .join(Unit, Unit.id == giving.unit_id, isouter=True)
        .where(
            giving.period_id == period_id,
            Contribution.archived_at.is_(None),
            giving.archived_at.is_(None),
            receiving.archived_at.is_(None),
        )
        .order_by(receiving.position, Unit.position, giving.position, Contribution.id)
    )
    if goal_id is not None:
        wanted = wanted.where(or_(giving.id == goal_id, receiving.id == goal_id))
    rows = connection.execute(wanted)
    return tuple(ContributionRow(*row[:4], row[4] or "", *row[5:]) for row in rows)
