"""The part of the office that is about following up the goals."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.activities import Activities
    from app.services.assessments import Assessments
    from app.services.citizens import Citizens
    from app.services.conclusions import Conclusions
    from app.services.joint_analyses import JointAnalyses
    from app.services.records import Records
    from app.services.round_reports import RoundReports
    from app.services.rounds import Rounds
    from database.connection import File


class FollowUpOffice:
    """Its services are imported when they are first asked for, or by ``Office.prepare``."""

    file: File
    records: Records

    @cached_property
    def rounds(self) -> Rounds:
        """Rounds of follow-up with who has answered what."""
        from app.services.rounds import Rounds

        return Rounds(self.file)

    @cached_property
    def assessments(self) -> Assessments:
        """What units answer in rounds."""
        from app.services.assessments import Assessments

        return Assessments(self.file, self.records)

    @cached_property
    def joint_analyses(self) -> JointAnalyses:
        """What the municipality makes of a round."""
        from app.services.joint_analyses import JointAnalyses

        return JointAnalyses(self.file, self.records)

    @cached_property
    def conclusions(self) -> Conclusions:
        """What joint analyses lead to."""
        from app.services.conclusions import Conclusions

        return Conclusions(self.file, self.records)

    @cached_property
    def activities(self) -> Activities:
        """Activities, their effects and the target groups that these are for."""
        from app.services.activities import Activities

        return Activities(self.file)

    @cached_property
    def citizens(self) -> Citizens:
        """What citizens are told, and what they have said."""
        from app.services.citizens import Citizens

        return Citizens(self.file)

    @cached_property
    def round_reports(self) -> RoundReports:
        """The reports of rounds, in any version."""
        from app.services.round_reports import RoundReports

        return RoundReports(self.file)
