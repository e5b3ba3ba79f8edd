"""What a round's report says, as values: goals, figures, judgements, activities and what was made of it all.

A locked report is kept as it was, so a field that is added here later has to have a default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain import codes, rounds
from app.services.figures import Chart
from app.services.indicator_charts import (
    chart_of,
    split_of,
    type_of_figure,
    type_of_gender,
    type_of_target,
)
from app.services.round_goals import RoundGoal, asked_of

NOT_JUDGED = ""
"""How many have not judged stands last among the counts."""


@dataclass(frozen=True, slots=True)
class RoundHead:
    """A round as a whole."""

    id: int
    kind: str
    year: int
    title: str
    as_of: date
    last_day: date
    note: str
    municipality: str
    registry_number: str
    example: bool
    """Whether the figures are those of an example."""


@dataclass(frozen=True, slots=True)
class VersionHead:
    """The version that a report is of."""

    id: int
    number: int
    state: str
    reason: str
    locked_on: date | None
    replaces_locked_on: date | None = None
    """When the version before it was locked."""
    log_number: int = 0
    """The newest row of the log when it was locked; 0 where there was none."""
    log_hash: str = ""


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """A unit that is asked, and its answer as a whole."""

    unit_id: int
    name: str
    short_name: str
    kind: str
    abolished: bool
    state: str
    """As people say it: ``rounds.shown_state``."""
    last_day: date
    submitted_on: date | None
    days_late: int
    comment: str
    """Why the answer was returned, or why the unit does not answer."""
    summary: str


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What the round's report says of a goal beside the goal itself."""

    goal_id: int
    text: str
    owner: str
    """The unit that answers for it; empty for what all units share."""
    proposed_attainment: str
    proposed_trend: str
    indicators: tuple[int, ...]
    """Those that show the goal or anything under it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a unit judges of a goal, beside what was proposed."""

    unit_id: int
    goal_id: int
    proposed_attainment: str
    attainment: str
    proposed_trend: str
    trend: str
    reason: str
    forecast: str
    analysis: str
    next_steps: str

    @property
    def overridden(self) -> bool:
        """Whether attainment or trend is judged otherwise than was proposed."""
        return rounds.overridden(self.proposed_attainment, self.attainment) or rounds.overridden(
            self.proposed_trend, self.trend
        )


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """An indicator with its figures up to the round's year."""

    id: int
    title: str
    quality: str
    level: str
    unit_of_measure: str
    decimals: int
    direction: str
    source: str
    responsible: str
    value: float | None
    value_year: int | None
    value_part: str
    value_state: str
    target: float | None
    target_high: float | None
    accepted: float | None
    accepted_high: float | None
    status: str
    reason: str
    trend: str
    year: int
    """The round's."""
    note: str
    """What its charts say of where the values are from, beside Kolada."""
    margin: float | None
    figures: tuple[type_of_figure, ...]
    """Oldest first, no later than the round's year."""
    targets: tuple[type_of_target, ...]
    margins: tuple[type_of_figure, ...]
    """The margins of error, where another indicator holds them."""
    genders: tuple[type_of_gender, ...]

    @property
    def chart(self) -> Chart:
        """The values over the years: made where it is drawn, since most are not."""
        return chart_of(self, self.note, self.margin, self.figures, self.targets, self.margins)

    @property
    def split(self) -> Chart | None:
        """Women and men, where there are values of them."""
        return split_of(self.chart, self.genders)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity that serves goals of the round, as it stood on the report's day."""

    id: int
    title: str
    text: str
    first_day: date | None
    last_day: date | None
    state: str
    """As people say it: ``activities.shown_state``."""
    progress: int | None
    owner_role: str
    cost: float | None
    result: str
    for_citizens: bool
    unit_ids: tuple[int, ...]
    units: tuple[str, ...]
    bodies: tuple[int, ...]
    """The units that carry it out, and those that they stand under."""
    goals: tuple[int, ...]
    columns: tuple[int, ...]
    """The overarching and internal goals that its goals stand under."""


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What an activity means for a target group."""

    activity_id: int
    target_group_id: int
    target_group: str
    expected: str
    seen: str
    evidence: str


@dataclass(frozen=True, slots=True)
class AnalysisLine:
    """What the municipality makes of a goal, or of the whole."""

    goal_id: int | None
    attainment: str
    summary: str
    analysis: str


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """What a joint analysis leads to."""

    id: int
    goal_id: int
    text: str
    leads_to: str
    became: str
    """The sub-goal or risk that it became; empty for a risk that is hidden from the public."""


@dataclass(frozen=True, slots=True)
class RoundContent:
    """All that a round's report says."""

    head: RoundHead
    version: VersionHead | None
    """None where nothing has been locked yet."""
    day: date
    """The day that states and delays are told of: that of the lock, else today."""
    units: tuple[UnitAnswer, ...]
    """In the order of the organisation."""
    goals: tuple[RoundGoal, ...]
    """In the order of the tree: each overarching or internal goal before what stands under it."""
    facts: tuple[GoalFacts, ...]
    """One for each goal, in the same order."""
    judgements: tuple[Judgement, ...]
    """In the order of the units, and of the goals."""
    indicators: tuple[IndicatorFigures, ...]
    activities: tuple[ActivityLine, ...]
    effects: tuple[EffectLine, ...]
    """In the order of the register of target groups."""
    analyses: tuple[AnalysisLine, ...]
    conclusions: tuple[ConclusionLine, ...]

    @property
    def locked(self) -> bool:
        """Whether this is a report that holds."""
        return self.version is not None and self.version.state == "locked"

    @property
    def columns(self) -> tuple[RoundGoal, ...]:
        """The overarching and internal goals."""
        return tuple(goal for goal in self.goals if goal.id == goal.column_id)

    @property
    def whole(self) -> AnalysisLine | None:
        """What the municipality makes of the whole."""
        return next((line for line in self.analyses if line.goal_id is None), None)

    @property
    def excused(self) -> tuple[UnitAnswer, ...]:
        """Units that do not answer."""
        return tuple(unit for unit in self.units if unit.state == "excused")

    @property
    def late(self) -> tuple[UnitAnswer, ...]:
        """Units whose answers came in late, or are late."""
        return tuple(unit for unit in self.units if unit.days_late)

    @property
    def overrides(self) -> tuple[Judgement, ...]:
        """Judgements that are not what was proposed."""
        return tuple(judgement for judgement in self.judgements if judgement.overridden)

    @property
    def not_met(self) -> tuple[Judgement, ...]:
        """Judgements that a goal is not met."""
        return tuple(judgement for judgement in self.judgements if judgement.attainment == "not_met")

    @property
    def waiting(self) -> tuple[tuple[UnitAnswer, tuple[RoundGoal, ...]], ...]:
        """Units with the goals that they were asked about and have not judged."""
        judged = {(line.unit_id, line.goal_id) for line in self.judgements if line.attainment}
        found = (
            (unit, tuple(goal for goal in self.asked(unit) if (unit.unit_id, goal.id) not in judged))
            for unit in self.units
        )
        return tuple((unit, goals) for unit, goals in found if goals)

    def asks(self, unit: UnitAnswer, goal: RoundGoal) -> bool:
        """Whether a unit is waited for with a goal: it answers, and the goal has not been archived since."""
        return (
            unit.state != "excused" and not goal.archived and bool(asked_of((goal,), unit.unit_id, unit.kind))
        )

    def asked(self, unit: UnitAnswer) -> tuple[RoundGoal, ...]:
        """The goals that a unit is asked about."""
        return tuple(goal for goal in self.goals if self.asks(unit, goal))

    def counts(self, goal_ids: Iterable[int], unit_id: int | None = None) -> dict[str, int]:
        """How many judge that the goals are met, partly met and so on: stacked, never an average.

        ``unit_id`` counts one unit's judgements alone.
        """
        wanted = frozenset(goal_ids)
        found = dict.fromkeys((*codes.ATTAINMENTS, NOT_JUDGED), 0)
        judged = set()
        for line in self.judgements:
            if line.goal_id in wanted and line.attainment and unit_id in (None, line.unit_id):
                judged.add((line.unit_id, line.goal_id))
                found[line.attainment] += 1
        goals = [goal for goal in self.goals if goal.id in wanted]
        for unit in self.units:
            if unit_id in (None, unit.unit_id):
                found[NOT_JUDGED] += sum(
                    self.asks(unit, goal) for goal in goals if (unit.unit_id, goal.id) not in judged
                )
        return found

    def under(self, column_id: int) -> tuple[RoundGoal, ...]:
        """What stands under an overarching or internal goal."""
        return tuple(goal for goal in self.goals if goal.column_id == column_id and goal.id != column_id)
