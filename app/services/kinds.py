"""The kinds of records that can be written, by name."""

from __future__ import annotations

from collections.abc import Mapping

from app.services import adoption, checks, kinds_control, kinds_follow_up
from app.services import governance_checks as governance
from app.services.kind import Kind, Link, table_of
from database.agenda import DocumentSdg, IndicatorSdg, SdgText
from database.clarifications import Clarification
from database.decisions import Decision, DecisionItem, DecisionStep
from database.dialogues import Dialogue, DialogueOutcome, SubgoalDialogue
from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator, Document, DocumentGoal
from database.goals import Contribution, Goal, GoalSdg
from database.indicators import GoalIndicator, Indicator, Measurement, Place, Target
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.methods import Method, Party, Standpoint, SubgoalMethod
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.risks import GoalRevisionRisk
from database.units import Unit

_SHOWN_BY = table_of(GoalIndicator)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        *kinds_control.KINDS,
        *kinds_follow_up.KINDS,
        Kind("municipality", Municipality, checks.municipality, may_archive=checks.never),
        Kind("scale_step", ScaleStep, checks.scale_step, may_archive=checks.scale_step_in_use),
        Kind("period", Period, checks.period, may_archive=checks.period_in_use),
        Kind("unit", Unit, checks.unit, may_archive=checks.unit_in_use),
        Kind("place", Place, checks.place, may_archive=checks.place_in_use),
        Kind(
            "goal",
            Goal,
            checks.goal,
            {
                "indicators": Link(_SHOWN_BY, "goal_id", ("indicator_id",), "indicator"),
                "origin_methods": Link(table_of(SubgoalMethod), "goal_id", ("method_id",), "method"),
                "origin_dialogues": Link(table_of(SubgoalDialogue), "goal_id", ("dialogue_id",), "dialogue"),
                "revision_risks": Link(table_of(GoalRevisionRisk), "goal_id", ("risk_id",), "risk"),
            },
            checks.goal_has_children,
        ),
        Kind("contribution", Contribution, checks.contribution),
        Kind("clarification", Clarification, governance.clarification),
        Kind("goal_sdg", GoalSdg, governance.sdg_tie("goal")),
        Kind("indicator_sdg", IndicatorSdg, governance.sdg_tie("indicator")),
        Kind("document_sdg", DocumentSdg, governance.sdg_tie("document")),
        Kind("sdg_text", SdgText, governance.sdg_text),
        Kind(
            "indicator",
            Indicator,
            checks.indicator,
            {"goals": Link(_SHOWN_BY, "indicator_id", ("goal_id",), "goal")},
        ),
        Kind("target", Target, checks.target, in_bulk=True),
        Kind(
            "measurement",
            Measurement,
            checks.measurement,
            in_bulk=True,
            unruled=frozenset({"indicator_id", "place_id", "value"}),
        ),
        Kind("measurement_plan", MeasurementPlan, governance.measurement_plan),
        Kind("measurement_plan_entry", MeasurementPlanEntry, governance.measurement_plan_entry),
        Kind("party", Party, governance.party),
        Kind("method", Method, governance.method, may_archive=governance.method_in_use),
        Kind("standpoint", Standpoint, governance.standpoint),
        Kind(
            "decision",
            Decision,
            governance.decision,
            {"items": Link(table_of(DecisionItem), "decision_id", ("kind", "record_id"))},
            after=adoption.settle,
        ),
        Kind(
            "decision_step",
            DecisionStep,
            governance.decision_step,
            may_archive=governance.step_not_last,
            after=adoption.settle_step,
        ),
        Kind(
            "dialogue",
            Dialogue,
            governance.dialogue,
            {"outcomes": Link(table_of(DialogueOutcome), "dialogue_id", ("kind", "record_id"))},
            governance.dialogue_in_use,
        ),
        Kind(
            "document",
            Document,
            governance.document,
            {"goals": Link(table_of(DocumentGoal), "document_id", ("goal_id",), "goal")},
        ),
        Kind(
            "annex_row",
            AnnexRow,
            governance.annex_row,
            {
                "goals": Link(table_of(AnnexRowGoal), "annex_row_id", ("goal_id",), "goal"),
                "indicators": Link(
                    table_of(AnnexRowIndicator), "annex_row_id", ("indicator_id",), "indicator"
                ),
            },
        ),
    )
}
"""Every kind by its name, which is also the name of its table."""
