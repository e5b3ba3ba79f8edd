"""A whole period as the reports tell it, read at once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.domain.gaps import Gap
from app.domain.goal_status import Tally, tally
from app.services.agenda import SdgRow, read_sdg
from app.services.contributions import ContributionRow, read_contributions
from app.services.distributions import read_distributions, read_positions
from app.services.figures import Chart, Distribution
from app.services.goal_tree import GoalNode, read_tree
from app.services.indicator_figures import read_charts, read_splits
from app.services.indicator_rows import IndicatorRow, read_rows
from app.services.municipality import PeriodRow
from app.services.office import Office
from app.services.overview import read_gaps
from database.goals import Goal


@dataclass(frozen=True, slots=True)
class Programme:
    """The goals of a period with all that belongs to them, for the whole municipality or seen from one unit."""

    period: PeriodRow
    unit_id: int | None
    nodes: tuple[GoalNode, ...]
    texts: dict[int, tuple[str, str]]
    """For each goal its text and its expected fulfilment."""
    indicators: tuple[IndicatorRow, ...]
    charts: dict[int, Chart]
    splits: dict[int, Chart]
    """Women and men, where there are values of them."""
    distributions: dict[int, Distribution]
    """Where we lie among all municipalities, where enough of them have values."""
    contributions: tuple[ContributionRow, ...]
    sdg: tuple[SdgRow, ...]
    gaps: tuple[Gap, ...]

    @property
    def overarching(self) -> tuple[GoalNode, ...]:
        """The overarching goals in their order."""
        return tuple(node for node in self.nodes if node.level == "overarching")

    @property
    def internal(self) -> tuple[GoalNode, ...]:
        """The internal goals in their order."""
        return tuple(node for node in self.nodes if node.level == "internal")

    @property
    def counts(self) -> Tally:
        """Statuses of the indicators that show any goal."""
        return tally(indicator.status for indicator in self.indicators if indicator.goals)

    def under(self, goal_id: int) -> tuple[GoalNode, ...]:
        """A goal and everything below it, parents before children."""
        inside = {goal_id}
        found = []
        for node in self.nodes:
            if node.id == goal_id or node.parent_id in inside:
                inside.add(node.id)
                found.append(node)
        return tuple(found)

    def subgoals(self, goal_id: int) -> tuple[GoalNode, ...]:
        """Sub-goals anywhere under a goal; those of the unit where the report is one unit's."""
        return tuple(
            node
            for node in self.under(goal_id)
            if node.level == "subgoal" and self.unit_id in (None, node.unit_id)
        )

    def indicators_under(self, goal_id: int) -> tuple[IndicatorRow, ...]:
        """Indicators that show a goal or anything below it."""
        inside = {node.id for node in self.under(goal_id)}
        return tuple(row for row in self.indicators if not inside.isdisjoint(row.goals))


def read_programme(office: Office, year: int, unit_id: int | None = None) -> Programme:
    """Read a period from one moment of the file, by a constant number of queries."""
    period = office.period_of(year)
    with office.file.reading() as connection:
        every = read_rows(connection, year)
        nodes = read_tree(connection, period.id, every)
        mine = {node.id for node in nodes if unit_id in (None, node.unit_id)}
        shown = tuple(
            row for row in every if unit_id in (None, row.responsible_id) or not mine.isdisjoint(row.goals)
        )
        contributions = read_contributions(connection, period.id)
        texts = connection.execute(
            select(Goal.id, Goal.text, Goal.expected).where(
                Goal.period_id == period.id, Goal.archived_at.is_(None)
            )
        )
        charts = read_charts(connection, tuple(row.id for row in shown if row.goals))
        placed = read_positions(connection, year)
        return Programme(
            period=period,
            unit_id=unit_id,
            nodes=nodes,
            texts={row.id: (row.text, row.expected) for row in texts},
            indicators=shown,
            charts=charts,
            splits=read_splits(connection, charts),
            distributions=read_distributions(
                connection,
                {indicator_id: place for indicator_id, place in placed.items() if indicator_id in charts},
            ),
            contributions=tuple(row for row in contributions if unit_id in (None, row.unit_id)),
            sdg=read_sdg(connection, period.id),
            gaps=read_gaps(connection, period.id, nodes, every),
        )
