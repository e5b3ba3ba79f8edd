"""An internal-control plan out of a file: every row is understood or refused before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from app.domain.control_plan_sheets import Given, Outcome
from app.domain.measurement_sheets import folded
from app.domain.problems import Problem, UserError
from app.domain.validation import too_long
from app.exchange import cells, control_plan_words
from app.exchange.reading import Sheet, read_sheets, type_of_cell
from app.services.control_plan_sheets import PlanImport
from app.services.office import Office

HEAD_ROWS = 30
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_NUMBERS = ("likelihood", "score_consequence", "value", "population", "checked", "deviations", "slot")
_DAYS = ("action_due", "checked_on", "improvement_due")
_NAMED = {"number", "plan", "unit", "risk", "goals", "process_or_goal"}
"""Texts that are matched against names, and not kept under a name of their own."""
_LIMITS = {
    "risk": "event",
    "control": "title",
    "action": "title",
    "improvement": "title",
    "action_owner": "owner_role",
}
_EVENT = re.compile(r"risk(?:en)? för att\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """What the columns of a sheet hold."""

    sheet: Sheet
    head: int
    fields: Mapping[str, int]


def plan_file(path: Path, office: Office, year: int, unit_id: int | None) -> PlanImport:
    """What an import of a file into the plan of a year would do now."""
    columns = find_columns(read_sheets(path), str(path))
    given: list[Given] = []
    refused: list[Outcome] = []
    for row in read_rows(columns):
        (given if isinstance(row, Given) else refused).append(row)  # type: ignore[arg-type]
    return office.control_plan_sheets.plan(given, refused, year, unit_id, office.today)


def find_columns(sheets: Iterable[Sheet], shown: str) -> PlanColumns:
    """The sheet and the row whose headings say most. Raises where they do not tell of risks or controls."""
    best: PlanColumns | None = None
    for sheet in sheets:
        for head, row in enumerate(sheet.rows[:HEAD_ROWS]):
            found = PlanColumns(sheet, head, _told(sheet, head, row))
            if best is None or len(found.fields) > len(best.fields):
                best = found
    if best is None:
        raise UserError("sheet_empty", path=shown)
    if not {"risk", "event", "control"} & best.fields.keys():
        raise UserError(
            "sheet_lacks_columns",
            sheet=best.sheet.name,
            lacking=" / ".join(control_plan_words.heading(field) for field in ("risk", "control")),
            headings=", ".join(control_plan_words.headings()),
            likely="",
        )
    return best


def read_rows(columns: PlanColumns) -> Iterator[Given | Outcome]:
    """Every row that is not empty."""
    words = {
        field: control_plan_words.codes(field) for field in columns.fields if control_plan_words.coded(field)
    }
    blank = [""] * len(columns.sheet.rows[columns.head])
    for number, row in enumerate(
        columns.sheet.rows[columns.head + 1 :], start=columns.sheet.first + columns.head + 1
    ):
        if row == blank:
            continue
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for field, at in columns.fields.items():
            if cells.text(row[at]):
                problems += _take(field, row[at], words, values)
        yield (
            Outcome(number, "refused", problems=tuple(problems))
            if problems
            else Given(number, _whole(values))
        )


def _told(sheet: Sheet, head: int, row: list[type_of_cell]) -> dict[str, int]:
    known = control_plan_words.known_headings()
    fields: dict[str, int] = {}
    for at, cell in enumerate(row):
        said = folded(cell.strip("*: \u00a0")) if isinstance(cell, str) else ""
        # The word stands for the text in some plans and for the number in others: what is under it tells.
        field = _consequence(sheet, head, at) if said == "konsekvens" else known.get(said)
        if field == "action_due" and "improvement" in fields and "improvement_due" not in fields:
            field = "improvement_due"
        if field is None:
            continue
        if field in fields:
            raise UserError(
                "sheet_heading_twice", sheet=sheet.name, heading=control_plan_words.heading(field)
            )
        fields[field] = at
    return fields


def _consequence(sheet: Sheet, head: int, at: int) -> str:
    below = [row[at] for row in sheet.rows[head + 1 : head + 200] if row[at] != ""]
    numbers = sum(isinstance(cells.number(cell), float) for cell in below)
    return "score_consequence" if numbers * 2 > len(below) else "consequence"


def _take(
    field: str, cell: type_of_cell, words: Mapping[str, Mapping[str, str]], values: dict[str, object]
) -> list[Problem]:
    """Understand one cell; texts that say more than a code or a number are kept where texts belong."""
    said = cells.text(cell)
    if field in words:
        code = words[field].get(folded(said))
        if code is not None:
            values[field] = code
        elif field == "method":
            values[field] = "other"
            _more(values, "how", said)
        else:
            known = control_plan_words.told(field)
            return [Problem("no_such_word", field, {"text": said, "known": known})]
    elif field in _NUMBERS:
        number = cells.number(cell)
        if isinstance(number, float) and number.is_integer():
            values[field] = int(number)
        elif field == "deviations":
            _more(values, "observation", said)
        else:
            return [Problem("no_whole_number", field, {"text": said})]
    elif field in _DAYS:
        day = _day(cell)
        if day is None:
            return [Problem("no_day", field, {"text": said})]
        values[field] = day
    else:
        _more(values, field, said)
        return [] if field in _NAMED else too_long({_LIMITS.get(field, field): said})
    return []


def _more(values: dict[str, object], field: str, text: str) -> None:
    values[field] = f"{values[field]}\n{text}" if values.get(field) else text


def _day(cell: type_of_cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        # A cell that was never given the look of a day: the days since the beginning of Excel's count.
        return date(1899, 12, 30) + timedelta(days=int(cell))
    try:
        return date.fromisoformat(cells.text(cell)[:10])
    except ValueError:
        return None


def _whole(values: dict[str, object]) -> dict[str, object]:
    """What a row says altogether. A risk told as a sentence is its own event."""
    risk = str(values.get("risk", ""))
    if "event" not in values and _EVENT.match(risk):
        event = _EVENT.sub("", risk, count=1).rstrip(".")
        values["event"] = event
    return values
