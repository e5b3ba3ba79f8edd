"""Sub-goals on their way to another budget year of their period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.services.carry_copies import kept, links
from app.services.edits import Edit
from database.dialogues import Dialogue
from database.goals import Goal
from database.indicators import Indicator
from database.methods import Method
from database.units import Unit


@dataclass(frozen=True, slots=True)
class SubgoalToCarry:
    """A sub-goal that may be chosen."""

    id: int
    number: str
    title: str
    unit: str
    years: frozenset[int]
    """The years that it stands in, itself or as a copy: it is not made twice."""
    possible: bool
    """False where its board or company is no longer there."""


def read_subgoals(connection: Connection, goals: Collection[int]) -> tuple[SubgoalToCarry, ...]:
    """Read the sub-goals among these, in their order, inside an open transaction."""
    columns = Goal.__table__.c
    rows = connection.execute(
        select(
            columns.id,
            columns.number,
            columns.title,
            columns.first_year,
            columns.last_year,
            Unit.name.label("unit"),
            Unit.archived_at.label("unit_gone"),
        )
        .join(Unit, Unit.id == columns.unit_id, isouter=True)
        .where(columns.id.in_(sorted(goals)), columns.level == "subgoal", columns.archived_at.is_(None))
        .order_by(columns.position, columns.id)
    ).all()
    years = {row.id: set(range(row.first_year, row.last_year + 1)) for row in rows}
    copies = select(columns.carried_from_id, columns.first_year, columns.last_year).where(
        columns.carried_from_id.in_(sorted(years)), columns.level == "subgoal", columns.archived_at.is_(None)
    )
    for original, first, last in connection.execute(copies):
        years[original] |= set(range(first, last + 1))
    return tuple(
        SubgoalToCarry(
            *(row.id, row.number, row.title, row.unit or "", frozenset(years[row.id]), row.unit_gone is None)
        )
        for row in rows
    )


def edits_to_year(connection: Connection, goals: Collection[int], year: int) -> list[Edit]:
    """What makes the copies, inside an open transaction."""
    wanted = [
        goal.id for goal in read_subgoals(connection, goals) if goal.possible and year not in goal.years
    ]
    columns = Goal.__table__.c
    rows = (
        connection.execute(
            select(Goal.__table__).where(columns.id.in_(wanted)).order_by(columns.position, columns.id)
        )
        .mappings()
        .all()
    )
    shown_by = links(connection, "goal_indicator", "indicator_id", Indicator)
    methods = links(connection, "subgoal_method", "method_id", Method)
    dialogues = links(connection, "subgoal_dialogue", "dialogue_id", Dialogue)
    return [
        Edit(
            "goal",
            None,
            {
                **kept(row),
                # The number of the year before is taken; a new one is given by hand.
                "number": "",
                "parent_id": row["parent_id"],
                "period_id": row["period_id"],
                "by_accepted": row["by_accepted"],
                "first_year": year,
                "last_year": year,
                "indicators": shown_by.get(row["id"], ()),
                "origin_methods": methods.get(row["id"], ()),
                "origin_dialogues": dialogues.get(row["id"], ()),
            },
        )
        for row in rows
    ]
