"""Actions: what is done to change a risk, or to mend what a control showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from app.domain import codes
from app.domain import controls as rules
from app.services.controls import NamedUnit, ServedRisk, read_risk_names, read_units
from database.connection import File
from database.controls import Action, Control, ControlResult
from database.declaring import aliased
from database.risks import Risk
from database.units import Unit


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with what it is for."""

    id: int
    title: str
    text: str
    unit_id: int
    unit: str
    risk_id: int | None
    risk: str
    result_id: int | None
    result: str
    """What the control showed; empty where the action answers a risk alone."""
    control: str
    control_unit: str
    control_year: int
    control_slot: int
    how_often: str
    owner_role: str
    due_on: date | None
    state: str
    late: bool
    done_on: date | None
    effect: str
    year: int
    version: int
    archived: bool

    @property
    def shown_state(self) -> str:
        """The state, or that it is late."""
        return "late" if self.late else self.state


@dataclass(frozen=True, slots=True)
class AskingResult:
    """A result of a control that an action may answer."""

    id: int
    control: str
    unit_id: int
    unit: str
    year: int
    slot: int
    how_often: str
    result: str


@dataclass(frozen=True, slots=True)
class ActionChoices:
    """What the form of an action offers."""

    units: tuple[NamedUnit, ...]
    risks: tuple[ServedRisk, ...]
    results: tuple[AskingResult, ...]


class Actions:
    """Reads actions."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, year: int, today: date, *, archived: bool = False) -> tuple[ActionRow, ...]:
        """The actions of a year, and those of earlier years that are still open. What is late stands first."""
        of_the_year = or_(
            Action.year == year, and_(Action.year < year, Action.state.in_(codes.OPEN_ACTION_STATES))
        )
        with self._file.reading() as connection:
            return read_actions(connection, today, of_the_year, archived=archived)

    def choices(self, year: int) -> ActionChoices:
        """Units, risks, and the results that ask for something."""
        with self._file.reading() as connection:
            return ActionChoices(
                read_units(connection), read_risk_names(connection), _read_asking(connection, year)
            )

    def year_of(self, action_id: int) -> int | None:
        """The year whose plan an action belongs to; None where it is not there or put away."""
        query = select(Action.year).where(Action.id == action_id, Action.archived_at.is_(None))
        with self._file.reading() as connection:
            return connection.execute(query).scalar()


def read_actions(
    connection: Connection, today: date, which: ColumnElement[bool], *, archived: bool = False
) -> tuple[ActionRow, ...]:
    """Read actions in an open transaction: one query, however many. The latest first, then by their day."""
    performing = aliased(Unit)
    wanted = (
        select(
            Action.__table__,
            Unit.name.label("unit"),
            Risk.title.label("risk"),
            ControlResult.result.label("result"),
            ControlResult.year.label("control_year"),
            ControlResult.slot.label("control_slot"),
            Control.title.label("control"),
            Control.how_often.label("how_often"),
            performing.name.label("control_unit"),
        )
        .join(Unit, Unit.id == Action.unit_id)
        .join(Risk, Risk.id == Action.risk_id, isouter=True)
        .join(ControlResult, ControlResult.id == Action.result_id, isouter=True)
        .join(Control, Control.id == ControlResult.control_id, isouter=True)
        .join(performing, performing.id == ControlResult.unit_id, isouter=True)
        .where(which)
    )
    rows = connection.execute(wanted if archived else wanted.where(Action.archived_at.is_(None)))
    found = [
        ActionRow(
            id=row.id,
            title=row.title,
            text=row.text,
            unit_id=row.unit_id,
            unit=row.unit,
            risk_id=row.risk_id,
            risk=row.risk or "",
            result_id=row.result_id,
            result=row.result or "",
            control=row.control or "",
            control_unit=row.control_unit or "",
            control_year=row.control_year or 0,
            control_slot=row.control_slot or 0,
            how_often=row.how_often or "",
            owner_role=row.owner_role,
            due_on=row.due_on,
            state=row.state,
            late=row.archived_at is None and rules.action_late(row.state, row.due_on, today),
            done_on=row.done_on,
            effect=row.effect,
            year=row.year,
            version=row.version,
            archived=row.archived_at is not None,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=_order))


def _order(row: ActionRow) -> tuple[bool, bool, date, int]:
    return not row.late, row.state not in codes.OPEN_ACTION_STATES, row.due_on or date.max, row.id


def _read_asking(connection: Connection, year: int) -> tuple[AskingResult, ...]:
    """Deviations and what was not done, of the year and the year before, and all that an action answers already."""
    answered = exists().where(Action.result_id == ControlResult.id)
    asks = and_(
        ControlResult.result.in_((*codes.DEVIATIONS, "not_done")), ControlResult.year.between(year - 1, year)
    )
    rows = connection.execute(
        select(
            ControlResult.id,
            Control.title,
            ControlResult.unit_id,
            Unit.name,
            ControlResult.year,
            ControlResult.slot,
            Control.how_often,
            ControlResult.result,
        )
        .join(Control, Control.id == ControlResult.control_id)
        .join(Unit, Unit.id == ControlResult.unit_id)
        .where(ControlResult.archived_at.is_(None), or_(asks, answered))
        .order_by(ControlResult.year.desc(), ControlResult.slot.desc(), ControlResult.id)
    )
    return tuple(AskingResult(*row) for row in rows)
