"""The one worker: off the window's thread, in order, and what goes wrong is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.problems import Cancelled, UserError
from app.domain.progress import Progress
from app.ui.common.progress_dialog import ProgressDialog
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_in_the_worker_and_its_result_comes_to_the_window(tasks: Tasks) -> None:
    seen: list[int] = []
    tasks.run(get_ident, lambda worker: seen.extend((worker, get_ident())))
    assert not seen
    tasks.wait_idle()
    assert seen[0] != seen[1] == get_ident()


def test_work_is_done_in_the_order_it_was_asked_for(tasks: Tasks) -> None:
    order: list[int] = []
    for number in range(50):
        tasks.run(partial(int, number), order.append)
    tasks.wait_idle()
    assert order == list(range(50))


def test_what_was_started_by_a_result_is_waited_for_too(tasks: Tasks) -> None:
    seen: list[str] = []
    tasks.run(lambda: "först", lambda text: tasks.run(lambda: text + " sedan", seen.append))
    tasks.wait_idle()
    assert seen == ["först sedan"]


def test_an_error_goes_to_its_caller_and_is_not_told_again(tasks: Tasks) -> None:
    caught: list[Exception] = []
    told: list[object] = []
    tasks.failed.connect(told.append)

    def fail() -> None:
        raise UserError("busy")

    tasks.run(fail, failed=lambda error: caught.append(error))
    tasks.wait_idle()
    assert [error.code for error in caught if isinstance(error, UserError)] == ["busy"]
    assert not told


def test_an_error_that_nobody_takes_care_of_is_told(tasks: Tasks) -> None:
    told: list[object] = []
    tasks.failed.connect(told.append)
    tasks.run(lambda: 1 / 0)
    tasks.run(lambda: 1 / 0, failed=lambda error: False)
    tasks.wait_idle()
    assert [type(error) for error in told] == [ZeroDivisionError, ZeroDivisionError]


def test_only_the_newest_of_its_name_counts(tasks: Tasks) -> None:
    gate, done, shown = Event(), list[str](), list[str]()

    def search(word: str) -> str:
        done.append(word)
        return word

    tasks.run(gate.wait)
    for word in ("s", "sk", "sko"):
        tasks.run(partial(search, word), shown.append, latest="search")
    gate.set()
    tasks.wait_idle()
    assert done == shown == ["sko"]


def test_nothing_is_delivered_to_a_widget_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    label, gate = QLabel("kvar"), Event()
    tasks.run(lambda: (gate.wait(), "ny")[1], label.setText)
    label.deleteLater()
    with qtbot.waitSignal(label.destroyed):
        pass
    gate.set()
    tasks.wait_idle()


class Waiting(QLabel):
    """Waits for an answer in a function that is not its own method."""

    def ask(self, tasks: Tasks, gate: Event) -> None:
        tasks.run(gate.wait, lambda _answer: self.setText("ny"))


def test_nothing_is_delivered_to_a_function_whose_widget_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    label, gate = Waiting("kvar"), Event()
    label.ask(tasks, gate)
    label.deleteLater()
    with qtbot.waitSignal(label.destroyed):
        pass
    gate.set()
    tasks.wait_idle()


def test_stopping_long_work_is_no_error(tasks: Tasks) -> None:
    told: list[object] = []
    tasks.failed.connect(told.append)

    def work(progress: Progress) -> None:
        progress.cancel()
        progress.step(1, 2)

    tasks.run_long(work)
    tasks.wait_idle()
    assert not told


def test_a_wait_is_shown_only_when_it_is_long(tasks: Tasks) -> None:
    told: list[str] = []
    tasks.waiting.connect(told.append)
    tasks.run(lambda: None, title="Sparar …")
    tasks.wait_idle()
    assert not told


def test_long_work_shows_how_far_it_has_come_and_can_be_stopped(
    tasks: Tasks, theme: Theme, qtbot: QtBot
) -> None:
    dialogs: list[ProgressDialog] = []
    ended: list[Exception] = []
    go_on = Event()

    def open_dialog(title: str, progress: Progress) -> None:
        dialogs.append(ProgressDialog(tasks, title, progress))
        dialogs[0].open()
        go_on.set()

    def work(progress: Progress) -> None:
        go_on.wait()
        while True:
            progress.step(1, 4, "Sida 1 av 4")

    tasks.long_started.connect(open_dialog)
    tasks.long_step.connect(lambda _share, _text: dialogs[0].findChildren(QPushButton)[0].click())
    tasks._patience.setInterval(0)
    tasks.run_long(work, failed=lambda error: ended.append(error), title="Gör rapporten")
    tasks.wait_idle()
    assert [type(error) for error in ended] == [Cancelled]
    assert dialogs[0].windowTitle() == "Gör rapporten"


def test_closing_finishes_what_has_been_asked_for(qapp: QApplication) -> None:
    tasks, done = Tasks(), list[int]()
    for number in range(20):
        tasks.run(partial(done.append, number))
    tasks.close()
    assert done == list(range(20))
    tasks.run(lambda: done.append(99))
    assert 99 not in done


def test_a_task_that_never_ends_is_named_rather_than_waited_for(tasks: Tasks) -> None:
    gate = Event()
    tasks.run(gate.wait, title="Väntar")
    with pytest.raises(TimeoutError, match="Väntar"):
        tasks.wait_idle(timeout_ms=1)
    gate.set()
    tasks.wait_idle()


def test_a_task_that_a_timer_starts_as_the_last_one_ends_is_waited_for_too(tasks: Tasks) -> None:
    done: list[int] = []

    def again(number: int) -> None:
        done.append(number)
        if number < 50:
            QTimer.singleShot(0, tasks, lambda: tasks.run(lambda: number + 1, again))

    for _turn in range(50):
        tasks.run(lambda: 0, again)
        tasks.wait_idle()
    assert done


def test_a_result_for_a_plain_object_is_delivered(tasks: Tasks) -> None:
    holder = QObject()
    tasks.run(lambda: "namn", holder.setObjectName)
    tasks.wait_idle()
    assert holder.objectName() == "namn"
