"""The self-assessment as a whole: units against the five parts of internal control."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app import wording
from app.domain import codes
from app.domain.formats import number
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import theme
from app.ui.common.cells import paint_words
from app.ui.common.columns import Column
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.theme import colour, px
from app.ui.common.wrapping import wrapped

if TYPE_CHECKING:
    from app.domain.self_assessment import Picture
    from app.services.self_assessment import AssessmentPage

ROW = 64
"""Room for the mean, the lowest answer and the year before."""

WHOLE = 0
"""The row that sums up all units."""

_HEADINGS = {
    "environment": noop("Columns", "Kontrollmiljö"),
    "assessment": noop("Columns", "Riskbedömning"),
    "activities": noop("Columns", "Aktiviteter"),
    "information": noop("Columns", "Information"),
    "monitoring": noop("Columns", "Uppföljning"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one unit says of one part, this year and the year before."""

    now: Picture | None
    before: Picture | None
    lowest: tuple[str, ...]
    year: int


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One unit, or all of them."""

    id: int
    name: str
    answered: str
    """How much of it is answered, in words."""
    cells: dict[str, Cell]


class AssessmentPicture(RecordTable):
    """Each cell has the mean with the number of answers, the lowest one by name, and the year before."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(_columns(), name="risks/self_assessment_picture", settings=settings)
        self.setAccessibleName(self.tr("Enheternas svar, del för del"))
        self._heighten()

    def show_page(self, page: AssessmentPage) -> None:
        """Show a year."""
        rows = [_row(page, unit.id, unit.name) for unit in page.units]
        if page.answers:
            rows.append(_row(page, None, self.tr("Alla som svarat")))
        self.set_rows(rows)

    def changeEvent(self, event: QEvent) -> None:
        """The rows follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heighten()

    def _heighten(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(ROW))


def cell_words(cell: Cell) -> str:
    """A cell in words: "3,5 (2 svar). Lägst 3: Kontrollerna i planen görs i tid. 2020: 3,0 (2 svar)"."""
    said = [mean_words(cell.now), lowest_words(cell), before_words(cell)]
    return ". ".join(part.rstrip(".") for part in said if part)


def mean_words(found: Picture | None) -> str:
    """The mean with how many answers it rests on."""
    if found is None:
        return translate("SelfAssessment", "Inga svar")
    if found.count == 1:
        return translate("SelfAssessment", "{mean} (1 svar)").format(mean=number(found.mean, 1))
    return translate("SelfAssessment", "{mean} ({count} svar)").format(
        mean=number(found.mean, 1), count=found.count
    )


def lowest_words(cell: Cell) -> str:
    """The lowest answer, and what it was given to."""
    if cell.now is None:
        return ""
    return translate("SelfAssessment", "Lägst {grade}: {statement}").format(
        grade=cell.now.lowest, statement=" / ".join(cell.lowest)
    )


def before_words(cell: Cell) -> str:
    """The year before; empty where nobody answered then."""
    if cell.before is None:
        return ""
    return translate("SelfAssessment", "{year}: {mean}").format(
        year=cell.year - 1, mean=mean_words(cell.before)
    )


def lowest_of(row: PictureRow | None) -> str:
    """The lowest answers of a unit, or of all, with what they were given to in full."""
    cells = [cell for cell in row.cells.values() if cell.now is not None] if row is not None else []
    if row is None or not cells:
        return ""
    grade = min(cell.now.lowest for cell in cells if cell.now is not None)
    texts = [
        text for cell in cells if cell.now is not None and cell.now.lowest == grade for text in cell.lowest
    ]
    return translate("SelfAssessment", "{name}, lägst svar ({grade}): {statements}").format(
        name=row.name, grade=grade, statements=" ".join(texts)
    )


def _row(page: AssessmentPage, unit_id: int | None, name: str) -> PictureRow:
    cells = {}
    for part in codes.COSO_PARTS:
        now = page.picture(unit_id, part)
        lowest = tuple(page.texts[statement] for statement in now.where) if now is not None else ()
        cells[part] = Cell(now, page.picture_before(unit_id, part), lowest, page.year)
    if unit_id is None:
        return PictureRow(WHOLE, name, "", cells)
    return PictureRow(unit_id, name, answered_words(page, unit_id), cells)


def answered_words(page: AssessmentPage, unit_id: int) -> str:
    """How far a unit has come."""
    answered, asked = page.answered(unit_id), len(page.of_unit(unit_id))
    if not answered:
        return translate("SelfAssessment", "Har inte svarat")
    return translate("SelfAssessment", "{count} av {all} svar").format(count=answered, all=asked)


def _columns() -> tuple[Column, ...]:
    unit = Column(
        "name",
        noop("Columns", "Enhet"),
        kind="custom",
        text=lambda row: f"{row.name}. {row.answered}".strip(". "),
        paint=_paint_unit,
        sort=lambda row: (row.id == WHOLE, row.name),
        width=168,
    )
    return (unit, *(_part(part) for part in codes.COSO_PARTS))


def _part(part: str) -> Column:
    def sort(row: PictureRow) -> float | None:
        found = row.cells[part].now
        return None if found is None else found.mean

    return Column(
        part,
        _HEADINGS[part],
        kind="custom",
        text=lambda row: cell_words(row.cells[part]),
        tip=lambda row: _tip(part, row.cells[part]),
        paint=_painter(part),
        sort=sort,
        width=124,
        stretch=True,
    )


def _tip(part: str, cell: Cell) -> str:
    said = (wording.word("coso_part", part), mean_words(cell.now), lowest_words(cell), before_words(cell))
    return "\n".join(line for line in said if line)


def _painter(part: str) -> Callable[[QPainter, QRect, Any, bool], None]:
    def paint(painter: QPainter, box: QRect, row: PictureRow, chosen: bool) -> None:
        cell = row.cells[part]
        quiet = "selection_text" if chosen else "muted"
        lines = [(lowest_words(cell), quiet), (before_words(cell), quiet)]
        role = quiet if cell.now is None else "selection_text" if chosen else "text"
        first = [(mean_words(cell.now), role)]
        _paint_lines(painter, box, first, lines, strong=cell.now is not None)

    return paint


def _paint_unit(painter: QPainter, box: QRect, row: PictureRow, chosen: bool) -> None:
    role = "selection_text" if chosen else "text"
    name = wrapped(row.name, box.width(), 2, theme.font(strong=True))
    quiet = (row.answered, "selection_text" if chosen else "muted")
    _paint_lines(painter, box, [(line, role) for line in name], [quiet], strong=True)


def _paint_lines(
    painter: QPainter,
    box: QRect,
    first: Sequence[tuple[str, str]],
    rest: Sequence[tuple[str, str]],
    *,
    strong: bool,
) -> None:
    """Lines in body text over smaller ones; those that are empty take no room."""
    small = QFontMetrics(theme.font("small")).lineSpacing()
    large = QFontMetrics(theme.font(strong=True)).lineSpacing()
    told = [each for each in rest if each[0]]
    top = box.top() + max((box.height() - large * len(first) - small * len(told)) // 2, 0)
    for text, role in first:
        paint_words(painter, QRect(box.left(), top, box.width(), large), text, role, strong=strong)
        top += large
    painter.setFont(theme.font("small"))
    for text, role in told:
        painter.setPen(colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), top, box.width(), small), Qt.AlignmentFlag.AlignVCenter, shown)
        top += small
