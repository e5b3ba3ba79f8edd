"""A round in the example that units have answered in, and the sections that weigh it together."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.follow_up.joint_section import JointSection
from app.ui.follow_up.page import FollowUpPage
from tests.ui.administration.helpers import section, shown

S = TypeVar("S", bound=JointSection)

LONG = "Fler rör sig ute om kvällarna. " * 400


class Joint:
    """Three units are asked; two have judged the first overarching goal, each in its way."""

    def __init__(self, context: Context) -> None:
        self.context, self.office = context, context.office
        units = [unit for unit in self.office.register.units() if unit.answers]
        self.units = [unit.id for unit in units[:3]]
        self.names = [unit.name for unit in units[:3]]
        self.short = [unit.short_name or unit.name for unit in units[:3]]
        year, period = context.period.year, context.period.id
        tree = self.office.goals.tree(period, year)
        self.goal = next(goal for goal in tree if goal.level == "overarching")
        self.round = self.write(
            "round",
            {
                "kind": "free",
                "title": "Provuppföljning",
                "year": year,
                "as_of": date(year, 8, 31),
                "last_day": date(year, 9, 10),
            },
        )
        self.answers = [
            self.write("round_unit", {"round_id": self.round, "unit_id": unit}) for unit in self.units
        ]
        self.judge(0, attainment="met", trend="improving", analysis="Tryggare & <b>ljusare</b>")
        self.judge(
            1,
            attainment="not_met",
            proposed_attainment="met",
            reason="Enkäten visar något annat",
            analysis=LONG,
            next_steps="Nattvandra",
        )

    def write(self, kind: str, values: dict[str, object]) -> int:
        """Make a record."""
        return self.office.records.write(kind, None, values).id

    def judge(self, unit: int, **values: object) -> int:
        """Let one of the units judge the goal."""
        about = {"round_id": self.round, "unit_id": self.units[unit], "goal_id": self.goal.id}
        return self.write("assessment", {**about, **values})

    def conclude(self, leads_to: str, text: str = "Fler mötesplatser behövs.") -> int:
        """Let the analysis lead to something."""
        about = {"round_id": self.round, "goal_id": self.goal.id}
        return self.write("conclusion", {**about, "text": text, "leads_to": leads_to})

    def lock(self) -> None:
        """Approve every answer and lock the round."""
        records, day = self.office.records, self.context.today
        for answer in self.answers:
            records.write("round_unit", answer, {"state": "submitted", "submitted_on": day})
            records.write("round_unit", answer, {"state": "approved"})
        self.write("round_version", {"round_id": self.round, "state": "locked", "locked_on": day})

    def own(self) -> dict[str, str]:
        """What the municipality says of the goal, as it is kept."""
        period, year = self.context.period, self.context.period.year
        years = (period.first_year, period.last_year)
        page = self.office.joint_analyses.page(years, year, self.context.today, self.round)
        assert page.sheet is not None
        own = next(goal.own for goal in page.sheet.goals if goal.id == self.goal.id)
        return (
            {}
            if own is None
            else {"attainment": own.attainment, "summary": own.summary, "analysis": own.analysis}
        )

    def settle(self) -> None:
        """Let everything be read and written."""
        self.context.tasks.wait_idle()


def opened(joint: Joint, qtbot: QtBot, name: str, kind: type[S]) -> S:
    """A section that looks at the round and the goal."""
    part = section(shown(joint.context, qtbot, FollowUpPage), name, kind)
    part.stand_on((joint.round, joint.goal.id))
    joint.settle()
    assert part.goals.current_row().id == joint.goal.id
    return part
