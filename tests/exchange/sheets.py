"""Workbooks and text files as people bring them, made by other means than the program's own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from app.domain.measurement_sheets import Plan
from app.exchange.measurement_import import label_places, plan_file
from app.services.office import Office
from app.wording import outcome_text

HEADINGS = (
    "Indikator",
    "Kod",
    "Enhet/kommun",
    "År",
    "Period",
    "Kön",
    "Värde",
    "Status",
    "Källa",
    "Kommentar",
)


def write(path: Path, rows: Sequence[Sequence[object]], name: str = "Blad1") -> Path:
    """A workbook of these rows, as any program would write it."""
    with Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell)
    return path


def edit(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Rewrite one part of a workbook, as somebody who edits its XML."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    pack(path, parts)


def pack(path: Path, parts: dict[str, bytes]) -> None:
    """Put parts together."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(whole.getvalue())


def set_cell(path: Path, cell: str, xml: str, kind: str = "n") -> None:
    """Put ``xml`` (for example ``<v>7</v>``) in a cell of the first sheet, in place of what stood there."""
    pattern = re.compile(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)')

    def change(sheet: str) -> str:
        made, count = pattern.subn(f'<c r="{cell}" t="{kind}">{xml}</c>', sheet)
        assert count == 1
        return made

    edit(path, "xl/worksheets/sheet1.xml", change)


def planned(office: Office, path: Path) -> Plan:
    """What an import would do."""
    return plan_file(path, office.measurement_sheets)[1]


def told(office: Office, path: Path) -> list[tuple[int, str, str]]:
    """What an import would do, in words: row, outcome, sentence."""
    names, plan = plan_file(path, office.measurement_sheets)
    indicators = {indicator.id: indicator for indicator in names.indicators}
    places = {place.id: place for place in label_places(names)}
    return [(row.row, row.outcome, outcome_text(row, indicators, places)) for row in plan.outcomes]


def values(office: Office) -> list[tuple[object, ...]]:
    """Every value of the file, by its indicator's title."""
    names, rows = office.measurement_sheets.values()
    titles = {indicator.id: indicator.title for indicator in names.indicators}
    return [(titles[row.indicator_id], *row[1:]) for row in rows]
