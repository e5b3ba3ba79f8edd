"""The sections of a page that has several, in a list at its left or in a row across it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from app.ui.common import icons, theme
from app.ui.common.theme import colour, px

WIDE, NARROW = 184, 44


class SectionButton(QAbstractButton):
    """One section to look at."""

    def __init__(self, title: str, icon: str, *, across: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._across = across
        self._narrow = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide = QSizePolicy.Policy.Fixed if across else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the words in a tip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row that is easy to hit."""
        return QSize(px(NARROW) if self._narrow else self.wide(), px(36))

    def wide(self) -> int:
        """The width with icon and words, in pixels."""
        if not self._across:
            return px(WIDE)
        said = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.text())
        return px(9 + 18 + 9 + 14) + said

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and word, on a quiet ground where one is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if chosen or self.underMouse() or self.hasFocus():
            painter.setBrush(colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(box, px(6), px(6))
        words = "selection_text" if chosen else "text"
        side = px(18)
        drawn = icons.pixmap(self._icon, words if chosen else "muted", 18)
        edge = (self.width() - side) // 2 if self._narrow else box.left() + px(9)
        painter.drawPixmap(edge, (self.height() - side) // 2, drawn)
        if self._narrow:
            return
        painter.setFont(theme.font(strong=chosen))
        painter.setPen(colour(words))
        left = box.left() + px(9) + side + px(9)
        inner = QRect(left, box.top(), box.right() - left - px(6), box.height())
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)


class SectionList(QWidget):
    """All sections; arrow keys walk, and walking shows."""

    chosen = Signal(str)
    """The name of the section to look at."""

    def __init__(self, name: str, sections: list[tuple[str, str, str]], *, across: bool = False) -> None:
        """``name`` is read aloud; ``sections`` are (name, title, icon)."""
        super().__init__()
        self.setAccessibleName(name)
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        column = QBoxLayout(way, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Right) if across else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        self._steps = {back: -1, on: 1}
        self.buttons = {name: SectionButton(title, icon, across=across) for name, title, icon in sections}
        for name, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(made)
        column.addStretch(1)
        if across:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def mark(self, name: str) -> None:
        """Show where the user is."""
        self.buttons[name].setChecked(True)

    def wide(self) -> int:
        """The width that all words take in a row, in pixels."""
        return sum(made.wide() + px(2) for made in self.buttons.values())

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, where the page is narrow."""
        for made in self.buttons.values():
            made.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows of the list's own direction walk."""
        names = list(self.buttons)
        at = next((index for index, name in enumerate(names) if self.buttons[name].hasFocus()), -1)
        step = self._steps.get(Qt.Key(event.key()))
        if step is None or at < 0:
            super().keyPressEvent(event)
            return
        name = names[(at + step) % len(names)]
        self.buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(name)
