"""A list of risks read in through the window: looked at row by row, all or nothing, one step to undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.exchange.writing import Table, workbook
from app.ui.common.context import Context
from app.ui.risks import risk_files
from app.ui.risks.analysis_section import AnalysisSection
from tests.keys import press
from tests.ui.common.accessible import nameless
from tests.ui.risks.analyses import focused, in_file, listed, settle, shown


def file_of(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    path = tmp_path / "workshop.xlsx"
    table = Table("Risker", ("Risk", "Kategori", "Orsak", "S", "K", "Anteckning"), rows)  # type: ignore[arg-type]
    path.write_bytes(workbook([table]))
    return path


def read(section: AnalysisSection, path: Path) -> None:
    section.read_file(path)
    settle(section.context)


def test_a_units_list_is_read_in_with_one_act_and_taken_back_with_one(
    qtbot: QtBot, empty_context: Context, tmp_path: Path
) -> None:
    section = listed(empty_context, qtbot)
    path = file_of(
        tmp_path, ("Driftstopp", "IT", "ålder", 3, 4, "x"), ("Jäv", "Förtroende", "", None, None, "")
    )
    read(section, path)
    importing = section.importing
    assert importing.count.text() == "Nya: 2. Ändrade: 0. Oförändrade: 0. Nekade: 0."
    assert importing.unread.text() == "Läses inte: Anteckning." and focused() is importing.table
    assert in_file(section) == [] and not nameless(importing)
    importing.store_action.trigger()
    settle(empty_context)
    assert in_file(section) == [("Driftstopp", "it", 3, 4), ("Jäv", "trust", None, None)]
    assert section.pane.isVisible() and focused() is section.pane.grid
    empty_context.undo_stack.undo()
    settle(empty_context)
    assert in_file(section) == []


def test_one_refused_row_stops_all_and_a_mended_file_is_read_again(
    qtbot: QtBot, empty_context: Context, tmp_path: Path
) -> None:
    section = listed(empty_context, qtbot)
    path = file_of(tmp_path, ("Driftstopp", "IT", "", 7, 4, ""), ("Jäv", "Förtroende", "", 1, 1, ""))
    read(section, path)
    importing = section.importing
    assert not importing.store_action.isEnabled() and "Nekade rader: 1" in importing.refusal.words.text()
    assert (
        importing.about.text().startswith("Rad 2: Driftstopp") and "Sannolikhet: 7" in importing.about.text()
    )
    file_of(tmp_path, ("Driftstopp", "IT", "", 4, 4, ""), ("Jäv", "Förtroende", "", 1, 1, ""))
    importing.again_action.trigger()
    settle(empty_context)
    assert importing.store_action.isEnabled() and not importing.refusal.isVisible()
    press(importing.table, Qt.Key.Key_Escape)
    assert section.pane.isVisible() and in_file(section) == []


def test_a_list_saved_from_the_window_comes_back_unchanged(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    section = shown(example_context, qtbot)
    path = tmp_path / "alla.xlsx"
    risk_files.save_list(example_context, path, None)
    settle(example_context)
    read(section, path)
    assert "Ändrade: 0" in section.importing.count.text() and "Nekade: 0" in section.importing.count.text()
    assert "finns redan" in section.importing.refusal.words.text()
    section.importing.leave_action.trigger()
    assert section.overview.isVisible()


def test_a_file_that_is_no_list_is_told_and_nothing_is_left(
    qtbot: QtBot, empty_context: Context, tmp_path: Path
) -> None:
    section = listed(empty_context, qtbot)
    for name, content in (("x.xlsx", b"PK\x03\x04rubbish"), ("y.csv", b"a;b\n1;2\n"), ("z.txt", b"Risk")):
        path = tmp_path / name
        path.write_bytes(content)
        read(section, path)
        assert section.pane.isVisible() and not section.importing.reading
        (box,) = empty_context.messages.shown
        assert name in box.text() or "saknar kolumn" in box.text()
        box.close()
