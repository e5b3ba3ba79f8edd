"""Risks out of a file: every row is understood or refused, and nothing is stored before all are understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.gross_list import FIELDS, SCORES, fields_of, read
from app.domain.measurement_sheets import folded
from app.domain.problems import Problem, UserError
from app.domain.risk_sheets import WRITTEN, Given, Outcome, Plan
from app.domain.validation import too_long
from app.exchange import cells, risk_words
from app.exchange.reading import Sheet, read_sheets, type_of_cell
from app.services.risk_sheets import RiskNames, RiskSheets

HEAD_ROWS = 30
"""So far down a row of headings is looked for, below titles and logotypes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet hold."""

    sheet: Sheet
    head: int
    fields: Mapping[str, int]

    @property
    def unread(self) -> tuple[str, ...]:
        """Headings that say nothing to us."""
        told = set(self.fields.values())
        row = self.sheet.rows[self.head]
        return tuple(cells.text(cell) for at, cell in enumerate(row) if at not in told and cell != "")


def plan_file(
    path: Path, sheets: RiskSheets, year: int, unit_id: int | None = None
) -> tuple[Columns, RiskNames, Plan]:
    """What an import of a file would do now. Rows that name no unit belong to ``unit_id``."""
    columns = find_columns(read_sheets(path), str(path))
    names = sheets.names(year)
    given: list[Given] = []
    refused: list[Outcome] = []
    for row in _Rows(columns, names, unit_id).read():
        if isinstance(row, Given):
            given.append(row)
        else:
            refused.append(row)
    return columns, names, sheets.plan(given, refused, year)


def find_columns(found: tuple[Sheet, ...], shown: str) -> Columns:
    """The sheet and the row whose headings say most. Raises where risks are not named, or two columns are the same."""
    best = max(
        (_best_row(sheet) for sheet in found if sheet.rows), key=lambda it: len(it.fields), default=None
    )
    if best is None:
        raise UserError("sheet_empty", path=shown)
    told = [field for field in _told(best.sheet, best.head) if field]
    for field in told:
        if told.count(field) > 1:
            raise UserError("sheet_heading_twice", sheet=best.sheet.name, heading=risk_words.heading(field))
    if not {"title", "number"} & best.fields.keys():
        raise UserError(
            "sheet_lacks_columns",
            sheet=best.sheet.name,
            lacking=risk_words.heading("title"),
            headings=", ".join(risk_words.headings()),
            likely="",
        )
    return best


def _best_row(sheet: Sheet) -> Columns:
    best = Columns(sheet, 0, {})
    for head in range(min(HEAD_ROWS, len(sheet.rows))):
        fields: dict[str, int] = {}
        for at, field in enumerate(_told(sheet, head)):
            if field:
                fields.setdefault(field, at)
        if len(fields) > len(best.fields):
            best = Columns(sheet, head, fields)
    return best


def _told(sheet: Sheet, head: int) -> list[str]:
    """What each heading of a row tells, also where two tell the same."""
    known = risk_words.all_headings()
    told = []
    for at, cell in enumerate(sheet.rows[head]):
        heading = cell if isinstance(cell, str) else ""
        below = [cells.text(row[at]) for row in sheet.rows[head + 1 :]] if heading else []
        told.append(fields_of([heading], [below], known)[0])
    return told


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, columns: Columns, names: RiskNames, unit_id: int | None) -> None:
        self._columns, self._names, self._unit = columns, names, unit_id
        self._categories = risk_words.categories()
        self._units: dict[str, list[int]] = {}
        for known, called in names.units.items():
            for name in {folded(part) for part in called if part}:
                self._units.setdefault(name, []).append(known)
        below = columns.sheet.rows[columns.head + 1 :]
        self._used = {field for field, at in columns.fields.items() if any(row[at] != "" for row in below)}

    def read(self) -> Iterator[Given | Outcome]:
        """Every row that is not empty."""
        sheet, head = self._columns.sheet, self._columns.head
        for number, row in enumerate(sheet.rows[head + 1 :], start=sheet.first + head + 1):
            if any(cell != "" for cell in row):
                yield self._row(number, row)

    def _row(self, number: int, row: list[type_of_cell]) -> Given | Outcome:
        said = {field: cells.text(row[at]) for field, at in self._columns.fields.items()}
        year = self._year(row)
        found: dict[str, object] = {
            "number": _number(said.get("number", "")),
            "unit": self._find_unit(said.get("unit", "")),
            "year": year,
        }
        for field in (*FIELDS, "treatment", "hidden"):
            if field in self._used:
                found[field] = self._value(field, said[field], year)
        problems = tuple(answer for answer in found.values() if isinstance(answer, Problem))
        if not said.get("title") and found["number"] is None:
            problems = (Problem("risk_without_title", "title"),)
        halves = tuple(found.get(field) for field in SCORES)
        if not problems and (halves[0] is None) != (halves[1] is None):
            problems = (Problem("half_weighing"),)
        if problems:
            unit = found["unit"] if isinstance(found["unit"], int) else None
            return Outcome(number, "refused", unit, said.get("title", "")[:300], problems=problems)
        likelihood, consequence = halves
        weighed = isinstance(likelihood, int) and isinstance(consequence, int)
        assert isinstance(found["unit"], int) and isinstance(year, int)
        return Given(
            number,
            found["number"] if isinstance(found["number"], int) else None,
            found["unit"],
            year,
            {field: found[field] for field in WRITTEN if field in found},
            (likelihood, consequence) if weighed else None,  # type: ignore[arg-type]
        )

    def _year(self, row: list[type_of_cell]) -> int | Problem:
        at = self._columns.fields.get("year")
        if at is None or row[at] == "":
            return self._names.year
        return cells.year(row[at])

    def _find_unit(self, said: str) -> int | Problem:
        if not said:
            return self._unit if self._unit is not None else Problem("risk_without_unit", "unit")
        found = self._units.get(folded(said), [])
        return found[0] if len(found) == 1 else Problem("no_such_risk_unit", "unit", {"unit": said})

    def _value(self, field: str, said: str, year: object) -> object:
        if field == "hidden":
            code = risk_words.says_public(said)
            return Problem("no_yes_or_no", field, {"text": said}) if code is None else not code
        if field == "treatment":
            return next(iter(too_long({field: said})), said)
        steps = self._names.steps
        if year != self._names.year:
            # An earlier year may have had other scales; what differs from what it holds is refused later.
            steps = dict.fromkeys(SCORES, frozenset(range(1, 6)))
        answer = read(field, said, self._categories, steps)
        if not answer.trouble:
            return answer.value
        if answer.trouble == "too_long":
            return too_long({field: said})[0]
        return Problem(f"risk_{answer.trouble}", field, {"text": said, "field": risk_words.heading(field)})


def _number(said: str) -> int | Problem | None:
    if not said:
        return None
    if said.isascii() and said.isdigit() and len(said) < 10:
        return int(said)
    return Problem("no_risk_number", "number", {"text": said})
