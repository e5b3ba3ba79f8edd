"""Which column holds what: found by the headings, guessed by what stands under them, chosen by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.measurement_sheets import FIELDS, folded, looks_like_code, shape
from app.domain.problems import Problem, UserError
from app.exchange import cells, measurement_words
from app.exchange.reading import Sheet, type_of_cell
from app.text import translate

if TYPE_CHECKING:
    from app.services.measurement_sheets import Names

HEAD_ROWS = 30
"""So far down a row of headings is looked for, below titles and logotypes."""
SAMPLE = 200
MOSTLY = 0.8
"""A guess needs this share of the cells to agree."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet hold."""

    sheet: Sheet
    head: int
    """Which of the sheet's rows holds the headings."""
    fields: Mapping[str, int]
    """The column of each field."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as they stand, also those that say nothing to us."""
        return tuple(cells.text(cell) for cell in self.sheet.rows[self.head])

    @property
    def shape(self) -> str:
        """What is remembered of files like this one."""
        return shape(self.headings)

    @property
    def twice(self) -> tuple[str, ...]:
        """Fields that more than one heading tells."""
        known = measurement_words.known_headings()
        said = [_field_of(cell, known) for cell in self.sheet.rows[self.head]]
        return tuple(field for field in FIELDS if said.count(field) > 1)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Fields without which no row can be understood."""
        named = {"indicator", "code"} & self.fields.keys()
        return (
            *(() if named else ("indicator",)),
            *(name for name in ("year", "value") if name not in self.fields),
        )


def find_columns(sheets: Iterable[Sheet], shown: str) -> Columns:
    """The sheet and the row whose headings say most. Raises where no row has any, or two columns have the same."""
    best = _best(sheets, shown)
    for field in best.twice:
        raise UserError(
            "sheet_heading_twice", sheet=best.sheet.name, heading=measurement_words.heading(field)
        )
    return best


def propose_columns(sheets: Iterable[Sheet], shown: str) -> Columns:
    """The likeliest sheet and row of headings, for a person to look at. Raises only where there is nothing at all."""
    best = _best(sheets, shown)
    return columns_at(best.sheet, best.head if best.fields else _first_wide_row(best.sheet))


def columns_at(sheet: Sheet, head: int) -> Columns:
    """The columns as a row of headings tells them. What two headings tell is left for a person to choose."""
    columns = Columns(sheet, head, _told(sheet.rows[head]))
    doubtful = columns.twice
    return Columns(sheet, head, {name: at for name, at in columns.fields.items() if name not in doubtful})


def require_all(columns: Columns, names: Names) -> None:
    """Raise where a column is lacking that must be there, with what could be it by what stands under it."""
    if not columns.lacking:
        return
    guessed = with_guesses(columns, names).fields
    likely = [
        translate("SheetHeading", "Kolumnen ”{column}” ser ut som {heading}.").format(
            column=columns.headings[guessed[field]], heading=measurement_words.heading(field)
        )
        for field in columns.lacking
        if field in guessed
    ]
    raise UserError(
        "sheet_lacks_columns",
        sheet=columns.sheet.name,
        lacking=", ".join(measurement_words.heading(field) for field in columns.lacking),
        headings=", ".join(measurement_words.headings()),
        likely=" ".join(["", *likely]),
    )


def with_guesses(columns: Columns, names: Names) -> Columns:
    """Guess what the other columns hold by what stands in them. Something for a person to look at, not to trust."""
    fields = dict(columns.fields)
    for field, fits in _tests(names).items():
        # Which of two headings is meant cannot be seen in what stands under them.
        if field in fields or field in columns.twice:
            continue
        free = [at for at in range(len(columns.headings)) if at not in fields.values()]
        at = next((at for at in free if _mostly(_sample(columns, at), fits)), None)
        if at is not None:
            fields[field] = at
    return Columns(columns.sheet, columns.head, fields)


def _best(sheets: Iterable[Sheet], shown: str) -> Columns:
    found = [_read_headings(sheet) for sheet in sheets if sheet.rows]
    if not found:
        raise UserError("sheet_empty", path=shown)
    return max(found, key=lambda columns: len(columns.fields))


def _read_headings(sheet: Sheet) -> Columns:
    best = Columns(sheet, 0, {})
    for number, row in enumerate(sheet.rows[:HEAD_ROWS]):
        fields = _told(row)
        if len(fields) > len(best.fields):
            best = Columns(sheet, number, fields)
    return best


def _told(row: Sequence[type_of_cell]) -> dict[str, int]:
    """The columns that headings tell: the first one where two tell the same."""
    known = measurement_words.known_headings()
    fields: dict[str, int] = {}
    for at, cell in enumerate(row):
        field = _field_of(cell, known)
        if field is not None:
            fields.setdefault(field, at)
    return fields


def _first_wide_row(sheet: Sheet) -> int:
    """Where headings that nobody knows are likely to stand: titles above them fill but one cell."""
    rows = sheet.rows[:HEAD_ROWS]
    return next((at for at, row in enumerate(rows) if sum(cell != "" for cell in row) > 1), 0)


def _field_of(cell: type_of_cell, known: Mapping[str, str]) -> str | None:
    return known.get(folded(cell.strip("*: \u00a0"))) if isinstance(cell, str) else None


def _tests(names: Names) -> Mapping[str, Callable[[type_of_cell], bool]]:
    """For each field whether a cell could be one of its values: the most telling first."""
    titles = {folded(indicator.title) for indicator in names.indicators}
    places = {folded(place.name) for place in names.places} | {folded(names.municipality)}
    words = {group: measurement_words.codes(group) for group in ("gender", "part", "measurement_state")}
    return {
        "indicator": lambda cell: folded(cells.text(cell)) in titles,
        "code": lambda cell: looks_like_code(cells.text(cell)),
        "place": lambda cell: folded(cells.text(cell)) in places,
        "gender": lambda cell: folded(cells.text(cell)) in words["gender"],
        "part": lambda cell: folded(cells.text(cell)) in words["part"],
        "state": lambda cell: folded(cells.text(cell)) in words["measurement_state"],
        "year": lambda cell: not isinstance(cells.year(cell), Problem),
        "value": lambda cell: isinstance(cells.number(cell), float),
    }


def _sample(columns: Columns, at: int) -> list[type_of_cell]:
    rows: Sequence[list[type_of_cell]] = columns.sheet.rows[columns.head + 1 : columns.head + 1 + SAMPLE]
    return [row[at] for row in rows if row[at] != ""]


def _mostly(sample: Sequence[type_of_cell], fits: Callable[[type_of_cell], bool]) -> bool:
    return bool(sample) and sum(map(fits, sample)) >= MOSTLY * len(sample)
