"""The rows of an import as the table shows them: what it is about, old and new, and what happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import wording
from app.domain.measurement_sheets import folded, lacking
from app.exchange import cells, measurement_words
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY, Column
from app.ui.common.outcomes import ORDER, OUTCOME, ROW

if TYPE_CHECKING:
    from app.domain.measurement_sheets import Lacking, Outcome, Plan
    from app.domain.progress import Progress
    from app.exchange.measurement_columns import Columns
    from app.services.measurement_sheets import MeasurementSheets

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the file, and what an import would do with it."""

    id: int
    """Its number in the file."""
    outcome: str
    indicator: str
    place: str
    moment: str
    said: str
    lacking: Lacking | None = None
    """The indicator that it would be understood with."""


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do now."""

    plan: Plan
    rows: tuple[ImportRow, ...]


def dry_run(columns: Columns, measurements: MeasurementSheets, progress: Progress) -> DryRun:
    """Hold the file against what is stored, and put it into words: for the worker, since files may be long."""
    # Here, because it wakes the database's libraries.
    from app.exchange.measurement_import import STEP, label_places, plan_rows

    names = measurements.names()
    plan = plan_rows(columns, names, measurements, progress)
    titles = {folded(indicator.title) for indicator in names.indicators}
    indicators = {indicator.id: indicator for indicator in names.indicators}
    places = {place.id: place for place in label_places(names)}

    def made(outcome: Outcome) -> ImportRow:
        said = wording.outcome_words(outcome, indicators, places)
        if outcome.key is None:
            # What was not understood is shown as it stands in the file.
            said = wording.OutcomeWords(*_as_written(columns, outcome.row), said.said)
        return ImportRow(outcome.row, outcome.outcome, *said, lacking(outcome, titles))

    rows = []
    for at, outcome in enumerate(plan.outcomes):
        if at % STEP == 0:
            progress.step(at, len(plan.outcomes))
        rows.append(made(outcome))
    rows.sort(key=lambda row: (ORDER.index(row.outcome), row.id))
    return DryRun(plan, tuple(rows))


def _as_written(columns: Columns, number: int) -> tuple[str, str, str]:
    row = columns.sheet.rows[number - columns.sheet.first]

    def cell(field: str) -> str:
        at = columns.fields.get(field)
        return cells.text(row[at])[:_LONGEST] if at is not None else ""

    gender = cell("gender").lower()
    if measurement_words.codes("gender").get(gender) == "T":
        gender = ""
    moment = " ".join(part for part in (cell("part"), cell("year")) if part)
    return (
        cell("indicator") or cell("code"),
        cell("place"),
        ", ".join(part for part in (moment, gender) if part),
    )


COLUMNS = (
    ROW,
    OUTCOME,
    Column("indicator", noop("Columns", "Indikator"), stretch=True, width=140),
    Column("place", noop("Columns", "Enhet/kommun"), text=lambda row: row.place or EMPTY, width=150),
    Column("moment", noop("Columns", "Avser"), text=lambda row: row.moment or EMPTY, width=130),
    Column(
        "said",
        noop("Columns", "Ändring eller skäl"),
        text=lambda row: row.said or EMPTY,
        stretch=True,
        width=170,
    ),
)
