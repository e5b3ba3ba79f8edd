"""Everything a change must pass, in the order in which it is told. Run by ``installer/setup.py test``.

``.venv/bin/python installer/checks.py test|translations|lock``: ``translations`` gathers the plural forms
that the code asks for; ``lock`` pins every package anew (needs uv, which nobody else does).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLURALS = ROOT / "resources" / "translations" / "rodatraden_sv.ts"

type_of_answer = tuple[bool, str]


def tool(name: str) -> str:
    """Return a tool of the environment this Python belongs to."""
    python = Path(sys.executable)
    return str(python.with_name(name + python.suffix)) if os.name == "nt" else str(python.with_name(name))


def check(*command: str) -> type_of_answer:
    """Run a step quietly; its words are shown only when it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def gather_plurals(target: Path) -> type_of_answer:
    """Bring the plural forms that the code asks for into ``target``, keeping those already filled in.

    Swedish is the source text, so the file for Swedish carries plural forms and nothing else.
    """
    options = ("-pluralonly", "-no-obsolete", "-locations", "none", "-silent")
    languages = ("-source-language", "sv_SE", "-target-language", "sv_SE")
    sources = [str(file.relative_to(ROOT)) for file in sorted((ROOT / "app").rglob("*.py"))]
    return check(tool("pyside6-lupdate"), *sources, *options, *languages, "-ts", str(target))


def plurals_are_fresh() -> type_of_answer:
    """Tell whether the plural forms of the code, and no others, are in the file and filled in."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / PLURALS.name
        shutil.copyfile(PLURALS, copy)
        well, text = gather_plurals(copy)
        if not well:
            return well, text
        if copy.read_text("utf-8") != PLURALS.read_text("utf-8"):
            return (
                False,
                f"{PLURALS.name} is out of date. Run: {sys.executable} {Path(__file__).name} translations",
            )
    if 'type="unfinished"' in PLURALS.read_text("utf-8"):
        return False, f"{PLURALS.name} has plural forms that nobody has filled in"
    return True, ""


STEPS: dict[str, Callable[[], type_of_answer]] = {
    "ruff format": lambda: check(sys.executable, "-m", "ruff", "format", "--check", "."),
    "ruff check": lambda: check(sys.executable, "-m", "ruff", "check", "."),
    "mypy": lambda: check(sys.executable, "-m", "mypy"),
    "import contracts": lambda: check(tool("lint-imports")),
    "translations": plurals_are_fresh,
}


def test(arguments: Sequence[str]) -> int:
    """Run all steps, whatever fails, and then the tests; ``arguments`` go to pytest."""
    failed = []
    started = time.monotonic()
    with ThreadPoolExecutor(2) as workers:
        for name, answer in [(name, workers.submit(step)) for name, step in STEPS.items()]:
            well, text = answer.result()
            print(f"== {name}: ok" if well else f"== {name}: FAILED\n{text}", flush=True)
            if not well:
                failed.append(name)
    print(f"== tests (the steps before took {time.monotonic() - started:.0f} s)", flush=True)
    environment = dict(os.environ, PYTHONUTF8="1", QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    if subprocess.call(command, cwd=ROOT, env=environment) != 0:
        failed.append("tests")
    print("== FAILED: " + ", ".join(failed) if failed else "== all steps passed", flush=True)
    return 1 if failed else 0


def translations(arguments: Sequence[str]) -> int:
    """Bring the plural forms of the code into the file; the new ones wait there to be filled in."""
    well, text = gather_plurals(PLURALS)
    print(text or f"Fill in what is unfinished in {PLURALS.relative_to(ROOT)}")
    return 0 if well else 1


def lock(arguments: Sequence[str]) -> int:
    """Pin every package anew from pyproject.toml; ``--upgrade`` among the arguments takes newer ones."""
    uv = shutil.which(tool("uv")) or shutil.which("uv")
    if uv is None:
        print("uv is missing. Run: .venv/bin/pip install uv", file=sys.stderr)
        return 1
    options = ["--extra", "dev", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
    header = ["--custom-compile-command", "installer/checks.py lock"]
    command = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        *options,
        *header,
        *arguments,
        "-o",
        "requirements.lock",
    ]
    return subprocess.call(command, cwd=ROOT)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "test": test,
    "translations": translations,
    "lock": lock,
}


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    return COMMANDS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
