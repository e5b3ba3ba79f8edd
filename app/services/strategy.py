"""What the council has said it wants in a period, as its papers tell it, read at once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.services.agenda import SdgRow, read_sdg
from app.services.clarifications import ClarificationRow, read_clarifications
from app.services.contributions import ContributionRow, PlacedGoal, read_contributions, read_placed
from app.services.covered import CoveredRow, read_covered
from app.services.decisions import DecisionRow, read_decisions
from app.services.documents import DocumentRow, read_documents
from app.services.goal_tree import GoalNode, read_tree
from app.services.indicator_rows import IndicatorRow, read_rows
from app.services.methods import MethodRow, read_methods
from app.services.municipality import PeriodRow, read_answering_units
from app.services.office import Office
from app.services.origins import Lifted, Origin, read_lifted, read_origins
from database.goals import Goal


@dataclass(frozen=True, slots=True)
class GoalText:
    """The long texts of a goal."""

    text: str
    expected: str
    revision_reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that has to do with the period, and those of the records it covers that do."""

    row: DecisionRow
    covered: tuple[CoveredRow, ...]


@dataclass(frozen=True, slots=True)
class Strategy:
    """The goals of a period with what they mean, what carries them, and where that was decided."""

    period: PeriodRow
    nodes: tuple[GoalNode, ...]
    texts: dict[int, GoalText]
    clarifications: tuple[ClarificationRow, ...]
    sdg: tuple[SdgRow, ...]
    contributions: tuple[ContributionRow, ...]
    placed: tuple[PlacedGoal, ...]
    units: tuple[tuple[int, str], ...]
    """Boards and companies: all contribute to every overarching goal."""
    indicators: tuple[IndicatorRow, ...]
    methods: tuple[MethodRow, ...]
    origins: dict[int, Origin]
    lifted: dict[int, Lifted]
    documents: tuple[DocumentRow, ...]
    decisions: tuple[Decided, ...]

    def of_level(self, level: str) -> tuple[GoalNode, ...]:
        """The goals of a level in their order."""
        return tuple(node for node in self.nodes if node.level == level)

    def under(self, goal_id: int, level: str) -> tuple[GoalNode, ...]:
        """The goals of a level anywhere under a goal."""
        inside = self._inside(goal_id)
        return tuple(node for node in self.nodes if node.id in inside and node.level == level)

    def indicators_under(self, goal_id: int) -> tuple[IndicatorRow, ...]:
        """Indicators that show a goal or anything below it."""
        inside = self._inside(goal_id)
        return tuple(row for row in self.indicators if not inside.isdisjoint(row.goals))

    def silent_units(self, overarching_id: int) -> tuple[str, ...]:
        """Boards and companies that neither say what they do for an overarching goal nor have a goal under it."""
        heard = self._heard(overarching_id) | {goal.unit_id for goal in self.unspoken(overarching_id)}
        return tuple(name for unit_id, name in self.units if unit_id not in heard)

    def unspoken(self, overarching_id: int) -> tuple[PlacedGoal, ...]:
        """Goals under an overarching goal whose board or company does not say what it does for it."""
        heard = self._heard(overarching_id)
        return tuple(
            goal
            for goal in self.placed
            if goal.overarching_id == overarching_id and goal.unit_id not in heard
        )

    def _heard(self, overarching_id: int) -> set[int | None]:
        return {row.unit_id for row in self.contributions if row.overarching_id == overarching_id}

    def _inside(self, goal_id: int) -> set[int]:
        inside = {goal_id}
        for node in self.nodes:
            if node.parent_id in inside:
                inside.add(node.id)
        return inside


def read_strategy(office: Office, year: int) -> Strategy:
    """Read a period from one moment of the file, by a constant number of queries."""
    period = office.period_of(year)
    with office.file.reading() as connection:
        indicators = read_rows(connection, year)
        nodes = read_tree(connection, period.id, indicators)
        methods = read_methods(connection, period.id)
        texts = connection.execute(
            select(Goal.id, Goal.text, Goal.expected, Goal.revision_reason).where(
                Goal.period_id == period.id, Goal.archived_at.is_(None)
            )
        )
        ours = {("goal", node.id) for node in nodes} | {("method", method.id) for method in methods}
        return Strategy(
            period=period,
            nodes=nodes,
            texts={row[0]: GoalText(*row[1:]) for row in texts},
            clarifications=read_clarifications(connection, period.id),
            sdg=read_sdg(connection, period.id),
            contributions=read_contributions(connection, period.id),
            placed=read_placed(connection, period.id),
            units=read_answering_units(connection),
            indicators=indicators,
            methods=methods,
            origins={origin.goal_id: origin for origin in read_origins(connection, period.id)},
            lifted={lifted.goal_id: lifted for lifted in read_lifted(connection, period.id)},
            documents=read_documents(connection, office.today),
            decisions=_of_period(read_decisions(connection), read_covered(connection), ours),
        )


def _of_period(
    rows: tuple[DecisionRow, ...],
    covered: dict[int, tuple[CoveredRow, ...]],
    ours: set[tuple[str, int]],
) -> tuple[Decided, ...]:
    """The decisions that cover something of the period."""
    found = (
        Decided(row, tuple(item for item in covered.get(row.id, ()) if (item.kind, item.id) in ours))
        for row in rows
    )
    return tuple(decided for decided in found if decided.covered)
