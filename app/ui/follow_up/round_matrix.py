"""Every unit that is asked against every overarching and internal goal: what is judged, left, late and waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.grid import Cell, Grid, Heading
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.follow_up import answer_words

if TYPE_CHECKING:
    from app.services.round_page_rows import AnswerRow, CellGoals, ColumnGoal, RoundCard

ANSWER = "answer"
"""The key of the first column: the answer as a whole."""

LEAST_HEIGHT = 140
"""Headings and a row (at 100 % text): the rest is scrolled to."""


class RoundMatrix(QWidget):
    """The grid; who waits for whom stands in ``waiting``, to be placed over it."""

    chosen = Signal()
    lead = Signal(str, int)
    """To a unit's judgements."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = words("", "muted", wrap=True)
        self.grid = Grid(self.tr("Enheternas svar mot målen"), lines=3, row_width=136, heading_lines=4)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._answers: dict[object, AnswerRow] = {}
        self._columns: dict[object, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.grid, 1)
        self.grid.chosen.connect(lambda _row, _column: self.chosen.emit())
        self.grid.opened.connect(self.open)

    def show_card(self, card: RoundCard) -> None:
        """Show a round; the place where one stands is kept."""
        self._answers = {answer.unit_id: answer for answer in card.answers}
        self._columns = {column.id: at for at, column in enumerate(card.columns)}
        self.waiting.setText(answer_words.waiting_told(card))
        self.grid.show_grid(
            [
                Heading(answer.unit_id, answer_words.unit_title(answer), missing=answer.overdue)
                for answer in card.answers
            ],
            [
                Heading(ANSWER, self.tr("Svaret"), wide=True),
                *(Heading(column.id, _column_title(column)) for column in card.columns),
            ],
            {
                (answer.unit_id, key): cell
                for answer in card.answers
                for key, cell in self._cells(answer, card.columns)
            },
        )

    @property
    def answer(self) -> AnswerRow | None:
        """The answer where one stands."""
        return self._answers.get(self.grid.place[0])

    @property
    def cell(self) -> CellGoals | None:
        """What is asked where one stands; None in the column of the answer."""
        unit, column = self.grid.place
        if unit not in self._answers or column not in self._columns:
            return None
        return self._answers[unit].cells[self._columns[column]]

    def minimumSizeHint(self) -> QSize:
        """Room enough to see something; where words above it wrap, the grid still gives way."""
        return QSize(super().minimumSizeHint().width(), px(LEAST_HEIGHT))

    def choose_unit(self, unit_id: int) -> None:
        """Stand on a unit's answer."""
        self.grid.choose(unit_id, ANSWER)

    def open(self) -> None:
        """Lead to what the unit has judged, or is to judge, where one stands."""
        answer, cell = self.answer, self.cell
        if answer is None:
            return
        judged = [goal.assessment_id for goal in cell.goals if goal.assessment_id] if cell is not None else []
        if judged:
            self.lead.emit("assessment", judged[0])
        else:
            self.lead.emit("round_unit", answer.id)

    def _cells(self, answer: AnswerRow, columns: tuple[ColumnGoal, ...]) -> list[tuple[object, Cell]]:
        told = answer_words.answer_told(answer)
        found: list[tuple[object, Cell]] = [
            (ANSWER, Cell(answer_words.first_column(answer), missing=answer.overdue, said=told))
        ]
        # What is left is a lack when its time has passed, or when nobody is going to write it any more.
        lacking = answer.overdue or answer.shown in ("submitted", "approved", "locked")
        for column, cell in zip(columns, answer.cells, strict=True):
            missing = lacking and cell.left > 0
            text = answer_words.cell_words(cell, answer)
            found.append((column.id, Cell(text, missing=missing, said=answer_words.cell_told(cell))))
        return found


def _column_title(column: ColumnGoal) -> str:
    return f"{column.number} {column.title}".strip()
