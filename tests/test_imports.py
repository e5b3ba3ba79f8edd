"""Who may import what, where import-linter cannot see it: at run time, and the standard library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = (
    *("sqlalchemy", "alembic", "pyqtgraph", "numpy", "reportlab", "pikepdf", "pypdfium2"),
    *("python_calamine", "xlsxwriter", "httpx", "pydantic"),
)


def loaded_by(*modules: str) -> set[str]:
    """Import ``modules`` in a fresh Python and return the top-level names that this woke."""
    program = (
        "import importlib, json, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def names_imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found.add(node.module or "")
    return found


def test_rules_and_figures_need_nothing_but_the_standard_library() -> None:
    for file in [*(ROOT / "app" / "domain").rglob("*.py"), ROOT / "app" / "services" / "figures.py"]:
        for name in names_imported(file):
            top = name.partition(".")[0]
            allowed = top in sys.stdlib_module_names or name.startswith(("app.domain", "app.text"))
            assert allowed, f"{file.relative_to(ROOT)} imports {name}"


def test_the_window_is_there_before_anything_heavy_is_imported() -> None:
    assert not loaded_by("app.ui.start", "app.ui.main_window") & set(HEAVY)


def test_the_command_line_starts_without_anything_heavy() -> None:
    assert not loaded_by("app.__main__") & {*HEAVY, "PySide6"}


def ui_modules() -> list[str]:
    files = sorted((ROOT / "app" / "ui").rglob("*.py"))
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files
    ]


def test_no_module_of_the_window_wakes_the_database() -> None:
    woken = loaded_by(*ui_modules()) & {"sqlalchemy", "alembic"}
    if not woken:
        return
    guilty = [name for name in ui_modules() if loaded_by(name) & woken]
    pytest.fail(f"{woken} woken by {guilty}")
