"""The risk matrix: how many risks there are of each likelihood and consequence, and a way to choose among them.

matrix = RiskMatrix()
matrix.show_page(page)
matrix.chosen.connect(self._filter)                # Cell, or None when the choice is taken back
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.ui.common import theme
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.risks.matrix_cell import Cell, CellButton
from app.ui.risks.matrix_moves import Overlay, shown_arrows, type_of_arrow

if TYPE_CHECKING:
    from app.services.municipality import Scales, Step
    from app.services.risk_matrix import Move
    from app.services.risk_rows import RiskRow
    from app.services.risks import RiskPage

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


MOST_DOTS, MOST_IN_CELL = 20, 6
"""Up to so many risks in all, and in each cell, are shown as dots, one for each; more are counted."""


class RiskMatrix(QWidget):
    """Consequence upwards, likelihood to the right. Arrow keys walk, Enter and Space choose, Esc takes back."""

    chosen = Signal(object)
    """The ``Cell`` that the user chose, or None when none is chosen any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Riskmatris"))
        self.cells: dict[Cell, CellButton] = {}
        self._cell: Cell | None = None
        self._size = 0
        self._zones = Zones()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(2))
        self._axis_up = words(self.tr("Konsekvens ↑"), "label")
        self._axis_right = words(self.tr("Sannolikhet →"), "label")
        self._axis_right.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._labels: list[QLabel] = []
        self._moves: tuple[Move, ...] = ()
        self._moves_shown = False
        self._line = Overlay(self, self.boundary, self.arrows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def cell(self) -> Cell | None:
        """The chosen cell."""
        return self._cell

    def show_page(self, page: RiskPage) -> None:
        """Show other risks. The choice stays."""
        self._zones, self._moves = page.zones, page.moves
        figure = page.matrix
        if figure.size != self._size:
            self._build(figure.size)
        self._name_axes(page.scales)
        standing = _standing(page.rows)
        dotted = few_enough(standing)
        for cell, button in self.cells.items():
            button.show_risks(
                [row.title for row in standing.get(cell, ())],
                figure.zones[cell.consequence - 1][cell.likelihood - 1],
                self._meaning(cell, page.scales),
                dots=dotted,
            )
        self._line.raise_()
        self._line.update()

    def show_moves(self, shown: bool) -> None:
        """Draw arrows from where risks stood the year before, or not."""
        self._moves_shown = shown
        self._line.update()

    def arrows(self) -> list[type_of_arrow]:
        """The arrows that are drawn."""
        return shown_arrows(self._moves, self._place) if self._moves_shown else []

    def moves_told(self) -> str:
        """The moves in words, for those who do not see the arrows."""
        return "\n".join(
            self.tr("{risks}: från S {s0}, K {k0} till S {s1}, K {k1}").format(
                risks=", ".join(move.titles),
                s0=move.before[0],
                k0=move.before[1],
                s1=move.now[0],
                k1=move.now[1],
            )
            for move in self._moves
        )

    def choose(self, cell: Cell | None) -> None:
        """Choose a cell, or none."""
        for place, button in self.cells.items():
            button.setChecked(place == cell)
        if cell != self._cell:
            self._cell = cell
            self._keep_one_tab_stop(cell)
            self.chosen.emit(cell)

    def over_threshold(self, cell: Cell) -> bool:
        """Whether risks in the cell are proposed for the control plan."""
        return risk_zones.over_threshold(cell.likelihood * cell.consequence, self._zones)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the choice back."""
        if event.key() == Qt.Key.Key_Escape and self._cell is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk from cell to cell, Home and End to the ends of a row; Enter chooses as Space does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            assert isinstance(watched, CellButton)
            key = Qt.Key(event.key())
            if key in _ARROWS:
                right, up = _ARROWS[key]
                self._walk(Cell(watched.cell.likelihood + right, watched.cell.consequence + up))
                return True
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                self._walk(Cell(1 if key == Qt.Key.Key_Home else self._size, watched.cell.consequence))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The threshold lies over the cells."""
        super().resizeEvent(event)
        self._line.setGeometry(self.rect())

    def boundary(self) -> list[QLineF]:
        """Where the threshold goes between the cells, as lines in the matrix."""
        gap = self._grid.spacing() / 2
        lines: list[QLineF] = []
        for cell, button in self.cells.items():
            if not self.over_threshold(cell):
                continue
            box = button.geometry()
            left, right = box.left() - gap, box.right() + 1 + gap
            top, bottom = box.top() - gap, box.bottom() + 1 + gap
            before = Cell(cell.likelihood - 1, cell.consequence)
            below = Cell(cell.likelihood, cell.consequence - 1)
            if before in self.cells and not self.over_threshold(before):
                lines.append(QLineF(left, top, left, bottom))
            if below in self.cells and not self.over_threshold(below):
                lines.append(QLineF(left, bottom, right, bottom))
        return lines

    def _place(self, steps: tuple[int, int]) -> QRectF | None:
        button = self.cells.get(Cell(*steps))
        return QRectF(button.geometry()) if button is not None else None

    def _build(self, size: int) -> None:
        for widget in (*self.cells.values(), *self._labels):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.cells, self._labels, self._size = {}, [], size
        self._grid.addWidget(self._axis_up, 0, 0, 1, size + 1)
        # Consequence falls downwards, and reading order is tab order.
        for consequence in range(size, 0, -1):
            row = size - consequence + 1
            self._grid.setRowStretch(row, 1)
            for likelihood in range(1, size + 1):
                button = CellButton(Cell(likelihood, consequence), self)
                button.installEventFilter(self)
                button.clicked.connect(lambda on, cell=button.cell: self.choose(cell if on else None))
                self.cells[button.cell] = button
                self._grid.addWidget(button, row, likelihood)
                self._grid.setColumnStretch(likelihood, 1)
        self._grid.addWidget(
            self._axis_right, size + 1, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        self._keep_one_tab_stop(self._cell)

    def _name_axes(self, scales: Scales) -> None:
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        under = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for step in scales.consequence:
            self._grid.addWidget(self._label(step, side), self._size - step.value + 1, 0)
        for step in scales.likelihood:
            self._grid.addWidget(self._label(step, under), self._size + 1, step.value)

    def _label(self, step: Step, side: Qt.AlignmentFlag) -> QLabel:
        label = _AxisLabel(step, side)
        self._labels.append(label)
        return label

    def _meaning(self, cell: Cell, scales: Scales) -> str:
        """What the cell's two steps are called."""
        parts = []
        for steps, value in ((scales.likelihood, cell.likelihood), (scales.consequence, cell.consequence)):
            label = next((step.label for step in steps if step.value == value), "")
            parts.append(f"{value} {label}".strip())
        return " · ".join(parts)

    def _walk(self, cell: Cell) -> None:
        if cell in self.cells:
            self._keep_one_tab_stop(cell)
            self.cells[cell].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_one_tab_stop(self, cell: Cell | None) -> None:
        """Tab passes the matrix in one step; it stops at the cell one was at last."""
        stop = cell if cell in self.cells else Cell(1, self._size)
        for place, button in self.cells.items():
            policy = Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


def _standing(rows: Sequence[RiskRow]) -> dict[Cell, list[RiskRow]]:
    """The risks of each cell."""
    standing: dict[Cell, list[RiskRow]] = {}
    for row in rows:
        if row.likelihood is not None and row.consequence is not None and not row.archived:
            standing.setdefault(Cell(row.likelihood, row.consequence), []).append(row)
    return standing


def few_enough(standing: Mapping[Cell, Sequence[RiskRow]]) -> bool:
    """Whether every risk has a dot of its own: more would be a swarm, where a count says more."""
    counts = [len(rows) for rows in standing.values()]
    return sum(counts) <= MOST_DOTS and max(counts, default=0) <= MOST_IN_CELL


class _AxisLabel(QLabel):
    """The name of a step. It wraps to two lines at most, so that every matrix keeps the height it is given."""

    def __init__(self, step: Step, side: Qt.AlignmentFlag) -> None:
        super().__init__(f"{step.value} {step.label}", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setProperty("words", "small")
        self.setAlignment(side)
        self.setToolTip(step.text)
        self.setAccessibleDescription(step.text)
        self._beside = bool(side & Qt.AlignmentFlag.AlignRight)

    def hasHeightForWidth(self) -> bool:
        """The rows of the matrix do not follow the width of its words."""
        return False

    def sizeHint(self) -> QSize:
        """On one line at the side where it is short; two lines under."""
        metrics = QFontMetrics(theme.font("small"))
        width = metrics.horizontalAdvance(self.text()) + px(2) if self._beside else px(44)
        return QSize(min(width, px(110)), metrics.height() * (1 if self._beside else 2))

    def minimumSizeHint(self) -> QSize:
        """No less: a word that is cut says nothing."""
        return self.sizeHint()
