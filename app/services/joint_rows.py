"""What a round holds that is weighed together: the units' views of a goal, its effects, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain import codes, rounds
from app.domain.opinions import Opinions, opinions
from app.services.conclusions import ConclusionRow
from app.services.indicator_rows import IndicatorRow
from app.services.joint_effects import GroupEffects
from app.services.round_goals import RoundGoal


@dataclass(frozen=True, slots=True)
class RoundName:
    """A round that one may look at."""

    id: int
    title: str
    year: int
    as_of: date
    state: str
    """planned, open, locked, or corrected: opened again for a correction."""
    version: int
    """The number of its newest version; 0 where it has never been locked."""
    reason: str
    """Why there is a correction."""

    @property
    def writable(self) -> bool:
        """Whether its texts may still change."""
        return self.state != "locked"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a unit judges of a goal, and what was proposed when it did."""

    id: int
    attainment: str
    proposed_attainment: str
    trend: str
    proposed_trend: str
    reason: str
    forecast: str
    analysis: str
    next_steps: str

    @property
    def overridden(self) -> tuple[str, ...]:
        """The fields in which the unit judges otherwise than was proposed."""
        pairs = (
            ("attainment", self.proposed_attainment, self.attainment),
            ("trend", self.proposed_trend, self.trend),
        )
        return tuple(name for name, proposed, judged in pairs if rounds.overridden(proposed, judged))


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """A unit that is asked in the round, and how far its answer has come."""

    unit_id: int
    name: str
    short_name: str
    abolished: bool
    state: str
    """As people say it: not_begun, in_progress, …"""
    comment: str
    summary: str


@dataclass(frozen=True, slots=True)
class View:
    """How one unit sees one goal."""

    unit: UnitAnswer
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class GoalViews:
    """A goal with how the units see it."""

    goal: RoundGoal
    views: tuple[View, ...]

    @property
    def attainment(self) -> Opinions:
        """What the units judge of how far it is met."""
        return opinions(
            ((view.unit.unit_id, view.judgement.attainment) for view in self.views if view.judgement),
            codes.ATTAINMENTS,
        )

    @property
    def trend(self) -> Opinions:
        """Where the units see it going."""
        return opinions(
            ((view.unit.unit_id, view.judgement.trend) for view in self.views if view.judgement),
            codes.GOAL_TRENDS,
        )


@dataclass(frozen=True, slots=True)
class OwnAnalysis:
    """What the municipality itself says of a goal, or of the whole."""

    id: int
    version: int
    attainment: str
    summary: str
    analysis: str

    def values(self) -> dict[str, object]:
        """As a form is filled with it."""
        return {
            "id": self.id,
            "version": self.version,
            **{name: getattr(self, name) for name in rounds.ANALYSIS_FIELDS},
        }


@dataclass(frozen=True, slots=True)
class AnalysedGoal:
    """All that is known of an overarching or internal goal in a round, or of the whole of it."""

    seen: GoalViews | None
    """None for the whole."""
    below: tuple[GoalViews, ...]
    own: OwnAnalysis | None
    groups: tuple[GroupEffects, ...]
    """Effects by target group; for the whole those of activities that serve no such goal."""
    indicators: tuple[IndicatorRow, ...]
    conclusions: tuple[ConclusionRow, ...]

    @property
    def id(self) -> int:
        """The goal's; 0 for the whole."""
        return self.seen.goal.id if self.seen is not None else 0


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A round with everything that is weighed together in it."""

    round: RoundName
    units: tuple[UnitAnswer, ...]
    goals: tuple[AnalysedGoal, ...]
    """The whole first."""
