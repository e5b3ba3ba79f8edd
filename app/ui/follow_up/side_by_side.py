"""Parts that stand beside one another where there is room and under one another where there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QWidget

from app.ui.common.theme import px


def emptied(layout: QLayout) -> None:
    """Let go of everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def keep_reading_order(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let the Tab key come to all buttons in ``parts`` after ``before``, from above: what is made late stands last."""
    for part in parts:
        for button in (part, *part.findChildren(QAbstractButton)):
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, button)
                before = button


class SideBySide(QWidget):
    """Places its parts row by row, as many in each as are at least ``least`` wide (at 100 % text)."""

    def __init__(self, least: int, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._parts: tuple[QWidget, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(gap))

    def set_parts(self, parts: Sequence[QWidget]) -> None:
        """Show other parts instead of those before."""
        emptied(self._grid)
        self._parts, self._columns = tuple(parts), 0
        self._place()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What is shown, in reading order."""
        return self._parts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew where another number fits."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(px(120), super().minimumSizeHint().height())

    def _place(self) -> None:
        columns = max(min(self.width() // px(self._least), len(self._parts)), 1)
        if columns == self._columns or not self._parts:
            return
        for at in range(max(columns, self._columns)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // columns, number % columns)
