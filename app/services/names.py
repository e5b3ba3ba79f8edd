"""What any record is called, for lists that mix kinds: the latest changes, the search, the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, func, literal, select

from database.activities import Activity, Effect, TargetGroup
from database.agenda import DocumentSdg, IndicatorSdg, SdgText
from database.citizens import CitizenComment, CitizenSummary
from database.clarifications import Clarification
from database.connection import File
from database.control_plans import ControlPlan, ControlPlanItem
from database.controls import Action, Control, ControlResult, ResultBasis
from database.decisions import Decision, DecisionStep
from database.dialogues import Dialogue
from database.documents import AnnexRow, Document
from database.goals import Contribution, Goal, GoalSdg, SdgGoal, SdgTarget
from database.indicators import Indicator, Measurement, Place, Target
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.methods import Method, Party, Standpoint
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.risks import Risk, RiskAnalysis, RiskScore, RiskTreatment
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment
from database.units import Unit


def _of_a_round(entity: type[JointAnalysis | CitizenSummary]) -> Select[Any]:
    """What is said of a goal in a round, or of the whole of it, is called by both."""
    own = entity.__table__.c
    return (
        select(own.id, func.coalesce(Goal.title + ", ", "") + Round.title)
        .join(Round, Round.id == own.round_id)
        .join(Goal, Goal.id == own.goal_id, isouter=True)
    )


_NAMES: dict[str, Select[int, str]] = {
    "municipality": select(Municipality.id, Municipality.name),
    "scale_step": select(ScaleStep.id, ScaleStep.label),
    "period": select(Period.id, Period.name),
    "unit": select(Unit.id, Unit.name),
    "goal": select(Goal.id, Goal.title),
    "contribution": select(Contribution.id, Goal.title).join(Goal, Goal.id == Contribution.goal_id),
    "goal_sdg": select(GoalSdg.id, Goal.title).join(Goal, Goal.id == GoalSdg.goal_id),
    "place": select(Place.id, Place.name),
    "indicator": select(Indicator.id, Indicator.title),
    "target": select(Target.id, Indicator.title + ", " + cast(Target.year, Text)).join(
        Indicator, Indicator.id == Target.indicator_id
    ),
    "measurement": select(Measurement.id, Indicator.title + ", " + cast(Measurement.year, Text)).join(
        Indicator, Indicator.id == Measurement.indicator_id
    ),
    "measurement_plan": select(MeasurementPlan.id, cast(MeasurementPlan.year, Text)),
    "measurement_plan_entry": select(MeasurementPlanEntry.id, Indicator.title).join(
        Indicator, Indicator.id == MeasurementPlanEntry.indicator_id
    ),
    "risk": select(Risk.id, Risk.title),
    "risk_score": select(RiskScore.id, Risk.title + ", " + cast(RiskScore.year, Text)).join(
        Risk, Risk.id == RiskScore.risk_id
    ),
    "risk_analysis": select(RiskAnalysis.id, Unit.name + ", " + cast(RiskAnalysis.year, Text)).join(
        Unit, Unit.id == RiskAnalysis.unit_id
    ),
    "risk_treatment": select(RiskTreatment.id, Risk.title).join(Risk, Risk.id == RiskTreatment.risk_id),
    "control": select(Control.id, Control.title),
    "control_result": select(ControlResult.id, Control.title + ", " + cast(ControlResult.year, Text)).join(
        Control, Control.id == ControlResult.control_id
    ),
    "result_basis": select(ResultBasis.id, ResultBasis.text),
    "action": select(Action.id, Action.title),
    "control_plan": select(ControlPlan.id, cast(ControlPlan.year, Text)),
    "control_plan_item": select(ControlPlanItem.id, ControlPlanItem.title),
    "control_statement": select(ControlStatement.id, ControlStatement.text),
    "self_assessment": select(SelfAssessment.id, ControlStatement.text).join(
        ControlStatement, ControlStatement.id == SelfAssessment.statement_id
    ),
    "control_judgement": select(ControlJudgement.id, cast(ControlJudgement.year, Text)),
    "clarification": select(Clarification.id, Goal.title).join(Goal, Goal.id == Clarification.goal_id),
    "indicator_sdg": select(IndicatorSdg.id, Indicator.title).join(
        Indicator, Indicator.id == IndicatorSdg.indicator_id
    ),
    "document_sdg": select(DocumentSdg.id, Document.title).join(
        Document, Document.id == DocumentSdg.document_id
    ),
    "sdg_text": select(SdgText.id, SdgTarget.code + " " + SdgTarget.heading).join(
        SdgTarget, SdgTarget.id == SdgText.sdg_target_id
    ),
    "party": select(Party.id, Party.name),
    "method": select(Method.id, Method.title),
    "standpoint": select(Standpoint.id, Party.name + ", " + Method.title)
    .join(Party, Party.id == Standpoint.party_id)
    .join(Method, Method.id == Standpoint.method_id),
    "decision": select(Decision.id, Decision.title),
    "decision_step": select(DecisionStep.id, Decision.title).join(
        Decision, Decision.id == DecisionStep.decision_id
    ),
    "dialogue": select(Dialogue.id, Dialogue.title),
    "document": select(Document.id, Document.title),
    "annex_row": select(AnnexRow.id, AnnexRow.old_goal),
    "round": select(Round.id, Round.title),
    "round_version": select(RoundVersion.id, Round.title + ", " + cast(RoundVersion.number, Text)).join(
        Round, Round.id == RoundVersion.round_id
    ),
    "round_unit": select(RoundUnit.id, Unit.name + ", " + Round.title)
    .join(Unit, Unit.id == RoundUnit.unit_id)
    .join(Round, Round.id == RoundUnit.round_id),
    "assessment": select(Assessment.id, Goal.title + ", " + Unit.name)
    .join(Goal, Goal.id == Assessment.goal_id)
    .join(Unit, Unit.id == Assessment.unit_id),
    "joint_analysis": _of_a_round(JointAnalysis),
    "conclusion": select(Conclusion.id, Conclusion.text),
    "target_group": select(TargetGroup.id, TargetGroup.name),
    "activity": select(Activity.id, Activity.title),
    "effect": select(Effect.id, TargetGroup.name + ", " + Activity.title)
    .join(TargetGroup, TargetGroup.id == Effect.target_group_id)
    .join(Activity, Activity.id == Effect.activity_id),
    "citizen_summary": _of_a_round(CitizenSummary),
    "citizen_comment": select(CitizenComment.id, CitizenComment.text),
    "sdg_goal": select(SdgGoal.id, cast(SdgGoal.id, Text) + " " + SdgGoal.name_sv),
    "sdg_target": select(SdgTarget.id, SdgTarget.code + " " + SdgTarget.heading),
}
"""For each kind of record, (id, name). A record without a name of its own is called by what it belongs to."""


def read_names(connection: Connection, records: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Names of records given as (kind, id), from one query per kind, in an open transaction."""
    wanted: dict[str, set[int]] = {}
    for kind, record_id in records:
        wanted.setdefault(kind, set()).add(record_id)
    names: dict[tuple[str, int], str] = {}
    for kind, ids in wanted.items():
        query = _NAMES[kind]
        key = query.selected_columns[0]
        for row in connection.execute(query.where(key.in_(sorted(ids)))):
            names[kind, row[0]] = row[1]
    return names


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found by its words; ``detail`` says where it belongs."""

    kind: str
    id: int
    title: str
    detail: str


class Search:
    """Finds goals, indicators, activities, risks, rounds and all else that has a title by words in them."""

    MOST = 30

    def __init__(self, file: File) -> None:
        self._file = file

    def find(self, words: str, period_id: int) -> tuple[Hit, ...]:
        """Records in whose texts every word stands, those with the words in the title first."""
        parts = words.casefold().split()
        if not parts:
            return ()
        with self._file.reading() as connection:
            rows = [
                (kind, *row)
                for kind, wanted in _sought(period_id).items()
                for row in connection.execute(wanted)
            ]
        in_title, elsewhere = [], []
        for kind, record_id, title, detail, text in rows:
            if all(part in title.casefold() for part in parts):
                in_title.append(Hit(kind, record_id, title, detail))
            elif all(part in f"{title} {detail} {text}".casefold() for part in parts):
                elsewhere.append(Hit(kind, record_id, title, detail))
        return tuple((in_title + elsewhere)[: self.MOST])


def _sought(period_id: int) -> dict[str, Select[int, str, str, str]]:
    """For each kind that is searched, (id, title, where it belongs, other text) of what is not archived."""
    return {
        "goal": select(Goal.id, Goal.title, Goal.level, Goal.text).where(
            Goal.period_id == period_id, Goal.archived_at.is_(None)
        ),
        "indicator": select(Indicator.id, Indicator.title, Indicator.kolada_id, Indicator.definition).where(
            Indicator.archived_at.is_(None)
        ),
        "risk": select(Risk.id, Risk.title, Unit.name, Risk.cause + " " + Risk.event + " " + Risk.consequence)
        .join(Unit, Unit.id == Risk.unit_id)
        .where(Risk.archived_at.is_(None)),
        "control": select(
            Control.id, Control.title, Control.process, Control.routine + " " + Control.how
        ).where(Control.archived_at.is_(None)),
        "action": select(Action.id, Action.title, Action.owner_role, Action.text).where(
            Action.archived_at.is_(None)
        ),
        "decision": select(Decision.id, Decision.title, Decision.registry_number, Decision.text).where(
            Decision.archived_at.is_(None)
        ),
        "method": select(Method.id, Method.title, Method.proposer, Method.description).where(
            Method.period_id == period_id, Method.archived_at.is_(None)
        ),
        "dialogue": select(
            Dialogue.id, Dialogue.title, Dialogue.place, Dialogue.participants + " " + Dialogue.notes
        ).where(Dialogue.archived_at.is_(None)),
        "document": select(Document.id, Document.title, Document.decided_by, Document.note).where(
            Document.archived_at.is_(None)
        ),
        "activity": select(
            Activity.id, Activity.title, Activity.owner_role, Activity.text + " " + Activity.result
        ).where(Activity.archived_at.is_(None)),
        "target_group": select(TargetGroup.id, TargetGroup.name, literal(""), TargetGroup.text).where(
            TargetGroup.archived_at.is_(None)
        ),
        "round": select(Round.id, Round.title, cast(Round.year, Text), Round.note).where(
            Round.archived_at.is_(None)
        ),
    }
