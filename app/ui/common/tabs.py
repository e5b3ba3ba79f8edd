"""The sections of a record as a row of tabs; what does not fit is under "Mer"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.ui.common.theme import px


class Tabs(QWidget):
    """Named sections. The order is the order added; hidden ones keep their place."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._wanted: dict[str, bool] = {}
        self.bar = QTabBar()
        self.bar.setAccessibleName(self.tr("Avsnitt"))
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setDrawBase(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = QToolButton()
        self.more.setText(self.tr("Mer ▾"))
        self.more.setToolTip(self.tr("Fler avsnitt"))
        self.more.setMenu(QMenu(self.more))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.bar, 1)
        row.addWidget(self.more)
        self.more.hide()
        self._placing = False
        self.bar.currentChanged.connect(self._tell)

    def add(self, name: str, text: str) -> None:
        """Add a section last."""
        self._names.append(name)
        self._wanted[name] = True
        self.bar.addTab(text)

    def lead(self, record: QWidget, sheets: Mapping[str, tuple[str, QWidget]]) -> QStackedWidget:
        """Add sections by what they are called and what they show. The stack that is returned shows the chosen one,
        turned by keys too from anywhere in ``record``.
        """
        stack = QStackedWidget()
        for name, (text, sheet) in sheets.items():
            self.add(name, text)
            stack.addWidget(sheet)
        self.chosen.connect(lambda name: stack.setCurrentWidget(sheets[name][1]))
        self.turn_by_keys(record)
        return stack

    def set_text(self, name: str, text: str) -> None:
        """Call a section something else: "Bidrag  3"."""
        at = self._names.index(name)
        if self.bar.tabText(at) != text:
            self.bar.setTabText(at, text)

    def text(self, name: str) -> str:
        """What a section is called now."""
        return self.bar.tabText(self._names.index(name))

    def set_shown(self, name: str, shown: bool) -> None:
        """Leave out a section that does not belong to this record."""
        self._wanted[name] = shown

    def is_shown(self, name: str) -> bool:
        """Whether a section belongs to this record."""
        return self._wanted[name]

    def current(self) -> str:
        """The chosen section."""
        return self._names[self.bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Go to a section, wherever it stands; to the first if it is left out."""
        if not self._wanted[name]:
            name = next(each for each in self._names if self._wanted[each])
        before = self.bar.currentIndex()
        self._place(self._names.index(name))
        if self.bar.currentIndex() != before:
            self.chosen.emit(name)

    def step(self, by: int) -> None:
        """Go to the next section (1) or the one before (-1), round and round."""
        shown = [each for each in self._names if self._wanted[each]]
        at = shown.index(self.current()) if self.current() in shown else 0
        self.choose(shown[(at + by) % len(shown)])

    def turn_by_keys(self, record: QWidget) -> None:
        """Let Ctrl+PgDown and Ctrl+PgUp turn to the next section and the one before, anywhere in ``record``."""
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(
                QKeySequence(keys), record, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            turn.activated.connect(lambda by=by: self.step(by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what fits."""
        super().resizeEvent(event)
        self.place()

    def sizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(px(200), max(self.bar.sizeHint().height(), self.more.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def place(self) -> None:
        """Show what fits, the chosen section always, and put the rest under "Mer"."""
        self._place(self.bar.currentIndex())

    def _place(self, chosen: int) -> None:
        self._placing = True
        wanted = [at for at, name in enumerate(self._names) if self._wanted[name]]
        for at in range(len(self._names)):
            self.bar.setTabVisible(at, at in wanted)
        widths = {at: self.bar.tabSizeHint(at).width() for at in wanted}
        room = self.width()
        hidden: list[int] = []
        if sum(widths.values()) > room:
            room -= self.more.sizeHint().width() + px(4)
            for at in reversed(wanted):
                if sum(widths[each] for each in wanted if each not in hidden) <= room:
                    break
                if at != chosen:
                    hidden.append(at)
        for at in hidden:
            self.bar.setTabVisible(at, False)
        # Only now: a bar that is too wide scrolls to the tab that is chosen.
        self.bar.setCurrentIndex(chosen)
        rects = [self.bar.tabRect(at) for at in wanted if at not in hidden]
        apart = any(after.left() > before.right() + 1 for before, after in pairwise(rects))
        if rects and (apart or rects[0].left() < 0):
            # It scrolls back, and closes the place of a tab that was taken away, when its size is told anew.
            QApplication.sendEvent(self.bar, QResizeEvent(self.bar.size(), self.bar.size()))
        self._fill_menu(sorted(hidden))
        self._placing = False

    def _fill_menu(self, hidden: list[int]) -> None:
        menu = self.more.menu()
        menu.clear()
        for at in hidden:
            action = QAction(self.bar.tabText(at), menu)
            action.triggered.connect(lambda _checked=False, at=at: self.choose(self._names[at]))
            menu.addAction(action)
        self.more.setVisible(bool(hidden))

    def _tell(self, at: int) -> None:
        if at >= 0 and not self._placing:
            self.chosen.emit(self._names[at])
