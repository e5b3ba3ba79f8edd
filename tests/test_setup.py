"""Set-up repeats nothing, and says in one line what is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parent.parent / "installer" / "setup.py"


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up program, at work on an environment of its own."""
    spec = importlib.util.spec_from_file_location("set_up", FILE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "MEMORY", tmp_path / ".venv" / ".setup.json")
    return module


def test_a_step_is_done_once_and_again_when_its_ground_has_changed(setup: ModuleType) -> None:
    done: list[str] = []
    for key in ("one", "one", "two", "two"):
        setup.once("step", lambda key=key: key, lambda key=key: done.append(key))
    assert done == ["one", "two"]


def test_a_step_that_failed_is_done_again(setup: ModuleType) -> None:
    def fail() -> None:
        raise setup.Stop("nej")

    with pytest.raises(setup.Stop):
        setup.once("step", lambda: "key", fail)
    done: list[int] = []
    setup.once("step", lambda: "key", lambda: done.append(1))
    assert done == [1]


def test_missing_libraries_are_named_in_a_line_to_run(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("system libraries are installed on Linux alone")
    (tmp_path / "apt-get").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(setup, "DRAWING", {"libFinnsInte.so.9": "libfinnsinte9"})
    with pytest.raises(setup.Stop, match="sudo apt-get install -y libfinnsinte9"):
        setup.system_libraries()


@pytest.mark.parametrize("bring", ["java_for_the_tests", "browser_for_the_tests"])
def test_what_only_the_tests_need_is_missed_aloud_and_stops_nothing(
    bring: str,
    setup: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("system packages are installed on Linux alone")
    monkeypatch.setenv("PATH", str(tmp_path))
    getattr(setup, bring)()
    assert "sudo apt-get install -y" in capsys.readouterr().out


def test_a_browser_that_is_there_is_enough(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chromium").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    setup.browser_for_the_tests()
    assert capsys.readouterr().out == ""


def test_a_python_that_the_program_does_not_know_is_refused(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "KNOWN", ((2, 0),))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(setup.Stop, match=r"behöver Python 3\.11, 3\.12, 3\.13 eller 3\.14"):
        setup.use_a_suitable_python()


def test_the_lock_pins_all_that_its_packages_need() -> None:
    """Set-up takes the lock at its word and looks for nothing else."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
