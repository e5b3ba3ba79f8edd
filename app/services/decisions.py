"""The register of decisions: the way each went, what it covers, and what was changed after it was adopted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select, true

from app.domain import decisions as rules
from app.services.covered import CoveredRow, read_covered
from app.services.names import read_names
from database.connection import File
from database.decisions import Decision, DecisionItem, DecisionStep
from database.documents import Document
from database.goals import Goal
from database.methods import Method
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class StepRow:
    """Where a decision came on its way."""

    id: int
    state: str
    unit_id: int | None
    unit: str
    decided_on: date | None
    section: str
    note: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a list shows it. State, body, day and paragraph are those of its last step."""

    id: int
    title: str
    text: str
    kind: str
    state: str
    unit: str
    decided_on: date | None
    date_note: str
    registry_number: str
    section: str
    goals: tuple[int, ...]
    """The goals that it covers."""
    archived: bool = False
    sent_to: str = ""
    steps: tuple[StepRow, ...] = ()
    """The way it went, oldest first."""
    version: int = 1
    changed: int = 0
    """How many of the records that it covers were changed after it was adopted; counted in the register."""

    @property
    def adopted(self) -> bool:
        """Whether it is decided."""
        return self.state == rules.LAST_STATE


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One decision with everything that it covers."""

    row: DecisionRow
    covered: tuple[CoveredRow, ...]


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """A record that a decision covers or may cover. ``level`` and ``number`` belong to goals."""

    kind: str
    id: int
    title: str
    level: str = ""
    number: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class DecisionChoices:
    """What can be chosen when a decision is edited."""

    bodies: tuple[tuple[int, str], ...]
    """Units that may decide, as (id, name), in the order of the organisation."""
    items: tuple[ItemChoice, ...]
    """All goals and methods, newest period first, documents, then whatever else the decisions cover already."""


class Decisions:
    """Reads decisions."""

    def __init__(self, file: File) -> None:
        self._file = file

    def register(self, *, archived: bool = False) -> tuple[DecisionRow, ...]:
        """All decisions, oldest first, undated last. ``archived`` shows those too that have been put away."""
        return tuple(card.row for card in self.cards(archived=archived))

    def cards(self, kind: str = "", *, archived: bool = False) -> tuple[DecisionCard, ...]:
        """All decisions, or those of one kind, with what they cover."""
        with self._file.reading() as connection:
            cards = read_decision_cards(connection, archived=archived)
        return tuple(card for card in cards if kind in ("", card.row.kind))

    def card(self, decision_id: int) -> DecisionCard | None:
        """One decision with what it covers; None where there is no such decision."""
        with self._file.reading() as connection:
            rows = read_decisions(connection, archived=True, decision_id=decision_id)
            covered = read_covered(connection, decision_id)
        return _card(rows[0], covered) if rows else None

    def choices(self) -> DecisionChoices:
        """What can be chosen when a decision is edited."""
        with self._file.reading() as connection:
            bodies = connection.execute(
                select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
            ).all()
            items = _item_choices(connection)
            covered = connection.execute(select(DecisionItem.kind, DecisionItem.record_id).distinct()).all()
            known = {(item.kind, item.id) for item in items}
            others = sorted((row.kind, row.record_id) for row in covered)
            others = [item for item in others if item not in known]
            names = read_names(connection, others)
        left = (ItemChoice(kind, record_id, names.get((kind, record_id), "")) for kind, record_id in others)
        return DecisionChoices(tuple((row.id, row.name) for row in bodies), (*items, *left))


def read_decision_cards(connection: Connection, *, archived: bool = False) -> tuple[DecisionCard, ...]:
    """Read all decisions with what they cover inside an open transaction, oldest first."""
    covered = read_covered(connection)
    return tuple(_card(row, covered) for row in read_decisions(connection, archived=archived))


def _item_choices(connection: Connection) -> list[ItemChoice]:
    newest = (Period.first_year.desc(), Period.id)
    goals = connection.execute(
        select(Goal.id, Goal.title, Goal.level, Goal.number, Period.name)
        .join(Period, Period.id == Goal.period_id)
        .where(Goal.archived_at.is_(None))
        .order_by(*newest, Goal.position, Goal.id)
    )
    methods = connection.execute(
        select(Method.id, Method.title, Period.name)
        .join(Period, Period.id == Method.period_id)
        .where(Method.archived_at.is_(None))
        .order_by(*newest, Method.position, Method.id)
    )
    documents = connection.execute(
        select(Document.id, Document.title).where(Document.archived_at.is_(None)).order_by(Document.title)
    )
    return [
        *(ItemChoice("goal", *row) for row in goals),
        *(ItemChoice("method", row.id, row.title, period=row.name) for row in methods),
        *(ItemChoice("document", row.id, row.title) for row in documents),
    ]


def _card(row: DecisionRow, covered: Mapping[int, tuple[CoveredRow, ...]]) -> DecisionCard:
    items = covered.get(row.id, ())
    changed = sum(bool(item.changed) or item.archived for item in items) if row.adopted else 0
    return DecisionCard(replace(row, changed=changed), items)


def read_decisions(
    connection: Connection,
    goal_id: int | None = None,
    *,
    archived: bool = False,
    decision_id: int | None = None,
) -> tuple[DecisionRow, ...]:
    """Read decisions in an open transaction: all, one, or those that cover one goal; undated last.

    ``archived`` reads those too that have been put away.
    """
    wanted = select(Decision.__table__).where(true() if archived else Decision.archived_at.is_(None))
    items = select(DecisionItem.decision_id, DecisionItem.record_id).where(DecisionItem.kind == "goal")
    if decision_id is not None:
        wanted = wanted.where(Decision.id == decision_id)
    if goal_id is not None:
        covering = select(DecisionItem.decision_id).where(
            DecisionItem.kind == "goal", DecisionItem.record_id == goal_id
        )
        wanted = wanted.where(Decision.id.in_(covering))
        items = items.where(DecisionItem.decision_id.in_(covering))
    rows = connection.execute(wanted).all()
    ways = read_steps(connection)
    covered: dict[int, list[int]] = {}
    for owner, record_id in connection.execute(items):
        covered.setdefault(owner, []).append(record_id)
    found = []
    for row in rows:
        steps = ways.get(row.id, ())
        last = steps[-1] if steps else None
        found.append(
            DecisionRow(
                id=row.id,
                title=row.title,
                text=row.text,
                kind=row.kind,
                state=last.state if last else "draft",
                unit=last.unit if last else "",
                decided_on=last.decided_on if last else None,
                date_note=row.date_note,
                registry_number=row.registry_number,
                section=last.section if last else "",
                goals=tuple(covered.get(row.id, ())),
                archived=row.archived_at is not None,
                sent_to=row.sent_to,
                steps=steps,
                version=row.version,
            )
        )
    return tuple(sorted(found, key=lambda decision: (decision.decided_on or date.max, decision.id)))


def read_steps(connection: Connection) -> dict[int, tuple[StepRow, ...]]:
    """Read the way of every decision in an open transaction, oldest step first."""
    rows = connection.execute(
        select(
            DecisionStep.decision_id,
            DecisionStep.id,
            DecisionStep.state,
            DecisionStep.unit_id,
            Unit.name,
            DecisionStep.decided_on,
            DecisionStep.section,
            DecisionStep.note,
        )
        .join(Unit, Unit.id == DecisionStep.unit_id, isouter=True)
        .where(DecisionStep.archived_at.is_(None))
        .order_by(DecisionStep.id)
    )
    ways: dict[int, list[StepRow]] = {}
    for owner, step, state, unit_id, unit, day, section, note in rows:
        ways.setdefault(owner, []).append(StepRow(step, state, unit_id, unit or "", day, section, note))
    return {owner: tuple(steps) for owner, steps in ways.items()}
