"""The part of the office that is about risks and internal control."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.actions import Actions
    from app.services.control_follow_up import ControlFollowUps
    from app.services.control_gaps import ControlGaps
    from app.services.control_plan_sheets import ControlPlanSheets
    from app.services.control_plans import ControlPlans
    from app.services.control_results import ControlResults
    from app.services.controls import Controls
    from app.services.gross_list import GrossLists
    from app.services.records import Records
    from app.services.risk_analyses import RiskAnalyses
    from app.services.risk_sheets import RiskSheets
    from app.services.risks import Risks
    from app.services.self_assessment import SelfAssessments
    from database.connection import File


class ControlOffice:
    """Its services are imported when they are first asked for, or by ``Office.prepare``."""

    file: File
    records: Records

    @cached_property
    def risks(self) -> Risks:
        """Risks and their weighings."""
        from app.services.risks import Risks

        return Risks(self.file)

    @cached_property
    def risk_analyses(self) -> RiskAnalyses:
        """The units' risk analyses of a year."""
        from app.services.risk_analyses import RiskAnalyses

        return RiskAnalyses(self.file)

    @cached_property
    def gross_lists(self) -> GrossLists:
        """A unit's gross list of risks."""
        from app.services.gross_list import GrossLists

        return GrossLists(self.file, self.records)

    @cached_property
    def risk_sheets(self) -> RiskSheets:
        """Sheets of risks."""
        from app.services.risk_sheets import RiskSheets

        return RiskSheets(self.file, self.records)

    @cached_property
    def controls(self) -> Controls:
        """Controls with the risks that they serve."""
        from app.services.controls import Controls

        return Controls(self.file)

    @cached_property
    def control_results(self) -> ControlResults:
        """What the controls of a year showed, and what is due."""
        from app.services.control_results import ControlResults

        return ControlResults(self.file)

    @cached_property
    def actions(self) -> Actions:
        """Actions that change a risk or mend what a control showed."""
        from app.services.actions import Actions

        return Actions(self.file)

    @cached_property
    def control_plans(self) -> ControlPlans:
        """The internal-control plans of a year."""
        from app.services.control_plans import ControlPlans

        return ControlPlans(self.file)

    @cached_property
    def control_follow_ups(self) -> ControlFollowUps:
        """A year's internal control as its follow-up tells of it."""
        from app.services.control_follow_up import ControlFollowUps

        return ControlFollowUps(self.file)

    @cached_property
    def control_gaps(self) -> ControlGaps:
        """What does not hold together in a year's internal control."""
        from app.services.control_gaps import ControlGaps

        return ControlGaps(self.file)

    @cached_property
    def control_plan_sheets(self) -> ControlPlanSheets:
        """Sheets of an internal-control plan."""
        from app.services.control_plan_sheets import ControlPlanSheets

        return ControlPlanSheets(self.file, self.records)

    @cached_property
    def self_assessments(self) -> SelfAssessments:
        """What units think of their own internal control, and the judgement of the whole."""
        from app.services.self_assessment import SelfAssessments

        return SelfAssessments(self.file, self.records)
