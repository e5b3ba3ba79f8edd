"""From nothing to a first printed risk report, by a person without a manual."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from app.ui.common.sections_page import SectionsPage
from app.ui.report_page.page import ReportPage
from app.ui.risks.risks_section import RisksSection
from tests.keys import press, type_text
from tests.ui.frame.conftest import ShowWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_new_municipality_prints_its_first_risk_report(
    show_window: ShowWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, report = tmp_path / "Storköping.rtr", tmp_path / "riskrapport.pdf"
    # The system's own file dialog stands in nobody's test; everything before and after it is real.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: (str(file), ""))
    shown = show_window()
    window = shown.window
    window.show_welcome()
    shown.settle()
    assert window.welcome is not None

    type_text(window.welcome.form.editor("name").main(), "Storköpings kommun")
    window.welcome.create_button.click()
    shown.settle()
    assert window.header.name.text() == "Storköpings kommun" and file.exists()
    overview = window.pages.pages["overview"]
    assert any(button.isVisible() and button.text() for button in overview.findChildren(QPushButton))

    page = window.go("risks")
    shown.settle()
    assert isinstance(page, SectionsPage)
    risks = page.section("risks")
    assert isinstance(risks, RisksSection)
    QTest.keyClick(risks.register.table, Qt.Key.Key_N, CTRL)
    for text in ("Elavbrott på äldreboendet", "strömmen är borta ett dygn", "en storm", "att larmen tystnar"):
        type_text(focused(), text)
        press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Down)
    for scale in ("score_likelihood", "score_consequence"):
        risks.record.form.editor(scale).main().setFocus()
        press(focused(), Qt.Key.Key_3, text="3")
    QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    shown.settle()
    assert not risks.record.form.dirty

    reports = window.go("reports")
    shown.settle()
    assert isinstance(reports, ReportPage)
    reports.restore_state({"report": "risks"})
    reports.refresh()
    shown.settle()
    reports.save_to(report)
    shown.settle()
    pages = pypdfium2.PdfDocument(report)
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    pages.close()
    assert "Storköpings kommun" in text
    assert (
        "Risk för att strömmen är borta ett dygn på grund av en storm, vilket leder till att larmen tystnar."
        in text
    )
    assert not window.messages.shown
