"""What does not hold together in a year's risks and internal control, before a plan is decided or printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain import codes, controls
from app.domain.gaps import Named

CODES = (
    "personal_number",
    "acceptance_run_out",
    "watch_run_out",
    "over_untreated",
    "action_late",
    "result_missing",
    "deviation_unanswered",
    "residual_unearned",
    "no_owner",
    "no_goal",
    "same_role",
    "item_without",
    "analysis_not_in",
)
"""Kinds of findings, in the order that they are worked off."""

DONE_ABOUT_IT = ("ongoing", "done")
"""Actions that may have made a risk smaller already."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right. ``kind`` and ``record_id`` lead to where it is done; ``values`` are for the sentence."""

    code: str
    kind: str
    record_id: int
    what: str
    """What the record is called."""
    units: tuple[int, ...] = ()
    """Whose it is; empty where it is the whole municipality's."""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision to accept or watch a risk, until a day or for good."""

    kind: str
    until: date | None


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """A risk with all that is done about it."""

    id: int
    title: str
    unit_id: int
    owner_role: str
    has_goal: bool
    value: int | None
    residual: int | None
    over_threshold: bool
    decided: tuple[Decided, ...]
    """The newest last."""
    actions: tuple[str, ...]
    """The states of its actions."""
    controlled: bool


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action with its day."""

    id: int
    title: str
    unit_id: int
    state: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """A control with who does it and how often."""

    id: int
    title: str
    performer: str
    owner_role: str
    how_often: str
    performing: tuple[Named, ...]
    """The units that carry it out."""
    expected: bool
    """Whether it is to be done in the year."""


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """A result, and whether anything is done about it."""

    id: int
    control_id: int
    title: str
    unit_id: int
    slot: int
    result: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item that stands in a plan."""

    id: int
    title: str
    units: tuple[int, ...]
    tested: bool
    """Whether it asks for a control that is there."""
    acted_on: bool
    """Whether anything is done about one of its risks."""


def in_risk(risk: RiskFacts, day: date) -> list[Finding]:
    """What is missing around a risk, as of a day."""
    found = []

    def tell(code: str, **values: object) -> None:
        found.append(Finding(code, "risk", risk.id, risk.title, (risk.unit_id,), values))

    if not risk.owner_role.strip():
        tell("no_owner")
    if not risk.has_goal:
        tell("no_goal")
    holds = any(decided.until is None or decided.until >= day for decided in risk.decided)
    last = risk.decided[-1] if risk.decided else None
    if last is not None and not holds:
        tell("acceptance_run_out" if last.kind == "accept" else "watch_run_out", until=last.until)
    acted = any(state != "dropped" for state in risk.actions)
    if risk.over_threshold and not (holds or acted or risk.controlled):
        tell("over_untreated", value=risk.value)
    lower = risk.value is not None and risk.residual is not None and risk.residual < risk.value
    begun = any(state in DONE_ABOUT_IT for state in risk.actions)
    if lower and not begun and not risk.controlled:
        tell("residual_unearned", value=risk.value, residual=risk.residual)
    return found


def in_action(action: ActionFacts, today: date) -> list[Finding]:
    """An action is done in time."""
    if not controls.action_late(action.state, action.due_on, today):
        return []
    values = {"due_on": action.due_on}
    return [Finding("action_late", "action", action.id, action.title, (action.unit_id,), values)]


def in_control(
    control: ControlFacts, year: int, reported: Iterable[tuple[int, int]], today: date
) -> list[Finding]:
    """A control is done each time of the year, by another than the one who answers for it.

    ``reported`` has (unit, time of the year) of the results there are.
    """
    found = []
    if controls.same_role(control.performer, control.owner_role):
        values = {"role": control.performer.strip()}
        units = tuple(unit.id for unit in control.performing)
        found.append(Finding("same_role", "control", control.id, control.title, units, values))
    if not control.expected:
        return found
    there = frozenset(reported)
    passed = [slot.number for slot in controls.slots(control.how_often, year) if slot.due_on < today]
    for unit in control.performing:
        missing = tuple(number for number in passed if (unit.id, number) not in there)
        if missing:
            said = {"how_often": control.how_often, "slots": missing, "unit": unit.name}
            # What is missing is no record yet: it is written where the unit has its results.
            found.append(Finding("result_missing", "control_due", unit.id, control.title, (unit.id,), said))
    return found


def in_result(result: ResultFacts, how_often: str) -> list[Finding]:
    """A deviation leads to an improvement."""
    if result.result not in codes.DEVIATIONS or result.answered:
        return []
    values = {"result": result.result, "how_often": how_often, "slots": (result.slot,)}
    return [
        Finding("deviation_unanswered", "control_result", result.id, result.title, (result.unit_id,), values)
    ]


def in_item(item: ItemFacts) -> list[Finding]:
    """What stands in a plan is tested or acted on."""
    if item.tested or item.acted_on:
        return []
    return [Finding("item_without", "control_plan_item", item.id, item.title, item.units)]


def not_handed_in(unit_id: int, unit: str, analysis_id: int, year: int, risks: Iterable[str]) -> Finding:
    """A unit has risks in a decided plan, and has not handed in its analysis of the year; no analysis is 0."""
    values = {"year": year, "risks": tuple(risks)}
    return Finding("analysis_not_in", "risk_analysis", analysis_id, unit, (unit_id,), values)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By kind, in the order that they are worked off; within a kind as they came."""
    return tuple(sorted(findings, key=lambda finding: CODES.index(finding.code)))
