"""What the controls of a year have shown, are to show now and should have shown: one row for each time in each unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, select

from app.domain import codes
from app.domain import controls as rules
from app.domain.controls import Slot
from app.services.actions import ActionRow, read_actions
from app.services.batch import current_values
from app.services.control_planned import planned_in
from app.services.controls import ControlRow, NamedUnit, read_controls
from app.services.kinds import KINDS
from app.services.log import LogLine, read_lines
from app.services.rows import find
from database.connection import File
from database.controls import Action, ControlResult, ResultBasis
from database.units import Unit


@dataclass(frozen=True, slots=True)
class Check:
    """One control in one unit, one time of the year."""

    control: ControlRow
    unit: NamedUnit
    year: int
    slot: int
    due_on: date
    state: str
    result_id: int | None
    result: str
    checked_on: date | None
    population: int | None
    sample: int | None
    deviations: int | None
    observation: str
    evidence: str
    actions: int
    """How many actions answer what it showed."""
    planned: bool
    """Whether a plan of the year asks for the control."""

    @property
    def key(self) -> tuple[int, int, int]:
        """What a row is known by, whether it has a result or not."""
        return self.control.id, self.unit.id, self.slot

    @property
    def title(self) -> str:
        """The control's."""
        return self.control.title

    @property
    def asks(self) -> bool:
        """Whether a deviation waits for an action."""
        return self.result in codes.DEVIATIONS and not self.actions

    def until(self, day: date) -> bool:
        """Whether it belongs to a report of what was to be done, or was done, up to a day."""
        return self.due_on <= day or (self.checked_on is not None and self.checked_on <= day)


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """All the checks of a year, and what the municipality means by each result."""

    year: int
    rows: tuple[Check, ...]
    basis: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckCard:
    """What stands in the form of one check, and what hangs on it."""

    values: Mapping[str, object]
    """Empty where there is no result yet."""
    actions: tuple[ActionRow, ...]
    history: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class BasisRow:
    """What the municipality means by one result."""

    id: int
    text: str


class ControlResults:
    """Reads what controls have shown."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, year: int, today: date) -> ChecksPage:
        """Every control in every unit that carries it out, each time of a year: what is late first."""
        with self._file.reading() as connection:
            return ChecksPage(year, read_checks(connection, year, today), read_basis(connection))

    def card(self, result_id: int | None, today: date) -> CheckCard:
        """A result with its actions and its past; None has nothing yet."""
        if result_id is None:
            return CheckCard({}, (), ())
        with self._file.reading() as connection:
            row = find(connection, KINDS["control_result"], result_id)
            values = current_values(connection, KINDS["control_result"], row)
            return CheckCard(
                {**values, "id": result_id, "version": row["version"]},
                read_actions(connection, today, Action.result_id == result_id),
                read_lines(connection, {"control_result": [result_id]}),
            )

    def place(self, result_id: int) -> tuple[int, tuple[int, int, int]] | None:
        """The year of a result and the key of its row; None where it is not there."""
        query = select(
            ControlResult.year, ControlResult.control_id, ControlResult.unit_id, ControlResult.slot
        )
        with self._file.reading() as connection:
            row = connection.execute(
                query.where(ControlResult.id == result_id, ControlResult.archived_at.is_(None))
            ).one_or_none()
        return None if row is None else (row.year, (row.control_id, row.unit_id, row.slot))

    def basis_records(self) -> dict[str, BasisRow]:
        """What the municipality means by each result, with the records that hold it."""
        with self._file.reading() as connection:
            rows = connection.execute(
                select(ResultBasis.result, ResultBasis.id, ResultBasis.text).where(
                    ResultBasis.archived_at.is_(None)
                )
            )
            return {row.result: BasisRow(row.id, row.text) for row in rows}


def read_checks(connection: Connection, year: int, today: date) -> tuple[Check, ...]:
    """Read the checks of a year in an open transaction: seven queries, however many."""
    results = {(row.control_id, row.unit_id, row.slot): row for row in _read_results(connection, year)}
    planned = _read_planned(connection, year)
    names = {unit.id: unit for unit in _read_units(connection)}
    with_results = {control_id for control_id, _, _ in results}
    found = []
    for control in read_controls(connection, archived=True):
        slots = {slot.number: slot for slot in rules.slots(control.how_often, year)}
        keys = {key for key in results if key[0] == control.id} if control.id in with_results else set()
        asked = rules.expected(year, control.entered_on.year, control.id in planned)
        if asked and not control.archived:
            keys |= {(control.id, unit.id, number) for unit in control.performing for number in slots}
        for key in sorted(keys):
            # A result stays in sight when the control is done less often than before, or by other units.
            slot = slots.get(key[2]) or Slot(key[2], date(year, 12, 31))
            unit = names.get(key[1]) or NamedUnit(key[1], "")
            found.append(_check(control, unit, slot, results.get(key), today, control.id in planned))
    return in_order(found)


def in_order(checks: Iterable[Check]) -> tuple[Check, ...]:
    """What is late first, then what is due, each by its day; what has been done last."""
    return tuple(
        sorted(
            checks,
            key=lambda check: (
                rules.SLOT_STATES.index(check.state),
                check.due_on,
                check.control.title,
                check.unit.name,
            ),
        )
    )


def read_basis(connection: Connection) -> dict[str, str]:
    """What the municipality means by each result, in an open transaction."""
    rows = connection.execute(
        select(ResultBasis.result, ResultBasis.text).where(ResultBasis.archived_at.is_(None))
    )
    return {result: text for result, text in rows if text}


def _check(
    control: ControlRow,
    unit: NamedUnit,
    slot: Slot,
    row: Row[int, int, int] | None,
    today: date,
    planned: bool,
) -> Check:
    shown = row.result if row is not None else ""
    return Check(
        control=control,
        unit=unit,
        year=slot.due_on.year,
        slot=slot.number,
        due_on=slot.due_on,
        state=rules.slot_state(slot, shown, today),
        result_id=row.id if row is not None else None,
        result=shown,
        checked_on=row.checked_on if row is not None else None,
        population=row.population if row is not None else None,
        sample=row.sample if row is not None else None,
        deviations=row.deviations if row is not None else None,
        observation=row.observation if row is not None else "",
        evidence=row.evidence if row is not None else "",
        actions=row.actions if row is not None else 0,
        planned=planned,
    )


def _read_results(connection: Connection, year: int) -> Iterable[Row[int, int, int]]:
    answers = (
        select(func.count())
        .where(Action.result_id == ControlResult.id, Action.archived_at.is_(None))
        .scalar_subquery()
    )
    return connection.execute(
        select(ControlResult.__table__, answers.label("actions")).where(
            ControlResult.year == year, ControlResult.archived_at.is_(None)
        )
    ).all()


def _read_units(connection: Connection) -> list[NamedUnit]:
    return [NamedUnit(*row) for row in connection.execute(select(Unit.id, Unit.name))]


def _read_planned(connection: Connection, year: int) -> frozenset[int]:
    """The controls that plans of a year ask for."""
    return frozenset(connection.execute(planned_in(year)).scalars())
