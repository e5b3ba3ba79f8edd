"""What every test stands on: no screen, no touch of the user's own folders, the same answers every day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.offices"]

# The same examples every run: a red test is red for everybody. Slow machines are no failure.
settings.register_profile("rodatraden", deadline=None, derandomize=True, database=None)
settings.load_profile("rodatraden")


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user's folder of its own (settings, drafts, logs), never the real one.

    ``RODATRADEN_HOME`` moves the program's folders; the others catch whatever goes past it.
    """
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("RODATRADEN_HOME", str(folder))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not judged: a skipped test is easily overlooked."""
    from tests import pdf_check, web_check

    for warning, reasons in (
        ("NO REPORT WAS CHECKED AGAINST PDF/UA AND PDF/A", pdf_check.not_done),
        ("NO WEB PAGE WAS OPENED IN A BROWSER", web_check.not_done),
    ):
        for reason in reasons:
            terminalreporter.section(f"WARNING: {warning}", red=True, bold=True)
            terminalreporter.line(reason)
