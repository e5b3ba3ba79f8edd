"""Goals of a period as a tree, and one goal with everything that hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.swedish import sort_key
from app.services.activities import ActivityRow, read_activities, serving
from app.services.agenda import SdgChoice, SdgRow, read_sdg, read_sdg_choices
from app.services.clarifications import ClarificationRow, read_clarifications
from app.services.contributions import ContributionRow, read_contributions, read_placed
from app.services.decisions import DecisionRow, read_decisions
from app.services.documents import DocumentRow, read_documents
from app.services.goal_sources import GoalSources, read_goal_sources
from app.services.goal_tree import GoalNode, read_tree
from app.services.indicator_rows import IndicatorRow, read_rows
from app.services.methods import MethodRow, read_methods
from app.services.municipality import read_answering_units
from app.services.origins import Origin, read_origins
from app.services.risk_rows import RiskRow, read_risks
from database.connection import File
from database.goals import Goal
from database.indicators import Indicator
from database.risks import GoalRevisionRisk
from database.units import Unit


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with what hangs on it; what stands above and below it is in the tree."""

    values: Mapping[str, object]
    """What the form edits, with ``id``, ``version`` and ``archived``."""
    contributions: tuple[ContributionRow, ...]
    """Given by a committee's goal, or received by an overarching goal."""
    silent_units: tuple[tuple[int, str], ...]
    """For an overarching goal: boards and companies that do not contribute to it, as (id, name); one with a goal
    under it does.
    """
    sdg: tuple[SdgRow, ...]
    indicators: tuple[IndicatorRow, ...]
    """Indicators tied to the goal itself."""
    indicators_below: tuple[IndicatorRow, ...]
    """Indicators that count through the goals below it."""
    risks: tuple[RiskRow, ...]
    """Risks that work against it."""
    activities: tuple[ActivityRow, ...]
    """What is done to reach it, or a goal below it; the late ones first."""
    decisions: tuple[DecisionRow, ...]
    clarifications: tuple[ClarificationRow, ...] = ()
    methods: tuple[MethodRow, ...] = ()
    """Methods that serve the goal, for an overarching goal also through its success factors."""
    documents: tuple[DocumentRow, ...] = ()
    origin: Origin | None = None
    """For a sub-goal: what it is taken from, its budget and its accepted values."""
    revision_risks: tuple[RiskRow, ...] = ()
    """For an internal goal: risks that it was revised for."""
    all_risks: tuple[tuple[int, str], ...] = ()
    """For an internal goal: the risks that it can have been revised for, as (id, title), largest first."""


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that a goal may belong to."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class GoalChoices:
    """What can be chosen when a goal is edited."""

    units: tuple[UnitChoice, ...]
    indicators: tuple[tuple[int, str], ...]
    """(id, title), in alphabetical order."""
    sdg: tuple[SdgChoice, ...]


_FORM_COLUMNS = (
    *("id", "version", "period_id", "level", "parent_id", "unit_id", "number", "title", "text"),
    *("expected", "first_year", "last_year", "position", "lifted", "fulfilment_decision_id"),
    *("budget_decision_id", "by_accepted", "revision_reason", "archived_at"),
)


class Goals:
    """Reads goals."""

    def __init__(self, file: File) -> None:
        self._file = file

    def sources(self, period_id: int) -> GoalSources:
        """What the goals of a period can name as their sources and decisions."""
        return read_goal_sources(self._file, period_id)

    def tree(self, period_id: int, year: int, *, archived: bool = False) -> tuple[GoalNode, ...]:
        """All goals of a period, every parent before its children, siblings in their order.

        ``archived`` shows those too that have been put away; they count for nothing.
        """
        with self._file.reading() as connection:
            return read_tree(connection, period_id, read_rows(connection, year), archived=archived)

    def card(self, goal_id: int, year: int, today: date | None = None) -> GoalCard | None:
        """One goal with what hangs on it; None where there is no such goal.

        ``today`` is what the days of documents and activities are held against: the clock's where it is not given.
        """
        goals = Goal.__table__.c
        with self._file.reading() as connection:
            own = connection.execute(
                select(*(goals[name] for name in _FORM_COLUMNS)).where(goals.id == goal_id)
            ).one_or_none()
            if own is None:
                return None
            below = _below(connection, goal_id)
            rows = read_rows(connection, year)
            contributions = read_contributions(connection, own.period_id, goal_id)
            placed = read_placed(connection, own.period_id)
            sdg = read_sdg(connection, own.period_id, goal_id)
            risks = read_risks(connection, year)
            activities = read_activities(connection, today or date.today(), serving({goal_id, *below}))
            units = read_answering_units(connection)
            decisions = read_decisions(connection, goal_id)
            clarifications = read_clarifications(connection, own.period_id, goal_id)
            methods = read_methods(connection, own.period_id)
            documents = read_documents(connection, today or date.today(), goal_id)
            origins = read_origins(connection, own.period_id, goal_id)
            revised_for = tuple(
                connection.execute(
                    select(GoalRevisionRisk.risk_id)
                    .where(GoalRevisionRisk.goal_id == goal_id)
                    .order_by(GoalRevisionRisk.risk_id)
                ).scalars()
            )
        contributing = {row.unit_id for row in contributions}
        contributing |= {goal.unit_id for goal in placed if goal.overarching_id == goal_id}
        silent = [unit for unit in units if unit[0] not in contributing] if own.level == "overarching" else []
        values = dict(own._mapping)
        values["archived"] = values.pop("archived_at") is not None
        indicators = tuple(row for row in rows if goal_id in row.goals)
        return GoalCard(
            values={
                **values,
                "indicators": tuple(sorted(row.id for row in indicators)),
                "origin_methods": tuple(sorted(row.id for row in origins[0].methods)) if origins else (),
                "origin_dialogues": tuple(sorted(row[0] for row in origins[0].dialogues)) if origins else (),
                "revision_risks": revised_for,
            },
            contributions=tuple(sorted(contributions, key=lambda row: sort_key(row.unit))),
            silent_units=tuple(sorted(silent, key=lambda unit: sort_key(unit[1]))),
            sdg=sdg,
            indicators=indicators,
            indicators_below=tuple(
                row for row in rows if goal_id not in row.goals and not below.isdisjoint(row.goals)
            ),
            risks=tuple(risk for risk in risks if any(goal.id == goal_id for goal in risk.goals)),
            activities=activities,
            decisions=decisions,
            clarifications=clarifications,
            methods=tuple(row for row in methods if goal_id in (row.goal_id, row.overarching_id)),
            documents=documents,
            origin=origins[0] if origins else None,
            revision_risks=tuple(risk for risk in risks if risk.id in revised_for),
            all_risks=tuple((risk.id, risk.title) for risk in risks) if own.level == "internal" else (),
        )

    def choices(self) -> GoalChoices:
        """What can be chosen when a goal is edited: units and indicators in alphabetical order, Agenda 2030."""
        with self._file.reading() as connection:
            units = connection.execute(
                select(Unit.id, Unit.kind, Unit.name).where(Unit.archived_at.is_(None))
            ).all()
            indicators = connection.execute(
                select(Indicator.id, Indicator.title).where(Indicator.archived_at.is_(None))
            ).all()
            sdg = read_sdg_choices(connection)
        return GoalChoices(
            tuple(sorted((UnitChoice(*row) for row in units), key=lambda unit: sort_key(unit.name))),
            tuple(sorted(((row.id, row.title) for row in indicators), key=lambda row: sort_key(row[1]))),
            sdg,
        )

    def contributions(self, period_id: int) -> tuple[ContributionRow, ...]:
        """Every contribution of a period."""
        with self._file.reading() as connection:
            return read_contributions(connection, period_id)

    def sdg(self, period_id: int) -> tuple[SdgRow, ...]:
        """Every tie to Agenda 2030 of a period."""
        with self._file.reading() as connection:
            return read_sdg(connection, period_id)

    def sdg_choices(self) -> tuple[SdgChoice, ...]:
        """The 17 goals of Agenda 2030, each followed by its targets."""
        with self._file.reading() as connection:
            return read_sdg_choices(connection)


def _below(connection: Connection, goal_id: int) -> frozenset[int]:
    """The goals anywhere below a goal, inside an open transaction."""
    goals = Goal.__table__.c
    below = (
        select(goals.id).where(goals.parent_id == goal_id, goals.archived_at.is_(None)).cte(recursive=True)
    )
    below = below.union(select(goals.id).where(goals.parent_id == below.c.id, goals.archived_at.is_(None)))
    return frozenset(connection.execute(select(below.c.id)).scalars())
