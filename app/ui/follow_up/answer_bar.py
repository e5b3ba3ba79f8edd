"""The answer where one stands in the matrix: where it is, what is written about it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from app.ui.common.page_parts import Card, button, words
from app.ui.common.theme import px
from app.ui.follow_up import answer_words
from app.ui.follow_up.answer_acts import AnswerActs

if TYPE_CHECKING:
    from app.services.round_page_rows import AnswerRow, CellGoals


class AnswerBar(Card):
    """One card under the matrix."""

    def __init__(self, acts: AnswerActs, lead: QAction) -> None:
        super().__init__()
        self.unit = words("", "heading", wrap=True)
        self.state = words("", "muted", wrap=True)
        self.comment = words("", wrap=True)
        self.left = words("", "small", wrap=True)
        self.column.setSpacing(px(4))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.unit, 1)
        for act in (lead, *acts.on_answer):
            top.addWidget(button(act), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        for label in (self.state, self.comment, self.left):
            self.column.addWidget(label)

    def show_answer(self, answer: AnswerRow | None, cell: CellGoals | None) -> None:
        """Show an answer, and what is left of it where one stands."""
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.unit.setText(answer_words.unit_title(answer))
        self.state.setText(answer_words.answer_told(answer))
        self.comment.setText(
            self.tr("Kommentar: {comment}").format(comment=answer.comment) if answer.comment else ""
        )
        self.comment.setVisible(bool(answer.comment))
        left = answer_words.left_told(cell) if cell is not None and answer.shown != "excused" else ""
        self.left.setText(left)
        self.left.setVisible(bool(left))
