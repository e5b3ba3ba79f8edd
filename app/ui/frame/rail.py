"""The rail of pages at the left: icon and word, the chosen place marked by the thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImageReader, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from app.ui.common import icons, theme
from app.ui.common.small_parts import words
from app.ui.common.theme import colour, px
from resources import path

WIDE, NARROW = 236, 56


class Place(NamedTuple):
    """A page as the rail shows it."""

    name: str
    title: str
    icon: str
    shortcut: str


class RailButton(QAbstractButton):
    """One place to go."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._narrow = self._ring = False
        self.setText(place.title)
        self.setAccessibleName(place.title)
        self.setToolTip(f"{place.title} ({place.shortcut})")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to those who came by the keyboard; a click and a window that wakes need none."""
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """A row that is easy to hit; two lines where the words need them."""
        return QSize(px(NARROW), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Thread, icon, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(px(8), 1, -px(8), -1)
        chosen = self.isChecked()
        painter.setPen(QPen(colour("focus"), 2) if self._ring and self.hasFocus() else Qt.PenStyle.NoPen)
        ground = "surface" if chosen else "hover" if self.underMouse() else "rail"
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box, px(6), px(6))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRect(0, box.top() + px(6), px(4), box.height() - px(12)), 2, 2)
        side = px(20)
        left = (self.width() - side) // 2 if self._narrow else box.left() + px(10)
        drawn = icons.pixmap(self.place.icon, "accent" if chosen else "muted", 20)
        painter.drawPixmap(left, (self.height() - side) // 2, drawn)
        if not self._narrow:
            painter.setFont(theme.font(strong=chosen))
            painter.setPen(colour("text"))
            inner = QRect(left + side + px(10), box.top(), box.right() - left - side - px(14), box.height())
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)


class Rail(QFrame):
    """All places, the program's mark on top."""

    chosen = Signal(str)
    """The name of the page to go to."""

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setAccessibleName(self.tr("Sidor"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, px(12))
        column.setSpacing(px(2))
        top = QHBoxLayout()
        top.setContentsMargins(px(14), 0, px(12), px(12))
        top.setSpacing(px(10))
        self._mark = QLabel()
        self._name = words(self.tr("Röda tråden"), "strong")
        top.addWidget(self._mark)
        top.addWidget(self._name, 1)
        column.addLayout(top)
        self.buttons = {place.name: RailButton(place) for place in places}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(button)
        column.addStretch(1)
        self._narrow = False
        self.draw()

    def draw(self) -> None:
        """Take the sizes that the text scale asks for."""
        density = self.devicePixelRatioF()
        reader = QImageReader(str(path("icons", "app.svg")))
        reader.setScaledSize(QSize(px(28), px(28)) * density)
        mark = QPixmap.fromImage(reader.read())
        mark.setDevicePixelRatio(density)
        self._mark.setPixmap(mark)
        self.setFixedWidth(px(NARROW if self._narrow else WIDE))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._name.setVisible(not narrow)
            for button in self.buttons.values():
                button.set_narrow(narrow)
            self.setFixedWidth(px(NARROW if narrow else WIDE))

    def show_place(self, name: str) -> None:
        """Mark where the user is."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the rail."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self.buttons.values())
        at = next((index for index, button in enumerate(buttons) if button.hasFocus()), -1)
        step = steps.get(Qt.Key(event.key()))
        if step is None or at < 0:
            super().keyPressEvent(event)
        else:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
