"""The plan for measurement and follow-up as its paper tells it: goal by goal, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gaps import Gap
from app.services.goal_tree import GoalNode, read_tree
from app.services.indicator_rows import read_rows
from app.services.measurement_plan import PlanPage, PlanRow, read_page
from app.services.municipality import PeriodRow
from app.services.office import Office
from app.services.overview import read_gaps

QUALITY_GAPS = frozenset({"no_indicator", "no_actual", "no_perceived"})


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The plan of a year with the goals that it follows."""

    period: PeriodRow
    nodes: tuple[GoalNode, ...]
    """Parents before children."""
    page: PlanPage
    gaps: tuple[Gap, ...]
    """Goals that are not followed by both actual and perceived quality."""

    def of_level(self, level: str) -> tuple[GoalNode, ...]:
        """The goals of a level in their order."""
        return tuple(node for node in self.nodes if node.level == level)

    def under(self, goal_id: int) -> tuple[PlanRow, ...]:
        """What is measured for a goal or anything below it."""
        inside = {goal_id}
        for node in self.nodes:
            if node.parent_id in inside:
                inside.add(node.id)
        return tuple(row for row in self.page.rows if not inside.isdisjoint(row.goals))

    @property
    def elsewhere(self) -> tuple[PlanRow, ...]:
        """What is measured for no overarching and no internal goal."""
        told = {
            row.id
            for level in ("overarching", "internal")
            for node in self.of_level(level)
            for row in self.under(node.id)
        }
        return tuple(row for row in self.page.rows if row.id not in told)


def read_plan_paper(office: Office, year: int) -> PlanPaper:
    """Read the plan from one moment of the file, by a constant number of queries."""
    period = office.period_of(year)
    with office.file.reading() as connection:
        indicators = read_rows(connection, year)
        nodes = read_tree(connection, period.id, indicators)
        gaps = read_gaps(connection, period.id, nodes, indicators)
        return PlanPaper(
            period,
            nodes,
            read_page(connection, period.id, year, office.today),
            tuple(gap for gap in gaps if gap.code in QUALITY_GAPS),
        )
