"""From inherent by way of current to residual: three marks with arrows between, which also choose what is weighed."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.domain.codes import SCORE_KINDS
from app.ui.common import theme
from app.ui.common.editors import Editor
from app.ui.common.fields import Shown
from app.ui.common.page_parts import words
from app.ui.common.theme import colour, px
from app.ui.common.zones import paint_ground


@dataclass(frozen=True, slots=True)
class Weighed(Shown):
    """What the form's weighings come to: the current one in words, and value and zone of each kind."""

    _: KW_ONLY
    values: tuple[tuple[int | None, str], ...] = ()
    """In the order from inherent to residual."""


class _Mark(QAbstractButton):
    """One kind's name over its value. The chosen one is underlined."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.value: int | None = None
        self.zone = ""
        self.setText(wording.word("score_kind_short", kind))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(wording.word("score_kind_meaning", kind))

    def show_value(self, value: int | None, zone: str) -> None:
        """Show another value."""
        self.value, self.zone = value, zone
        said = wording.word("zone", zone)
        shown = said if value is None else f"{value} {said}"
        self.setAccessibleName(f"{wording.word('score_kind', self.kind)}: {shown}")
        self.setAccessibleDescription(wording.word("score_kind_meaning", self.kind))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest name."""
        return QSize(px(112), px(62))

    def minimumSizeHint(self) -> QSize:
        """Three of them stand beside one another in a narrow pane."""
        return QSize(px(88), px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, mark, and a line under the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(self.rect(), px(6), px(6))
        name = QRectF(px(2), px(2), self.width() - px(4), px(20))
        painter.setFont(theme.font("small", strong=self.isChecked()))
        painter.setPen(colour("text" if self.isChecked() else "muted"))
        fitting = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, fitting)
        box = QRectF(px(4), px(24), self.width() - px(8), px(28))
        word = wording.word("zone", self.zone)
        if self.zone:
            paint_ground(painter, box, self.zone, px(6))
            painter.setPen(colour(f"zone_{self.zone}_text"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
            painter.setPen(colour("muted"))
        painter.setFont(theme.font(strong=bool(self.zone)) if self.zone else theme.font("small"))
        shown = word if self.value is None else f"{self.value}  {word}"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(px(4), self.height() - px(5), self.width() - px(8), px(3)), 1, 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))


class ValuePath(Editor):
    """Which of the three is weighed under it; arrow keys walk among them."""

    turned = Signal(str)
    """The kind of weighing that is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown("")
        self.marks = {kind: _Mark(kind) for kind in SCORE_KINDS}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(px(2))
        for kind, mark in self.marks.items():
            if row.count():
                row.addWidget(_arrow(), 0, Qt.AlignmentFlag.AlignBottom)
            self._group.addButton(mark)
            row.addWidget(mark, 1)
            mark.toggled.connect(lambda on, kind=kind: self._turn(kind) if on else None)
            mark.show_value(None, "")
        self.meaning = words("", "small", wrap=True)
        self.said = words("", "strong", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(px(6))
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.meaning)
        self.layout_row.addLayout(column)
        self.turn_to("current")

    @property
    def kind(self) -> str:
        """The kind that is shown."""
        return next(kind for kind, mark in self.marks.items() if mark.isChecked())

    def turn_to(self, kind: str) -> None:
        """Show another kind."""
        self.marks[kind].setChecked(True)

    def main(self) -> QWidget:
        return next((mark for mark in self.marks.values() if mark.isChecked()), self)

    def value(self) -> object:
        return None

    def set_value(self, value: object) -> None:
        """Show what the weighings come to."""
        if not isinstance(value, Weighed):
            return
        self.shown = value
        self.said.setText(value.text)
        for mark, (number, zone) in zip(self.marks.values(), value.values, strict=True):
            mark.show_value(number, zone)

    def name_for_readers(self, label: str) -> None:
        """Each mark says its own name."""
        self.setAccessibleName(label)

    def describe_for_readers(self, text: str) -> None:
        """Each mark says what it means."""

    def set_locked(self, locked: bool) -> None:
        """One may always look."""

    def set_look(self, look: str, on: bool) -> None:
        """It has no edge."""

    def _turn(self, kind: str) -> None:
        self.meaning.setText(wording.word("score_kind_meaning", kind))
        self.turned.emit(kind)


def _arrow() -> QLabel:
    arrow = words("→", "muted")
    arrow.setFixedHeight(px(62 - 12))
    return arrow
