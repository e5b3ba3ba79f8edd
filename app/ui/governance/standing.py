"""The programme beside the methods and tools: two decisions, and what of each is adopted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app import wording
from app.domain import formats
from app.ui.common.page_parts import Card, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.standing import Standing


class StandingCards(QWidget):
    """One card for each; the act leads to the decision."""

    wanted = Signal(int)
    """Show this decision."""

    def __init__(self) -> None:
        super().__init__()
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.cards = {"programme": _StandingCard(), "methods": _StandingCard()}
        for column, card in enumerate(self.cards.values()):
            row.addWidget(card, 0, column)
            row.setColumnStretch(column, 1)
            card.wanted.connect(self.wanted)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Fill both cards."""
        for standing in standings:
            self.cards[standing.kind].show_standing(standing)


class _StandingCard(Card):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._decision = 0
        self.title = words("", "strong", wrap=True)
        self.line = words("", wrap=True)
        self.rest = words("", "small", wrap=True)
        self.button = QPushButton(self.tr("Visa beslutet"))
        self.button.setProperty("look", "quiet")
        self.button.clicked.connect(lambda: self.wanted.emit(self._decision))
        inside = QGridLayout()
        inside.setSpacing(px(2))
        inside.setColumnStretch(0, 1)
        for at, widget in enumerate((self.title, self.line, self.rest)):
            inside.addWidget(widget, at, 0)
        inside.addWidget(self.button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        self.column.setContentsMargins(px(16), px(10), px(12), px(10))
        self.column.addLayout(inside)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Say how far it has come, and what stands outside."""
        title = wording.word("decision_kind", standing.kind)
        self.title.setText(title)
        row = standing.decision
        self._decision = row.id if row is not None else 0
        self.button.setVisible(row is not None)
        self.button.setAccessibleName(self.tr("Visa beslutet: {kind}").format(kind=title))
        self.line.setText(self._line(standing))
        rest = []
        if row is not None and row.adopted:
            rest.append(self._extent(standing))
        if standing.changed:
            rest.append(self.tr("Ändrade texter sedan beslutet: {count}.").format(count=standing.changed))
        self.rest.setText(" ".join(rest))
        self.rest.setVisible(bool(rest))

    def _extent(self, standing: Standing) -> str:
        said = (
            self.tr("Mål i beslutet: {covered}. Utanför: {left}.")
            if standing.kind == "programme"
            else self.tr("Metoder i beslutet: {covered}. Utanför: {left}.")
        )
        return said.format(covered=standing.covered, left=standing.left)

    def _line(self, standing: Standing) -> str:
        row = standing.decision
        if row is None:
            return self.tr("Inget beslut än.")
        parts = (
            wording.word("decision_state", row.state),
            formats.day(row.decided_on) or row.date_note,
            row.section,
        )
        return " · ".join(part for part in parts if part)
