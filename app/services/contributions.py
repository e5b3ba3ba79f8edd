"""What committees' and companies' goals do for the overarching goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, or_, select

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
    goal_number: str
    overarching_number: str


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A committee's or company's goal that stands under an overarching goal, itself or by a success factor.

    It contributes by its place, whether or not a sentence says how.
    """

    id: int
    number: str
    title: str
    unit_id: int
    unit: str
    unit_kind: str
    overarching_id: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What one board or company does for each overarching goal."""

    unit_id: int
    unit: str
    goals: tuple[tuple[int, str, str], ...]
    """The unit's own goals, as (id, number, title): what a new contribution can be given by."""
    cells: tuple[tuple[ContributionRow, ...], ...]
    """One cell for each overarching goal."""
    placed: tuple[tuple[PlacedGoal, ...], ...]
    """The unit's goals under each overarching goal; where there is no contribution either, there is a gap."""

    @property
    def gaps(self) -> int:
        """To how many overarching goals the unit does not contribute."""
        return sum(not (cell or placed) for cell, placed in zip(self.cells, self.placed, strict=True))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every board and company against every overarching goal: all contribute to all."""

    overarching: tuple[tuple[int, str, str], ...]
    """The columns, as (id, number, title)."""
    rows: tuple[MatrixRow, ...]

    @property
    def empty(self) -> int:
        """How many cells lack both a contribution and a goal placed there."""
        return sum(row.gaps for row in self.rows)


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
    placed: dict[tuple[int, int], list[PlacedGoal]] = {}
    for goal in read_placed(connection, period_id):
        placed.setdefault((goal.unit_id, goal.overarching_id), []).append(goal)
    return Matrix(
        columns,
        tuple(
            MatrixRow(
                unit_id,
                name,
                tuple(
                    (row.id, row.number, row.title)
                    for row in goals
                    if row.level == "body" and row.unit_id == unit_id
                ),
                tuple(tuple(cells.get((unit_id, column), ())) for column, _, _ in columns),
                tuple(tuple(placed.get((unit_id, column), ())) for column, _, _ in columns),
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
            func.coalesce(Unit.name, ""),
            receiving.id,
            receiving.title,
            Contribution.sentence,
            Contribution.version,
            giving.number,
            receiving.number,
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
    rows: Iterable[Any] = connection.execute(wanted)
    return tuple(ContributionRow(*row) for row in rows)


def read_placed(connection: Connection, period_id: int) -> tuple[PlacedGoal, ...]:
    """Read where the goals of committees and companies stand, inside an open transaction."""
    above = aliased(Goal)
    overarching_id = case((above.level == "overarching", above.id), else_=above.parent_id)
    rows = connection.execute(
        select(Goal.id, Goal.number, Goal.title, Unit.id, Unit.name, Unit.kind, overarching_id)
        .join(above, above.id == Goal.parent_id)
        .join(Unit, Unit.id == Goal.unit_id)
        .where(
            Goal.period_id == period_id,
            Goal.level == "body",
            Goal.archived_at.is_(None),
            above.archived_at.is_(None),
            overarching_id.is_not(None),
        )
        .order_by(Unit.position, Goal.position, Goal.id)
    )
    return tuple(PlacedGoal(*row) for row in rows)
