"""What every new file starts with: Agenda 2030 and the scales that risks are weighed by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SdgGoalRow:
    """One of the 17 goals of Agenda 2030 with its official names and colour."""

    number: int
    name_sv: str
    name_en: str
    color: str


@dataclass(frozen=True, slots=True)
class SdgTargetRow:
    """One of the 169 targets: the UN's code with a heading of our own writing."""

    code: str
    goal: int
    position: int
    """Place among the targets of its goal, from 1: the numbered ones first, then the lettered."""
    heading: str


@dataclass(frozen=True, slots=True)
class ScaleStepRow:
    """A step of the likelihood or consequence scale as a new municipality gets it."""

    scale: str
    value: int
    label: str
    text: str


def sdg_goals() -> tuple[SdgGoalRow, ...]:
    """The 17 goals in order."""
    return tuple(SdgGoalRow(**goal) for goal in _read("sdg_goals.toml")["goal"])


def sdg_targets() -> tuple[SdgTargetRow, ...]:
    """The 169 targets in order; a target's place in the file is its place among those of its goal."""
    last: dict[int, int] = {}
    targets = []
    for code, heading in _read("sdg_targets.toml")["headings"].items():
        goal = int(code.partition(".")[0])
        last[goal] = last.get(goal, 0) + 1
        targets.append(SdgTargetRow(code, goal, last[goal], heading))
    return tuple(targets)


def scale_steps() -> tuple[ScaleStepRow, ...]:
    """The steps of both scales, lowest first."""
    scales = _read("scale_steps.toml")
    return tuple(
        ScaleStepRow(scale, value, step["label"], step["text"])
        for scale in ("likelihood", "consequence")
        for value, step in enumerate(scales[scale], start=1)
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
