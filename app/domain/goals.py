"""What goals of every level must hold, and which level may stand under which."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes import ANSWERING_UNIT_KINDS, GOAL_LEVELS, SDG_EXTENTS
from app.domain.problems import Problem
from app.domain.validation import in_order, one_of, required, too_long, year

PARENTS: Mapping[str, tuple[str, ...]] = {
    "vision": (),
    "overarching": ("vision",),
    "success_factor": ("overarching",),
    "body": ("overarching", "success_factor"),
    "subgoal": ("overarching", "success_factor", "body", "internal"),
    "internal": ("vision",),
}
"""For each level, the levels it may stand under. Only a vision stands at the top."""

ORIGINS = ("origin_methods", "origin_dialogues")
"""What a sub-goal is taken from: methods first, dialogues second."""


def may_stand_under(level: str, parent_level: str | None) -> bool:
    """Tell whether a goal of ``level`` may have a parent of ``parent_level``; None is the top of the tree."""
    if parent_level is None:
        return not PARENTS[level]
    return parent_level in PARENTS[level]


def levels_under(parent_level: str | None) -> tuple[str, ...]:
    """The levels that may be made under a goal of ``parent_level``, highest first; None is the top."""
    return tuple(level for level in GOAL_LEVELS if may_stand_under(level, parent_level))


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a goal as it stands by itself."""
    found = [*required(values, "period_id", "level", "title"), *one_of(values, "level", GOAL_LEVELS)]
    level = values.get("level")
    if level == "vision" and values.get("parent_id") is not None:
        found.append(Problem("vision_has_parent", "parent_id"))
    if level == "body":
        found += required(values, "unit_id")
    if level == "subgoal":
        found += required(values, "first_year", "last_year")
    found += year(values, "first_year", "last_year")
    found += in_order(values, "first_year", "last_year", "years_reversed")
    return found + _misplaced_fields(values) + too_long(values)


def _misplaced_fields(values: Mapping[str, object]) -> list[Problem]:
    """What only a goal of another level can say of itself."""
    level = values.get("level")
    found = []
    if level != "subgoal":
        fields = ("budget_decision_id", "by_accepted", *ORIGINS)
        found = [Problem("only_subgoal", field) for field in fields if values.get(field)]
    if level != "internal" and values.get("revision_reason"):
        found.append(Problem("only_internal", "revision_reason"))
    if values.get("fulfilment_decision_id") is not None and not values.get("lifted"):
        found.append(Problem("not_lifted", "fulfilment_decision_id"))
    return found


def origin_flag(method_state: str, *, archived: bool) -> str:
    """Why a method does not carry the sub-goals taken from it: nothing where it is adopted."""
    if archived:
        return "archived"
    return {"adopted": "", "rejected": "rejected"}.get(method_state, "not_adopted")


def parent_problems(level: str, parent_level: str | None) -> list[Problem]:
    """What is wrong with where a goal stands in the tree."""
    if level not in PARENTS or may_stand_under(level, parent_level):
        return []
    if parent_level is None:
        return [Problem("parent_required", "parent_id", {"level": level})]
    if level == "vision":
        return [Problem("vision_has_parent", "parent_id")]
    return [Problem("wrong_parent", "parent_id", {"level": level, "parent_level": parent_level})]


def unit_problems(level: str, unit_kind: str) -> list[Problem]:
    """Only those who answer to the council have goals that contribute: boards and companies."""
    wrong = level == "body" and unit_kind not in ANSWERING_UNIT_KINDS
    return [Problem("unit_without_goals", "unit_id")] if wrong else []


def years_problems(values: Mapping[str, object], first_year: int, last_year: int) -> list[Problem]:
    """What is wrong with a goal's years in a period from ``first_year`` to ``last_year``: a vision reaches past it."""
    if values.get("level") == "vision":
        return []
    found = []
    for field in ("first_year", "last_year"):
        value = values.get(field)
        if isinstance(value, int) and not first_year <= value <= last_year:
            found.append(Problem("outside_period", field, {"first_year": first_year, "last_year": last_year}))
    return found


def contribution_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a contribution by itself."""
    return required(values, "goal_id", "overarching_id") + too_long(values)


def contribution_ends_problems(
    level: str, overarching_level: str, period_id: int, overarching_period_id: int
) -> list[Problem]:
    """Boards' and companies' goals contribute to overarching goals of the same period, nothing else does."""
    found = []
    if level != "body":
        found.append(Problem("contribution_from", "goal_id"))
    if overarching_level != "overarching":
        found.append(Problem("contribution_to", "overarching_id"))
    if period_id != overarching_period_id:
        found.append(Problem("other_period", "overarching_id"))
    return found


def sdg_problems(values: Mapping[str, object], owner: str = "goal_id") -> list[Problem]:
    """What is wrong with a tie to Agenda 2030 by itself. ``owner`` is the field that says what is tied."""
    found = required(values, owner, "sdg_goal_id", "extent")
    return found + one_of(values, "extent", SDG_EXTENTS) + too_long(values)


def sdg_text_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the official text of a target: it says where it comes from."""
    return required(values, "sdg_target_id", "text", "source") + too_long(values)
