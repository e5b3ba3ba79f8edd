"""What rows of a plan from a file are matched against: read once, however many rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.domain.measurement_sheets import folded
from app.domain.risk_zones import Zones
from app.services.control_plan_content import read_year_risks
from app.services.kinds import KINDS
from app.services.municipality import read_answering_units
from app.services.risk_rows import RiskRow
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, Control, ControlResult, ControlUnit
from database.goals import Goal
from database.periods import Period
from database.units import Unit

type_of_values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """Records by what rows call them."""

    year: int
    units: Mapping[str, int]
    """Those that answer for risks, by name and short name."""
    risks: Mapping[tuple[int, str], RiskRow]
    zones: Zones
    steps: tuple[frozenset[int], frozenset[int]]
    """The values of the two scales."""
    goals: Mapping[str, int]
    """By number with title, by title and by number."""
    controls: Mapping[str, list[type_of_values]]
    performing: Mapping[int, frozenset[int]]
    plans: Mapping[int | None, type_of_values]
    """The newest version of each, by unit."""
    items: Mapping[int, list[type_of_values]]
    """By plan, with their ``risks`` and ``controls``."""
    actions: Mapping[tuple[int, str], type_of_values]
    improvements: Mapping[tuple[int, str], type_of_values]
    results: Mapping[tuple[int, int, int], type_of_values]


def read_known(connection: Connection, year: int) -> Known:
    """Read it in an open transaction."""
    risks = read_year_risks(connection, year)
    names = dict(read_answering_units(connection))
    short = connection.execute(
        select(Unit.id, Unit.short_name).where(Unit.id.in_(names), Unit.short_name != "")
    )
    units = {folded(name): unit for unit, name in names.items()}
    units |= {folded(name): unit for unit, name in short if folded(name) not in units}
    controls: dict[str, list[type_of_values]] = {}
    for row in _rows(connection, "control", Control.archived_at.is_(None)):
        controls.setdefault(folded(row["title"]), []).append(row)
    performing: dict[int, set[int]] = {}
    for control, unit in connection.execute(select(ControlUnit.control_id, ControlUnit.unit_id)):
        performing.setdefault(control, set()).add(unit)
    plans: dict[int | None, type_of_values] = {}
    for row in _rows(connection, "control_plan", ControlPlan.year == year, ControlPlan.archived_at.is_(None)):
        before = plans.get(row["unit_id"])
        if before is None or before["number"] < row["number"]:
            plans[row["unit_id"]] = row
    actions = list(_rows(connection, "action", Action.year == year, Action.archived_at.is_(None)))
    scales = (risks.scales.likelihood, risks.scales.consequence)
    return Known(
        year,
        units,
        {(row.unit_id, folded(row.title)): row for row in risks.rows if not row.archived},
        risks.zones,
        (frozenset(step.value for step in scales[0]), frozenset(step.value for step in scales[1])),
        _read_goals(connection, year),
        controls,
        {control: frozenset(found) for control, found in performing.items()},
        plans,
        _read_items(connection, [plan["id"] for plan in plans.values()]),
        {(row["risk_id"], folded(row["title"])): row for row in actions if row["result_id"] is None},
        {(row["result_id"], folded(row["title"])): row for row in actions if row["result_id"] is not None},
        {
            (row["control_id"], row["unit_id"], row["slot"]): row
            for row in _rows(
                connection, "control_result", ControlResult.year == year, ControlResult.archived_at.is_(None)
            )
        },
    )


def _rows(connection: Connection, kind: str, *where: Any) -> Iterable[type_of_values]:
    """Records as forms edit them, with their ids."""
    found = KINDS[kind]
    columns = [found.table.c.id, *found.columns.values()]
    for row in connection.execute(select(*columns).where(*where).order_by(found.table.c.id)):
        yield dict(row._mapping)


def _read_items(connection: Connection, plans: list[int]) -> dict[int, list[type_of_values]]:
    tied: dict[str, dict[int, tuple[int, ...]]] = {"risks": {}, "controls": {}}
    for name, item, other in (
        ("risks", ControlPlanItemRisk.item_id, ControlPlanItemRisk.risk_id),
        ("controls", ControlPlanItemControl.item_id, ControlPlanItemControl.control_id),
    ):
        rows = connection.execute(
            select(item, other)
            .join(ControlPlanItem, ControlPlanItem.id == item)
            .where(ControlPlanItem.plan_id.in_(plans))
            .order_by(other)
        )
        for owner, target in rows:
            tied[name][owner] = (*tied[name].get(owner, ()), target)
    items: dict[int, list[type_of_values]] = {}
    live = (ControlPlanItem.plan_id.in_(plans), ControlPlanItem.archived_at.is_(None))
    for row in _rows(connection, "control_plan_item", *live):
        about = {name: ties.get(row["id"], ()) for name, ties in tied.items()}
        items.setdefault(row["plan_id"], []).append({**row, **about})
    return items


def _read_goals(connection: Connection, year: int) -> dict[str, int]:
    rows = connection.execute(
        select(Goal.id, Goal.number, Goal.title)
        .join(Period, Period.id == Goal.period_id)
        .where(
            Goal.archived_at.is_(None),
            Goal.level.in_(("overarching", "internal", "body", "subgoal")),
            Period.first_year <= year,
            Period.last_year >= year,
        )
        .order_by(Goal.id)
    )
    found: dict[str, int] = {}
    for goal, number, title in rows:
        for name in (f"{number} {title}", title, number):
            if name.strip():
                found.setdefault(folded(name), goal)
    return found
