"""Small parts that pages are put together of: header, cards, headings, empty states, search field,
splitter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui.common import icons
from app.ui.common.settings import Settings
from app.ui.common.small_parts import Rule, SearchField, words
from app.ui.common.theme import px

__all__ = [
    "Card",
    "EmptyState",
    "PageHeader",
    "Rule",
    "SearchField",
    "Splitter",
    "action",
    "button",
    "menu",
    "words",
]


def button(action: QAction, look: str = "", *, icon: bool = True) -> QPushButton:
    """A push button that does what ``action`` does, with its words, tip and being on or off."""
    made = QPushButton()
    if look:
        made.setProperty("look", look)

    def follow() -> None:
        given = str(action.property("icon_and_role") or "") if icon else ""
        said = action.text().replace("&", "")
        # The style puts the words close to the icon; a space gives them air, and is not read aloud.
        made.setText(f" {said}" if given else said)
        made.setAccessibleName(said)
        made.setEnabled(action.isEnabled())
        # Shown without a parent it would be a window of its own for a moment, and take the focus.
        if made.parent() is not None or not action.isVisible():
            made.setVisible(action.isVisible())
        shortcut = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        made.setToolTip(
            " ".join(part for part in (action.toolTip(), f"({shortcut})" if shortcut else "") if part)
        )
        if given:
            icons.set_icon(made, given.partition(" ")[0], "accent_text" if look == "primary" else "muted")

    follow()
    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    return made


class PageHeader(QWidget):
    """Title, one sentence that says what the page is for, and its acts to the right, one of them primary."""

    def __init__(
        self,
        title: str,
        sentence: str,
        actions: Sequence[QAction] = (),
        primary: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        column = QVBoxLayout()
        column.setSpacing(px(2))
        self.title = words(title, "title")
        self.sentence = words(sentence, "muted", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        row.addLayout(column, 1)
        for action in actions:
            row.addWidget(button(action), 0, Qt.AlignmentFlag.AlignBottom)
        if primary is not None:
            row.addWidget(button(primary, "primary"), 0, Qt.AlignmentFlag.AlignBottom)
        self._row = row

    def add(self, widget: QWidget) -> None:
        """Place a widget of the page's own to the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)


class EmptyState(QWidget):
    """Says what would be here, and offers the act that puts it there."""

    def __init__(
        self, icon: str, text: str, action: QAction | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(12))
        column.addStretch(1)
        self._mark = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._mark)
        self.text = words(text, "muted", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.text)
        self.button: QPushButton | None = None
        if action is not None:
            self.button = button(action)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The mark follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._mark.setPixmap(icons.pixmap(self._icon, "control", 32))


class Card(QFrame):
    """A white surface with a hairline. ``card.column`` is where its contents go."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(16), px(12), px(16), px(16))
        self.column.setSpacing(px(8))
        self.heading: QLabel | None = None
        if heading:
            self.heading = words(heading, "heading")
            self.column.addWidget(self.heading)


class Splitter(QSplitter):
    """Divides a page and remembers where, under ``name``."""

    def __init__(
        self,
        name: str,
        settings: Settings,
        sizes: Sequence[int],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self._name, self._settings, self._sizes = f"splitter/{name}", settings, [px(size) for size in sizes]
        self._placed = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(px(12))
        self.splitterMoved.connect(lambda _at, _index: settings.set(self._name, self.saveState()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first size that is real decides how the remembered shares fall out."""
        super().resizeEvent(event)
        if not self._placed and self.count():
            self._placed = True
            state = self._settings.state(self._name)
            if state.isEmpty() or not self.restoreState(state):
                self.setSizes(self._sizes)


def menu(title: str, actions: Sequence[QAction | None], parent: QWidget) -> QMenu:
    """A menu of ``actions``, with a line where there is None."""
    made = QMenu(title, parent)
    for action in actions:
        if action is None:
            made.addSeparator()
        else:
            made.addAction(action)
    return made


def action(
    parent: QWidget, text: str, do: Callable[[], object], *, icon: str = "", shortcut: str = "", tip: str = ""
) -> QAction:
    """An action of ``parent``: one thing to do, the same in menu, context menu, button and shortcut."""
    made = QAction(text, parent)
    if icon:
        icons.set_icon(made, icon)
    if shortcut:
        made.setShortcut(shortcut)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if tip:
        made.setToolTip(tip)
    made.triggered.connect(lambda _checked=False: do())
    parent.addAction(made)
    return made
