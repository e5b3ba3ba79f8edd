"""The frame stands there before anything heavy is loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "sqlalchemy.orm",
    "app.services.goals",
    "app.services.batch",
    "alembic",
    "reportlab",
    "pyqtgraph",
    "numpy",
    "pikepdf",
    "pypdfium2",
    "openpyxl",
    "httpx",
)

PROGRAM = """
import json, sys
from app.ui import start
from app.ui.common.settings import Settings, user_folder
app = start.application()
window, tasks = start.make_window(app, Settings(user_folder()))
window.expect_file(True)
def painted():
    print(json.dumps([name for name in sys.argv[2:] if name in sys.modules]), flush=True)
    if sys.argv[1]:
        window.open(sys.argv[1])
    else:
        app.quit()
def opened():
    print(json.dumps([window.header.name.text(), [name for name in sys.argv[2:] if name in sys.modules]]))
    app.quit()
window.painted.connect(painted)
window.opened.connect(opened)
window.show()
app.exec()
window.close()
tasks.wait_idle()
tasks.close()
"""


def run(file: str) -> list[list[object]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, file, *HEAVY], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    assert run("") == [[]]


def test_a_file_is_opened_after_the_first_paint_and_paper_and_charts_only_when_needed(
    example_file: Path,
) -> None:
    before, (name, loaded) = run(str(example_file))
    assert before == []
    assert name == "Vaggeryds kommun"
    # What other pages read, and what it takes to write, waits until the first page is there.
    assert loaded == ["sqlalchemy"]


COPYING = """
from app.ui import start
from app.ui.common.rich_box import RichBox
from app.ui.common.theme import Theme
app = start.application()
Theme(app, "light")
box = RichBox(2, "")
box.setPlainText("Ett ord")
box.selectAll()
box.copy()
"""


def test_a_program_that_ends_with_a_copied_text_ends_well() -> None:
    done = subprocess.run([sys.executable, "-c", COPYING], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
