"""The thread upwards: from the vision down to the goal one looks at, every step a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.goals.flow import FlowLayout

LONGEST = 230
"""A step is elided beyond this many pixels; the whole is in its tip."""


class _Step(QPushButton):
    """A step of the thread: a link with an elided title."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        room = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, px(LONGEST))
        # An ampersand in a title is no shortcut.
        self.setText(room.replace("&", "&&"))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(px(22), hint.height()))


class Crumbs(QWidget):
    """Links from the vision down to the parent."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=2)
        self._shown: tuple[tuple[int, str], ...] = ()
        self.steps: list[QPushButton] = []
        self.setAccessibleName(self.tr("Tråden uppåt"))

    def show_thread(self, above: Sequence[tuple[int, str]]) -> None:
        """Show (id, title) from the top down; nothing for a goal at the top."""
        if tuple(above) == self._shown:
            return
        self._shown = tuple(above)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.steps = []
        for goal_id, title in above:
            step = _Step(title)
            step.clicked.connect(lambda _checked=False, goal_id=goal_id: self.chosen.emit(goal_id))
            self._flow.addWidget(step)
            self._flow.addWidget(self._arrow())
            self.steps.append(step)
        self.setVisible(bool(above))
        self.updateGeometry()

    def _arrow(self) -> QLabel:
        arrow = words("›", "muted")
        arrow.setMinimumHeight(px(22))
        return arrow
