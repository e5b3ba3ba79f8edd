"""Where sub-goals come from, and the expected fulfilments that wait for a decision of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.goals import origin_flag
from app.services.decisions import StepRow, read_steps
from app.services.origin_conclusions import OriginConclusion, read_origin_conclusions
from database.connection import File
from database.decisions import Decision
from database.dialogues import Dialogue, SubgoalDialogue
from database.documents import Document, DocumentGoal
from database.goals import Goal
from database.indicators import GoalIndicator, Indicator, Target
from database.methods import Method, SubgoalMethod
from database.units import Unit


@dataclass(frozen=True, slots=True)
class DecisionName:
    """A decision that a goal names; its state and day are those of its last step."""

    id: int
    title: str
    state: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class OriginMethod:
    """A method that a sub-goal is taken from."""

    id: int
    title: str
    state: str
    flag: str
    """Why it does not carry the sub-goal yet: not_adopted, rejected, archived or nothing."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a year accepts of an indicator."""

    indicator_id: int
    indicator: str
    year: int
    value: float
    high: float | None
    decimals: int
    unit_of_measure: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A sub-goal with what it is taken from, its budget and what is expected of it."""

    goal_id: int
    number: str
    title: str
    unit: str
    first_year: int
    last_year: int
    methods: tuple[OriginMethod, ...]
    dialogues: tuple[tuple[int, str], ...]
    """As (id, title)."""
    conclusions: tuple[OriginConclusion, ...]
    """Those that it became itself, or as it was called before it was carried on."""
    flag: str
    """none where it has no origin at all, else the flag of the first method that is not adopted."""
    budget: DecisionName | None
    by_accepted: bool
    accepted: tuple[Accepted, ...]
    """Where it is measured by accepted values: those of its years."""
    expected: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """An expected fulfilment that no steering document carries: it is lifted to a decision of its own."""

    goal_id: int
    level: str
    number: str
    title: str
    expected: str
    decision: DecisionName | None
    marked: bool = True
    """False where nobody has lifted it yet: it only stands in no steering document."""

    @property
    def waiting(self) -> bool:
        """Whether the decision is still to come."""
        return self.decision is None or self.decision.state != "adopted"


class Origins:
    """Reads origins and lifted fulfilments."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, period_id: int) -> tuple[Origin, ...]:
        """Every sub-goal of a period with its origin, in the order of years and numbers."""
        with self._file.reading() as connection:
            return read_origins(connection, period_id)

    def lifted(self, period_id: int) -> tuple[Lifted, ...]:
        """The expected fulfilments that are lifted to decisions of their own, those that wait first."""
        with self._file.reading() as connection:
            return read_lifted(connection, period_id)

    def to_decide(self, period_id: int) -> tuple[Lifted, ...]:
        """Those that are lifted, and those of overarching and internal goals that no steering document carries."""
        with self._file.reading() as connection:
            return (*read_lifted(connection, period_id), *read_uncarried(connection, period_id))


def read_origins(connection: Connection, period_id: int, goal_id: int | None = None) -> tuple[Origin, ...]:
    """Read the origins of a period's sub-goals, or of one, inside an open transaction."""
    mine = (Goal.period_id == period_id) & (Goal.level == "subgoal") & Goal.archived_at.is_(None)
    if goal_id is not None:
        mine &= Goal.id == goal_id
    goals = connection.execute(
        select(Goal.__table__, Unit.name.label("unit"), Decision.title.label("budget"))
        .join(Unit, Unit.id == Goal.unit_id, isouter=True)
        .join(Decision, Decision.id == Goal.budget_decision_id, isouter=True)
        .where(mine)
        .order_by(Goal.first_year, Goal.number, Goal.position, Goal.id)
    ).all()
    methods: dict[int, list[OriginMethod]] = {}
    for owner, method_id, title, state, archived_at in connection.execute(
        select(SubgoalMethod.goal_id, Method.id, Method.title, Method.state, Method.archived_at)
        .join(Goal, Goal.id == SubgoalMethod.goal_id)
        .join(Method, Method.id == SubgoalMethod.method_id)
        .where(mine)
        .order_by(Method.position, Method.id)
    ):
        flag = origin_flag(state, archived=archived_at is not None)
        methods.setdefault(owner, []).append(OriginMethod(method_id, title, state, flag))
    dialogues: dict[int, list[tuple[int, str]]] = {}
    for owner, dialogue_id, title in connection.execute(
        select(SubgoalDialogue.goal_id, Dialogue.id, Dialogue.title)
        .join(Goal, Goal.id == SubgoalDialogue.goal_id)
        .join(Dialogue, Dialogue.id == SubgoalDialogue.dialogue_id)
        .where(mine)
        .order_by(Dialogue.held_on, Dialogue.id)
    ):
        dialogues.setdefault(owner, []).append((dialogue_id, title))
    conclusions = read_origin_conclusions(connection)
    accepted = _read_accepted(connection, period_id)
    ways = read_steps(connection)
    return tuple(
        Origin(
            goal_id=row.id,
            number=row.number,
            title=row.title,
            unit=row.unit or "",
            first_year=row.first_year,
            last_year=row.last_year,
            methods=tuple(methods.get(row.id, ())),
            dialogues=tuple(dialogues.get(row.id, ())),
            conclusions=conclusions.get(row.id, ()),
            flag=_flag(methods.get(row.id, []), bool(dialogues.get(row.id) or conclusions.get(row.id))),
            budget=_named(row.budget_decision_id, row.budget, ways),
            by_accepted=row.by_accepted,
            accepted=tuple(accepted.get(row.id, ())) if row.by_accepted else (),
            expected=row.expected,
        )
        for row in goals
    )


def _flag(methods: list[OriginMethod], others: bool) -> str:
    """``others``: whether it comes from anything but methods, too."""
    if not methods and not others:
        return "none"
    return next((method.flag for method in methods if method.flag), "")


def _read_accepted(connection: Connection, period_id: int) -> dict[int, list[Accepted]]:
    rows = connection.execute(
        select(
            GoalIndicator.goal_id,
            Indicator.id,
            Indicator.title,
            Target.year,
            Target.accepted_year,
            Target.accepted_year_high,
            Indicator.decimals,
            Indicator.unit_of_measure,
        )
        .join(Goal, Goal.id == GoalIndicator.goal_id)
        .join(Indicator, Indicator.id == GoalIndicator.indicator_id)
        .join(Target, Target.indicator_id == Indicator.id)
        .where(
            Goal.period_id == period_id,
            Goal.by_accepted == 1,
            Indicator.archived_at.is_(None),
            Target.archived_at.is_(None),
            Target.accepted_year.is_not(None),
            Target.year.between(Goal.first_year, Goal.last_year),
        )
        .order_by(Indicator.title, Target.year)
    )
    found: dict[int, list[Accepted]] = {}
    for row in rows:
        # Only targets with an accepted value are asked for.
        found.setdefault(row[0], []).append(Accepted(*row[1:4], row[4] or 0.0, *row[5:]))
    return found


def read_lifted(connection: Connection, period_id: int) -> tuple[Lifted, ...]:
    """Read the lifted fulfilments of a period inside an open transaction, those that wait first."""
    rows = connection.execute(
        select(
            Goal.id,
            Goal.level,
            Goal.number,
            Goal.title,
            Goal.expected,
            Goal.fulfilment_decision_id,
            Decision.title.label("decision"),
        )
        .join(Decision, Decision.id == Goal.fulfilment_decision_id, isouter=True)
        .where(
            Goal.period_id == period_id,
            Goal.lifted == 1,
            Goal.archived_at.is_(None),
        )
        .order_by(Goal.level, Goal.position, Goal.id)
    ).all()
    ways = read_steps(connection)
    found = [Lifted(*row[:5], _named(row.fulfilment_decision_id, row.decision, ways)) for row in rows]
    return tuple(sorted(found, key=lambda lifted: not lifted.waiting))


def read_uncarried(connection: Connection, period_id: int) -> tuple[Lifted, ...]:
    """Read the expected fulfilments that stand in no steering document and are not lifted either."""
    carried = (
        select(DocumentGoal.goal_id)
        .join(Document, Document.id == DocumentGoal.document_id)
        .where(Document.archived_at.is_(None))
    )
    rows = connection.execute(
        select(Goal.id, Goal.level, Goal.number, Goal.title, Goal.expected)
        .where(
            Goal.period_id == period_id,
            Goal.level.in_(("overarching", "internal")),
            Goal.expected != "",
            Goal.lifted == 0,
            Goal.archived_at.is_(None),
            Goal.id.not_in(carried),
        )
        .order_by(Goal.level.desc(), Goal.position, Goal.id)
    )
    return tuple(Lifted(*row, decision=None, marked=False) for row in rows)


def _named(
    decision_id: int | None, title: str | None, ways: dict[int, tuple[StepRow, ...]]
) -> DecisionName | None:
    if decision_id is None:
        return None
    steps = ways.get(decision_id)
    last = steps[-1] if steps else None
    state, day = (last.state, last.decided_on) if last else ("draft", None)
    return DecisionName(decision_id, title or "", state, day)
