"""A short list on the first page whose every row leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.common import icons, theme
from app.ui.common.page_parts import Card, words
from app.ui.common.theme import colour, px

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says and where it leads."""

    kind: str
    record_id: int
    title: str
    detail: str = ""
    chip: str = ""
    """A figure on a coloured field; ``role`` is its colour."""
    role: str = ""
    icon: str = ""
    """Shown where there is no figure."""


class RowButton(QAbstractButton):
    """One row: a figure or an icon, a line of text, and a quieter line under it if there is more to say."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        said = ". ".join(part for part in (row.chip, row.title, row.detail) if part)
        self.setAccessibleName(said)
        self.setToolTip("\n".join(part for part in (row.title, row.detail) if part))

    def sizeHint(self) -> QSize:
        """Room for the lines and some air; the width is whatever there is."""
        line = QFontMetrics(theme.font()).lineSpacing()
        small = QFontMetrics(theme.font("small")).lineSpacing() if self.row.detail else 0
        return QSize(px(200), line + small + px(13))

    def minimumSizeHint(self) -> QSize:
        """No row is squeezed."""
        return QSize(px(80), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Hover changes the ground."""
        if event.type() in (
            QEvent.Type.HoverEnter,
            QEvent.Type.HoverLeave,
            QEvent.Type.Enter,
            QEvent.Type.Leave,
        ):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, figure or icon, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        left = px(8) + px(32) + px(10)
        self._lead(painter, QRect(px(8), 0, px(32), self.height()))
        room = QRect(left, px(6), self.width() - left - px(8), self.height() - px(12))
        body, small = theme.font(), theme.font("small")
        top = Qt.AlignmentFlag.AlignTop if self.row.detail else Qt.AlignmentFlag.AlignVCenter
        self._line(painter, room, self.row.title, body, "text", top)
        self._line(painter, room, self.row.detail, small, "muted", Qt.AlignmentFlag.AlignBottom)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _line(
        self, painter: QPainter, room: QRect, text: str, font: QFont, role: str, place: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(colour(role))
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | place, shown)

    def _lead(self, painter: QPainter, room: QRect) -> None:
        if self.row.chip:
            chip = QRect(0, 0, px(32), px(24))
            chip.moveCenter(room.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.row.role))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setPen(colour(f"{self.row.role}_text"))
            painter.setFont(theme.font(strong=True))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.row.chip)
        elif self.row.icon:
            picture = icons.pixmap(self.row.icon, self.row.role or "muted", px(18))
            size = picture.deviceIndependentSize()
            painter.drawPixmap(
                room.center().x() - round(size.width() / 2) + 1,
                room.center().y() - round(size.height() / 2) + 1,
                picture,
            )


def at_first(every: Sequence[Of], most: int) -> Sequence[Of]:
    """What is shown before the rest is asked for: all of it, where a row that offers the rest would save nothing."""
    return every if len(every) <= most + 1 else every[:most]


class RowList(Card):
    """A card with a heading and rows; says so in words when there are none."""

    chosen = Signal(str, int)

    def __init__(self, heading: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._title = heading
        # The rows reach out by as much as their own air, so that what they say stands under the heading.
        self.column.setContentsMargins(px(8), px(12), px(8), px(12))
        if self.heading is not None:
            self.heading.setContentsMargins(px(8), 0, px(8), 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        self._empty = words(empty, "muted", wrap=True)
        self._empty.setContentsMargins(px(8), 0, px(8), 0)
        self.column.addWidget(self._empty)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.buttons: list[RowButton] = []

    def show_rows(self, rows: Sequence[Row], heading: str = "") -> None:
        """Show these rows and no others."""
        if self.heading is not None:
            self.heading.setText(heading or self._title)
        self._empty.setVisible(not rows)
        if [button.row for button in self.buttons] == list(rows):
            return
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [RowButton(row) for row in rows]
        for button in self.buttons:
            button.clicked.connect(
                lambda _checked=False, row=button.row: self.chosen.emit(row.kind, row.record_id)
            )
            self._rows.addWidget(button)
