"""An overarching goal on the first page: where it stands and why, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.ui.common.marks import StatusMark
from app.ui.common.page_parts import words
from app.ui.common.tally_bar import TallyBar
from app.ui.common.theme import colour, px

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode


class GoalCard(QFrame):
    """A card that is a button: a click, Enter or space leads to the goal."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal_id = 0
        self.setProperty("ground", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(8))
        self.title = words("", "heading", wrap=True)
        self.mark = StatusMark("")
        self.why = words("", "muted", wrap=True)
        self.bar = TallyBar()
        self.judged = words("", "small", wrap=True)
        self.below = words("", "small", wrap=True)
        column.addWidget(self.title)
        column.addStretch(1)
        marks = QHBoxLayout()
        marks.addWidget(self.mark)
        marks.addStretch(1)
        column.addLayout(marks)
        column.addWidget(self.why)
        column.addWidget(self.bar)
        column.addWidget(self.judged)
        column.addWidget(self.below)

    def show_goal(
        self, goal: GoalNode, subgoals: int, year: int, judged: tuple[str, str] | None = None
    ) -> None:
        """Fill the card. ``judged`` is the municipality's own judgement, and the round that it was made in."""
        self._goal_id = goal.id
        self.judged.setVisible(judged is not None)
        if judged is not None:
            said = self.tr("Kommunens bedömning: {symbol} {word} ({round})")
            symbol, word = wording.word("symbol", judged[0]), wording.word("attainment", judged[0]).lower()
            self.judged.setText(said.format(symbol=symbol, word=word, round=judged[1]))
        self.title.setText(f"{goal.number}  {goal.title}".strip())
        self.mark.set_code(goal.status)
        counts = goal.tally
        self.why.setText(
            self.tr("{met} av {total} indikatorer når målvärdet").format(met=counts.met, total=counts.total)
            if counts.total
            else self.tr("Målet har inga indikatorer")
        )
        self.bar.set_counts(counts.counts)
        self.below.setText(self.tr("%n delmål {year}", "", subgoals).format(year=year))
        self.setAccessibleName(
            ". ".join((self.title.text(), wording.word("status", goal.status), self.why.text()))
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._goal_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._goal_id)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The edge answers the pointer."""
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge shows the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, and an edge where the focus or the pointer is."""
        super().paintEvent(event)
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role, width = ("focus", 2) if self.hasFocus() else ("control", 1)
            painter.setPen(QPen(colour(role), width))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
