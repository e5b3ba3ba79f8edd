"""The decisions that cover a goal: when, by whom, under what number, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.ui.common.page_parts import EmptyState, Rule, words
from app.ui.common.rich_document import rich_words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.decisions import DecisionRow

DATES = 120


class Decisions(QScrollArea):
    """To be read, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[DecisionRow, ...] | None = None

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        """Show these."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(10))
        if not rows:
            column.addWidget(EmptyState("gavel", self.tr("Här visas besluten som gäller målet.")))
        for number, row in enumerate(rows):
            if number:
                column.addWidget(Rule())
            column.addLayout(self._row(row))
        column.addStretch(1)
        self.setWidget(inside)

    def _row(self, row: DecisionRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(px(12))
        when = words(
            formats.day(row.decided_on) or row.date_note or self.tr("Utan datum"), "muted", wrap=True
        )
        when.setFixedWidth(px(DATES))
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(words(row.title, "strong", wrap=True))
        number = " ".join(part for part in (row.registry_number, row.section) if part)
        state = wording.word("decision_state", row.state)
        column.addWidget(
            words(" · ".join(part for part in (row.unit, number, state) if part), "small", wrap=True)
        )
        if row.text:
            text = rich_words(row.text)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        line.addLayout(column, 1)
        return line
