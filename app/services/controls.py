"""Controls: what tests that a routine holds, who carries it out, and the risks that it serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain import controls as rules
from app.services.batch import current_values
from app.services.kinds import KINDS
from app.services.log import LogLine, read_lines
from app.services.rows import find
from database.connection import File
from database.control_plans import ControlPlan, ControlPlanItem, ControlPlanItemControl
from database.controls import Control, ControlResult, ControlRisk, ControlUnit
from database.risks import Risk
from database.units import Unit

RESULTS = 50
"""As many of the latest results as are shown with a control."""


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit by its name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ServedRisk:
    """A risk that a control serves."""

    id: int
    title: str
    unit: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control as the register shows it."""

    id: int
    title: str
    unit_id: int | None
    """Empty where several units have it in common."""
    unit: str
    performing: tuple[NamedUnit, ...]
    """The units that carry it out, its own first."""
    process: str
    routine: str
    method: str
    how: str
    sample: str
    how_often: str
    performer: str
    owner_role: str
    reports_to: str
    risks: tuple[int, ...]
    entered_on: date
    archived: bool
    version: int

    @property
    def same_role(self) -> bool:
        """Whether one role would control its own work."""
        return rules.same_role(self.performer, self.owner_role)

    def carried_out_by(self, unit_id: int) -> bool:
        """Whether a unit carries the control out."""
        return any(unit.id == unit_id for unit in self.performing)


@dataclass(frozen=True, slots=True)
class ControlChoices:
    """What the form of a control offers."""

    units: tuple[NamedUnit, ...]
    risks: tuple[ServedRisk, ...]


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """What a control has shown in a unit, one time of a year."""

    id: int
    unit: str
    year: int
    slot: int
    result: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class InPlan:
    """A plan that asks for a control."""

    id: int
    year: int
    unit: str
    """Empty for the municipality-wide plan."""
    state: str


@dataclass(frozen=True, slots=True)
class ControlCard:
    """One control with what hangs on it."""

    values: Mapping[str, object]
    risks: tuple[ServedRisk, ...]
    results: tuple[EarlierResult, ...]
    """The latest first."""
    plans: tuple[InPlan, ...]
    history: tuple[LogLine, ...]


class Controls:
    """Reads controls."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self, *, archived: bool = False) -> tuple[ControlRow, ...]:
        """All controls, those of each unit together and the common ones first."""
        with self._file.reading() as connection:
            return read_controls(connection, archived=archived)

    def choices(self) -> ControlChoices:
        """The units that can carry a control out, and the risks that it can serve."""
        with self._file.reading() as connection:
            return ControlChoices(read_units(connection), read_risk_names(connection))

    def card(self, control_id: int) -> ControlCard:
        """A control with its risks, its latest results, the plans that ask for it and its past."""
        with self._file.reading() as connection:
            row = find(connection, KINDS["control"], control_id)
            values = {**current_values(connection, KINDS["control"], row), "version": row["version"]}
            return ControlCard(
                {**values, "id": control_id},
                _read_served(connection, control_id),
                _read_results(connection, control_id),
                _read_plans(connection, control_id),
                read_lines(connection, {"control": [control_id]}),
            )


def read_controls(connection: Connection, *, archived: bool = False) -> tuple[ControlRow, ...]:
    """Read all controls in an open transaction: three queries, however many."""
    performing: defaultdict[int, list[NamedUnit]] = defaultdict(list)
    for link in connection.execute(
        select(ControlUnit.control_id, Unit.id, Unit.name)
        .join(Unit, Unit.id == ControlUnit.unit_id)
        .where(Unit.archived_at.is_(None))
        .order_by(Unit.position, Unit.id)
    ):
        performing[link.control_id].append(NamedUnit(link.id, link.name))
    serves: defaultdict[int, list[int]] = defaultdict(list)
    for control_id, risk_id in connection.execute(
        select(ControlRisk.control_id, ControlRisk.risk_id)
        .join(Risk, Risk.id == ControlRisk.risk_id)
        .where(Risk.archived_at.is_(None))
        .order_by(ControlRisk.risk_id)
    ):
        serves[control_id].append(risk_id)
    wanted = (
        select(Control.__table__, Unit.name.label("unit"))
        .join(Unit, Unit.id == Control.unit_id, isouter=True)
        # Which of NULL and a number comes first differs between databases; what is common has place 0.
        .order_by(Control.unit_id.is_not(None), Unit.position, Control.id)
    )
    rows = connection.execute(wanted if archived else wanted.where(Control.archived_at.is_(None)))
    found = []
    for row in rows:
        own = [NamedUnit(row.unit_id, row.unit)] if row.unit_id is not None else []
        others = [unit for unit in performing[row.id] if unit.id != row.unit_id]
        found.append(
            ControlRow(
                id=row.id,
                title=row.title,
                unit_id=row.unit_id,
                unit=row.unit or "",
                performing=(*own, *others),
                process=row.process,
                routine=row.routine,
                method=row.method,
                how=row.how,
                sample=row.sample,
                how_often=row.how_often,
                performer=row.performer,
                owner_role=row.owner_role,
                reports_to=row.reports_to,
                risks=tuple(serves[row.id]),
                entered_on=row.created_at.date(),
                archived=row.archived_at is not None,
                version=row.version,
            )
        )
    return tuple(found)


def read_units(connection: Connection) -> tuple[NamedUnit, ...]:
    """The units of the organisation, in an open transaction."""
    rows = connection.execute(
        select(Unit.id, Unit.name).where(Unit.archived_at.is_(None)).order_by(Unit.position, Unit.id)
    )
    return tuple(NamedUnit(*row) for row in rows)


def read_risk_names(connection: Connection) -> tuple[ServedRisk, ...]:
    """All risks by name and unit, in an open transaction."""
    rows = connection.execute(
        select(Risk.id, Risk.title, Unit.name, Risk.unit_id)
        .join(Unit, Unit.id == Risk.unit_id)
        .where(Risk.archived_at.is_(None))
        .order_by(Unit.position, Risk.id)
    )
    return tuple(ServedRisk(*row) for row in rows)


def _read_served(connection: Connection, control_id: int) -> tuple[ServedRisk, ...]:
    rows = connection.execute(
        select(Risk.id, Risk.title, Unit.name, Risk.unit_id)
        .join(ControlRisk, ControlRisk.risk_id == Risk.id)
        .join(Unit, Unit.id == Risk.unit_id)
        .where(ControlRisk.control_id == control_id, Risk.archived_at.is_(None))
        .order_by(Unit.position, Risk.id)
    )
    return tuple(ServedRisk(*row) for row in rows)


def _read_results(connection: Connection, control_id: int) -> tuple[EarlierResult, ...]:
    rows = connection.execute(
        select(
            ControlResult.id,
            Unit.name,
            ControlResult.year,
            ControlResult.slot,
            ControlResult.result,
            ControlResult.checked_on,
        )
        .join(Unit, Unit.id == ControlResult.unit_id)
        .where(ControlResult.control_id == control_id, ControlResult.archived_at.is_(None))
        .order_by(ControlResult.year.desc(), ControlResult.slot.desc(), Unit.position)
        .limit(RESULTS)
    )
    return tuple(EarlierResult(*row) for row in rows)


def _read_plans(connection: Connection, control_id: int) -> tuple[InPlan, ...]:
    rows = connection.execute(
        select(ControlPlan.id, ControlPlan.year, Unit.name, ControlPlan.state)
        .join(ControlPlanItem, ControlPlanItem.plan_id == ControlPlan.id)
        .join(ControlPlanItemControl, ControlPlanItemControl.item_id == ControlPlanItem.id)
        .join(Unit, Unit.id == ControlPlan.unit_id, isouter=True)
        .where(
            ControlPlanItemControl.control_id == control_id,
            ControlPlanItem.archived_at.is_(None),
            ControlPlanItem.choice != "left_out",
            ControlPlan.archived_at.is_(None),
        )
        .order_by(ControlPlan.year.desc(), ControlPlan.number.desc())
    )
    return tuple(InPlan(row.id, row.year, row.name or "", row.state) for row in rows)
