"""The menus: every act of the window by name, each with its shortcut. Buttons and context menus share the
actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.common.icons import set_icon
from app.ui.common.theme import TEXT_SCALES, Theme, ThemeChoice
from app.ui.frame.rail import Place

type_of_act = Callable[[], object]


class Acts(NamedTuple):
    """What the window can do, for the menus to call."""

    open: Callable[[str], object]
    """Opens the file of an address; asks which, without one."""
    open_example: type_of_act
    close_file: type_of_act
    save: type_of_act
    quit: type_of_act
    search: type_of_act
    filter: type_of_act
    refresh: type_of_act
    go: Callable[[str], object]
    back: type_of_act
    step_year: Callable[[int], object]


class Menus(QObject):
    """Builds the menu bar of a window and holds its actions."""

    def __init__(
        self, window: QMainWindow, undo: QUndoGroup, theme: Theme, places: Sequence[Place], acts: Acts
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._acts = window, theme, acts
        self._needs_file: list[QAction] = []
        self._undo, self._places = undo, places
        bar = window.menuBar()
        self._file, self._edit = bar.addMenu(self.tr("&Arkiv")), bar.addMenu(self.tr("&Redigera"))
        self._view, self._go = bar.addMenu(self.tr("&Visa")), bar.addMenu(self.tr("&Gå"))
        self.page = bar.addMenu("")
        self.page.menuAction().setVisible(False)
        self._help = bar.addMenu(self.tr("&Hjälp"))
        self.recent = QMenu(self.tr("Senaste filer"), window)

    def fill(self) -> None:
        """Put the acts in the menus: after the first paint, which shows only what the menus are called."""
        if self._file.actions():
            return
        self._fill_file(self._file)
        self._fill_edit(self._edit, self._undo)
        self._fill_view(self._view)
        self._fill_go(self._go, self._places)
        self._fill_help(self._help)

    def follow(self, has_file: bool, addresses: Sequence[str]) -> None:
        """Switch off what means nothing without a file, and list the files opened lately."""
        for action in self._needs_file:
            action.setEnabled(has_file)
        self.recent.clear()
        for address in addresses:
            action = self.recent.addAction(Path(address).name.replace("&", "&&"))
            action.setToolTip(address)
            action.triggered.connect(lambda _checked=False, address=address: self._acts.open(address))
        self.recent.setEnabled(bool(addresses))

    def show_page(self, title: str, actions: Sequence[QAction | None]) -> None:
        """Show the acts of the page that is looked at in a menu of its own."""
        self.page.clear()
        for action in actions:
            if action is None:
                self.page.addSeparator()
            else:
                self.page.addAction(action)
        self.page.setTitle(title)
        self.page.menuAction().setVisible(bool(actions))

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: type_of_act,
        shortcut: str = "",
        icon: str = "",
        *,
        file: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        if shortcut:
            action.setShortcut(shortcut)
        if icon:
            set_icon(action, icon)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        if file:
            self._needs_file.append(action)
        return action

    def _fill_file(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, self.tr("Ny kommun …"), acts.close_file, "", "file-plus")
        self._add(menu, self.tr("Öppna …"), lambda: acts.open(""), "Ctrl+O", "folder-open")
        menu.addMenu(self.recent)
        self._add(menu, self.tr("Öppna exemplet"), acts.open_example, "", "map")
        menu.addSeparator()
        self._add(menu, self.tr("Spara"), acts.save, "Ctrl+S", "save", file=True)
        self._add(menu, self.tr("Stäng filen"), acts.close_file, "Ctrl+W", file=True)
        menu.addSeparator()
        self._add(menu, self.tr("Avsluta"), acts.quit, "Ctrl+Q", "log-out")

    def _fill_edit(self, menu: QMenu, undo: QUndoGroup) -> None:
        for action, shortcut, icon in (
            (undo.createUndoAction(self._window, self.tr("Ångra:")), "Ctrl+Z", "undo-2"),
            (undo.createRedoAction(self._window, self.tr("Gör om:")), "Ctrl+Shift+Z", "redo-2"),
        ):
            action.setShortcut(shortcut)
            set_icon(action, icon)
            menu.addAction(action)
        menu.addSeparator()
        self._add(menu, self.tr("Sök i hela filen"), self._acts.search, "Ctrl+K", "search", file=True)
        self._add(menu, self.tr("Filtrera sidan"), self._acts.filter, "Ctrl+F", "funnel", file=True)

    def _fill_view(self, menu: QMenu) -> None:
        looks = menu.addMenu(self.tr("Utseende"))
        group = QActionGroup(self)
        choices: tuple[tuple[ThemeChoice, str, str], ...] = (
            ("system", self.tr("Som systemet"), "monitor"),
            ("light", self.tr("Ljust"), "sun"),
            ("dark", self.tr("Mörkt"), "moon"),
            ("contrast", self.tr("Hög kontrast"), "contrast"),
        )
        for choice, text, icon in choices:
            action = self._add(looks, text, partial(self._theme.choose, choice), icon=icon)
            action.setCheckable(True)
            action.setChecked(self._theme.choice == choice)
            group.addAction(action)
        sizes = menu.addMenu(self.tr("Textstorlek"))
        self._add(sizes, self.tr("Större"), lambda: self._scale(1), "Ctrl++", "zoom-in")
        self._add(sizes, self.tr("Mindre"), lambda: self._scale(-1), "Ctrl+-", "zoom-out")
        self._add(sizes, self.tr("Normal"), lambda: self._theme.set_text_scale(100), "Ctrl+0")
        menu.addSeparator()
        self._add(menu, self.tr("Läs om"), self._acts.refresh, "F5", "refresh-cw", file=True)
        self._add(menu, self.tr("Helskärm"), self._full_screen, "F11", "maximize")

    def _fill_go(self, menu: QMenu, places: Sequence[Place]) -> None:
        acts = self._acts
        for place in places:
            self._add(menu, place.title, partial(acts.go, place.name), place.shortcut, place.icon, file=True)
        menu.addSeparator()
        self._add(menu, self.tr("Tillbaka"), acts.back, "Ctrl+B", "arrow-left", file=True)
        self._add(menu, self.tr("Föregående år"), lambda: acts.step_year(-1), "Ctrl+Alt+Left", "", file=True)
        self._add(menu, self.tr("Nästa år"), lambda: acts.step_year(1), "Ctrl+Alt+Right", "", file=True)

    def _fill_help(self, menu: QMenu) -> None:
        self._add(menu, self.tr("Kortkommandon"), self._show_shortcuts, "F1", "keyboard")
        self._add(menu, self.tr("Om Röda tråden"), self._show_about, "", "info")

    def _scale(self, step: int) -> None:
        at = TEXT_SCALES.index(self._theme.text_scale) + step
        if 0 <= at < len(TEXT_SCALES):
            self._theme.set_text_scale(TEXT_SCALES[at])

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _show_shortcuts(self) -> None:
        from app.ui.frame.help import ShortcutsDialog

        ShortcutsDialog(self._window.menuBar(), self._window).open()

    def _show_about(self) -> None:
        from app.ui.frame.help import AboutDialog

        AboutDialog(self._window).open()
