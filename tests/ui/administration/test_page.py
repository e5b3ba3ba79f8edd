"""The page with its list of sections, the municipality's form, and the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.administration.change_log import ChangeLogSection
from app.ui.administration.file import FileSection
from app.ui.administration.municipality import MunicipalitySection
from app.ui.administration.page import AdministrationPage
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from database.check import check_file
from tests.helpers.queries import counted_queries
from tests.keys import press
from tests.ui.administration.helpers import save, section, shown, write

SECTIONS = AdministrationPage.section_names()


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_fills_in_a_new_file_and_in_the_example(
    qtbot: QtBot, empty_context: Context, example_context: Context, name: str
) -> None:
    for context in (empty_context, example_context):
        page = shown(context, qtbot)
        page.look_at(name)
        context.tasks.wait_idle()
        assert page.section(name).isVisible()
        assert not context.messages.shown


def test_arrow_keys_walk_among_the_sections(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.list.buttons["municipality"].setFocus()
    press(page.list.buttons["municipality"], Qt.Key.Key_Down)
    example_context.tasks.wait_idle()
    assert page.section("periods").isVisible()
    assert page.list.buttons["periods"].isChecked()
    assert page.state() == {"section": "periods"}


def test_the_section_is_remembered_until_tomorrow(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.restore_state({"section": "log"})
    page.refresh()
    example_context.tasks.wait_idle()
    assert page.section("log").isVisible()
    page.restore_state({"section": "finns inte"})
    assert page.state() == {"section": "log"}


def test_a_narrow_page_gives_its_room_to_the_section(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    wide = page.list.sizeHint().width()
    page.resize(860, 700)
    assert page.list.sizeHint().width() < wide / 2
    assert page.list.buttons["log"].toolTip() == "Ändringslogg"


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_costs_as_many_queries_in_a_small_file_as_in_a_large(
    qtbot: QtBot, empty_context: Context, example_context: Context, name: str
) -> None:
    counts = []
    for context in (empty_context, example_context):
        page = shown(context, qtbot)
        page.look_at(name)
        context.tasks.wait_idle()
        with counted_queries(context.office.file) as queries:
            page.refresh()
            context.tasks.wait_idle()
        counts.append(len(queries))
    # The example's log mentions more kinds of records: one query for each kind.
    assert counts[1] <= counts[0] + len(page.kinds)


def test_the_municipality_is_renamed_with_the_keyboard_and_undone(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    part = section(page, "municipality", MunicipalitySection)
    write(part.form, "name", "Östra Ås kommun")
    press(part.form.editor("name").main(), Qt.Key.Key_Tab)
    write(part.form, "code", "0665")
    save(empty_context)
    empty_context.office.reload()
    assert empty_context.office.municipality.name == "Östra Ås kommun"
    assert empty_context.office.municipality.code == "0665"
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert part.form.values()["name"] == "Nya kommunen"
    empty_context.undo_stack.redo()
    empty_context.tasks.wait_idle()
    assert part.form.values()["name"] == "Östra Ås kommun"
    assert not part.own_date.isVisible()


def test_a_code_that_is_none_is_told_beside_its_field(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    part = section(page, "municipality", MunicipalitySection)
    write(part.form, "code", "66A")
    write(part.form, "name", "")
    save(empty_context)
    assert part.form.problem_of("name")
    write(part.form, "name", "Åmåla")
    save(empty_context)
    assert "fyra siffror" in part.form.problem_of("code")
    assert part.form.dirty
    empty_context.office.reload()
    assert empty_context.office.municipality.name == "Nya kommunen"


def test_the_example_says_which_day_it_is_shown_as(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    part = section(page, "municipality", MunicipalitySection)
    assert "15 september 2021" in part.own_date.words.text()


def test_two_who_rename_the_municipality_choose_between_yours_and_theirs(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    part = section(page, "municipality", MunicipalitySection)
    write(part.form, "name", "Min kommun")
    colleague = open_office(empty_context.office.file.address)
    colleague.records.write("municipality", 1, {"name": "Deras kommun"})
    colleague.close()
    save(empty_context)
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    dialog.chosen.emit({"name": "Min kommun"})
    dialog.close()
    empty_context.tasks.wait_idle()
    empty_context.office.reload()
    assert empty_context.office.municipality.name == "Min kommun"


def test_unsaved_text_survives_a_crash(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    part = section(page, "municipality", MunicipalitySection)
    write(part.form, "registry_number", "KS 2026/1")
    part.form.keep_draft()
    again = section(shown(empty_context, qtbot), "municipality", MunicipalitySection)
    assert again.form.values()["registry_number"] == "KS 2026/1"
    assert again.form.dirty


def test_the_file_tells_where_it_lies_and_copies_itself(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot)
    part = section(page, "file", FileSection)
    assert part.name.text() == "vaggeryd.rtr"
    assert part.folder.text() == str(tmp_path)
    assert part.weight.text().endswith(("kB", "MB"))
    assert not part.place.isVisible()
    out = tmp_path / part.proposed_name()
    part.save_backup(out)
    example_context.tasks.wait_idle()
    assert check_file(out) == []
    assert out.name in part.saved.words.text()


def test_a_copy_over_an_existing_file_is_refused_in_words(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    page = shown(example_context, qtbot)
    part = section(page, "file", FileSection)
    there = tmp_path / "finns.rtr"
    there.write_text("något annat", encoding="utf-8")
    part.save_backup(there)
    example_context.tasks.wait_idle()
    (box,) = example_context.messages.shown
    assert isinstance(box, QMessageBox)
    assert "finns redan" in box.text()
    box.close()
    assert there.read_text(encoding="utf-8") == "något annat"


@pytest.mark.parametrize("folder", ["OneDrive - Kommunen", "Dropbox"])
def test_a_folder_that_is_synchronised_is_warned_of(
    qtbot: QtBot, example_context: Context, folder: str
) -> None:
    from app.services.upkeep import FileFacts

    page = shown(example_context, qtbot)
    part = section(page, "file", FileSection)
    service = folder.split()[0]
    part._show(FileFacts("a.rtr", f"/hem/{folder}", 1000, "synced", service))
    assert part.place.isVisible() and service in part.place.words.text()


@pytest.mark.parametrize(("name", "kind"), [("log", ChangeLogSection), ("file", FileSection)])
def test_the_check_tells_that_the_file_is_whole(
    qtbot: QtBot, example_context: Context, name: str, kind: type[ChangeLogSection | FileSection]
) -> None:
    page = shown(example_context, qtbot)
    part = section(page, name, kind)
    part.check_action.trigger()
    example_context.tasks.wait_idle()
    assert part.checked.isVisible()
    assert part.checked.words.text().startswith("Filen är hel.")


def test_the_check_tells_what_is_wrong(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    part = section(page, "log", ChangeLogSection)
    with example_context.office.file.writing() as connection:
        connection.exec_driver_sql("UPDATE risk SET version = version + 1 WHERE id = 1")
    part.check_action.trigger()
    example_context.tasks.wait_idle()
    assert "utanför programmet" in part.checked.words.text()
