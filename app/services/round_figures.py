"""The figures that a round tells of: what its goals' indicators propose, and their values up to the round's year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from app.services.figures import Chart
from app.services.indicator_figures import read_charts, read_splits
from app.services.indicator_rows import IndicatorRow
from app.services.round_goals import NO_PROPOSAL, Proposal, RoundGoal
from app.services.round_rows import GoalFacts, IndicatorFigures
from database.goals import Goal
from database.units import Unit


def read_facts(
    connection: Connection, goals: Iterable[RoundGoal], proposed: Mapping[int, Proposal]
) -> tuple[GoalFacts, ...]:
    """Read what is said of each goal beside the goal itself, in the same order: two queries."""
    asked = tuple(goals)
    units = {row.id: row.name for row in connection.execute(select(Unit.id, Unit.name))}
    wanted = [goal.id for goal in asked]
    texts = {
        row.id: row.text for row in connection.execute(select(Goal.id, Goal.text).where(Goal.id.in_(wanted)))
    }
    return tuple(
        GoalFacts(
            goal.id, texts[goal.id], units.get(goal.unit_id or 0, ""), *proposed.get(goal.id, NO_PROPOSAL)
        )
        for goal in asked
    )


def read_figures(
    connection: Connection, rows: Iterable[IndicatorRow], proposed: Iterable[Proposal], year: int
) -> tuple[IndicatorFigures, ...]:
    """Read the indicators that show any of the goals, with their charts: four queries."""
    wanted = {indicator for proposal in proposed for indicator in proposal.indicators}
    shown = [row for row in rows if row.id in wanted]
    charts = read_charts(connection, tuple(row.id for row in shown))
    splits = read_splits(connection, charts)
    return tuple(
        IndicatorFigures(
            id=row.id,
            title=row.title,
            quality=row.quality,
            level=row.level,
            unit_of_measure=row.unit_of_measure,
            decimals=row.decimals,
            direction=row.direction,
            source=row.source,
            responsible=row.responsible,
            value=row.value,
            value_year=row.value_year,
            value_part=row.value_part,
            value_state=row.value_state,
            target=row.target,
            target_high=row.target_high,
            accepted=row.accepted,
            accepted_high=row.accepted_high,
            status=row.status,
            reason=row.reason,
            trend=row.trend,
            year=year,
            chart=_until(charts.get(row.id), year),
            split=_until(splits.get(row.id), year),
        )
        for row in shown
    )


def _until(chart: Chart | None, year: int) -> Chart | None:
    """The chart without values of later years than the round's: a correction made the year after has none either."""
    if chart is None or all(
        not (series.points and series.points[-1].year > year)
        and (series.newest is None or series.newest.year <= year)
        for series in chart.series
    ):
        return chart
    return replace(
        chart,
        series=tuple(
            replace(
                series,
                points=tuple(point for point in series.points if point.year <= year),
                newest=series.newest if series.newest is not None and series.newest.year <= year else None,
            )
            for series in chart.series
        ),
    )
