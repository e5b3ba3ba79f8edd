"""The one worker for everything that touches the database: off the window's thread, one thing at a time, in
order.

    tasks.run(lambda: office.risks.register(year), self._show)

``done`` gets the result on the window's thread. What goes wrong goes to ``failed``, and where there is none
(or it returns False) to the messages. Nothing is delivered to a widget that has been destroyed meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.domain.progress import Progress

T = TypeVar("T")
type_of_failed = Callable[[Exception], bool | None]

PATIENCE_MS = 1000
"""A wait shorter than this shows nothing."""


class _Job:
    """One piece of work with those who wait for it. Written out: start-up has no time for dataclasses."""

    __slots__ = ("done", "error", "failed", "latest", "number", "progress", "result", "title", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: type_of_failed | None,
        title: str,
        latest: str,
        number: int,
    ) -> None:
        self.work, self.done, self.failed = work, done, failed
        self.title, self.latest, self.number = title, latest, number
        self.progress: Progress | None = None
        self.result: Any = None
        self.error: Exception | None = None


class Worker:
    """A thread that does what it is handed, in order. Started by its first job, so that start-up does not
    pay for it.
    """

    def __init__(self, name: str) -> None:
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._closed = False

    def hand(self, job: Callable[[], None]) -> None:
        """Put ``job`` last in the queue. It must catch its own exceptions."""
        if not self._closed:
            if self._thread.ident is None:
                self._thread.start()
            self._queue.put(job)

    def close(self) -> None:
        """Finish what is in the queue, then stop. Returns when the thread has ended."""
        if not self._closed:
            self._closed = True
            if self._thread.ident is not None:
                self._queue.put(None)
                self._thread.join()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job()
            # The job holds widgets; they must not be let go in this thread later than necessary.
            del job


class Tasks(QObject):
    """Runs work for the window, one thing at a time."""

    waiting = Signal(str)
    """A task with a title has taken over a second; empty text when it is over. For the status bar."""
    long_started = Signal(str, object)
    """A long task has taken over a second: its title and the ``Progress`` that can be cancelled."""
    long_step = Signal(object, str)
    """The share done (0–1 or None) and a text."""
    long_ended = Signal()
    failed = Signal(object)
    """An exception that no caller took care of. The messages listen to this."""
    _finished = Signal(object)
    _stepped = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker("database")
        self._number = 0
        self._open: dict[int, _Job] = {}
        self._newest: dict[str, int] = {}
        self._idle: list[QEventLoop] = []
        self._shown: _Job | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_wait)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: type_of_failed | None = None,
        title: str = "",
        latest: str = "",
    ) -> None:
        """Do ``work`` in the worker and give its result to ``done`` here.

        ``failed`` gets the exception and returns False to have it shown all the same. ``title`` says what is
        going on ("Sparar …") if it takes over a second. Among tasks with the same ``latest`` name (a search,
        a refresh) only the newest counts: older ones that still wait are skipped, and their results are
        never delivered.
        """
        self._start(_Job(work, done, failed, title, latest, self._next(latest)))

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: type_of_failed | None = None,
        title: str = "",
        latest: str = "",
    ) -> None:
        """Do long ``work`` that reports to the ``Progress`` it is given and can be stopped by the user.

        After a second a dialog shows how far it has come. Stopping is silent: ``failed`` gets ``Cancelled``.
        ``latest`` is what it is for ``run``.
        """
        from app.domain.progress import Progress

        job = _Job(lambda: None, done, failed, title, latest, self._next(latest))
        job.progress = Progress(lambda share, text: self._stepped.emit(job, share, text))
        job.work = lambda: work(job.progress) if job.progress is not None else None
        self._start(job)

    @property
    def busy(self) -> bool:
        """Whether anything waits, runs or is about to be delivered."""
        return bool(self._open)

    def wait_idle(self, timeout_ms: int = 30_000) -> None:
        """Run the window until every task, and every task that those started, has been delivered. For tests
        and closing.
        """
        if not self._open:
            return
        loop = QEventLoop()
        self._idle.append(loop)
        guard = QTimer(singleShot=True, interval=timeout_ms)
        guard.timeout.connect(loop.quit)
        guard.start()
        # Between the end of the last task and the end of the loop a timer may start another. A loop that does
        # not run at all, because the program is ending, is not waited for.
        while self._open and guard.isActive() and loop.exec() == 0:
            pass
        self._idle.remove(loop)
        if self._open:
            raise TimeoutError([job.title or repr(job.work) for job in self._open.values()])

    def close(self) -> None:
        """Finish what has been asked for and stop. Results that nobody waits for any more are dropped."""
        self._worker.close()
        self._open.clear()
        self._patience.stop()

    def _next(self, latest: str) -> int:
        self._number += 1
        if latest:
            self._newest[latest] = self._number
        return self._number

    def _start(self, job: _Job) -> None:
        self._open[job.number] = job
        if not self._patience.isActive() and self._shown is None:
            self._patience.start()
        self._worker.hand(lambda: self._do(job))

    def _do(self, job: _Job) -> None:
        # Runs in the worker's thread.
        try:
            if not self._outdated(job):
                job.result = job.work()
        except Exception as error:
            job.error = error
        if isValid(self):
            self._finished.emit(job)

    def _outdated(self, job: _Job) -> bool:
        return bool(job.latest) and self._newest.get(job.latest) != job.number

    def _deliver(self, job: _Job) -> None:
        if self._open.get(job.number) is not job:
            return
        try:
            self._end_wait(job)
            if not self._outdated(job):
                self._hand_over(job)
        finally:
            del self._open[job.number]
            if not self._open:
                for loop in self._idle:
                    loop.quit()
            elif self._shown is None and not self._patience.isActive():
                self._patience.start()

    def _hand_over(self, job: _Job) -> None:
        if job.error is None:
            if job.done is not None and _lives(job.done):
                job.done(job.result)
            return
        handled: bool | None = False
        if job.failed is not None and _lives(job.failed):
            handled = job.failed(job.error)
        if handled is False:
            from app.domain.problems import Cancelled

            if not isinstance(job.error, Cancelled):
                self.failed.emit(job.error)

    def _show_wait(self) -> None:
        first = next(iter(self._open.values()), None)
        if first is None:
            return
        if first.progress is not None:
            self._shown = first
            self.long_started.emit(first.title, first.progress)
        elif first.title:
            self._shown = first
            self.waiting.emit(first.title)

    def _end_wait(self, job: _Job) -> None:
        self._patience.stop()
        if self._shown is job:
            self._shown = None
            if job.progress is not None:
                self.long_ended.emit()
            else:
                self.waiting.emit("")

    def _step(self, job: _Job, share: object, text: str) -> None:
        if self._shown is job:
            self.long_step.emit(share, text)


def _lives(callback: Callable[..., object]) -> bool:
    """Tell whether the object that waits for an answer is still there: a method's own, or a function's
    ``self``.
    """
    owner = getattr(callback, "__self__", None)
    names = getattr(getattr(callback, "__code__", None), "co_freevars", ())
    if "self" in names:
        owner = getattr(callback, "__closure__", ())[names.index("self")].cell_contents
    return not isinstance(owner, QObject) or isValid(owner)
