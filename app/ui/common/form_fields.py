"""Which editor belongs to which field, and how the fields of a form are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.text import translate
from app.ui.common import theme
from app.ui.common.editors import ChoiceEditor, Editor, FlagEditor
from app.ui.common.fields import (
    COLUMNS,
    Choice,
    Custom,
    Date,
    Derived,
    Field,
    Flag,
    Links,
    LongText,
    Number,
    RichText,
    Scale,
    Shown,
    Text,
    Year,
)
from app.ui.common.form_parts import FieldBlock
from app.ui.common.links_editor import LinksEditor
from app.ui.common.rich_text_editor import RichTextEditor
from app.ui.common.scale_editor import ScaleEditor
from app.ui.common.text_editors import DateEditor, LineEditor, LongTextEditor, NumberEditor, YearEditor
from app.ui.common.theme import colour, px

NARROW = 460
"""Under this width (at 100 % text) a field has a line of its own; only the shortest stand two by two."""


class DerivedView(Editor):
    """Shows what follows from the other values; a risk zone or a status is said with colour and words."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown("")
        self.setMinimumHeight(px(32))

    def value(self) -> object:
        return None

    def set_value(self, value: object) -> None:
        shown = value if isinstance(value, Shown) else Shown("")
        if shown != self.shown:
            self.shown = shown
            self.setAccessibleDescription(shown.text)
            self.update()

    def set_locked(self, locked: bool) -> None:
        """It is never written in."""

    def set_look(self, look: str, on: bool) -> None:
        """It has no edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, on the ground of their zone or status if they have one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = self.shown.role
        painter.setFont(theme.font(strong=True))
        width = min(painter.fontMetrics().horizontalAdvance(self.shown.text) + px(24), self.width())
        box = self.rect().adjusted(0, 0, width - self.width(), 0)
        box.setHeight(px(32))
        if role:
            ground, words = (role, f"{role}_text") if role.startswith("zone") else (f"{role}_ground", role)
            painter.setBrush(colour(ground))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, px(6), px(6))
            painter.setPen(colour(words))
            box.adjust(px(12), 0, 0, 0)
        else:
            painter.setPen(colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.shown.text)


def make_editor(field: Field) -> Editor:
    """Return a new editor for ``field``."""
    match field:
        case Text():
            return LineEditor(translate("Fields", field.placeholder) if field.placeholder else "")
        case LongText():
            kind = RichTextEditor if isinstance(field, RichText) else LongTextEditor
            return kind(field.lines, translate("Fields", field.placeholder) if field.placeholder else "")
        case Number():
            return NumberEditor(field.decimals, field.low, field.high, field.unit)
        case Year():
            return YearEditor()
        case Date():
            return DateEditor()
        case Choice():
            return ChoiceEditor(field.options, translate("Fields", field.none), field.required, field.empty)
        case Flag():
            return FlagEditor(translate("Fields", field.label))
        case Scale():
            return ScaleEditor(field.steps)
        case Links():
            return LinksEditor(field.options, translate("Fields", field.add) if field.add else "")
        case Derived():
            return field.make() if field.make is not None else DerivedView()
        case Custom():
            return field.make()
    raise TypeError(type(field).__name__)


class FieldGrid(QWidget):
    """Lays out the fields on twelve columns: side by side where there is room, under one another where there
    is not.
    """

    def __init__(self, blocks: Sequence[FieldBlock]) -> None:
        super().__init__()
        self._blocks = blocks
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, px(4), px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(16))
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        self._headings = {
            block.field.name: self._heading(block.field) for block in blocks if block.field.section
        }
        self._place(False)
        # Reading order is tab order, however the fields came to be made.
        for before, after in pairwise(blocks):
            QWidget.setTabOrder(before.editor.main(), after.editor.main())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the layout where the width passes the limit, and only there."""
        super().resizeEvent(event)
        self._place(event.size().width() < px(NARROW))

    def leave_out(self, block: FieldBlock, out: bool) -> None:
        """Hide a field and close its gap, or make room for it again."""
        if block.left_out != out:
            block.left_out = out
            block.setVisible(not out)
            narrow, self._narrow = bool(self._narrow), None
            self._place(narrow)

    def _heading(self, field: Field) -> QLabel:
        heading = QLabel(translate("Fields", field.section))
        heading.setProperty("words", "heading")
        heading.setContentsMargins(0, px(8), 0, 0)
        return heading

    def _place(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        row = column = 0
        for block in self._blocks:
            if block.left_out:
                continue
            span = COLUMNS[block.field.width]
            if narrow:
                span = 6 if block.field.width == "quarter" else 12
            heading = self._headings.get(block.field.name)
            if column and (heading is not None or column + span > 12):
                row, column = row + 1, 0
            if heading is not None:
                self._grid.addWidget(heading, row, 0, 1, 12)
                row += 1
            self._grid.addWidget(block, row, column, 1, span)
            column += span
        for stretched in range(self._grid.rowCount()):
            self._grid.setRowStretch(stretched, 0)
        self._grid.setRowStretch(row + 1, 1)
