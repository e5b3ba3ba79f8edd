"""The window: rail, header, pages, menus and status line. It connects pages that do not know each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QUndoGroup
from PySide6.QtWidgets import QMainWindow

from app.text import translate
from app.ui.catalogue import PAGES, page_for
from app.ui.common import icons
from app.ui.common.messages import Messages
from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme, px
from app.ui.frame.frame import Frame
from app.ui.frame.menus import Acts, Menus
from app.ui.frame.opener import Opener
from app.ui.frame.page_stack import PageStack
from app.ui.frame.rail import Place

if TYPE_CHECKING:
    from app.domain.progress import Progress
    from app.services.office import Office
    from app.ui.common.page import Page
    from app.ui.common.record_form import RecordForm
    from app.ui.frame.search_results import SearchResults
    from app.ui.frame.session import Session
    from app.ui.welcome.page import WelcomePage

NARROW = 1000
"""Under this width the rail shows icons alone."""


class MainWindow(QMainWindow):
    """One window on one municipality's file, or the welcome page where none is open."""

    painted = Signal()
    """The frame stands on the screen for the first time; only now may heavy work begin."""
    opened = Signal()
    """A file is open and its first page is shown."""

    def __init__(self, theme: Theme, settings: Settings, tasks: Tasks, messages: Messages) -> None:
        super().__init__()
        self._theme, self._settings, self._tasks = theme, settings, tasks
        self.messages = messages
        messages.stand_on(self)
        self.session: Session | None = None
        self.pages = PageStack(PAGES)
        self.welcome: WelcomePage | None = None
        self.results: SearchResults | None = None
        self._was_painted = False
        self._text_scale = theme.text_scale
        places = [
            Place(entry.name, translate("Pages", entry.title), entry.icon, f"Ctrl+{number}")
            for number, entry in enumerate(PAGES, start=1)
        ]
        self.frame = Frame(places, self.pages)
        self.rail, self.header, self.status = self.frame.rail, self.frame.header, self.frame.status
        self.setCentralWidget(self.frame)
        self._take_size()
        self.opener = Opener(tasks, settings, self, PAGES[0].load)
        self.undo_group = QUndoGroup(self)
        self.menus = Menus(self, self.undo_group, theme, places, self._acts())
        self._connect()
        self.expect_file(False)

    # -- files --

    def expect_file(self, expected: bool) -> None:
        """Show the whole frame at once if a file is to be opened; else the welcome page has the window."""
        self.frame.show_around(expected)
        self.menus.follow(self.session is not None, self.opener.recent())
        if self.session is None:
            self.menus.show_page("", ())
            self.header.show_content(False)

    def open(self, address: str = "") -> None:
        """Open a file in this window, once unsaved text is taken care of; without address, ask which."""
        self.when_saved((lambda: self.opener.open(address)) if address else self.opener.ask_open)

    def open_example(self) -> None:
        """Open the example in this window."""
        self.when_saved(self.opener.open_example)

    def close_file(self) -> None:
        """Close the file and show the welcome page, once unsaved text has been taken care of."""
        self.when_saved(self.show_welcome)

    def show_welcome(self) -> None:
        """Let go of the file and show the welcome page."""
        from app.ui.welcome.page import WelcomePage

        self._end_session()
        before, self.welcome = self.welcome, WelcomePage(self.opener.recent())
        self.welcome.create_requested.connect(self.opener.ask_create)
        self.welcome.open_requested.connect(self.open)
        self.welcome.example_requested.connect(self.open_example)
        self.opener.propose_years(self.welcome.propose_years)
        self.frame.show_instead(self.welcome, before)
        self.setWindowTitle(self.tr("Röda tråden"))
        self.expect_file(False)

    # -- places --

    def go(self, name: str) -> Page | None:
        """Show a page."""
        return self.pages.show_page(name)

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a record where it belongs, in its own period; id 0 shows the page of its kind."""
        if self.session is not None and record_id:
            self.session.when_in_period(kind, record_id, self.look_at, lambda: self._show(kind, record_id))
        else:
            self._show(kind, 0)

    def look_at(self, year: int) -> None:
        """Look at another year, on all pages."""
        if self.session is not None:
            self.session.look_at(year)
            self._show_municipality()
            self.pages.change_period()

    def dirty_forms(self) -> list[RecordForm]:
        """The forms with unsaved text, on all pages."""
        return self.pages.dirty_forms()

    def when_saved(self, then: Callable[[], object]) -> None:
        """Do ``then`` once nothing is unsaved: at once, or when the user has saved or let go of it."""
        from app.ui.frame import unsaved

        unsaved.ask(self.messages, self._tasks, self.dirty_forms, then)

    # -- what Qt tells --

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the frame has been painted for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows a narrow rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < px(NARROW))

    def changeEvent(self, event: QEvent) -> None:
        """Look for others' saves often while the window is in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.session is not None:
            self.session.be_active(self.isActiveWindow())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing unsaved goes unasked."""
        if self.dirty_forms():
            event.ignore()
            self.when_saved(self.close)
        else:
            self._settings.set("window/geometry", self.saveGeometry())
            self._end_session()
            self._settings.keep()
            event.accept()

    # -- inside --

    def _take_size(self) -> None:
        self.setMinimumSize(px(720), px(480))
        self.resize(px(1280), px(820))
        geometry = self._settings.state("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.pages.jump.connect(self.show_record)
        self.pages.shown.connect(self._page_shown)
        self.header.years.year_chosen.connect(self.look_at)
        self.opener.opening.connect(self._show_opening)
        self.opener.opened.connect(self._show_office)
        self.opener.refused.connect(self._refused)
        self.messages.told.connect(self.status.tell)
        self._tasks.waiting.connect(self.status.wait)
        self._tasks.failed.connect(self.messages.show_error)
        self._theme.changed.connect(self._follow_theme)
        # Opening a file goes first; the menus are filled while the worker is at it.
        self.painted.connect(lambda: QTimer.singleShot(0, self, self._fill_menus))
        self._tasks.long_started.connect(self._show_progress)

    def _acts(self) -> Acts:
        return Acts(
            open=self.open,
            open_example=self.open_example,
            close_file=self.close_file,
            save=self.pages.save,
            quit=self.close,
            search=self.header.focus_search,
            filter=self.pages.focus_filter,
            refresh=self.pages.mark_changed,
            go=self.go,
            back=self.pages.back,
            step_year=self.header.years.step,
        )

    def _fill_menus(self) -> None:
        self.menus.fill()
        self.menus.follow(self.session is not None, self.opener.recent())

    def _show_progress(self, title: str, progress: Progress) -> None:
        from app.ui.common.progress_dialog import ProgressDialog

        ProgressDialog(self._tasks, title, progress, self).open()

    def _show_opening(self, address: str) -> None:
        name = Path(address).stem if "://" not in address else address.rpartition("/")[2]
        if self.session is None and self.welcome is None:
            self.expect_file(True)
            self.frame.show_waiting(self.tr("Öppnar {name} …").format(name=name))

    def _show_office(self, office: Office) -> None:
        from app.ui.frame import unsaved
        from app.ui.frame.search_results import SearchResults
        from app.ui.frame.session import Session

        self._end_session()
        session = Session(office, self._tasks, self.messages, self._settings, self._theme, self)
        self.session = session
        self.pages.start(session.context, session.address)
        if self.results is None:
            self.results = SearchResults(self.header.search, self)
            self.results.chosen.connect(self.show_record)
        self.results.look_in(session.context)
        self.undo_group.addStack(session.context.undo_stack)
        self.undo_group.setActiveStack(session.context.undo_stack)
        session.changed.connect(self.pages.mark_changed)
        session.undone.connect(self._show_undone)
        session.reloaded.connect(self._show_municipality)
        session.trouble.connect(self.status.warn)
        self._show_municipality()
        self.header.show_content(True)
        self.expect_file(True)
        self.frame.show_pages()
        self.go(self.pages.remembered_page())
        unsaved.offer(session, session.context.drafts, self.frame.column, self.show_record)
        self.opened.emit()

    def _show_municipality(self) -> None:
        if self.session is not None:
            office = self.session.office
            self.header.show_office(office, self.session.context.period.year)
            self.status.show_address(self.session.address)
            self.setWindowTitle(f"{office.municipality.name} – {self.tr('Röda tråden')}")

    def _page_shown(self, name: str) -> None:
        self.rail.show_place(name)
        page = self.pages.pages[name]
        entry = next(entry for entry in PAGES if entry.name == name)
        self.menus.show_page(translate("Pages", entry.title), page.actions_in_menu())

    def _show(self, kind: str, record_id: int) -> None:
        page = self.go(page_for(kind))
        if page is not None:
            page.show_record(kind, record_id) if record_id else page.show_kind(kind)

    def _show_undone(self, records: tuple[tuple[str, int], ...]) -> None:
        # What was undone out of sight is brought into sight.
        placed = [record for record in records if page_for(record[0])]
        if placed and self.pages.current not in {page_for(kind) for kind, _ in placed}:
            self.show_record(*placed[0])

    def _end_session(self) -> None:
        if self.session is not None:
            self.pages.close_all()
            self.undo_group.removeStack(self.session.context.undo_stack)
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def _refused(self, error: Exception | None) -> None:
        if error is not None:
            self.messages.show_error(error)
        if self.welcome is not None:
            self.welcome.failed(error)
        elif self.session is None:
            self.show_welcome()

    def _follow_theme(self) -> None:
        icons.retint()
        self.rail.draw()
        self._settings.set("window/theme", self._theme.choice)
        self._settings.set("window/text_scale", self._theme.text_scale)
        if self._theme.text_scale != self._text_scale:
            self._text_scale = self._theme.text_scale
            # Margins and widths were measured at the other size; pages with unsaved text wait.
            if not self.dirty_forms():
                self.pages.make_anew()
