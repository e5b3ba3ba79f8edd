"""Rounds of follow-up: the rounds of a year, who has answered what in one of them, and the edits that lead it on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from app.domain import round_calendar
from app.domain.problems import UserError
from app.services.edits import Edit
from app.services.round_page_rows import RoundPage, RoundRow
from app.services.round_reading import read_card, read_rows, read_versions
from database.connection import File
from database.measurement_plan import MeasurementPlan, MeasurementPlanEntry
from database.rounds import Round, RoundUnit, RoundVersion


class Rounds:
    """Reads rounds, and works out the edits that lock and correct one."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, year: int, today: date, round_id: int | None = None) -> RoundPage:
        """The rounds of a year with one of them whole, from a constant number of queries.

        Without ``round_id``, or where that is none of the year's, it is the one that is being answered, else the next.
        """
        with self._file.reading() as connection:
            rows, answers = read_rows(connection, year, today)
            shown = _likely(rows, round_id)
            card = read_card(connection, shown, answers[shown.id], today) if shown is not None else None
            kinds = {row.kind for row in rows if row.year == year}
            planned = round_calendar.occasions(year, _read_planned(connection, year))
            to_make = tuple(each for each in planned if each.kind not in kinds)
        return RoundPage(year, rows, card, to_make)

    def place_of(self, kind: str, record_id: int) -> tuple[frozenset[int], int] | None:
        """The years that a round is worked with in and its id; None where there is none.

        ``kind`` is that of the round, or of a version of it.
        """
        query = select(Round.year, Round.last_day, Round.id).where(Round.archived_at.is_(None))
        if kind == "round_version":
            query = query.join(RoundVersion, RoundVersion.round_id == Round.id)
            query = query.where(RoundVersion.id == record_id)
        else:
            query = query.where(Round.id == record_id)
        with self._file.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (frozenset({row.year, row.last_day.year}), row.id)

    def edits_to_lock(self, round_id: int, today: date) -> tuple[Edit, ...]:
        """What locks a round: its first version, or the correction that is being written."""
        with self._file.reading() as connection:
            versions = read_versions(connection, round_id)
        locked = {"state": "locked", "locked_on": today}
        newest = versions[0] if versions else None
        if newest is not None and newest.state == "locked":
            raise UserError("locked_already")
        if newest is not None and newest.state == "open":
            before = {"state": "open", "locked_on": newest.locked_on}
            return (Edit("round_version", newest.id, locked, before),)
        number = newest.number + 1 if newest is not None else 1
        return (Edit("round_version", None, {"round_id": round_id, "number": number, **locked}),)

    def edits_to_correct(self, round_id: int, reason: str, answers: Iterable[int]) -> tuple[Edit, ...]:
        """What opens a locked round for a correction, and returns these answers to the units that are to correct."""
        wanted = frozenset(answers)
        with self._file.reading() as connection:
            versions = read_versions(connection, round_id)
            states = connection.execute(
                select(RoundUnit.id, RoundUnit.state, RoundUnit.comment).where(
                    RoundUnit.round_id == round_id, RoundUnit.archived_at.is_(None)
                )
            ).all()
        number = versions[0].number + 1 if versions else 1
        version = {"round_id": round_id, "number": number, "state": "open", "reason": reason}
        returned = {"state": "returned", "comment": reason}
        return (
            Edit("round_version", None, version),
            *(
                Edit("round_unit", row.id, returned, {"state": row.state, "comment": row.comment})
                for row in states
                if row.id in wanted
            ),
        )


def _likely(rows: tuple[RoundRow, ...], round_id: int | None) -> RoundRow | None:
    """The round that was asked for, else the latest that is being answered, the next one, or the latest of all."""
    chosen = next((row for row in rows if row.id == round_id), None)
    if chosen is not None:
        return chosen
    for states, at in ((("open", "correcting"), -1), (("planned",), 0), (("locked",), -1)):
        found = [row for row in rows if row.state in states]
        if found:
            return found[at]
    return None


def _read_planned(connection: Connection, year: int) -> list[str]:
    """What the plan that holds in a year says of how things are followed up."""
    plan = (
        select(MeasurementPlan.id)
        .where(MeasurementPlan.year <= year, MeasurementPlan.archived_at.is_(None))
        .order_by(MeasurementPlan.year.desc())
        .limit(1)
        .scalar_subquery()
    )
    whole = select(MeasurementPlan.followed_up).where(MeasurementPlan.id == plan)
    entries = select(MeasurementPlanEntry.followed_up).where(
        MeasurementPlanEntry.plan_id == plan, MeasurementPlanEntry.archived_at.is_(None)
    )
    return [*connection.execute(whole).scalars(), *connection.execute(entries).scalars()]
