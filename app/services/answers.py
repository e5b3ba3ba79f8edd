"""The units' answers in rounds: which there are, how far each has come, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from database.rounds import Round, RoundUnit, RoundVersion
from database.units import Unit


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that has been opened for units."""

    id: int
    title: str
    year: int
    as_of: date
    note: str
    locked_on: date | None
    """When its newest version was locked; None while the round is open."""
    correction: str
    """Why a correction is being written; empty where none is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit's answer in a round."""

    id: int
    round_id: int
    unit_id: int
    unit: str
    unit_kind: str
    state: str
    last_day: date
    submitted_on: date | None
    comment: str
    summary: str
    version: int


def read_open_rounds(connection: Connection) -> tuple[OpenRound, ...]:
    """The rounds that have units, newest first: two queries, in an open transaction."""
    newest = {
        row.round_id: row
        for row in connection.execute(
            select(RoundVersion.round_id, RoundVersion.state, RoundVersion.reason, RoundVersion.locked_on)
            .where(RoundVersion.archived_at.is_(None))
            .order_by(RoundVersion.number)
        )
    }
    asked = select(RoundUnit.round_id).where(RoundUnit.archived_at.is_(None))
    rows = connection.execute(
        select(Round.id, Round.title, Round.year, Round.as_of, Round.note)
        .where(Round.archived_at.is_(None), Round.id.in_(asked))
        .order_by(Round.as_of.desc(), Round.id.desc())
    )
    made = []
    for row in rows:
        version = newest.get(row.id)
        locked = version is not None and version.state == "locked"
        made.append(
            OpenRound(
                *row,
                locked_on=version.locked_on if version is not None and locked else None,
                correction=version.reason if version is not None and not locked else "",
            )
        )
    return tuple(made)


def read_answers(connection: Connection) -> tuple[Answer, ...]:
    """Every unit's answer in every round, in the order of the organisation: one query, in an open transaction."""
    rows = connection.execute(
        select(
            RoundUnit.id,
            RoundUnit.round_id,
            RoundUnit.unit_id,
            Unit.name,
            Unit.kind,
            RoundUnit.state,
            func.coalesce(RoundUnit.last_day, Round.last_day),
            RoundUnit.submitted_on,
            RoundUnit.comment,
            RoundUnit.summary,
            RoundUnit.version,
        )
        .join(Unit, Unit.id == RoundUnit.unit_id)
        .join(Round, Round.id == RoundUnit.round_id)
        .where(RoundUnit.archived_at.is_(None), Round.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    )
    return tuple(Answer(*row) for row in rows)
