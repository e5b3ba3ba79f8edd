"""Status and trend as everybody sees them: a symbol with a form of its own, a colour, and a word.

``paint_status`` and ``paint_trend`` draw the symbols anywhere; ``StatusMark`` and ``TrendMark`` are widgets
with the word beside. The codes are those of the rules: met, partly, not_met, not_assessable, not_reported;
improving_up …
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.ui.common import theme
from app.ui.common.theme import colour, px

_ROLES = {
    "met": "status_met",
    "partly": "status_partly",
    "not_met": "status_not_met",
    "not_assessable": "status_unknown",
    "not_reported": "status_unknown",
}
_ARROWS = {"up": -1.0, "down": 1.0}
SYMBOL = 16


def status_role(code: str) -> str:
    """The colour role of a status; its soft ground is the same with ``_ground`` after."""
    return _ROLES.get(code, "status_unknown")


def trend_role(code: str) -> str:
    """The colour role of a trend: better, worse, or neither."""
    if code.startswith("improving"):
        return "status_met"
    return "status_not_met" if code.startswith("worsening") else "status_unknown"


def paint_status(painter: QPainter, box: QRect | QRectF, code: str, ink: QColor | None = None) -> None:
    """Draw the symbol of a status in the middle of ``box``: ✓ ◐ ✕ ? ○, readable without its colour."""
    if not code:
        return
    side = float(min(box.width(), box.height()))
    ink = ink or colour(status_role(code))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(box).center())
    painter.scale(side / 16, side / 16)
    line = QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    disc = QRectF(-7, -7, 14, 14)
    if code in ("met", "not_met"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(disc)
        line.setColor(colour("surface"))
        line.setWidthF(1.9)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if code == "met":
            painter.drawPolyline(QPolygonF([QPointF(-3.4, 0.3), QPointF(-1, 2.7), QPointF(3.5, -2.4)]))
        else:
            painter.drawLine(QPointF(-2.6, -2.6), QPointF(2.6, 2.6))
            painter.drawLine(QPointF(2.6, -2.6), QPointF(-2.6, 2.6))
    else:
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.8, 0.8, -0.8, -0.8))
        if code == "partly":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPie(disc.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16)
        elif code == "not_assessable":
            letter = theme.font(strong=True)
            letter.setPixelSize(11)
            painter.setFont(letter)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


def paint_trend(painter: QPainter, box: QRect | QRectF, code: str, ink: QColor | None = None) -> None:
    """Draw the arrow of a trend in the middle of ``box``; an unknown trend has none."""
    if code in ("", "unknown"):
        return
    side = float(min(box.width(), box.height()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(box).center())
    painter.scale(side / 16, side / 16)
    pen = QPen(ink or colour(trend_role(code)), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.rotate(45 * _ARROWS.get(code.rpartition("_")[2], 0.0))
    painter.drawLine(QPointF(-5.5, 0), QPointF(5.5, 0))
    painter.drawPolyline(QPolygonF([QPointF(1.5, -4), QPointF(5.5, 0), QPointF(1.5, 4)]))
    painter.restore()


class _Mark(QWidget):
    """A symbol with its word, on a soft ground of the same colour."""

    def __init__(self, code: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.code = ""
        self.word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_code(code)

    def set_code(self, code: str) -> None:
        """Show another code; the empty one shows nothing."""
        self.code = code
        self.word = self._word(code) if code else ""
        self.setAccessibleName(self.word)
        self.setToolTip(self.word)
        self.updateGeometry()
        self.update()

    def set_why(self, why: str) -> None:
        """Say under the word, a hover away, why it is so."""
        self.setToolTip(f"{self.word}\n{why}" if why else self.word)
        self.setAccessibleDescription(why)

    def sizeHint(self) -> QSize:
        """Room for the symbol, the word and the air around them."""
        if not self.code:
            return QSize(0, px(26))
        words = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.word)
        return QSize(words + px(SYMBOL) + px(26), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill: ground, symbol, word."""
        if not self.code:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{self._role()}_ground"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        side = px(SYMBOL)
        self._symbol(painter, QRect(px(7), (self.height() - side) // 2, side, side))
        painter.setPen(colour(self._role()))
        painter.setFont(theme.font(strong=True))
        words = self.rect().adjusted(px(7) + side + px(6), 0, 0, -1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.word)

    def _word(self, code: str) -> str:
        raise NotImplementedError

    def _role(self) -> str:
        raise NotImplementedError

    def _symbol(self, painter: QPainter, box: QRect) -> None:
        raise NotImplementedError


class StatusMark(_Mark):
    """A status as a pill. ``group`` is ``status`` for goals and ``indicator_status`` for indicators."""

    def __init__(self, code: str = "", group: str = "status", parent: QWidget | None = None) -> None:
        self._group = group
        super().__init__(code, parent)

    def _word(self, code: str) -> str:
        return wording.word(self._group, code)

    def _role(self) -> str:
        return status_role(self.code)

    def _symbol(self, painter: QPainter, box: QRect) -> None:
        paint_status(painter, box, self.code)


class TrendMark(_Mark):
    """A trend as a pill: an arrow and the word."""

    def __init__(self, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(code, parent)

    def _word(self, code: str) -> str:
        return wording.word("trend", code)

    def _role(self) -> str:
        return trend_role(self.code)

    def _symbol(self, painter: QPainter, box: QRect) -> None:
        paint_trend(painter, box, self.code)
