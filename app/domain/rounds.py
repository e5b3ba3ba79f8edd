"""What rounds and their answers must hold, what may still change in them, and what the program proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain import codes
from app.domain.personal_numbers import about_persons
from app.domain.problems import Problem
from app.domain.validation import days_in_order, inside, one_of, plausible_day, required, too_long, year

NEXT = {
    "open": ("submitted", "excused"),
    "submitted": ("open", "returned", "approved"),
    "returned": ("submitted", "approved", "excused"),
    "approved": ("submitted", "returned"),
    "excused": ("open", "returned"),
}
"""Where a unit's answer may go from each state. What was returned by mistake is approved again as it was."""

AS_OF = {"interim_april": (4, 30), "interim_august": (8, 31), "annual": (12, 31), "budget": (9, 30)}
"""Month and day that the yearly occasions tell of; that of the budget comes before the council decides it."""

ROUND_STATES = ("planned", "open", "correcting", "locked")
"""How far a round has come."""

SHOWN_STATES = ("not_begun", "in_progress", "submitted", "returned", "approved", "excused", "locked")
"""How far an answer has come, as people say it."""

TOLD = ("trend", "forecast", "analysis", "next_steps", "reason")
"""What is said of a goal beside how far it has come."""

ANALYSIS_FIELDS = ("attainment", "summary", "analysis")
"""What the municipality itself says of a goal in a round, or of the whole."""

IMPROVING, WORSENING = ("improving_up", "improving_down"), ("worsening_up", "worsening_down")


def as_of(kind: str, in_year: int) -> date | None:
    """The day that a yearly occasion tells of; None for a free one."""
    return date(in_year, *AS_OF[kind]) if kind in AS_OF else None


def shown_state(state: str, judged: int, *, locked: bool) -> str:
    """How far a unit's answer has come, as people say it. ``judged`` is how many goals it has begun to judge."""
    if locked:
        return "excused" if state == "excused" else "locked"
    if state == "open":
        return "in_progress" if judged else "not_begun"
    return state


def round_state(versions: Mapping[int, str], asked: int) -> str:
    """How far a round has come: planned, open, locked, or correcting. ``versions`` has the state of each by number."""
    if versions:
        return "locked" if versions[max(versions)] == "locked" else "correcting"
    return "open" if asked else "planned"


def last_day_of(own: date | None, of_round: date, newest: int) -> date | None:
    """The day an answer is to come in. What is corrected after the lock has none but the unit's ``own``.

    ``newest`` is the number of the round's newest version; 0 or 1 before any correction.
    """
    return own or (of_round if newest <= 1 else None)


def days_late(state: str, last_day: date, submitted_on: date | None, today: date) -> int:
    """How many days past its last day an answer came in, or is by now; 0 where it is not late."""
    if state == "excused":
        return 0
    came = today if state in codes.OPEN_ANSWER_STATES or submitted_on is None else submitted_on
    return max((came - last_day).days, 0)


def waits_for(state: str) -> str:
    """Who has the next move: ``unit``, ``office`` (the executive office) or nobody."""
    if state in codes.OPEN_ANSWER_STATES:
        return "unit"
    return "office" if state == "submitted" else ""


def propose_attainment(statuses: Iterable[str]) -> str:
    """What the statuses of a goal's indicators propose; empty where the goal has none.

    The proposal is for a person to confirm or not: met when all that could be assessed is met, not met when none of
    it is even accepted, else partly met.
    """
    found = tuple(statuses)
    assessed = [status for status in found if status in ("met", "partly", "not_met")]
    if not assessed:
        return "not_assessable" if found else ""
    if all(status == assessed[0] for status in assessed):
        return assessed[0]
    return "partly"


def propose_trend(trends: Iterable[str]) -> str:
    """What the trends of a goal's indicators propose; empty where the goal has none."""
    found = tuple(trends)
    known = [trend for trend in found if trend != "unknown"]
    if not known:
        return "unknown" if found else ""
    better = any(trend in IMPROVING for trend in known)
    worse = any(trend in WORSENING for trend in known)
    if better and worse:
        return "mixed"
    if better:
        return "improving"
    return "worsening" if worse else "stable"


def overridden(proposed: object, judged: object) -> bool:
    """Whether a person judges otherwise than was proposed."""
    return bool(proposed) and bool(judged) and proposed != judged


def round_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a round by itself."""
    found = required(values, "kind", "year", "title", "as_of", "last_day")
    found += one_of(values, "kind", codes.ROUND_KINDS) + year(values, "year")
    found += plausible_day(values, "as_of", "last_day")
    return found + days_in_order(values, "as_of", "last_day", "handed_in_before") + too_long(values)


def version_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a version by itself: a correction says why, a lock says when."""
    found = required(values, "round_id", "number", "state") + inside(values, "number", 1, 99)
    found += one_of(values, "state", codes.ROUND_VERSION_STATES) + plausible_day(values, "locked_on")
    number = values.get("number")
    if isinstance(number, int) and number > 1:
        found += required(values, "reason")
    if values.get("state") == "locked":
        found += required(values, "locked_on")
    return found + too_long(values)


def version_order_problems(number: int, state: str, others: Mapping[int, str]) -> list[Problem]:
    """What stands in the way of a new version: the one before is locked, and only the first begins as locked."""
    if any(other == "open" for other in others.values()):
        return [Problem("correction_open", "number")]
    if number != max(others, default=0) + 1:
        return [Problem("version_not_next", "number")]
    return [Problem("correction_not_written", "state")] if number > 1 and state == "locked" else []


def answer_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a unit's answer by itself: who returns it or excuses a unit says why."""
    found = required(values, "round_id", "unit_id", "state")
    found += one_of(values, "state", codes.ROUND_UNIT_STATES) + plausible_day(
        values, "last_day", "submitted_on"
    )
    state = values.get("state")
    if state in ("returned", "excused"):
        found += required(values, "comment")
    if state in ("submitted", "approved"):
        found += required(values, "submitted_on")
    return found + about_persons(values, "summary", "comment") + too_long(values)


def move_problems(before: str, after: str) -> list[Problem]:
    """What stands in the way of an answer's going from one state to another."""
    return [] if after == before or after in NEXT[before] else [Problem(f"answer_{before}", "state")]


def assessment_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with an assessment by itself: who judges otherwise than was proposed says why."""
    found = required(values, "round_id", "unit_id", "goal_id")
    for field in ("proposed_attainment", "attainment", "forecast"):
        found += one_of(values, field, codes.ATTAINMENTS)
    for field in ("proposed_trend", "trend"):
        found += one_of(values, field, codes.GOAL_TRENDS)
    if _reason_lacking(values):
        found.append(Problem("override_without_reason", "reason"))
    found += about_persons(values, "reason", "analysis", "next_steps")
    return found + too_long(values)


def analysis_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a joint analysis by itself."""
    found = required(values, "round_id") + one_of(values, "attainment", codes.ATTAINMENTS)
    return found + about_persons(values, "summary", "analysis") + too_long(values)


def conclusion_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a conclusion by itself: it became no more than what it leads to."""
    found = required(values, "round_id", "goal_id", "text", "leads_to")
    found += one_of(values, "leads_to", codes.CONCLUSION_KINDS)
    for kind in ("subgoal", "risk"):
        if values.get(f"{kind}_id") is not None and values.get("leads_to") != kind:
            found.append(Problem("leads_elsewhere", f"{kind}_id"))
    return found + about_persons(values, "text") + too_long(values)


def judgement_state(values: Mapping[str, object]) -> str:
    """How far a unit's judgement of a goal has come: ``left``, ``begun``, ``reason`` (which it lacks) or ``judged``."""
    if _reason_lacking(values):
        return "reason"
    if values.get("attainment"):
        return "judged"
    return "begun" if any(str(values.get(field) or "").strip() for field in TOLD) else "left"


def _reason_lacking(values: Mapping[str, object]) -> bool:
    """Whether a person judges otherwise than was proposed and does not say why."""
    otherwise = any(
        overridden(values.get(f"proposed_{field}"), values.get(field)) for field in ("attainment", "trend")
    )
    return otherwise and not str(values.get("reason") or "").strip()
