"""Measurements out of a file: every row is understood or refused, and nothing is stored before all are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.domain.measurement_sheets import (
    FIELDS,
    Given,
    Indicators,
    Key,
    Outcome,
    PlaceName,
    Plan,
    find_place,
    folded,
)
from app.domain.problems import Problem
from app.domain.progress import Progress
from app.domain.validation import too_long
from app.exchange import cells, measurement_words
from app.exchange.measurement_columns import Columns, find_columns, require_all
from app.exchange.reading import read_sheets, type_of_cell
from app.services.measurement_sheets import MeasurementSheets, Names
from app.services.memory import without_collecting
from app.wording import place_label

STEP = 1_000
"""After so many rows it is asked whether to go on."""

type_of_found = int | str | None | Problem


def plan_file(path: Path, measurements: MeasurementSheets) -> tuple[Names, Plan]:
    """What an import of a file would do now: its columns are known by their headings alone."""
    columns = find_columns(read_sheets(path), str(path))
    names = measurements.names()
    require_all(columns, names)
    return names, plan_rows(columns, names, measurements)


def plan_rows(
    columns: Columns, names: Names, measurements: MeasurementSheets, progress: Progress | None = None
) -> Plan:
    """What an import of the rows under the headings would do now. ``progress`` hears of every thousand rows."""
    progress = progress or Progress()
    total = len(columns.sheet.rows)
    given: list[Given] = []
    refused: list[Outcome] = []
    with without_collecting():
        for at, row in enumerate(_Rows(columns, names).read()):
            if at % STEP == 0:
                progress.step(at, total)
            if isinstance(row, Given):
                given.append(row)
            else:
                refused.append(row)
        progress.step(total, total)
        return measurements.plan(given, refused)


class _Memory(dict[Any, Any]):
    """Answers that are worked out once: thousands of rows name the same indicators, places and years."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, asked: Any) -> Any:
        answer = self[asked] = self._work(asked)
        return answer


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, columns: Columns, names: Names) -> None:
        self._columns = columns
        indicators = Indicators(names.indicators)
        places = label_places(names)
        self._indicator = _Memory(lambda asked: indicators.find(cells.text(asked[0]), cells.text(asked[1])))
        self._place = _Memory(lambda cell: find_place(cells.text(cell), places, names.municipality))
        self._year = _Memory(lambda asked: cells.year(asked[1]))
        self._gender = _Memory(_coded("gender", "gender", "T"))
        self._part = _Memory(_coded("part", "part", "year"))
        self._state = _Memory(_coded("measurement_state", "state", None))
        # One cell more stands last in each row, for the fields that have no column.
        self._at = {field: columns.fields.get(field, -1) for field in FIELDS}
        # A column with nothing in it says nothing; in one that is used, an empty cell says that there is none.
        self._texts = {name: _Memory(_texts(name)) for name in ("source", "comment") if self._is_used(name)}

    def _is_used(self, field: str) -> bool:
        at = self._columns.fields.get(field)
        below = self._columns.sheet.rows[self._columns.head + 1 :]
        return at is not None and any(row[at] != "" for row in below)

    def read(self) -> Iterator[Given | Outcome]:
        """Every row that is not empty."""
        sheet, head = self._columns.sheet, self._columns.head
        width = len(sheet.rows[head])
        blank = [""] * width
        for number, row in enumerate(sheet.rows[head + 1 :], start=sheet.first + head + 1):
            if row != blank:
                yield self._row(number, row)

    def _row(self, number: int, row: list[type_of_cell]) -> Given | Outcome:
        row = [*row, ""]
        at = self._at
        title, code, year = row[at["indicator"]], row[at["code"]], row[at["year"]]
        if title == "" and code == "" and year == "":
            return _refused(number, Problem("sum_row"))
        value = _value(row[at["value"]])
        named = self._indicator[title, code]
        about = (
            self._place[row[at["place"]]],
            self._gender[row[at["gender"]]],
            # A number and a yes may be equal in Python, but they are not the same year.
            self._year[type(year), year],
            self._part[row[at["part"]]],
        )
        state = self._state[row[at["state"]]]
        fields = {name: memory[row[at[name]]] for name, memory in self._texts.items()}
        answers = (named, *about, value, state, *fields.values())
        problems = tuple([answer for answer in answers if type(answer) is Problem])
        if problems:
            summed = type(named) is Problem and measurement_words.says_sum(cells.text(title))
            return _refused(number, *((Problem("sum_row"),) if summed else problems))
        if state is not None:
            fields["state"] = state
        if value is not None:
            fields["value"] = None if value is MISSING else value
        place, *rest = about
        return Given(number, Key(named.id, place.id, *rest), fields)


MISSING = "missing"
"""A value that is known to be missing, until it has passed the empty cells."""


def label_places(names: Names) -> tuple[PlaceName, ...]:
    """Places with what they are called in files: the kind is added where two have the same name."""
    called = [folded(place.name) for place in names.places]
    return tuple(
        PlaceName(
            *place,
            place.name if called.count(folded(place.name)) == 1 else place_label(place.name, place.kind),
        )
        for place in names.places
    )


def _refused(row: int, *problems: Problem) -> Outcome:
    return Outcome(row, "refused", problems=problems)


def _value(cell: type_of_cell) -> float | str | Problem | None:
    """The value; ``MISSING`` where the cell says that it is missing, None where it says nothing."""
    if isinstance(cell, str) and measurement_words.says_missing(cell):
        return MISSING
    return cells.number(cell)


def _coded(group: str, field: str, empty: str | None) -> Callable[[type_of_cell], type_of_found]:
    codes = measurement_words.codes(group)

    def read(cell: type_of_cell) -> type_of_found:
        said = cells.text(cell)
        if not said:
            return empty
        plain = folded(said).replace(" \u2013 ", "-").replace("\u2013", "-")
        return codes.get(plain) or Problem(f"no_such_{field}", field, {"text": said})

    return read


def _texts(field: str) -> Callable[[type_of_cell], str | Problem]:
    def read(cell: type_of_cell) -> str | Problem:
        said = cells.text(cell)
        return next(iter(too_long({field: said})), said)

    return read
