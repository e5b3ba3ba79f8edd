"""All municipalities as dots along one axis, equal ones stacked, ours marked and named. Painted bare."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import formats
from app.domain.axes import Scale, stack, value_scale
from app.services.figures import Distribution, Standing
from app.ui.charts import distribution_reading as reading
from app.ui.common import theme
from app.ui.common.theme import colour, px

HEIGHT, DOT, OWN = 190, 7, 12


class Strip(QWidget):
    """Left and right walk the municipalities from the lowest to the highest; the pointer reads the nearest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Distribution | None = None
        self._scale: Scale = value_scale([], 0, 1)
        self.spots: list[tuple[Standing, QPointF]] = []
        """Everyone from the lowest to the highest, and where each stands."""
        self.read: int | None = None
        """Which of them is told."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(px(150))
        self.setAccessibleName(self.tr("Kommunernas värden"))

    def sizeHint(self) -> QSize:
        """High enough for a stack of equals."""
        return QSize(px(480), px(HEIGHT))

    def show_figures(self, figures: Distribution) -> None:
        """Draw another distribution."""
        self._figures = figures
        self._place()
        self.read_at(None)

    def read_at(self, index: int | None) -> None:
        """Tell the value of one; None takes it away."""
        self.read = index
        if self._figures is not None:
            said = reading.spoken(self._figures)
            if index is not None:
                said = reading.told(self._figures, self.spots[index][0])
            self.setAccessibleDescription(said)
        self.update()

    # -- keys and pointer --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from ours to the next higher or lower; Esc stops reading."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.spots:
            start = self._own_index() if self.read is None else self.read + step
            self.read_at(min(max(start, 0), len(self.spots) - 1))
        elif event.key() == Qt.Key.Key_Escape and self.read is not None:
            self.read_at(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the nearest dot, if one is near."""
        at = event.position()
        distances = [(spot - at).manhattanLength() for _, spot in self.spots]
        nearest = min(range(len(distances)), key=distances.__getitem__, default=None)
        near = nearest is not None and distances[nearest] <= px(24)
        if (nearest if near else None) != self.read:
            self.read_at(nearest if near else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read any more."""
        self.read_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is shown round the chart."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is read any more."""
        super().focusOutEvent(event)
        self.read_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The dots follow the width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Sizes and colours follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._place()
            self.update()

    # -- drawing --

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, dots, ours with its name, and what is read."""
        figures = self._figures
        if figures is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        self._paint_axis(painter, figures)
        painter.setPen(QPen(colour("surface"), 1))
        painter.setBrush(colour("chart_other"))
        size = px(DOT) / 2
        for standing, spot in self.spots:
            if standing is not figures.own:
                painter.drawEllipse(spot, size, size)
        at = self._own_index()
        painter.setBrush(colour("chart_own"))
        painter.drawEllipse(self.spots[at][1], px(OWN) / 2, px(OWN) / 2)
        shown = self.read if self.read is not None else at
        self._name(painter, shown, "chart_own" if shown == at else "text")
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(4), px(4))

    def _paint_axis(self, painter: QPainter, figures: Distribution) -> None:
        scale, foot = self._scale, self._foot()
        line = painter.fontMetrics().height()
        painter.setPen(QPen(colour("control"), 1))
        painter.drawLine(QPointF(scale.start, foot), QPointF(scale.start + scale.length, foot))
        every = 1 if scale.length / len(scale.ticks) >= px(56) else 2
        for tick in scale.ticks[::every]:
            x = scale.at(tick)
            painter.setPen(QPen(colour("chart_grid"), 1))
            painter.drawLine(QPointF(x, px(30)), QPointF(x, foot))
            painter.setPen(colour("muted"))
            box = QRectF(x - px(50), foot + px(4), px(100), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, formats.number(tick, scale.decimals))
        ends = QRectF(px(8), foot + px(4) + line, self.width() - px(16), line)
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, figures.unit)
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, reading.better_way(figures))

    def _name(self, painter: QPainter, index: int, role: str) -> None:
        """The name and value over a dot, with a line down to it."""
        assert self._figures is not None
        standing, spot = self.spots[index]
        painter.setFont(theme.font("small", strong=True))
        metrics, words = painter.fontMetrics(), reading.told(self._figures, standing)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, self.width() - px(16))
        width = metrics.horizontalAdvance(words)
        left = min(max(spot.x() - width / 2, px(8)), self.width() - px(8) - width)
        painter.setPen(QPen(colour(role), 1))
        painter.drawLine(QPointF(spot.x(), px(8) + metrics.height()), spot)
        painter.setBrush(colour(role))
        painter.drawEllipse(spot, px(OWN) / 2, px(OWN) / 2)
        painter.drawText(QPointF(left, px(6) + metrics.ascent()), words)

    def _own_index(self) -> int:
        own = self._figures.own if self._figures is not None else None
        return next((at for at, (standing, _) in enumerate(self.spots) if standing is own), 0)

    def _foot(self) -> float:
        return self.height() - 2 * self.fontMetrics().height() - px(10)

    def _place(self) -> None:
        """Stack dots that would cover one another, alternately over and under the middle."""
        figures = self._figures
        if figures is None:
            return
        everyone = sorted((figures.own, *figures.others), key=lambda standing: standing.value)
        values = [standing.value for standing in everyone]
        self._scale = value_scale(values, px(28), max(self.width() - 2 * px(28), 1))
        top, foot = px(34), self._foot() - px(8)
        middle, step = (top + foot) / 2, px(DOT)
        across = [self._scale.at(value) for value in values]
        away = stack(across, step, foot - top)
        self.spots = [
            (standing, QPointF(x, middle + up))
            for standing, x, up in zip(everyone, across, away, strict=True)
        ]
