"""Small charts of many things side by side, in columns: the same thing seen in two ways stands beside itself.

charts = SmallCharts([self.tr("Faktisk kvalitet"), self.tr("Upplevd kvalitet")])
charts.show_columns([actual, perceived], [self.tr("Ingen indikator än."), …])
charts.opened.connect(lambda key: …)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.charts.small_painting import HEIGHT, Placed, Small, paint_all, place
from app.ui.common import theme
from app.ui.common.theme import colour, px

GAP = 12


class SmallCharts(QWidget):
    """Arrows walk the charts, Shift with them the years of one; Enter or a click opens what it shows."""

    opened = Signal(int)
    """The key of the chart."""
    stood = Signal(QRectF)
    """One has come by the keys to the chart with this box."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._columns: list[list[Small]] = [[] for _ in headings]
        self._lacking: Sequence[str] = [""] * len(headings)
        self.placed: list[Placed] = []
        self.current: int | None = None
        """The key of the chart that one stands on."""
        self.read: int | None = None
        """Which of its years is told."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[Sequence[Small]], lacking: Sequence[str]) -> None:
        """Show other charts. ``lacking`` is said in a column that has none."""
        self._columns = [list(column) for column in columns]
        self._lacking = lacking
        self.current = self.read = None
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the longest column."""
        rows = max((len(column) for column in self._columns), default=0)
        return QSize(px(420), self._head() + max(rows, 1) * (px(HEIGHT) + px(GAP)))

    def minimumSizeHint(self) -> QSize:
        """Narrow it may be, but nothing is cut at the bottom."""
        return QSize(px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Headings, charts, and what is said where there are none."""
        painter = QPainter(self)
        width = self._width()
        for number, heading in enumerate(self._headings):
            left = number * (width + px(GAP))
            painter.setFont(theme.font("small", strong=True))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(left, 0, width, self._head()), Qt.AlignmentFlag.AlignLeft, heading)
            if not self._columns[number]:
                self._say_lacking(painter, QRectF(left, self._head(), width, px(HEIGHT)), number)
        paint_all(painter, self.placed, self.current, self.read)

    def _say_lacking(self, painter: QPainter, box: QRectF, number: int) -> None:
        painter.setFont(theme.font("small"))
        painter.drawText(
            box.adjusted(0, px(4), 0, 0),
            int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap),
            self._lacking[number],
        )

    # -- keys and pointer --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        chart = self._chart(self.current)
        if across and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and chart is not None:
            last = len(chart.small.values) - 1
            start = last if self.read is None else self.read + across
            self._stand(chart, min(max(start, 0), last))
        elif across or down:
            self._walk(across, down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and chart is not None:
            self.opened.emit(chart.small.key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the year under the pointer."""
        chart = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if chart else Qt.CursorShape.ArrowCursor)
        self.setToolTip(chart.small.title if chart else "")
        if chart is None:
            self.read = None
            self.update()
            return
        part = (event.position().x() - chart.inner.left()) / max(chart.inner.width(), 1)
        last = len(chart.small.values) - 1
        self._stand(chart, min(max(round(part * last), 0), last))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        chart = self._under(event.position())
        if chart is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(chart.small.key)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read any more."""
        self.read = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One stands on a chart as soon as one comes here by the keys."""
        super().focusInEvent(event)
        if self.current is None and self.placed:
            self._stand(self.placed[0], None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The charts follow the width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Sizes and colours follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._place()
            self.updateGeometry()

    def _walk(self, across: int, down: int) -> None:
        where = next(
            (
                (column, row)
                for column, charts in enumerate(self._columns)
                for row, small in enumerate(charts)
                if small.key == self.current
            ),
            None,
        )
        if where is None:
            if self.placed:
                self._stand(self.placed[0], None)
            return
        column = min(max(where[0] + across, 0), len(self._columns) - 1)
        if not self._columns[column]:
            return
        row = min(max(where[1] + down, 0), len(self._columns[column]) - 1)
        chart = self._chart(self._columns[column][row].key)
        self._stand(chart, None)
        if chart is not None:
            self.stood.emit(chart.box)

    def _stand(self, chart: Placed | None, read: int | None) -> None:
        if chart is None:
            return
        self.current, self.read = chart.small.key, read
        said = chart.small.spoken()
        title = chart.small.title
        self.setAccessibleDescription(said if read is None else f"{title}. {chart.small.at(read)}")
        self.update()

    def _chart(self, key: int | None) -> Placed | None:
        return next((chart for chart in self.placed if chart.small.key == key), None)

    def _under(self, position: QPointF) -> Placed | None:
        return next((chart for chart in self.placed if chart.box.contains(position)), None)

    def _head(self) -> int:
        return px(26)

    def _width(self) -> float:
        count = len(self._headings)
        return (self.width() - px(GAP) * (count - 1)) / count

    def _place(self) -> None:
        width, step = self._width(), px(HEIGHT) + px(GAP)
        self.placed = [
            place(
                small,
                QRectF(number * (width + px(GAP)), self._head() + row * step, width, px(HEIGHT)),
            )
            for number, column in enumerate(self._columns)
            for row, small in enumerate(column)
        ]
        self.update()
