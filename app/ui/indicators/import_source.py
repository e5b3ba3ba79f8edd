"""A file on its way in: its tables, which columns they seem to have, and what was chosen for files like it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.measurement_sheets import FIELDS
from app.domain.progress import Progress
from app.exchange.measurement_columns import Columns, columns_at, propose_columns, with_guesses
from app.exchange.reading import Sheet, read_sheets, type_of_cell
from app.ui.common.settings import Settings

if TYPE_CHECKING:
    from app.services.measurement_sheets import MeasurementSheets, Names

_KEPT = "import/columns/"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read. Nothing of it is stored yet."""

    path: Path
    sheets: tuple[Sheet, ...]
    """Those that hold anything."""
    names: Names
    proposed: Columns
    """What the headings alone tell."""
    guessed: Columns
    """With what stands under the headings that tell nothing."""

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look: the headings tell all that is needed, and nothing was guessed."""
        proposed = self.proposed
        return not proposed.lacking and not proposed.twice and proposed.fields == self.guessed.fields

    def columns_of(self, sheet: Sheet, head: int | None = None) -> Columns:
        """Another sheet, or another row of headings, with guesses."""
        told = propose_columns((sheet,), str(self.path)) if head is None else columns_at(sheet, head)
        return with_guesses(told, self.names)


def read_source(path: Path, measurements: MeasurementSheets, progress: Progress) -> Source:
    """Read a file. Raises ``UserError`` where it cannot be read as a table."""
    progress.step(text=path.name)
    sheets = tuple(sheet for sheet in read_sheets(path) if sheet.rows)
    progress.step(text=path.name)
    proposed = propose_columns(sheets, str(path))
    names = measurements.names()
    return Source(path, sheets, names, proposed, with_guesses(proposed, names))


def remember(settings: Settings, source: Source, columns: Columns) -> None:
    """Keep what was chosen, for the next file of the same shape."""
    kept = [f"{field}={at}" for field, at in columns.fields.items()]
    settings.set(
        _KEPT + source.proposed.shape,
        [f"sheet={columns.sheet.name}", f"head={columns.head}", f"shape={columns.shape}", *kept],
    )


def recall(settings: Settings, source: Source) -> Columns | None:
    """What was chosen for a file of this shape; None where nothing was, or where it no longer fits."""
    kept = dict(
        entry.split("=", 1) for entry in settings.texts(_KEPT + source.proposed.shape) if "=" in entry
    )
    named = [sheet for sheet in source.sheets if sheet.name == kept.get("sheet")]
    # A text file is one table, whose name is the file's own.
    sheet = named[0] if named else source.proposed.sheet
    head = kept.get("head", "")
    if not head.isdecimal() or int(head) >= len(sheet.rows):
        return None
    fields = {field: int(kept[field]) for field in FIELDS if kept.get(field, "").isdecimal()}
    columns = Columns(sheet, int(head), fields)
    fits = columns.shape == kept.get("shape") and all(at < len(columns.headings) for at in fields.values())
    return columns if fits and len(set(fields.values())) == len(fields) and not columns.lacking else None


def letters(at: int) -> str:
    """What a spreadsheet calls a column."""
    return (letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def first_rows(columns: Columns, count: int) -> Sequence[Sequence[type_of_cell]]:
    """The rows that come first under the headings and are not empty."""
    found = []
    for row in columns.sheet.rows[columns.head + 1 :]:
        if any(cell != "" for cell in row):
            found.append(row)
            if len(found) == count:
                break
    return found
