"""The figures that a round tells of: what its goals' indicators propose, and their values up to the round's year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.services.indicator_figures import driver_rows, read_genders, read_measured
from app.services.indicator_rows import IndicatorRow
from app.services.round_goals import NO_PROPOSAL, Proposal, RoundGoal
from app.services.round_rows import GoalFacts, IndicatorFigures
from database.goals import Goal
from database.indicators import GoalIndicator
from database.units import Unit

# Made once: to put a query together takes as long as to ask it.
_NAMES = select(Unit.id, Unit.name)

_OTHER = Goal.__table__.alias()

_TEXTS = select(Goal.id, Goal.text).where(
    Goal.period_id == select(_OTHER.c.period_id).where(_OTHER.c.id == bindparam("goal")).scalar_subquery()
)

_SHOWING = select(GoalIndicator.indicator_id)
"""Indicators that show any goal."""


def read_facts(
    connection: Connection, goals: Iterable[RoundGoal], proposed: Mapping[int, Proposal]
) -> tuple[GoalFacts, ...]:
    """Read what is said of each goal beside the goal itself, in the same order: two queries."""
    asked = tuple(goals)
    units = dict(driver_rows(connection.execute(_NAMES)))
    first = asked[0].id if asked else 0
    texts = dict(driver_rows(connection.execute(_TEXTS, {"goal": first})))
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
    measured = read_measured(connection, _SHOWING, year)
    genders = read_genders(connection, _SHOWING, year)
    own = {row.id: row for row in measured.indicators}
    return tuple(
        _figures(
            row,
            (
                *(year, own[row.id].source_note, own[row.id].margin),
                tuple(measured.figures.get(row.id, ())),
                # What was asked of later years is not of this report.
                tuple(target for target in measured.targets.get(row.id, ()) if target[1] <= year),
                tuple(measured.margins(own[row.id])),
                tuple(genders.get(row.id, ())),
            ),
        )
        for row in rows
        if row.id in wanted
    )


def _figures(row: tuple[Any, ...], more: tuple[Any, ...]) -> IndicatorFigures:
    """What the list shows, taken over by place: to name two dozen values for each of hundreds takes its time."""
    values = (*row[:8], *row[10:22], *more)
    return IndicatorFigures(*values)
