"""All risks at once: whose they are, the matrix, and the register that the matrix filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.common.editors import ChoiceEditor
from app.ui.common.icons import set_icon
from app.ui.common.page_parts import words
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.risks import form as risk_form
from app.ui.risks.legend import Legend
from app.ui.risks.matrix import RiskMatrix
from app.ui.risks.matrix_cell import Cell, plain_tip
from app.ui.risks.register import Register, type_of_subset

if TYPE_CHECKING:
    from app.services.risks import RiskPage

SIDE_BY_SIDE = 900
"""The width (at 100 % text) from which matrix and register stand beside each other."""
WIDE_OPEN = 16_777_215
"""Qt's own word for no limit."""


class RiskOverview(QWidget):
    """Chooses what is shown; reads nothing itself."""

    unit_chosen = Signal(object)
    """A unit's id, or None for the whole municipality."""
    filtered = Signal()
    """The matrix shows other risks in the register."""

    def __init__(self, settings: Settings, new: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = RiskMatrix()
        self.legend = Legend()
        self.register = Register(settings, new)
        self.unit = ChoiceEditor((), self.tr("Hela kommunen"), required=False)
        self.unit.main().setAccessibleName(self.tr("Nämnd eller bolag"))
        self.moves = QPushButton(self.tr("Visa förflyttning"))
        self.moves.setCheckable(True)
        set_icon(self.moves, "trending-up")
        self.moves.toggled.connect(self._show_moves)
        self.unweighed = self._link()
        self.over = self._link()
        self._lay_out()
        self.unit.changed.connect(lambda: self.unit_chosen.emit(self.unit.value()))
        self.matrix.chosen.connect(self._choose_cell)
        self.unweighed.clicked.connect(lambda: self._choose_only("unweighed"))
        self.over.clicked.connect(lambda: self._choose_only("over"))
        self.register.all_wanted.connect(lambda: self.matrix.choose(None))

    def show_page(self, page: RiskPage, unit: int | None) -> None:
        """Show other risks; choices and filters stay."""
        self.unit.set_options(risk_form.unit_options(page.units))
        self.unit.set_value(unit)
        self.matrix.show_page(page)
        self.legend.show_threshold(page.zones.threshold, page.zones.threshold_rule)
        self._tell_moves(page)
        waiting = sum(row.value is None and not row.archived for row in page.rows)
        self.unweighed.setVisible(waiting > 0)
        self.unweighed.setText(
            self.tr("1 risk är inte värderad")
            if waiting == 1
            else self.tr("{count} risker är inte värderade").format(count=waiting)
        )
        over = sum(row.decided.over and not row.archived for row in page.rows)
        self.over.setVisible(over > 0)
        self.over.setText(
            self.tr("! En acceptans har gått ut")
            if over == 1
            else self.tr("! {count} acceptanser har gått ut").format(count=over)
        )
        self.register.set_rows(page.rows)

    def show_all(self) -> None:
        """Let go of every filter."""
        self.matrix.choose(None)
        self.register.clear_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Matrix over register where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._direction.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._left.setMinimumWidth(px(400) if wide else 0)
        self._left.setMaximumWidth(px(400) if wide else WIDE_OPEN)
        self.matrix.setFixedHeight(px(360 if wide else 208))

    def _lay_out(self) -> None:
        chooser = QHBoxLayout()
        chooser.setSpacing(px(8))
        label = words(self.tr("Visar"), "muted")
        label.setBuddy(self.unit.main())
        chooser.addWidget(label)
        chooser.addWidget(self.unit, 1)
        chooser.addWidget(self.moves)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(8))
        left.addLayout(chooser)
        left.addWidget(self.matrix)
        left.addWidget(self.legend)
        for link in (self.unweighed, self.over):
            left.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        # The matrix keeps its height; the register takes what is left.
        self._left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._direction = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._direction.setContentsMargins(0, 0, 0, 0)
        self._direction.setSpacing(px(12))
        self._direction.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._direction.addWidget(self.register, 1)

    def _choose_cell(self, cell: Cell | None) -> None:
        self.register.show_cell(cell)
        self.filtered.emit()

    def _show_moves(self, shown: bool) -> None:
        self.matrix.show_moves(shown)
        self.moves.setText(self.tr("Dölj förflyttning") if shown else self.tr("Visa förflyttning"))

    def _tell_moves(self, page: RiskPage) -> None:
        """Offer the arrows where there are any, and say them in words too."""
        self.moves.setEnabled(bool(page.moves))
        told = self.matrix.moves_told() or self.tr("Ingen risk har flyttat sedan {year}.").format(
            year=page.year - 1
        )
        self.moves.setToolTip(plain_tip(told))
        self.moves.setAccessibleDescription(told)

    def _choose_only(self, which: type_of_subset) -> None:
        self.matrix.choose(None)
        self.register.show_only(which)
        self.filtered.emit()

    def _link(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("look", "link")
        made.hide()
        return made
