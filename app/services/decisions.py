"""The register of decisions, and what a decision may cover."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.services.municipality import DecisionRow, read_decisions
from app.services.names import read_names
from database.connection import File
from database.decisions import DecisionItem
from database.goals import Goal
from database.periods import Period
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """A record that a decision covers or may cover. ``level``, ``number`` and ``period`` belong to goals."""

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
    """All goals, newest period first, then whatever else the decisions cover already."""


class Decisions:
    """Reads decisions."""

    def __init__(self, file: File) -> None:
        self._file = file

    def register(self, *, archived: bool = False) -> tuple[DecisionRow, ...]:
        """All decisions, oldest first, undated last. ``archived`` shows those too that have been put away."""
        with self._file.reading() as connection:
            return read_decisions(connection, archived=archived)

    def choices(self) -> DecisionChoices:
        """What can be chosen when a decision is edited."""
        with self._file.reading() as connection:
            bodies = connection.execute(
                select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
            ).all()
            goals = connection.execute(
                select(Goal.id, Goal.title, Goal.level, Goal.number, Period.name)
                .join(Period, Period.id == Goal.period_id)
                .where(Goal.archived_at.is_(None))
                .order_by(Period.first_year.desc(), Period.id, Goal.position, Goal.id)
            ).all()
            covered = connection.execute(select(DecisionItem.kind, DecisionItem.record_id).distinct()).all()
            known = {("goal", row.id) for row in goals}
            others = sorted((row.kind, row.record_id) for row in covered)
            others = [item for item in others if item not in known]
            names = read_names(connection, others)
        return DecisionChoices(
            tuple((row.id, row.name) for row in bodies),
            tuple(ItemChoice("goal", *row) for row in goals)
            + tuple(
                ItemChoice(kind, record_id, names.get((kind, record_id), "")) for kind, record_id in others
            ),
        )
