"""The parts that the window's own frame is made of, apart from the rest so that start-up loads no more than it shows.

Pages find them in ``page_parts`` with the others.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QWidget

from app.ui.common import icons
from app.ui.common.theme import px


def words(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text. ``look``: title, heading, label, muted, small, strong, or none for body text."""
    label = QLabel(text, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    if look:
        label.setProperty("words", look)
    return label


class Rule(QFrame):
    """A hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "line")
        self.setFixedHeight(1)


class SearchField(QLineEdit):
    """Filters as one types: ``searched`` comes when the typing pauses for a blink, or at once with Enter and
    Esc.
    """

    searched = Signal(str)
    walked_down = Signal()
    """The user pressed the down arrow: into the list."""
    PAUSE_MS = 60

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self._loupe = QAction(self)
        icons.set_icon(self._loupe, "search")
        self.addAction(self._loupe, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Narrow columns are welcome to it."""
        return QSize(px(96), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once, Esc clears, down goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self._tell()
            self.walked_down.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())
