"""What methods and tools, standpoints and parties must hold, and where the line of division runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import one_of, required, too_long


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a method by itself."""
    found = required(values, "period_id", "goal_id", "title", "state")
    found += one_of(values, "priority", codes.PRIORITIES) + one_of(values, "state", codes.METHOD_STATES)
    return found + too_long(values)


def goal_problems(level: str, goal_period_id: int, period_id: int | None) -> list[Problem]:
    """What is wrong with the goal that a method serves."""
    if level not in codes.METHOD_LEVELS:
        return [Problem("method_goal", "goal_id")]
    return [] if goal_period_id == period_id else [Problem("method_of_other_period", "goal_id")]


def standpoint_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a standpoint: who proposes something else says what."""
    found = required(values, "method_id", "party_id", "kind")
    found += one_of(values, "kind", codes.STANDPOINT_KINDS)
    if values.get("kind") == "other":
        found += required(values, "text")
    return found + too_long(values)


def party_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a party or group."""
    return required(values, "name", "kind") + one_of(values, "kind", codes.PARTY_KINDS) + too_long(values)


def division(standpoints: Iterable[str]) -> str:
    """Where the line of division runs: all support it, some do not, or nobody has said anything yet."""
    kinds = set(standpoints)
    if not kinds:
        return "unspoken"
    return "agreed" if kinds == {"supports"} else "divided"
