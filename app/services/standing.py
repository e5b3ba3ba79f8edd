"""What of the programme, and of the methods and tools, is adopted: two decisions that are kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.services.covered import CoveredRow
from app.services.decisions import DecisionRow, read_decision_cards
from database.connection import File
from database.goals import Goal
from database.methods import Method


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one of the two has come in a period."""

    kind: str
    """programme or methods."""
    decision: DecisionRow | None
    """The newest one adopted, else the newest on its way; None where there is none. A known day is newer."""
    covered: int
    """How many of the period's goals or methods are adopted."""
    left: int
    """How many stand outside."""
    changed: int
    """How many of the texts that are adopted were changed afterwards."""


class Standings:
    """Reads how far the decisions have come."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, period_id: int) -> tuple[Standing, Standing]:
        """The programme's and the methods', from a constant number of queries."""
        with self._file.reading() as connection:
            cards = read_decision_cards(connection)
            wanted = {"programme": _goals(connection, period_id), "methods": _methods(connection, period_id)}
        found = [
            _standing(kind, ours, {card.row: card.covered for card in cards if card.row.kind == kind})
            for kind, ours in wanted.items()
        ]
        return found[0], found[1]


def _standing(
    kind: str, ours: set[tuple[str, int]], decisions: Mapping[DecisionRow, tuple[CoveredRow, ...]]
) -> Standing:
    """``ours`` is what of the period ought to be adopted, by kind and id."""
    mine = {row: [item for item in items if (item.kind, item.id) in ours] for row, items in decisions.items()}
    adopted = [row for row, items in mine.items() if row.adopted and items]
    waiting = [row for row, items in mine.items() if not row.adopted and (items or not decisions[row])]
    covered = {(item.kind, item.id): item for row in adopted for item in mine[row]}
    return Standing(
        kind,
        max(adopted or waiting, key=lambda row: (row.decided_on or date.min, row.id), default=None),
        len(covered),
        len(ours - covered.keys()),
        sum(bool(item.changed) or item.archived for item in covered.values()),
    )


def _goals(connection: Connection, period_id: int) -> set[tuple[str, int]]:
    """The goals that a programme is of: the overarching ones and the internal ones."""
    wanted = select(Goal.id).where(
        Goal.period_id == period_id,
        Goal.level.in_(("overarching", "internal")),
        Goal.archived_at.is_(None),
    )
    return {("goal", goal_id) for goal_id in connection.execute(wanted).scalars()}


def _methods(connection: Connection, period_id: int) -> set[tuple[str, int]]:
    wanted = select(Method.id).where(
        Method.period_id == period_id, Method.state != "rejected", Method.archived_at.is_(None)
    )
    return {("method", method_id) for method_id in connection.execute(wanted).scalars()}
