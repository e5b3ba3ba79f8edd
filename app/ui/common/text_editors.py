"""Editors that one writes in: a line, a number, a year, a date, a longer text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from app.ui.common.editors import Editor
from app.ui.common.growing import Growth
from app.ui.common.theme import px
from app.ui.common.undo_keys import Line, left_to_window
from app.ui.common.values import (
    LINE_LENGTH,
    clean_line,
    clean_text,
    number_text,
    parse_date,
    parse_number,
    parse_year,
)


class LineEditor(Editor):
    """One line of clean text."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = Line(maxLength=LINE_LENGTH, placeholderText=placeholder)
        self.layout_row.addWidget(self.line)
        self.line.textEdited.connect(self._edited)

    def main(self) -> QWidget:
        return self.line

    def value(self) -> object:
        return clean_line(self.line.text())

    def set_value(self, value: object) -> None:
        self.line.setText(self.text_of(value))
        self.line.setCursorPosition(0)

    def set_locked(self, locked: bool) -> None:
        self.line.setReadOnly(locked)
        self.set_look("locked", locked)

    def _edited(self, text: str) -> None:
        if not text.isprintable():
            # A paste brought line ends or control characters: they go at once, the cursor stays.
            after = len(text) - self.line.cursorPosition()
            kept = clean_line(text)
            self.line.setText(kept)
            self.line.setCursorPosition(max(0, len(kept) - after))
        self.changed.emit()


class NumberEditor(LineEditor):
    """A number with decimal comma, with its unit after it."""

    def __init__(self, decimals: int | None, low: float | None, high: float | None, unit: str) -> None:
        super().__init__()
        self._decimals, self._low, self._high = decimals, low, high
        self.line.setMaximumWidth(px(180))
        self.line.setMinimumWidth(px(72))
        self.unit = QLabel(unit, textFormat=Qt.TextFormat.PlainText)
        self.unit.setProperty("words", "muted")
        self.layout_row.addWidget(self.unit)
        self.layout_row.addStretch(1)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        return parse_number(self.line.text())

    def text_of(self, value: object) -> str:
        if not isinstance(value, (int, float)):
            return ""
        number = float(value)
        decimals = self._decimals
        # A value with more decimals than usual is shown whole: reading a form must never round what it saves.
        return number_text(
            number, decimals if decimals is None or round(number, decimals) == number else None
        )

    def problem(self) -> str:
        try:
            value = parse_number(self.line.text())
        except ValueError:
            return self.tr("Skriv ett tal, till exempel 12,5.")
        low, high = self._low, self._high
        if value is not None and low is not None and high is not None and not low <= value <= high:
            return self.tr("Talet ska vara mellan {low} och {high}.").format(
                low=number_text(low, 0), high=number_text(high, 0)
            )
        if value is not None and low is not None and value < low:
            return self.tr("Talet ska vara minst {low}.").format(low=number_text(low, 0))
        if value is not None and high is not None and value > high:
            return self.tr("Talet ska vara högst {high}.").format(high=number_text(high, 0))
        return ""

    def _tidy(self) -> None:
        if not self.problem():
            self.set_value(self.value())


class YearEditor(LineEditor):
    """A year in four digits."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setMaximumWidth(px(96))
        self.layout_row.addStretch(1)

    def value(self) -> object:
        return parse_year(self.line.text())

    def problem(self) -> str:
        try:
            parse_year(self.line.text())
        except ValueError:
            return self.tr("Skriv ett år med fyra siffror, till exempel 2021.")
        return ""


class DateEditor(LineEditor):
    """A date written YYYY-MM-DD."""

    def __init__(self) -> None:
        super().__init__(placeholder="ÅÅÅÅ-MM-DD")
        self.line.setMaximumWidth(px(140))
        self.layout_row.addStretch(1)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        return parse_date(self.line.text())

    def problem(self) -> str:
        try:
            parse_date(self.line.text())
        except ValueError:
            return self.tr("Skriv ett datum som finns, till exempel 2021-09-15.")
        return ""

    def _tidy(self) -> None:
        if not self.problem():
            self.set_value(self.value())


class _GrowingText(QPlainTextEdit):
    """Grows with what is written."""

    def __init__(self, lines: int, placeholder: str) -> None:
        super().__init__(placeholderText=placeholder)
        # A plain box counts its height in lines.
        self._growth = Growth(
            self, lines, lambda: round(self.document().size().height()) * self.fontMetrics().lineSpacing()
        )

    def event(self, event: QEvent) -> bool:
        """Leave the keys of Ångra to the window where there is nothing to undo here."""
        if left_to_window(event, self):
            event.ignore()
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text without what cannot be shown or printed."""
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._growth.fit()


class LongTextEditor(Editor):
    """Several lines of clean text."""

    def __init__(self, lines: int, placeholder: str) -> None:
        super().__init__()
        self.box = _GrowingText(lines, placeholder)
        self.layout_row.addWidget(self.box)
        self._filling = False
        self.box.textChanged.connect(self._edited)

    def main(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return clean_text(self.box.toPlainText())

    def set_value(self, value: object) -> None:
        text = self.text_of(value)
        if text != self.box.toPlainText():
            self._filling = True
            self.box.setPlainText(text)
            self._filling = False

    def set_locked(self, locked: bool) -> None:
        self.box.setReadOnly(locked)
        self.set_look("locked", locked)

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()
