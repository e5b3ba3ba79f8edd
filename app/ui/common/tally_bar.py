"""How many of a goal's indicators have each status, as one stacked bar: counts, never an average."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.ui.common.marks import status_role
from app.ui.common.theme import colour, px

_PATTERNS = {"partly": Qt.BrushStyle.BDiagPattern, "not_assessable": Qt.BrushStyle.Dense6Pattern}
"""A second sign beside the colour: what is neither met nor failed is hatched or dotted."""


class TallyBar(QWidget):
    """A bar whose parts are as long as their counts. Its words are its tip and its accessible name."""

    def __init__(self, group: str = "indicator_status", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self._counts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show these status codes with their counts, in the order given."""
        self._counts = tuple((code, count) for code, count in counts if count)
        said = ", ".join(f"{count} {wording.word(self._group, code).lower()}" for code, count in self._counts)
        self.setToolTip(said)
        self.setAccessibleName(said or self.tr("Inga indikatorer"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for, as high as a line of small text."""
        return QSize(px(120), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One rounded bar, a hair apart between the parts; an empty one where there is nothing to count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), colour("line"))
        total = sum(count for _, count in self._counts)
        at = 0.0
        for code, count in self._counts:
            width = self.width() * count / total
            part = QRectF(at, 0, max(width - 1.5, 1.0), self.height())
            if code == "not_reported":
                painter.fillRect(part, colour("line"))
            else:
                painter.fillRect(part, colour(status_role(code)))
                if code in _PATTERNS:
                    painter.fillRect(part, QBrush(colour("surface"), _PATTERNS[code]))
            at += width
