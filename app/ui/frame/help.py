"""Help that is read in the window: the shortcuts, gathered from the menus themselves, and what the program
is.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.text import translate
from app.ui.common.page_parts import words
from app.ui.common.theme import px


class _Dialog(QDialog):
    """A heading, some matter, a button that closes."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(24), px(20), px(24), px(20))
        self.column.setSpacing(px(12))
        self.column.addWidget(words(heading, "heading"))

    def finish(self) -> None:
        """Put the button last."""
        close = QPushButton(self.tr("Stäng"))
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class ShortcutsDialog(_Dialog):
    """Every act that has a shortcut, menu by menu. Nothing is written twice: the menus know."""

    def __init__(self, bar: QMenuBar, parent: QWidget) -> None:
        super().__init__(translate("ShortcutsDialog", "Kortkommandon"), parent)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(px(32))
        grid.setVerticalSpacing(px(4))
        for heading, actions in self._menus(bar):
            grid.addWidget(words(heading, "label"), grid.rowCount(), 0, 1, 2)
            for action in actions:
                row = grid.rowCount()
                keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                grid.addWidget(words(action.text().replace("&", "")), row, 0)
                grid.addWidget(words(keys, "muted"), row, 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setAccessibleName(self.tr("Kortkommandon"))
        self.column.addWidget(area, 1)
        self.finish()
        self.resize(px(420), px(560))

    def _menus(self, bar: QMenuBar) -> Iterator[tuple[str, list[QAction]]]:
        for top in bar.actions():
            shown = top.menu()
            if isinstance(shown, QMenu) and top.isVisible():
                actions = [action for action in _leaves(shown) if not action.shortcut().isEmpty()]
                if actions:
                    yield top.text().replace("&", ""), actions


class AboutDialog(_Dialog):
    """What the program is, and whose work it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Röda tråden", parent)
        for text in (
            self.tr("Håller ihop kommunens mål, mätningar och risker, från visionen till vardagen."),
            self.tr(
                "Byggd med Python, Qt, SQLAlchemy och ReportLab. Typsnittet är Source Sans 3, ikonerna kommer "
                "från Lucide. Licenserna ligger i programmets mapp."
            ),
        ):
            self.column.addWidget(words(text, wrap=True))
        self.finish()
        self.setMinimumWidth(px(420))


def _leaves(shown: QMenu) -> Iterator[QAction]:
    for action in shown.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _leaves(below)
        elif not action.isSeparator():
            yield action
