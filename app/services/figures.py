"""The figures that both the charts on screen and the reports on paper show: decided once, drawn twice.

Standard library only, so that screen and paper may import it without waking the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type_of_cell = Literal[
    "text",
    "number",
    "status",
    "indicator_status",
    "trend",
    "control_outcome",
    "attainment",
    "goal_trend",
    "activity_shown",
]
"""What a cell holds. Statuses and attainments have the same codes and marks, and differ in words."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series. ``value`` is None where a measurement is missing: a gap, never 0."""

    year: int
    value: float | None
    margin: float | None = None
    """Margin of error: the true value is likely to lie within so much of ``value``."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing over the years, in the order of the years."""

    title: str
    points: tuple[Point, ...]
    strong: bool = True
    """Own series are drawn strong, comparisons pale."""
    newest: Point | None = None
    """A value newer than the others, of only a part of its year: drawn beside the line, never joined to it."""
    newest_part: str = ""

    @property
    def all_points(self) -> tuple[Point, ...]:
        """The values, with the newest of only a part of its year."""
        return self.points if self.newest is None else (*self.points, self.newest)


@dataclass(frozen=True, slots=True)
class Band:
    """The accepted field of one year: from ``low`` to ``high``; None is open-ended."""

    year: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A line chart over years that answers the question in its title."""

    title: str
    unit: str
    decimals: int
    series: tuple[Series, ...]
    target: tuple[Point, ...] = ()
    """Target value per year, drawn as a line of its own."""
    accepted: tuple[Band, ...] = ()
    """Accepted values per year, drawn as a quiet field."""
    source: str = ""
    target_high: tuple[Point, ...] = ()
    """The upper end of the target where the value ought to lie in a band."""
    part: str = "year"
    """The part of the year that every value is of: the full year, or a tertial where there is nothing else."""

    @property
    def margins(self) -> tuple[Point, ...]:
        """The values whose margin of error is drawn: those of our own that have one."""
        points = [point for series in self.series if series.strong for point in series.all_points]
        return tuple(point for point in points if point.value is not None and point.margin)


@dataclass(frozen=True, slots=True)
class Standing:
    """One municipality's value in a distribution."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """The values of all municipalities in one year, ours among them."""

    title: str
    unit: str
    decimals: int
    direction: str
    year: int
    own: Standing
    others: tuple[Standing, ...]
    """Lowest first."""
    position: str
    """Where ours lies: apart from whether the target is reached."""
    better: int = 0
    """How many of the others have a better value; in a band, a higher one."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, what its cells are and its share of the width."""

    heading: str
    kind: type_of_cell = "text"
    decimals: int = 0
    share: float = 1.0


type_of_value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under columns; an empty cell is None. Status and trend cells hold their code."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[type_of_value, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts per likelihood (columns, from 1) and consequence (rows, from 1) with the zone of each cell."""

    title: str
    size: int
    counts: tuple[tuple[int, ...], ...]
    """``counts[consequence - 1][likelihood - 1]``."""
    zones: tuple[tuple[str, ...], ...]
    """Same shape: the codes low, medium, high."""
    likelihood_labels: tuple[str, ...]
    consequence_labels: tuple[str, ...]
