"""One report to choose: its name and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.common import theme
from app.ui.common.theme import colour, px

_EDGE = 12


class ReportCard(QAbstractButton):
    """A quiet card; the chosen one bears the thread at its left."""

    def __init__(self, kind: str, title: str, sentence: str) -> None:
        super().__init__()
        self.kind = kind
        self._sentence = sentence
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(sentence)
        self.toggled.connect(lambda _on: self.updateGeometry())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the name and as many lines as the sentence takes."""
        name = QFontMetrics(theme.font(strong=True)).height()
        # Only the chosen one says what it is for: what is asked about it is to be in sight under them all.
        return name + (self._meaning(width).height() if self.isChecked() else -px(4)) + px(2 * _EDGE)

    def sizeHint(self) -> QSize:
        """As wide as the column of choices."""
        return QSize(px(260), self.heightForWidth(px(260)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for large text."""
        return QSize(px(160), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, name, sentence; the thread where it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, ring = self.isChecked(), self.hasFocus()
        painter.setBrush(colour("selection" if chosen else "hover" if self.underMouse() else "surface"))
        painter.setPen(QPen(colour("focus" if ring else "line"), 2 if ring else 1))
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, px(8), px(8))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(
                box.left() + px(3), box.top() + px(10), px(3), box.height() - px(20), 2, 2
            )
        painter.setFont(theme.font(strong=True))
        painter.setPen(colour("selection_text" if chosen else "text"))
        name = QRect(px(_EDGE + 4), px(_EDGE - 2), self.width() - px(2 * _EDGE), px(24))
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if not chosen:
            return
        painter.setFont(theme.font("small"))
        painter.setPen(colour("selection_text"))
        under = self._meaning(self.width()).translated(px(_EDGE + 4), name.bottom())
        painter.drawText(under, Qt.TextFlag.TextWordWrap, self._sentence)

    def _meaning(self, width: int) -> QRect:
        room = QRect(0, 0, max(width - px(2 * _EDGE + 4), px(100)), 10_000)
        metrics = QFontMetrics(theme.font("small"))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._sentence)
