"""PySide6 6.12 on Python 3.11 loses a reference to True or None on many calls and aborts after some hundred.

The pair in use must survive thousands. Run in its own process: the failure is the death of the interpreter.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItem

class Source(QObject):
    plain = Signal()
    flag = Signal(bool)
    anything = Signal(object)

app = QApplication([])
source, label, item = Source(), QLabel(), QTreeWidgetItem()
heard = []
source.plain.connect(lambda: heard.append(0))
source.flag.connect(heard.append)
source.anything.connect(heard.append)
references = [sys.getrefcount(thing) for thing in (True, False, None)]
for turn in range(3000):
    source.plain.emit()
    source.flag.emit(True)
    source.anything.emit(None)
    label.setText("Måluppfyllelse")
    label.setEnabled(turn % 2 == 0)
    item.addChild(QTreeWidgetItem())
assert len(heard) == 9000 and item.childCount() == 3000
heard.clear()
lost = [before - sys.getrefcount(thing) for before, thing in zip(references, (True, False, None))]
assert max(lost) < 1000, f"references lost to True, False, None: {lost}"
print("survived")
"""


def test_thousands_of_signals_and_calls_survive_on_the_python_in_use() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "survived"), done.stderr
