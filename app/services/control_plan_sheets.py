"""An internal-control plan on its way in from a file: each row makes or finds its risk, weighing, control and item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.control_plan_sheets import Given, Outcome, Waiting, total
from app.domain.problems import Conflict, Invalid, UserError
from app.services.control_plan_known import read_known
from app.services.control_plan_rows_in import RowsIn
from app.services.edits import Change, Edit, Ref
from app.services.records import Records
from database.connection import File

ORDER = (
    *("control_plan", "risk", "risk_score", "control", "control_plan_item"),
    *("action", "control_result", "improvement"),
)
"""What is written first: later records refer to earlier ones."""


@dataclass(frozen=True, slots=True)
class PlanImport:
    """What an import would do, row by row, and the edits that do it."""

    outcomes: tuple[Outcome, ...]
    edits: tuple[Edit, ...]

    def count(self, outcome: str) -> int:
        """How many rows have this outcome."""
        return total(self.outcomes, outcome)


class ControlPlanSheets:
    """Plans imports and stores them."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def plan(
        self,
        given: Iterable[Given],
        refused: Iterable[Outcome],
        year: int,
        unit_id: int | None,
        today: date,
    ) -> PlanImport:
        """What an import of these rows into the plan of a year, and of the unit where rows name none, would do now."""
        with self._file.reading() as connection:
            known = read_known(connection, year)
        rows = RowsIn(known, unit_id, today)
        outcomes = [*refused, *(rows.take(row) for row in given)]
        outcomes.sort(key=lambda outcome: outcome.row)
        return PlanImport(tuple(outcomes), _edits(rows.waiting))

    def store(self, plan: PlanImport, edit_id: str | None = None) -> tuple[Change, ...]:
        """Do what an import says, all or nothing, as one save. Raises where a row was refused."""
        refused = plan.count("refused")
        if refused:
            raise UserError("import_refused", count=refused)
        try:
            return self._records.write_all(plan.edits, edit_id) if plan.edits else ()
        except (Conflict, Invalid) as error:
            raise UserError("import_overtaken") from error


def _edits(waiting: Iterable[Waiting]) -> tuple[Edit, ...]:
    """The edits in their order; what refers to a record that is made refers to its edit."""
    chosen = sorted(
        (each for each in waiting if each.new or each.id is None), key=lambda each: ORDER.index(each.kind)
    )
    place = {id(each): Ref(number) for number, each in enumerate(chosen) if each.id is None}

    def resolved(value: object) -> object:
        if isinstance(value, Waiting):
            return value.id if value.id is not None else place[id(value)]
        return tuple(resolved(part) for part in value) if isinstance(value, tuple) else value

    edits = []
    for each in chosen:
        values = {name: resolved(value) for name, value in each.new.items()}
        base = {name: each.stored[name] for name in values if name in each.stored} if each.id else None
        kind = "action" if each.kind == "improvement" else each.kind
        edits.append(Edit(kind, each.id, values, base))
    return tuple(edits)
