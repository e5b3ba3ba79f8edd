"""The year's wheel: what happens when in a municipality's year, what is next and what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

KINDS = ("budget", "plan_revision", "round", "risk_analysis", "control_plan")
STATES = ("done", "late", "next", "later")


@dataclass(frozen=True, slots=True)
class WheelEvent:
    """Something that a year holds, on its last day."""

    kind: str
    on: date
    state: str
    record_kind: str
    record_id: int
    """Where it is seen to; 0 leads to where it is made."""
    name: str = ""
    """What it is called; empty where its kind and year say it."""
    year: int = 0
    """The year that it is about."""


def in_time(events: Iterable[WheelEvent], today: date) -> tuple[WheelEvent, ...]:
    """The events of a year in order of time. What is not done is late after its day, and the first to come is next."""
    found = []
    following = True
    for event in sorted(events, key=lambda event: (event.on, KINDS.index(event.kind), event.name)):
        state = event.state
        if state != "done":
            state = "late" if event.on < today else "next" if following else "later"
            following = following and state != "next"
        found.append(replace(event, state=state))
    return tuple(found)


def angle(day: date) -> float:
    """Where on the wheel a day stands, in degrees clockwise from the first of January, which is at the top."""
    first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return 360.0 * (day - first).days / (after - first).days
