"""What citizens are told after a round, as values: read by the sections on screen, and by both of its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.services.figures import Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """An indicator as citizens see it: our own values year by year, and what is aimed at. No comparisons."""

    indicator_id: int
    chart: Chart
    """One series, with the target."""
    status: str
    direction: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done, or is to be done: an activity that is told of to the citizens."""

    title: str
    state: str
    """As people say it: ``activities.shown_state``."""

    @property
    def over(self) -> bool:
        """Whether it belongs to what was done; the rest is to come."""
        return self.state in ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a goal, or of the whole."""

    goal_id: int | None
    """None for the whole."""
    level: str
    """Empty for the whole."""
    number: str
    title: str
    attainment: str
    """What the municipality itself judges; empty where it has not."""
    text: str
    done: str
    coming: str
    deeds: tuple[Deed, ...]
    pictures: tuple[Picture, ...]
    missing: tuple[str, ...]
    """Indicators that were chosen but have no figures in the round: they are not shown."""

    @property
    def written(self) -> bool:
        """Whether anything is told in words."""
        return bool(self.text or self.done or self.coming)

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        return not (self.written or self.attainment or self.deeds or self.pictures)


@dataclass(frozen=True, slots=True)
class Said:
    """What citizens have said, and what came of it. Never who said it."""

    id: int
    kind: str
    goal: str
    """The goal that it is about; empty for none."""
    dialogue: str
    """Where it was said, if in a dialogue."""
    day: date | None
    """When it came, or the day of the dialogue."""
    text: str
    answer: str
    answered_on: date | None
    unit: str
    """Who answers."""


@dataclass(frozen=True, slots=True)
class CitizenReport:
    """The whole report to the citizens."""

    round_id: int
    title: str
    """The round's."""
    year: int
    as_of: date
    municipality: str
    example: bool
    number: int
    """The locked version that the figures are from; 0 while they are preliminary."""
    locked_on: date | None
    whole: Told
    goals: tuple[Told, ...]
    said: tuple[Said, ...]

    @property
    def preliminary(self) -> bool:
        """Whether the round's report is not locked: its figures may still change."""
        return not self.number

    @property
    def shown(self) -> tuple[Told, ...]:
        """What the papers tell: every overarching goal, of the rest that of which there is something to tell."""
        return tuple(
            told for told in (self.whole, *self.goals) if told.level == "overarching" or not told.empty
        )

    def of(self, goal_id: int | None) -> Told | None:
        """What is told of a goal, or of the whole."""
        return next((told for told in (self.whole, *self.goals) if told.goal_id == goal_id), None)
