"""With the gross list: the risk one stands on as one sentence, what there is to say of the cell, the scale's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain.gross_list import CONSEQUENCE, SCORES, CellKey
from app.text import translate
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.risks.gross_cells import COLUMNS

if TYPE_CHECKING:
    from app.services.municipality import Scales
    from app.ui.risks.gross_model import GrossModel

MOST_STEPS = 5
BESIDE = 300
"""The width beside the grid."""


class ScaleWords(QWidget):
    """The steps of the half that one weighs, with what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = words("", "label")
        self.steps = [(words("", "strong"), words("", "small", wrap=True)) for _ in range(MOST_STEPS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.heading)
        for name, meaning in self.steps:
            column.addWidget(name)
            column.addWidget(meaning)

    def show_scale(self, scales: Scales, field: str) -> None:
        """Show the scale of a half."""
        consequence = field == CONSEQUENCE
        found = scales.consequence if consequence else scales.likelihood
        self.heading.setText(wording.word("scale", "consequence" if consequence else "likelihood"))
        for at, (name, meaning) in enumerate(self.steps):
            step = found[at] if at < len(found) else None
            name.setText(f"{step.value}  {step.label}" if step is not None else "")
            meaning.setText(step.text if step is not None else "")
            name.setVisible(step is not None)
            meaning.setVisible(step is not None)


class GrossFoot(QWidget):
    """The risk and what its half of a weighing may be."""

    def __init__(self, *, weighing: bool) -> None:
        super().__init__()
        self._weighing = weighing
        self.title = words("", "strong", wrap=True)
        self.sentence = words("", wrap=True)
        self.problem = words("", "problem", wrap=True)
        self.steps = words("", "small", wrap=True)
        self.scale = ScaleWords()
        """Stands only where one weighs."""
        self.keys = words(_keys(weighing=weighing), "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in (self.problem, self.title, self.sentence, self.steps):
            column.addWidget(part)
        column.addSpacing(px(4))
        if weighing:
            column.addWidget(self.scale)
        column.addStretch(1)
        column.addWidget(self.keys)

    def show_row(self, model: GrossModel, row: int, key: CellKey) -> None:
        """Tell of the risk in a row, and of what is wrong in the cell, or else in another of its cells."""
        event, cause, consequence = (
            model.text(CellKey(key.row, field)) for field in ("event", "cause", "consequence")
        )
        sentence = wording.risk_sentence(event, cause, consequence) if event or cause or consequence else ""
        columns = (COLUMNS.index(key.field), *range(len(COLUMNS)))
        problem = next((said for at in columns if (said := model.explanation(row, at))), "")
        self.show_cell(model.title(row), sentence, problem)

    def show_cell(self, title: str, sentence: str, problem: str) -> None:
        """Tell of the cell where one stands."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.problem.setText(f"✕ {problem}" if problem else "")
        self.problem.setVisible(bool(problem))

    def show_scale(self, scales: Scales, field: str) -> None:
        """Show the steps: with what they mean where one weighs, else only in the cells of a weighing."""
        if self._weighing:
            self.scale.show_scale(scales, field)
        found = scales.consequence if field == CONSEQUENCE else scales.likelihood
        told = field in SCORES and not self._weighing
        self.steps.setText("   ".join(f"{step.value} {step.label}" for step in found) if told else "")
        self.steps.setVisible(told)


def beside(foot: GrossFoot) -> QScrollArea:
    """Let a foot stand beside the grid, and be scrolled where it is higher than that."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedWidth(px(BESIDE))
    area.setWidget(foot)
    return area


def _keys(*, weighing: bool) -> str:
    if weighing:
        return translate(
            "GrossList",
            "Siffran värderar och går vidare: först S, sedan K. = värderar som förra gången. Ctrl+Z ångrar.",
        )
    return translate(
        "GrossList",
        "Tabb och Enter går vidare, raden sparas när du lämnar den. Ctrl+V klistrar in från Excel eller Word, med "
        "eller utan rubriker. Ctrl+D fyller nedåt, Ctrl+Z ångrar.",
    )
