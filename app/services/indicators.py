"""Indicators with their latest value, target, status and trend: what lists, roll-ups and papers read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.services.distributions import read_positions
from app.services.figures import Chart
from app.services.indicator_cards import (
    IndicatorCard,
    IndicatorChoices,
    MeasurementRow,
    PastChange,
    TargetRow,
    owner_of,
    read_card,
    read_choices,
    read_history,
    read_measurements,
    read_targets,
)
from app.services.indicator_figures import read_charts
from app.services.indicator_rows import ARCHIVED, LIVE, IndicatorRow, read_figures, read_rows, rows_of
from database.connection import File

__all__ = ["IndicatorCard", "IndicatorChoices", "IndicatorPage", "Indicators"]


class IndicatorPage(NamedTuple):
    """The list with what its filters and forms offer, read at one moment."""

    rows: tuple[IndicatorRow, ...]
    archived: tuple[IndicatorRow, ...]
    choices: IndicatorChoices


class Indicators:
    """Reads indicators and their figures."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, year: int, goal_ids: Iterable[int] | None = None) -> tuple[IndicatorRow, ...]:
        """All indicators, or those that show one of the goals, as they stand in ``year``."""
        with self._file.reading() as connection:
            return read_rows(connection, year, None if goal_ids is None else frozenset(goal_ids))

    def page(self, year: int, period_id: int) -> IndicatorPage:
        """The whole list, the archived ones, and what there is to choose among."""
        with self._file.reading() as connection:
            figures = read_figures(connection, year)
            return IndicatorPage(
                rows_of(connection, figures, LIVE, placed=read_positions(connection, year)),
                rows_of(connection, figures, ARCHIVED),
                read_choices(connection, period_id),
            )

    def card(self, indicator_id: int) -> IndicatorCard:
        """One indicator with everything that hangs on it."""
        with self._file.reading() as connection:
            return read_card(connection, indicator_id)

    def history(self, indicator_id: int) -> tuple[PastChange, ...]:
        """What has happened to an indicator, its values and its targets, newest first."""
        with self._file.reading() as connection:
            return read_history(connection, indicator_id)

    def owner_of(self, kind: str, record_id: int) -> int:
        """The indicator that a measurement or a target belongs to; 0 where there is none."""
        with self._file.reading() as connection:
            return owner_of(connection, kind, record_id)

    def measurements(self, indicator_id: int) -> tuple[MeasurementRow, ...]:
        """Every value of an indicator, newest first, the own municipality before others."""
        with self._file.reading() as connection:
            return read_measurements(connection, indicator_id)

    def targets(self, indicator_id: int) -> tuple[TargetRow, ...]:
        """What each year asks of an indicator, oldest first."""
        with self._file.reading() as connection:
            return read_targets(connection, indicator_id)

    def chart(self, indicator_id: int) -> Chart:
        """The full-year series: own municipality strong, others pale, with target and accepted."""
        with self._file.reading() as connection:
            return read_charts(connection, (indicator_id,))[indicator_id]

    def charts(self, indicator_ids: Iterable[int]) -> dict[int, Chart]:
        """The charts of several indicators, from a constant number of queries."""
        with self._file.reading() as connection:
            return read_charts(connection, tuple(indicator_ids))
