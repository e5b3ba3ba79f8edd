#!/usr/bin/env python3
"""Makes the environment and starts things in it, on a fresh machine and in no time on a ready one.

``python3 installer/setup.py setup|run|test|bench|screenshots``; Windows: ``py installer\\setup.py run``.
Standard library only, and written so that an older Python can still read it and say which one is needed. What
is done is remembered by hash in ``.venv/.setup.json``: a second start repeats nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = ROOT / "requirements.lock"
MEMORY = VENV / ".setup.json"
TRANSLATIONS = ROOT / "resources" / "translations"
OUT = ROOT / "out"
PICTURES = OUT / "bilder"

# The Pythons that the program is made for, the best tried first.
KNOWN = ((3, 13), (3, 12), (3, 11), (3, 14))

# Which Debian package brings each library that Qt's wheels expect.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What a browser that the tests can speak to may be called.
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
BY_HAND = "Något saknas i systemet. Kör den här raden och försök igen:\n  sudo apt-get install -y "


class Stop(Exception):
    """Set-up cannot go on; the text says why and what to do, in Swedish."""


def has_screen() -> bool:
    """Tell whether a window can be opened here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def child_environment() -> dict[str, str]:
    """Return the environment for what is started: without a screen Qt draws in memory."""
    quiet = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return {**quiet, **os.environ, "PYTHONUTF8": "1"}


def remembered() -> dict[str, str]:
    done: dict[str, str] = json.loads(MEMORY.read_text()) if MEMORY.exists() else {}
    return done


def once(step: str, key: Callable[[], str], work: Callable[[], None]) -> None:
    """Do ``work`` unless it was done before and ``key()`` still says the same."""
    if remembered().get(step) == key():
        return
    work()
    if VENV.exists():
        MEMORY.write_text(json.dumps({**remembered(), step: key()}, indent=1))


# The machine: a suitable Python, system libraries


def use_a_suitable_python() -> None:
    """Start again with a Python that the program knows, if this one is too old or too new."""
    if sys.version_info[:2] in KNOWN:
        return
    for major, minor in KNOWN:
        command = ["py", f"-{major}.{minor}"] if WINDOWS else [f"python{major}.{minor}"]
        if (
            shutil.which(command[0])
            and subprocess.run([*command, "-c", ""], capture_output=True, check=False).returncode == 0
        ):
            sys.exit(subprocess.call([*command, str(Path(__file__).resolve()), *sys.argv[1:]]))
    raise Stop(
        "Röda tråden behöver Python 3.11, 3.12, 3.13 eller 3.14. Installera en av dem och försök igen."
    )


def install_debian(packages: Sequence[str]) -> bool:
    if WINDOWS or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print("Installerar systempaket: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr.strip())
    return done.returncode == 0


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def system_libraries() -> None:
    """See to it that the libraries Qt needs are there."""
    if not sys.platform.startswith("linux"):
        return
    needed = {**DRAWING, **WINDOW} if has_screen() else DRAWING
    absent = {library: package for library, package in needed.items() if not loads(library)}
    if not absent or install_debian(list(absent.values())):
        return
    if shutil.which("apt-get"):
        raise Stop(BY_HAND + " ".join(absent.values()))
    raise Stop("Installera de paket som innehåller " + ", ".join(absent) + " och försök igen.")


def java_for_the_tests() -> None:
    """Bring what judges the PDF files in the tests; without it they are skipped, and say so."""
    if not sys.platform.startswith("linux"):
        return
    packages = [] if shutil.which("javac") else ["default-jdk-headless"]
    packages += [] if Path("/usr/share/java/jaxb-runtime.jar").exists() else ["libjaxb-java"]
    if packages and not install_debian(packages):
        print("OBS: rapporternas PDF kontrolleras inte i testerna.", BY_HAND + " ".join(packages))


def browser_for_the_tests() -> None:
    """Bring what opens web pages in the tests; without it they are skipped, and say so."""
    if not sys.platform.startswith("linux"):
        return
    if not any(map(shutil.which, BROWSERS)) and not install_debian(["chromium"]):
        print("OBS: webbsidorna öppnas inte i testerna.", BY_HAND + "chromium")


# The environment


def environment_works() -> bool:
    """Tell whether ``.venv`` is whole: made here, with a Python that still exists and that we know."""
    if not PYTHON.exists():
        return False
    program = "import pip, sys; print(*sys.version_info[:2], sys.prefix)"
    done = subprocess.run([str(PYTHON), "-c", program], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return False
    major, minor, prefix = done.stdout.strip().split(" ", 2)
    return (int(major), int(minor)) in KNOWN and Path(prefix).resolve() == VENV.resolve()


def make_environment() -> None:
    if environment_works():
        return
    try:
        import ensurepip  # noqa: F401 -- Debian ships it in a package of its own
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not install_debian([package]):
            raise Stop(BY_HAND + package) from None
    print("Skapar miljön .venv med Python " + ".".join(map(str, sys.version_info[:3])))
    shutil.rmtree(VENV, ignore_errors=True)
    must([sys.executable, "-m", "venv", str(VENV)], "Miljön .venv kunde inte skapas.")


def pip_install(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    must([*command, *arguments], "Paketen kunde inte installeras.")


def install_packages() -> None:
    print("Installerar de låsta paketen (första gången tar det någon minut) …")
    # The lock is whole. Left to look for what packages depend on, an older pip takes the newest coverage for
    # "coverage[toml]" whatever is pinned, and stops the day one is newer than the lock.
    pip_install("--no-deps", "--require-hashes", "-r", str(LOCK))


def install_project() -> None:
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def must(command: Sequence[str], complaint: str) -> None:
    if subprocess.call(list(command), cwd=ROOT) != 0:
        raise Stop(complaint + " Orsaken står här ovanför.")


def compile_translations() -> None:
    tool = PYTHON.with_name("pyside6-lrelease" + PYTHON.suffix)
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        command = [str(tool), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))]
        must(command, "En översättning kunde inte läsas.")


def setup() -> None:
    """Make everything that is not made yet."""
    once("window" if has_screen() else "no window", lambda: "system libraries", system_libraries)
    once("environment", environment_key, make_environment)
    once("packages", lambda: digest(LOCK), install_packages)
    once("project", lambda: digest(ROOT / "pyproject.toml"), install_project)
    once("translations", translations_key, compile_translations)


def digest(*files: Path) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def environment_key() -> str:
    """Change when the checkout is moved, or when the Python under the environment is replaced or removed."""
    return f"{VENV} {os.path.realpath(PYTHON) if PYTHON.exists() else 'missing'}"


def translations_key() -> str:
    sources = sorted(TRANSLATIONS.glob("*.ts"))
    whole = all(source.with_suffix(".qm").exists() for source in sources)
    return digest(*sources) if whole else "missing"


# What one comes for


def program(*arguments: str) -> int:
    return subprocess.call([str(PYTHON), "-m", "app", *arguments], cwd=ROOT, env=child_environment())


def run(arguments: Sequence[str]) -> int:
    """Open the window on the example; without a screen, put on paper and in pictures what it would show."""
    example = OUT / "exempel.rtr"
    OUT.mkdir(exist_ok=True)
    if not example.exists() and program("new", str(example), "--example") != 0:
        return 1
    if has_screen():
        return program(str(example), *arguments)
    print("Den här datorn har ingen skärm. I stället för fönstret görs rapporter och bilder.")
    results = {"follow-up": OUT / "uppfoljning.pdf", "risks": OUT / "risker.pdf"}
    for kind, paper in results.items():
        paper.unlink(missing_ok=True)
        if program("report", kind, str(example), "-o", str(paper)) != 0:
            return 1
    if screenshots([]) != 0:
        return 1
    print("Klart. Titta i:", *results.values(), PICTURES, sep="\n  ")
    return 0


def screenshots(arguments: Sequence[str]) -> int:
    """Take a picture of every page, light and dark."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    return program("screenshots", str(PICTURES), *arguments)


def bench(arguments: Sequence[str]) -> int:
    return subprocess.call([str(PYTHON), "-m", "benchmarks", *arguments], cwd=ROOT, env=child_environment())


def test(arguments: Sequence[str]) -> int:
    """Run everything a change must pass; arguments go to pytest."""
    java_for_the_tests()
    browser_for_the_tests()
    checks = str(ROOT / "installer" / "checks.py")
    return subprocess.call([str(PYTHON), checks, "test", *arguments], cwd=ROOT)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": lambda arguments: 0,
    "run": run,
    "test": test,
    "bench": bench,
    "screenshots": screenshots,
}


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print("Skriv: setup.py " + "|".join(COMMANDS))
        return 2
    # What is told here must stand before what the started programs tell.
    sys.stdout.reconfigure(line_buffering=True, errors="replace")  # type: ignore[union-attr]
    try:
        use_a_suitable_python()
        setup()
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except Stop as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
