"""Vaggeryd's goals of every level, the contributions between them and their ties to Agenda 2030."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from database.example.organisation import Roles
from database.example.texts import moment, read, workday


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, called by ``key`` in the other files. ``unit`` and ``parent`` are keys, too."""

    key: str
    level: str
    title: str
    text: str
    expected: str = ""
    parent: str = ""
    unit: str = ""
    number: str = ""
    first_year: int | None = None
    last_year: int | None = None
    lifted: bool = False
    fulfilment: str = ""
    """The decision that the expected fulfilment was lifted to."""
    budget: str = ""
    by_accepted: bool = False
    revision_reason: str = ""
    methods: Sequence[str] = ()
    dialogues: Sequence[str] = ()

    def written(self, roles: Roles) -> tuple[datetime, str]:
        """When the goal was written in, and by whom."""
        if self.level == "internal":
            return moment(2019, 11, 26, 190), "klk"
        if self.level in ("body", "subgoal"):
            by = roles.of_unit(self.unit)
            return workday(self._round, roles.place(by)), by
        return moment(2019, 11, 18, 155 if self.level == "success_factor" else 70), "klk"

    @property
    def _round(self) -> datetime:
        """When boards and companies began to write in goals like this one."""
        if self.level == "body":
            return moment(2020, 1, 20, 75)
        return moment(2020, 2, 3, 140) if self.first_year == 2020 else moment(2021, 1, 18, 100)


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What a board's goal does for an overarching goal."""

    goal: str
    overarching: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie of a goal or an indicator to a goal of Agenda 2030, or to one of its targets."""

    sdg: int
    extent: str
    meaning: str
    target: str = ""
    goal: str = ""
    indicator: str = ""

    def written(self, roles: Roles) -> tuple[datetime, str]:
        """When the tie was made, and by whom: the executive office went through them all on one day."""
        return moment(2020, 2, 24, 45), roles.of_unit("KLK")


def goals() -> tuple[GoalRow, ...]:
    """All goals, parents before children."""
    common = [GoalRow(**goal) for goal in read("goals.toml")["goal"]]
    body = [
        GoalRow(**{name: value for name, value in goal.items() if name != "contributions"}, level="body")
        for goal in read("committee_goals.toml")["goal"]
    ]
    below = [GoalRow(**goal, level="subgoal") for goal in read("subgoals.toml")["goal"]]
    return (*common, *(_numbered(goal) for goal in body), *(_numbered(goal) for goal in below))


def contributions() -> tuple[ContributionRow, ...]:
    """Every contribution of a board's or company's goal."""
    return tuple(
        ContributionRow(goal["key"], overarching, sentence)
        for goal in read("committee_goals.toml")["goal"]
        for overarching, sentence in goal["contributions"].items()
    )


def ties() -> tuple[TieRow, ...]:
    """Every goal's tie to Agenda 2030."""
    return tuple(TieRow(**tie) for tie in read("agenda.toml")["tie"])


def indicator_ties() -> tuple[TieRow, ...]:
    """Every indicator's tie to Agenda 2030."""
    return tuple(TieRow(**tie) for tie in read("agenda.toml")["indicator"])


def _numbered(goal: GoalRow) -> GoalRow:
    """Boards number their goals as they are called here."""
    return replace(goal, number=goal.key)
