"""An open file in a window: its context, its undo stack, and the watch over what others save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import wording
from app.domain.periods import OF_ONE_PERIOD
from app.domain.problems import UserError
from app.ui.common.context import Context, Period
from app.ui.common.drafts import Drafts
from app.ui.common.messages import Messages
from app.ui.common.saving import Saving
from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme
from app.ui.common.undo import Undo

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.office import Office

ACTIVE_MS, RESTING_MS = 2_500, 15_000
"""How often others' saves are looked for: while the window is in use, and while it is not."""
PREPARED_MS = 2_000
"""So long after a file was opened its first page is there: what other pages need is loaded then."""


_LEADING = {"period": 0, "goal": 1}
"""Kinds that one save makes a whole flock of others for."""


class Session(QObject):
    """Lives as long as the file is open in the window."""

    changed = Signal(object)
    """Kinds of records (a frozenset) that were saved, here or by somebody else."""
    undone = Signal(object)
    """Ångra or Gör om changed these records: a tuple of (kind, id), what the others hang on first."""
    reloaded = Signal()
    """The municipality's name or its periods were read again."""
    trouble = Signal(str)
    """Others' saves cannot be seen just now; empty when they can again."""

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        messages: Messages,
        settings: Settings,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.office, self._tasks = office, tasks
        undo = Undo(tasks, messages, office.records.undo, self)
        self.address = str(office.file.address)
        self.context = Context(
            office=office,
            tasks=tasks,
            messages=messages,
            undo=undo,
            saving=Saving(office.records, tasks, messages, undo, self),
            settings=settings,
            drafts=Drafts(settings.folder, self.address),
            theme=theme,
            today=office.today,
            period=Period(0, 0, 0, 0),
        )
        self.look_at(office.today.year)
        self.context.saving.changed.connect(self._own)
        undo.changed.connect(self._undone)
        self._looking = False
        self._watch = QTimer(self, interval=ACTIVE_MS)
        self._watch.timeout.connect(self.look_for_others)
        self._watch.start()
        self._prepare = QTimer(self, singleShot=True, interval=PREPARED_MS)
        self._prepare.timeout.connect(lambda: tasks.run(office.prepare))
        self._prepare.start()

    def look_at(self, year: int) -> None:
        """Look at another year; one without a period becomes the nearest that has one."""
        found = self.office.period_of(year)
        period = self.context.period
        period.id, period.first_year, period.last_year = found.id, found.first_year, found.last_year
        period.year = min(max(year, found.first_year), found.last_year)

    def when_in_period(
        self, kind: str, record_id: int, look_at: Callable[[int], object], then: Callable[[], object]
    ) -> None:
        """Do ``then`` when the window looks at the period that a record belongs to: at once where it does."""
        if kind not in OF_ONE_PERIOD or len(self.office.periods) < 2:
            then()
            return

        def found(period_id: int | None) -> None:
            other = next((each for each in self.office.periods if each.id == period_id), None)
            if other is not None and other.id != self.context.period.id:
                look_at(self._nearest_year(other.years))
            then()

        register = self.office.register
        self._tasks.run(lambda: register.period_of(kind, record_id), found, latest="show record")

    def _nearest_year(self, years: range) -> int:
        return min(max(self.context.period.year, years.start), years.stop - 1)

    def be_active(self, active: bool) -> None:
        """Look for others' saves often while the window is in use, seldom while it is not."""
        self._watch.setInterval(ACTIVE_MS if active else RESTING_MS)
        if active:
            self.look_for_others()

    def look_for_others(self) -> None:
        """Ask the file what others have saved; cheap, and never two questions at once."""
        if not self._looking:
            self._looking = True
            self._tasks.run(self.office.changed_elsewhere, self._news, self._no_news)

    def close(self) -> None:
        """Let go of the file, after everything that has been asked for."""
        self._watch.stop()
        self._prepare.stop()
        self.context.drafts.close()
        self._tasks.run(self.office.close)

    def _news(self, kinds: frozenset[str]) -> None:
        self._looking = False
        self.trouble.emit("")
        if kinds:
            self._tell(kinds)

    def _no_news(self, error: Exception) -> bool:
        self._looking = False
        if isinstance(error, UserError):
            self.trouble.emit(wording.sentence(error)[0])
            return True
        # A bug is told once, not every other second.
        self._watch.stop()
        return False

    def _own(self, changes: Iterable[Change]) -> None:
        self._tell(frozenset(change.kind for change in changes))

    def _undone(self, changes: tuple[Change, ...]) -> None:
        records = [(change.kind, change.id) for change in changes]
        self.undone.emit(tuple(sorted(records, key=lambda record: _LEADING.get(record[0], len(_LEADING)))))

    def _tell(self, kinds: frozenset[str]) -> None:
        if kinds & {"municipality", "period"}:
            self._tasks.run(self.office.reload, lambda _nothing: self._reloaded(kinds))
        else:
            self.changed.emit(kinds)

    def _reloaded(self, kinds: frozenset[str]) -> None:
        self.look_at(self.context.period.year)
        self.context.today = self.office.today
        self.reloaded.emit()
        self.changed.emit(kinds)
