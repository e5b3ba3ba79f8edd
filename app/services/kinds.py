"""The kinds of records that can be written: their fields, their links and the rules that hold for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, Update, bindparam, delete, insert, select, update

from app.domain.problems import Problem
from app.services import adoption, checks, risk_years, snapshots
from app.services import control_checks as control
from app.services import governance_checks as governance
from app.services.checks import Draft
from app.services.values import BadValue, converter, link_set, plain
from database.agenda import DocumentSdg, IndicatorSdg, SdgText
from database.base import Base
from database.clarifications import Clarification
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl, ControlPlanItemRisk
from database.controls import Action, Control, ControlResult, ControlRisk, ControlUnit, ResultBasis
from database.decisions import Decision, DecisionItem, DecisionStep
from database.dialogues import Dialogue, DialogueOutcome, SubgoalDialogue
from database.documents import AnnexRow, AnnexRowGoal, AnnexRowIndicator, Document, DocumentGoal
from database.goals import Contribution, Goal, GoalSdg
from database.indicators import GoalIndicator, Indicator, Measurement, Place, Target
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.methods import Method, Party, Standpoint, SubgoalMethod
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.risks import GoalRevisionRisk, Risk, RiskAnalysis, RiskGoal, RiskScore, RiskTreatment
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment
from database.units import Unit

KEPT_BY_US = frozenset(
    {"id", "version", "created_at", "created_by", "changed_at", "changed_by", "archived_at"}
)
"""Columns that no form edits. ``archived_at`` is read and written as the field ``archived``."""

ARCHIVED = "archived"


@dataclass(frozen=True)
class Link:
    """A set of records that a record points at, kept in a table of its own."""

    table: Table
    own: str
    other: tuple[str, ...]
    kind: str = ""
    """What kind the links lead to; empty where the first of ``other`` says it row by row."""

    def read(self, connection: Connection, record_id: int) -> tuple[object, ...]:
        """Return the links of a record, sorted."""
        columns = [self.table.c[name] for name in self.other]
        rows = connection.execute(select(*columns).where(self.table.c[self.own] == record_id))
        return link_set([tuple(row) if len(row) > 1 else row[0] for row in rows])

    def write(
        self, connection: Connection, record_id: int, old: tuple[object, ...], new: tuple[object, ...]
    ) -> None:
        """Make the links ``new`` where they were ``old``."""
        own = self.table.c[self.own] == record_id
        for item in old:
            if item not in new:
                match = [self.table.c[name] == value for name, value in self._named(item).items()]
                connection.execute(delete(self.table).where(own, *match))
        added = [{self.own: record_id, **self._named(item)} for item in new if item not in old]
        if added:
            connection.execute(insert(self.table), added)

    def _named(self, item: object) -> dict[str, object]:
        return dict(zip(self.other, item if isinstance(item, tuple) else (item,), strict=True))


@dataclass(frozen=True)
class Kind:
    """A kind of record."""

    name: str
    entity: type[Base]
    check: Callable[[Draft], list[Problem]]
    """What is wrong with the record as it would be, looking up what it refers to."""
    links: Mapping[str, Link] = field(default_factory=dict)
    may_archive: Callable[[Connection, int], list[Problem]] = checks.nothing_in_the_way
    after: Callable[[Connection, int], None] = adoption.nothing_to_settle
    """What the save of a record brings with it in rows that nobody edits."""
    in_bulk: bool = False
    """Whether thousands may be written together: the rules look at nothing but the record itself, it has no
    links, and a save brings nothing with it."""
    unruled: frozenset[str] = frozenset()
    """Fields that its rules do not look at, beyond that they are filled in where they must be."""

    @cached_property
    def table(self) -> Table:
        """The table that holds the records."""
        table = self.entity.__table__
        assert isinstance(table, Table)
        return table

    @cached_property
    def columns(self) -> Mapping[str, Column[object]]:
        """The columns that a form may edit."""
        return {column.name: column for column in self.table.columns if column.name not in KEPT_BY_US}

    @cached_property
    def row_by_id(self) -> Select[*tuple[Any, ...]]:
        """The query for one record's row; takes ``record_id``."""
        return select(self.table).where(self.table.c.id == bindparam("record_id"))

    def update_of(self, columns: frozenset[str]) -> Update:
        """The statement that sets some columns of one record; takes them and ``record_id``."""
        if columns not in self._updates:
            # Made once for each set of columns: a form saves the same ones again and again.
            set_to: dict[str, Any] = {name: bindparam(name) for name in sorted(columns)}
            statement = update(self.table).where(self.table.c.id == bindparam("record_id")).values(set_to)
            self._updates[columns] = statement
        return self._updates[columns]

    @cached_property
    def _updates(self) -> dict[frozenset[str], Update]:
        return {}

    @cached_property
    def fields(self) -> frozenset[str]:
        """Everything that ``values`` may hold."""
        return frozenset({*self.columns, *self.links, ARCHIVED})

    def plain(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return values as the table keeps them; raise for the first that it cannot hold."""
        made, problems = self.try_plain(values)
        if problems:
            raise BadValue(problems[0].code)
        return made

    def try_plain(self, values: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
        """Return values as the table keeps them, and a problem for each that it cannot hold."""
        if not values.keys() <= self.fields:
            unknown = values.keys() - self.fields - {"version", "id"}
            if unknown:
                raise ValueError(f"{self.name} has no field {', '.join(sorted(unknown))}")
        made: dict[str, object] = {}
        problems: list[Problem] = []
        converters = self.converters
        for name, value in values.items():
            if name not in converters:
                continue
            try:
                made[name] = converters[name](value)
            except BadValue as error:
                problems.append(error.problem(name))
        return made, problems

    @cached_property
    def converters(self) -> Mapping[str, Callable[[object], object]]:
        """What makes the value of each field as the table keeps it; raises ``BadValue`` or ``TypeError``."""
        return {
            **{name: converter(column) for name, column in self.columns.items()},
            **dict.fromkeys(self.links, link_set),
            ARCHIVED: bool,
        }

    @cached_property
    def filled_columns(self) -> tuple[str, ...]:
        """Columns that are never empty."""
        return tuple(name for name, column in self.columns.items() if not column.nullable)

    @cached_property
    def references(self) -> Mapping[str, Column[int]]:
        """Columns that refer to a record, with the key that they refer to."""
        keys = {name: column.foreign_keys for name, column in self.columns.items()}
        return {name: foreign.column for name, found in keys.items() for foreign in found}

    def empty(self) -> dict[str, object]:
        """Return what a new record holds before anybody has filled it in."""
        return dict(self._empty)

    @cached_property
    def _empty(self) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, column in self.columns.items():
            default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
            values[name] = plain(column, default) if default is not None or not column.nullable else None
        return {**values, **{name: () for name in self.links}, ARCHIVED: False}


def _table(entity: type[Base]) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table


_SHOWN_BY = _table(GoalIndicator)
_TESTED_BY = _table(ControlRisk)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
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
                "origin_methods": Link(_table(SubgoalMethod), "goal_id", ("method_id",), "method"),
                "origin_dialogues": Link(_table(SubgoalDialogue), "goal_id", ("dialogue_id",), "dialogue"),
                "revision_risks": Link(_table(GoalRevisionRisk), "goal_id", ("risk_id",), "risk"),
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
        Kind(
            "risk",
            Risk,
            checks.risk,
            {
                "goals": Link(_table(RiskGoal), "risk_id", ("goal_id",), "goal"),
                "controls": Link(_TESTED_BY, "risk_id", ("control_id",), "control"),
                "revised_goals": Link(_table(GoalRevisionRisk), "risk_id", ("goal_id",), "goal"),
            },
            control.risk_in_plan,
        ),
        Kind(
            "risk_score",
            RiskScore,
            control.risk_score,
            may_archive=control.weighed_in_closed,
            after=risk_years.settle,
        ),
        Kind("risk_analysis", RiskAnalysis, control.risk_analysis),
        Kind("risk_treatment", RiskTreatment, control.risk_treatment),
        Kind(
            "control",
            Control,
            control.control,
            {
                "risks": Link(_TESTED_BY, "control_id", ("risk_id",), "risk"),
                "units": Link(_table(ControlUnit), "control_id", ("unit_id",), "unit"),
            },
            control.control_in_plan,
        ),
        Kind("control_result", ControlResult, control.control_result),
        Kind("result_basis", ResultBasis, control.result_basis),
        Kind("action", Action, control.action),
        Kind(
            "control_plan",
            ControlPlan,
            control.control_plan,
            may_archive=control.plan_decided,
            after=snapshots.settle_plan,
        ),
        Kind(
            "control_plan_item",
            ControlPlanItem,
            control.control_plan_item,
            {
                "risks": Link(_table(ControlPlanItemRisk), "item_id", ("risk_id",), "risk"),
                "controls": Link(_table(ControlPlanItemControl), "item_id", ("control_id",), "control"),
            },
            control.item_decided,
        ),
        Kind("control_statement", ControlStatement, control.control_statement),
        Kind("self_assessment", SelfAssessment, control.self_assessed),
        Kind("control_judgement", ControlJudgement, control.control_judgement),
        Kind("party", Party, governance.party),
        Kind("method", Method, governance.method, may_archive=governance.method_in_use),
        Kind("standpoint", Standpoint, governance.standpoint),
        Kind(
            "decision",
            Decision,
            governance.decision,
            {"items": Link(_table(DecisionItem), "decision_id", ("kind", "record_id"))},
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
            {"outcomes": Link(_table(DialogueOutcome), "dialogue_id", ("kind", "record_id"))},
            governance.dialogue_in_use,
        ),
        Kind(
            "document",
            Document,
            governance.document,
            {"goals": Link(_table(DocumentGoal), "document_id", ("goal_id",), "goal")},
        ),
        Kind(
            "annex_row",
            AnnexRow,
            governance.annex_row,
            {
                "goals": Link(_table(AnnexRowGoal), "annex_row_id", ("goal_id",), "goal"),
                "indicators": Link(_table(AnnexRowIndicator), "annex_row_id", ("indicator_id",), "indicator"),
            },
        ),
    )
}
"""Every kind by its name, which is also the name of its table."""
