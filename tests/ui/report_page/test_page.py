"""Rapporter: choose, see, save and print."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.reports.catalogue import REPORTS
from app.ui.common.context import Context
from app.ui.report_page.page import ReportPage
from tests.keys import press, type_text


def shown(context: Context, qtbot: QtBot, state: dict[str, str] | None = None) -> ReportPage:
    page = ReportPage(context)
    qtbot.addWidget(page)
    context.messages.stand_on(page)
    context.saving.changed.connect(lambda _changes: page.refresh())
    page.restore_state(state or {})
    page.resize(1200, 800)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    settle(page, qtbot)
    return page


def settle(page: ReportPage, qtbot: QtBot) -> None:
    page.context.tasks.wait_idle()
    qtbot.waitUntil(lambda: page.preview.pages.sharp)


def words(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        pages.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("kind", [report.kind for report in REPORTS])
def test_every_report_of_the_example_is_seen_as_it_will_be_printed(
    qtbot: QtBot, example_context: Context, kind: str
) -> None:
    page = shown(example_context, qtbot, {"report": kind})
    assert page.chooser.report.kind == kind
    document = pypdfium2.PdfDocument(page.content)
    assert page.preview.pages.count == len(document) >= (2 if kind == "annex" else 4)
    document.close()
    assert "Vaggeryds kommun" in words(page.content)
    assert page.preview.pages.accessibleName().endswith(f"sida 1 av {page.preview.pages.count}")


@pytest.mark.parametrize("kind", [report.kind for report in REPORTS])
def test_a_new_municipality_has_reports_too(qtbot: QtBot, empty_context: Context, kind: str) -> None:
    page = shown(empty_context, qtbot, {"report": kind})
    assert "Nya kommunen" in words(page.content)
    assert page.save_action.isEnabled() and not empty_context.messages.shown


def test_another_report_is_chosen_with_the_keyboard(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    first, second = page.chooser.cards[:2]
    first.setFocus()
    press(second, Qt.Key.Key_Space, text=" ")
    settle(page, qtbot)
    assert page.chooser.report.kind == "risks" and "Riskrapport 2021" in words(page.content)
    assert page.chooser.public.isVisible()


def test_year_and_unit_are_the_readers_choice(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    press(page.chooser.year.main(), Qt.Key.Key_Up)
    settle(page, qtbot)
    assert "Riskrapport 2020" in words(page.content)
    press(page.chooser.unit.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert "Kommunstyrelsen" in words(page.content) and "Socialnämnden" not in words(page.content)


def test_an_annex_is_printed_for_the_document_that_is_chosen(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "annex"})
    assert page.chooser.document.isVisible() and not page.chooser.year.isVisible()
    assert "Bilaga till styrdokument Folkhälsoplan" in words(page.content)
    press(page.chooser.document.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert "Levande sjöar och vattendrag" in words(page.content)
    assert page.preview.pages.accessibleName().startswith("Bilaga till styrdokument Miljöprogram")
    page.refresh()
    settle(page, qtbot)
    assert "Bilaga till styrdokument Miljöprogram" in words(page.content)
    assert page.state()["document"] == str(page.chooser.document.value())


def test_a_jump_to_an_annex_shows_it_whatever_was_chosen_before(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    rows = example_context.office.documents.list(example_context.today)
    for title in ("Översiktsplan", "Miljöprogram"):
        page.show_record("annex", next(row.id for row in rows if row.title == title))
        settle(page, qtbot)
        assert page.chooser.report.kind == "annex" and f"styrdokument {title}" in words(page.content)


def test_a_round_is_chosen_and_printed_in_any_version(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "follow-up"})
    editor = page.chooser.round
    assert editor.isVisible() and not editor.version.isVisible()
    press(page.chooser.year.main(), Qt.Key.Key_Up)
    press(editor.round.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert editor.version.isVisible() and editor.number == 2
    assert "Ersätter version 1" in words(page.content)
    labels = [editor.version.box.itemText(at) for at in range(editor.version.box.count())]
    assert labels == ["2: låst 2021-09-14, gäller", "1: låst 2021-03-15, ersatt av 2"]
    press(editor.version.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert "version 1" in words(page.content) and "rsatt" not in words(page.content)
    assert page.preview.pages.accessibleName().startswith("Uppföljningsrapport Årsredovisning 2020 version 1")
    page.refresh()
    settle(page, qtbot)
    assert editor.number == 1 and page.state()["round"] == str(editor.round_id)


def test_another_year_lets_go_of_the_round(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "follow-up"})
    press(page.chooser.round.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert "UTKAST" in words(page.content) and not page.chooser.round.version.isVisible()
    press(page.chooser.year.main(), Qt.Key.Key_Down)
    settle(page, qtbot)
    assert page.chooser.round.round_id is None
    assert "Uppföljningsrapport 2022" in words(page.content)


def test_a_jump_to_the_report_of_a_round_shows_it_in_its_own_year(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    rounds = example_context.office.round_reports.list()
    page.show_record("round_report", next(row.id for row in rounds if row.year == 2020))
    settle(page, qtbot)
    assert page.chooser.report.kind == "follow-up" and page.chooser.year.value() == 2020
    assert "Uppföljningsrapport: Årsredovisning 2020" in words(page.content)


def test_yesterdays_round_is_taken_up_again(qtbot: QtBot, example_context: Context) -> None:
    first = shown(example_context, qtbot, {"report": "follow-up"})
    press(first.chooser.round.main(), Qt.Key.Key_Down)
    settle(first, qtbot)
    again = shown(example_context, qtbot, dict(first.state()))
    assert again.chooser.round.round_id == first.chooser.round.round_id is not None
    assert again.content == first.content
    gone = shown(example_context, qtbot, {**first.state(), "round": "999", "version": "7"})
    assert gone.chooser.round.round_id is None and "Uppföljningsrapport 2021" in words(gone.content)


def test_the_public_report_leaves_hidden_risks_out(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    risk = office.risks.register(2021)[0]
    office.records.write("risk", risk.id, {"hidden": True})
    page = shown(example_context, qtbot, {"report": "risks"})
    assert risk.title in words(page.content)
    page.chooser.public.box.click()
    settle(page, qtbot)
    assert risk.title not in words(page.content)


def test_the_preview_follows_what_is_saved(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    page.preview.pages.go_to(2)
    risk = example_context.office.risks.register(2021)[0]
    change = example_context.office.records.write("risk", risk.id, {"title": "Åskan slår ut driften"})
    example_context.saving.changed.emit((change,))
    settle(page, qtbot)
    assert "Åskan slår ut driften" in words(page.content)
    assert page.preview.pages.page == 2


def test_what_is_seen_is_what_is_saved(qtbot: QtBot, example_context: Context, tmp_path: Path) -> None:
    page = shown(example_context, qtbot)
    target = tmp_path / "Uppföljning åäö.pdf"
    with qtbot.waitSignal(example_context.messages.told) as told:
        page.save_to(target)
        example_context.tasks.wait_idle()
    assert target.read_bytes() == page.content
    assert str(target) in told.args[0]
    assert sorted(tmp_path.glob("*.pdf")) == [target]


def test_a_folder_that_is_gone_is_told_and_nothing_is_left_behind(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot)
    page.save_to(tmp_path / "borta" / "rapport.pdf")
    example_context.tasks.wait_idle()
    (box,) = example_context.messages.shown
    assert "Det går inte att skriva" in box.text()
    box.close()


def test_the_name_that_is_proposed_says_what_it_is(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    page.ask_save()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Riskrapport 2021.pdf"]
    dialog.reject()


def test_no_printer_is_said_in_words(
    qtbot: QtBot, example_context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    page = shown(example_context, qtbot)
    page.print_action.trigger()
    (box,) = example_context.messages.shown
    assert "ingen skrivare" in box.text() and "PDF" in box.informativeText()
    box.close()


def test_every_page_is_printed_the_way_it_lies(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papper.pdf"))
    printer.setResolution(100)
    page.print_on(printer)
    assert not page.print_action.isEnabled()
    qtbot.waitUntil(page.print_action.isEnabled)
    asked, printed = pypdfium2.PdfDocument(page.content), pypdfium2.PdfDocument(tmp_path / "papper.pdf")
    assert len(printed) == len(asked)
    directions = [
        [size[0] > size[1] for size in map(document.get_page_size, range(len(document)))]
        for document in (asked, printed)
    ]
    assert directions[0] == directions[1] and True in directions[0] and False in directions[0]
    asked.close()
    printed.close()


def test_one_goes_to_a_page_by_its_number(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    field = page.preview.page
    field.setFocus()
    field.selectAll()
    type_text(field, "3")
    press(field, Qt.Key.Key_Return, text="\r")
    assert page.preview.pages.page == 2
    field.selectAll()
    type_text(field, "x9")
    press(field, Qt.Key.Key_Return, text="\r")
    assert page.preview.pages.page == 2 and field.text() == "3"


def test_what_was_chosen_is_remembered(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks", "unit": "8", "fit": "page"})
    state = page.state()
    assert (state["report"], state["unit"], state["fit"]) == ("risks", "8", "page")


def test_everything_one_can_stand_on_is_named(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


def test_what_citizens_are_told_is_saved_as_a_page_for_the_web(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot)
    assert not page.page_action.isVisible()
    page.chooser.choose("citizens")
    settle(page, qtbot)
    assert page.page_action.isVisible() and page.page_action.isEnabled()
    assert "preliminärt" in words(page.content)
    target = tmp_path / "Återkoppling.html"
    with qtbot.waitSignal(example_context.messages.told) as told:
        page.save_page_to(target)
        example_context.tasks.wait_idle()
    assert str(target) in told.args[0]
    choices = page.chooser.choices()
    assert choices is not None and page.chooser.report.make_page is not None
    assert target.read_bytes() == page.chooser.report.make_page(example_context.office, choices)
    assert b"<h1>" in target.read_bytes()


def test_a_page_for_the_web_is_proposed_under_its_own_name(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "citizens"})
    page.page_action.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Återkoppling till medborgarna 2021.html"]
    dialog.reject()


def test_a_page_that_cannot_be_written_is_told(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot, {"report": "citizens"})
    page.save_page_to(tmp_path / "borta" / "sida.html")
    example_context.tasks.wait_idle()
    (box,) = example_context.messages.shown
    assert "Det går inte att skriva" in box.text()
    box.close()


def test_a_jump_to_what_citizens_are_told_shows_its_round(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "risks"})
    annual = next(row for row in example_context.office.round_reports.list() if row.year == 2020)
    page.show_record("citizen_report", annual.id)
    settle(page, qtbot)
    assert page.chooser.report.kind == "citizens" and page.chooser.year.value() == 2020
    assert annual.title in words(page.content) and not page.chooser.round.version.isVisible()


def test_without_a_round_the_one_that_holds_is_told_of(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot, {"report": "citizens"})
    box = page.chooser.round.main()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Den senaste" and page.chooser.round.round_id is None
    assert "Delårsrapport per 31 augusti 2021" in words(page.content)
    page.chooser.choose("follow-up")
    settle(page, qtbot)
    assert box.currentText() == "Ingen: läget som det är"
