"""Läget: the chart with its question, what the indicator is, and the goals that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.ui.charts.distribution_chart import DistributionChart
from app.ui.charts.series_chart import SeriesChart
from app.ui.common.page_parts import Rule, button, words
from app.ui.common.theme import px
from app.ui.indicators import sayings
from app.ui.indicators.form import goal_option

if TYPE_CHECKING:
    from app.services.indicator_cards import IndicatorCard

_FACTS = ("quality", "level", "direction", "source", "frequency", "responsible_id")


class Outlook(QScrollArea):
    """Read only: everything here is changed under the other tabs."""

    goal_chosen = Signal(int)

    def __init__(self, add_value: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ready = False
        self._card: IndicatorCard | None = None
        self._units: dict[int, str] = {}
        self.chart = SeriesChart()
        self.distribution = DistributionChart()
        self.by_gender = QCheckBox(self.tr("Visa kvinnor och män"))
        self.by_gender.toggled.connect(self._draw)
        self.first_value = button(add_value)
        self.definition = words("", wrap=True)
        self.definition.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts: dict[str, QLabel] = {}
        self._goals = QVBoxLayout()
        self._goals.setSpacing(0)
        self._no_goals = words(
            self.tr("Indikatorn visar inget mål än. Koppla den till ett under Uppgifter."), "muted", wrap=True
        )
        self._lay_out()

    def charts_ready(self) -> None:
        """pyqtgraph is loaded: draw."""
        self._ready = True
        self._draw()

    def set_units(self, units: dict[int, str]) -> None:
        """What the units are called."""
        self._units = units

    def show_card(self, card: IndicatorCard) -> None:
        """Show an indicator."""
        self._card = card
        self._draw()
        self.first_value.setVisible(not card.measurements and not card.values["archived"])
        self.distribution.setVisible(card.distribution is not None)
        if card.distribution is not None:
            self.distribution.show_chart(card.distribution)
        definition = str(card.values["definition"])
        self.definition.setText(definition or self.tr("Ingen definition är skriven än."))
        for name, label in self._facts.items():
            label.setText(self._fact(card, name) or "–")
        self._show_goals(card)

    def _draw(self) -> None:
        card = self._card
        self.by_gender.setVisible(card is not None and card.split is not None)
        if self._ready and card is not None:
            split = card.split if self.by_gender.isChecked() else None
            shown = card.chart if split is None else sayings.with_genders(split)
            self.chart.show_chart(shown, sayings.question(str(card.values["direction"])))

    def _fact(self, card: IndicatorCard, name: str) -> str:
        value = card.values[name]
        if name == "responsible_id":
            return self._units.get(value, "") if isinstance(value, int) else ""
        if name == "frequency":
            return wording.frequency(str(value))
        group = "indicator_level" if name == "level" else name
        said = wording.word(group, str(value))
        kolada_id = str(card.values["kolada_id"])
        return f"{said}, {kolada_id}" if name == "source" and kolada_id else said

    def _show_goals(self, card: IndicatorCard) -> None:
        while (item := self._goals.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._no_goals:
                widget.hide()
                widget.deleteLater()
        self._goals.addWidget(self._no_goals)
        self._no_goals.setVisible(not card.goals)
        for goal in card.goals:
            option = goal_option(goal)
            link = QPushButton(option.label)
            link.setProperty("look", "link")
            link.setToolTip(f"{option.label}\n{option.help}")
            link.setAccessibleDescription(option.help)
            link.clicked.connect(lambda _checked=False, goal_id=goal.id: self.goal_chosen.emit(goal_id))
            self._goals.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(12), px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.chart)
        column.addWidget(self.by_gender)
        column.addWidget(self.distribution)
        column.addWidget(self.first_value, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Rule())
        column.addWidget(words(self.tr("Om indikatorn"), "strong"))
        column.addWidget(self.definition)
        column.addLayout(self._facts_grid())
        column.addWidget(words(self.tr("Visar målen"), "strong"))
        column.addLayout(self._goals)
        column.addStretch(1)
        self.setWidget(inside)

    def _facts_grid(self) -> QGridLayout:
        names = {
            "quality": self.tr("Kvalitet"),
            "level": self.tr("Nivå"),
            "direction": self.tr("Riktning"),
            "source": self.tr("Källa"),
            "frequency": self.tr("Mäts"),
            "responsible_id": self.tr("Ansvarig"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for place, name in enumerate(_FACTS):
            self._facts[name] = words("", wrap=True)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(words(names[name], "small"))
            cell.addWidget(self._facts[name])
            cell.addStretch(1)
            grid.addLayout(cell, place // 3, place % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid
