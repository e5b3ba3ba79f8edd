"""The kinds of records of rounds, activities and what citizens are told."""

from __future__ import annotations

from app.services import follow_up_checks as checks
from app.services.kind import Kind, Link, table_of
from app.services.round_content import settle_version
from database.activities import Activity, ActivityGoal, ActivityUnit, Effect, TargetGroup
from database.citizens import CitizenComment, CitizenSummary, CitizenSummaryIndicator
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion

KINDS = (
    Kind("round", Round, checks.round_, may_archive=checks.round_stays),
    Kind(
        "round_version",
        RoundVersion,
        checks.round_version,
        may_archive=checks.version_stays,
        after=settle_version,
    ),
    Kind("round_unit", RoundUnit, checks.round_unit, may_archive=checks.unit_stays),
    Kind("assessment", Assessment, checks.assessment, may_archive=checks.assessment_stays),
    Kind("joint_analysis", JointAnalysis, checks.joint_analysis, may_archive=checks.analysis_stays),
    Kind("conclusion", Conclusion, checks.conclusion, may_archive=checks.conclusion_stays),
    Kind("target_group", TargetGroup, checks.target_group),
    Kind(
        "activity",
        Activity,
        checks.activity,
        {
            "units": Link(table_of(ActivityUnit), "activity_id", ("unit_id",), "unit"),
            "goals": Link(table_of(ActivityGoal), "activity_id", ("goal_id",), "goal"),
        },
    ),
    Kind("effect", Effect, checks.effect),
    Kind(
        "citizen_summary",
        CitizenSummary,
        checks.citizen_summary,
        {"indicators": Link(table_of(CitizenSummaryIndicator), "summary_id", ("indicator_id",), "indicator")},
    ),
    Kind("citizen_comment", CitizenComment, checks.citizen_comment),
)
