"""How a risk was weighed through the years, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.ui.common import theme
from app.ui.common.page_parts import Rule, words
from app.ui.common.theme import colour, px
from app.ui.common.zones import paint_ground
from app.ui.risks.value_mark import paint_mark

if TYPE_CHECKING:
    from app.services.risk_scores import ScoreRow


class _Score(QWidget):
    """S × K and the value on the ground of its zone."""

    def __init__(self, score: ScoreRow) -> None:
        super().__init__()
        self._score = score
        self.setFixedSize(QSize(px(48), px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same mark as in the register."""
        painter = QPainter(self)
        paint_mark(painter, self.rect(), self._score.zone, self._score.value)


class _Steps(QWidget):
    """The current value through the years as a row of bars, oldest first: rising or falling is seen at a glance."""

    MOST = 12

    def __init__(self, scores: Sequence[ScoreRow], highest: int) -> None:
        super().__init__()
        self._scores = list(reversed(scores[: self.MOST]))
        self._highest = max(highest, 1)
        self.setFixedHeight(px(92))
        said = "; ".join(f"{score.year}: {score.value}" for score in self._scores)
        self.setAccessibleName(self.tr("Riskvärdet genom åren: {values}").format(values=said))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar for each weighing, with its value above and its year under."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, width = px(52), px(34)
        foot, room = self.height() - px(20), self.height() - px(42)
        for number, score in enumerate(self._scores):
            left = number * step
            height = max(room * score.value / self._highest, px(4))
            bar = QRectF(left, foot - height, width, height)
            paint_ground(painter, bar, score.zone, px(4))
            painter.setPen(colour("text"))
            painter.setFont(theme.font("small", strong=True))
            above = QRectF(left, foot - height - px(20), width, px(18))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(score.value))
            painter.setPen(colour("muted"))
            painter.setFont(theme.font("small"))
            under = QRectF(left - px(8), foot + px(2), width + px(16), px(18))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(score.year))


class Weighings(QScrollArea):
    """Every weighing with its reason, newest first: none is ever overwritten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Värderingar"))

    def show_scores(self, scores: Sequence[ScoreRow], highest: int) -> None:
        """Show the weighings; ``highest`` is the largest value that the scales can give."""
        entries: list[QWidget] = [self._entry(score) for score in scores]
        current = [score for score in scores if score.kind == "current"]
        if len(current) > 1:
            entries.insert(0, _Steps(current, highest))
        nothing = self.tr("Här visas hur risken har värderats genom åren, och varför.")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(8), px(8), px(8))
        column.setSpacing(px(8))
        for number, entry in enumerate(entries or [words(nothing, "muted", wrap=True)]):
            if number:
                column.addWidget(Rule())
            column.addWidget(entry)
        column.addStretch(1)
        self.setWidget(inside)

    def _entry(self, score: ScoreRow) -> QWidget:
        entry = QWidget()
        grid = QGridLayout(entry)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(2, 1)
        grid.addWidget(words(str(score.year), "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_Score(score), 0, 1, Qt.AlignmentFlag.AlignTop)
        zone = wording.word("zone", score.zone)
        weighed = self.tr("{kind}: {zone}. Sannolikhet {s}, konsekvens {k}.").format(
            kind=wording.word("score_kind", score.kind),
            zone=zone.lower(),
            s=score.likelihood,
            k=score.consequence,
        )
        grid.addWidget(_selectable(weighed), 0, 2)
        if score.reason:
            grid.addWidget(_selectable(score.reason), 1, 2)
        at = formats.day(score.at.astimezone().date())
        by = " · ".join(part for part in (at, score.by) if part)
        grid.addWidget(words(by, "small", wrap=True), 2, 2)
        return entry


def _selectable(text: str) -> QLabel:
    label = words(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
