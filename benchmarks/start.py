"""Starting: how soon the frame stands there, how soon the first page is filled, and whether the window answers.

Each start is a process of its own, as it is for the user; the floor is a bare window of PySide6.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from app.services.office import create_example
from benchmarks import Row

ROUNDS = 9

_BARE = """
import sys, time, json
began = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.done)
    def done(self):
        print(json.dumps({"painted": time.monotonic() - began}), flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""

_OURS = """
import sys, time, json
began = float(sys.argv[1])
from app.ui import start
app = start.application()
from PySide6.QtCore import QTimer
from app.ui.common.settings import Settings, user_folder
window, tasks = start.make_window(app, Settings(user_folder()))
times, ticks = {}, []
heart = QTimer(interval=4)
heart.timeout.connect(lambda: ticks.append(time.monotonic()))
def painted():
    times["painted"] = time.monotonic() - began
    heart.start()
    window.open(sys.argv[2])
def filled():
    if tasks.busy:
        QTimer.singleShot(0, filled)
        return
    QTimer.singleShot(0, finish)
def finish():
    times["filled"] = time.monotonic() - began
    times["gap"] = max(after - before for before, after in zip(ticks, ticks[1:]))
    print(json.dumps(times), flush=True)
    app.quit()
window.painted.connect(painted)
window.opened.connect(filled)
window.expect_file(True)
window.show()
app.exec()
tasks.close()
"""


def measure() -> Iterable[Row]:
    """Start both in turn and compare medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "exempel.rtr"
        create_example(file)
        bare, ours = [], []
        for turn in range(ROUNDS + 1):
            pair = _start(_BARE, folder, str(file)), _start(_OURS, folder, str(file))
            # The first turn warms the disk's cache for both.
            if turn:
                bare.append(pair[0])
                ours.append(pair[1])
    floor = statistics.median(times["painted"] for times in bare)
    yield Row("start: frame painted", floor, _median(ours, "painted"), 1.6)
    yield Row("start: first page filled", floor, _median(ours, "filled"), 5.0)
    yield Row("start: longest silence of the window", None, _median(ours, "gap"), 0.050)


def _median(runs: list[dict[str, float]], what: str) -> float:
    return statistics.median(times[what] for times in runs)


def _start(program: str, folder: str, file: str) -> dict[str, float]:
    environment = {**os.environ, "RODATRADEN_HOME": folder}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A program that is installed has its modules compiled; so has the floor's library.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = folder
    done = subprocess.run(
        [sys.executable, "-c", program, str(time.monotonic()), file],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    times: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return times
