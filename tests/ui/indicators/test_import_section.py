"""Values read in from files in the window: columns known or chosen, looked at row by row, stored all or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.problems import Cancelled
from app.domain.progress import Progress
from app.exchange import exports
from app.exchange.measurement_columns import propose_columns
from app.exchange.reading import read_sheets
from app.services.edits import Edit
from app.ui.common.context import Context
from app.ui.indicators import import_files
from app.ui.indicators.import_rows import dry_run
from app.ui.indicators.import_section import ImportSection
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.page import IndicatorsPage
from tests.exchange.sheets import HEADINGS, set_cell, values, write
from tests.keys import press
from tests.ui.common.accessible import nameless
from tests.ui.indicators.pages import focused, whole

OTHER = [
    ("Uppföljning 2021",),
    (),
    ("Vad vi mäter", "När", "Antal svar", "Hur det gick"),
    ("Nöjda elever", 2020, 300, 60),
    ("Nöjda elever", 2021, 280, 71.5),
]


@pytest.fixture
def context(empty_context: Context) -> Context:
    """A municipality with two indicators and a neighbour."""

    def indicator(title: str) -> Edit:
        values = {"title": title, "quality": "perceived", "unit_of_measure": "procent", "decimals": 1}
        return Edit("indicator", None, values)

    place = {"kind": "municipality", "code": "0642", "name": "Mullsjö"}
    empty_context.office.records.write_all(
        [indicator("Nöjda elever"), indicator("Sjukfrånvaro"), Edit("place", None, place)]
    )
    return empty_context


def shown(context: Context, qtbot: QtBot) -> ImportSection:
    """The section on its page, as the window shows it."""
    return shown_on_page(context, qtbot)[1]


def shown_on_page(context: Context, qtbot: QtBot) -> tuple[IndicatorsPage, ImportSection]:
    """The same, with the page."""
    page = whole(context, qtbot)
    page.look_at("import")
    context.tasks.wait_idle()
    section = page.section("import")
    assert isinstance(section, ImportSection)
    return page, section


def read(section: ImportSection, path: Path) -> None:
    """Read a file, and wait until it is held against what is stored."""
    section.read(path)
    section.context.tasks.wait_idle()


def store(section: ImportSection) -> None:
    section.import_action.trigger()
    section.context.tasks.wait_idle()


def sheet(tmp_path: Path, *rows: Sequence[object]) -> Path:
    return write(tmp_path / "v.xlsx", [("Indikator", "År", "Värde"), *rows])


def cells(section: ImportSection) -> list[list[str]]:
    """What the table says."""
    model = section.review.table.rows_model
    return [[column.text_of(row) for column in model.columns] for row in model.shown]


def choose(section: ImportSection, field: str, heading: str) -> None:
    """Choose a column with the keys."""
    box = section.mapping.choices[field].box
    box.setFocus()
    # A list of choices that is closed goes to the next one with the arrows.
    press(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == heading:
            break
        press(box, Qt.Key.Key_Down)
    assert box.currentText() == heading
    section.context.tasks.wait_idle()


def stopped_after(steps: int) -> tuple[Progress, list[float | None]]:
    """A user who stops after so many steps, and what was heard until then."""
    heard: list[float | None] = []

    def listen(share: float | None, _text: str) -> None:
        heard.append(share)
        if len(heard) == steps:
            progress.cancel()

    progress = Progress(listen)
    return progress, heard


def test_every_row_is_told_before_anything_is_stored(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    first = sheet(tmp_path, ("Nöjda elever", 2020, 60), ("Nöjda elever", 2021, 71.5))
    read(section, first)
    assert cells(section) == [
        ["2", "Nytt", "Nöjda elever", "Nya kommunen", "2020", "– → 60,0"],
        ["3", "Nytt", "Nöjda elever", "Nya kommunen", "2021", "– → 71,5"],
    ]
    assert values(context.office) == [] and section.mapping.box.isHidden()
    store(section)
    assert section.nothing.isVisible() and "Nya: 2. Ändrade: 0." in section.said.words.text()
    read(
        section,
        sheet(tmp_path, ("Nöjda elever", 2020, 60), ("Nöjda elever", 2022, 80), ("Nöjda elever", 2021, 72)),
    )
    assert [(row[1], row[4], row[5]) for row in cells(section)] == [
        ("Ändrat", "2021", "värde 71,5 → 72,0"),
        ("Nytt", "2022", "– → 80,0"),
        ("Oförändrat", "2020", "–"),
    ]
    assert section.review.count.text() == "Nya: 1. Ändrade: 1. Oförändrade: 1. Nekade: 0."
    assert focused() is section.review.table


def test_an_import_is_one_save_told_and_undone_as_one(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    told: list[str] = []
    context.messages.told.connect(told.append)
    read(section, sheet(tmp_path, ("Nöjda elever", 2020, 60), ("Sjukfrånvaro", 2021, 5)))
    store(section)
    assert len(values(context.office)) == 2 and context.undo_stack.count() == 1
    assert context.undo_stack.undoText() == "Läsa in värden" and told == ["Värdena lästes in."]
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert values(context.office) == []
    context.undo_stack.redo()
    context.tasks.wait_idle()
    assert len(values(context.office)) == 2


def test_the_programs_own_file_changes_only_the_cells_that_were_changed(
    qtbot: QtBot, example_context: Context, tmp_path: Path
) -> None:
    section, path = shown(example_context, qtbot), tmp_path / "Mätvärden.xlsx"
    import_files.save_values(example_context, path)
    example_context.tasks.wait_idle()
    before = values(example_context.office)
    read(section, path)
    assert {row[1] for row in cells(section)} == {"Oförändrat"} and len(cells(section)) == len(before)
    assert not section.import_action.isEnabled() and "finns redan" in section.import_action.toolTip()
    set_cell(path, "G3", "<v>4711</v>")
    section.reread_action.trigger()
    example_context.tasks.wait_idle()
    first = cells(section)[0]
    assert first[:2] == ["3", "Ändrat"] and "4 711" in first[5].replace("\u00a0", " ")
    store(section)
    after = values(example_context.office)
    assert [new[5] for old, new in zip(before, after, strict=True) if old != new] == [4711.0]


def test_other_headings_are_mapped_by_hand_and_remembered(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    mapping = section.mapping
    read(section, write(tmp_path / "a.xlsx", OTHER))
    assert mapping.box.isVisible() and "Gissade" in mapping.known.text()
    assert mapping.head.box.currentText().startswith("Rad 3: Vad vi mäter · När")
    # By content alone the first column of numbers looks like the value: that is for a person to see.
    assert mapping.choices["value"].box.currentText() == "Antal svar"
    choose(section, "value", "Hur det gick")
    assert [row[5] for row in cells(section)] == ["– → 60,0", "– → 71,5"]
    section.restart_action.trigger()
    again = [*OTHER[:3], ("Sjukfrånvaro", 2019, 100, 4.5)]
    read(section, write(tmp_path / "nästa år.xlsx", again))
    assert mapping.box.isHidden() and "som förra gången" in mapping.known.text()
    assert [row[2:] for row in cells(section)] == [["Sjukfrånvaro", "Nya kommunen", "2019", "– → 4,5"]]
    store(section)
    assert [row[-4] for row in values(context.office)] == [4.5]


def test_what_was_remembered_is_let_go_where_the_headings_are_others(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    read(section, write(tmp_path / "a.xlsx", OTHER))
    choose(section, "value", "Hur det gick")
    other = [*OTHER[:2], ("Vad vi mäter", "När", "Hur det gick", "Antal svar"), *OTHER[3:]]
    read(section, write(tmp_path / "b.xlsx", other))
    assert section.mapping.box.isVisible() and "Gissade" in section.mapping.known.text()
    assert section.mapping.choices["value"].box.currentText() == "Hur det gick"


def test_a_column_that_is_lacking_must_be_chosen_first(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    rows = [("Vad", "När", "Resultatet"), ("Okänt", "2020", 60)]
    read(section, write(tmp_path / "v.xlsx", rows))
    assert "Indikator eller Kod" in section.mapping.problem.text() and not section.review.isVisible()
    assert not section.import_action.isEnabled() and "kolumner" in section.import_action.toolTip()
    assert focused() is section.mapping.choices["indicator"].box
    choose(section, "indicator", "Vad")
    assert not section.mapping.problem.isVisible()
    assert [row[1:3] for row in cells(section)] == [["Nekat", "Okänt"]]
    # A column holds one thing.
    choose(section, "comment", "Vad")
    assert "Samma kolumn är vald för: Indikator, Kommentar." in section.mapping.problem.text()
    assert not section.review.isVisible() and not section.import_action.isEnabled()


def test_a_heading_over_merged_cells_and_one_that_stands_twice_are_chosen_by_hand(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    merged = [
        ("Indikator", "Skolans resultat", None, None),
        (None, "År", "Utfall", "Resultat"),
        ("Nöjda elever", 2020, 60, 61),
        (None, 2021, 70, 71),
    ]
    read(section, write(tmp_path / "v.xlsx", merged))
    mapping = section.mapping
    assert mapping.head.box.currentText().startswith("Rad 2")
    assert "Flera kolumner kan vara: Värde" in mapping.problem.text()
    choose(section, "indicator", "Kolumn A")
    choose(section, "value", "Resultat")
    assert not mapping.problem.isVisible()
    refused, new = cells(section)
    assert refused[:2] == ["4", "Nekat"] and "sammanfogad" in refused[5]
    assert new[:2] == ["3", "Nytt"] and new[5] == "– → 61,0"


def test_one_refused_row_stops_them_all_until_the_file_is_mended(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    bad = (("Nöjda elever", 2020, 60), ("Okänd", 2021, 1), ("Nöjda elever", 21, "ca 7"))
    read(section, sheet(tmp_path, *bad))
    assert [(row[0], row[1], row[2], row[4]) for row in cells(section)] == [
        ("3", "Nekat", "Okänd", "2021"),
        ("4", "Nekat", "Nöjda elever", "21"),
        ("2", "Nytt", "Nöjda elever", "2020"),
    ]
    assert "Nekade rader: 2." in section.review.refusal.words.text() and section.review.refusal.isVisible()
    assert not section.import_action.isEnabled() and "Nekade rader: 2." in section.import_action.toolTip()
    assert "Det finns ingen indikator som heter ”Okänd”." in section.review.about.text()
    section.review.outcome.set_value("refused")
    section.review.outcome.changed.emit()
    assert [row[1] for row in cells(section)] == ["Nekat", "Nekat"]
    store(section)
    assert values(context.office) == []
    sheet(tmp_path, ("Nöjda elever", 2020, 60))
    section.reread_action.trigger()
    context.tasks.wait_idle()
    assert [row[1] for row in cells(section)] == ["Nytt"] and not section.review.refusal.isVisible()
    store(section)
    assert len(values(context.office)) == 1


def test_a_row_is_understood_when_its_indicator_has_been_added(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    read(section, sheet(tmp_path, ("Ny indikator", 2020, 60)))
    assert [row[1] for row in cells(section)] == ["Nekat"]
    context.saving.write("Ny", [Edit("indicator", None, {"title": "Ny indikator", "quality": "actual"})])
    context.tasks.wait_idle()
    assert [row[1] for row in cells(section)] == ["Nytt"] and section.import_action.isEnabled()


def test_an_indicator_that_is_lacking_is_added_from_its_row_and_the_file_compared_again(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    page, section = shown_on_page(context, qtbot)
    rows = (("Ny indikator", 2020, 60), ("Nöjda elever", 2020, "ca 7"), ("Ny indikator", 2021, 61))
    read(section, sheet(tmp_path, *rows))
    review = section.review
    assert "kan du lägga till här" in review.refusal.words.text()
    assert review.add_action.isVisible() and review.add_action in review.table.actions()
    # A row that is refused for another reason offers nothing.
    press(review.table, Qt.Key.Key_Down)
    assert "är inget tal" in review.about.text() and not review.add_action.isVisible()
    press(review.table, Qt.Key.Key_Up)
    review.add_action.trigger()
    context.tasks.wait_idle()
    listed = page.section("indicators")
    assert isinstance(listed, IndicatorsSection) and listed.isVisible()
    form = listed.record.form
    assert form.values()["title"] == "Ny indikator" and form.values()["source"] == "own"
    assert listed.list.table.chosen_rows() == []
    form.editor("quality").set_value("actual")
    form.save()
    context.tasks.wait_idle()
    assert section.isVisible() and focused() is review.table
    assert [(row[0], row[1]) for row in cells(section)] == [("3", "Nekat"), ("2", "Nytt"), ("4", "Nytt")]
    assert not review.add_action.isVisible() and "lägga till" not in review.refusal.words.text()


def test_a_new_indicator_that_is_given_up_leads_back_to_the_file(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    page, section = shown_on_page(context, qtbot)
    read(
        section, write(tmp_path / "v.xlsx", [("Indikator", "Kod", "År", "Värde"), ("Ny", "n15030", 2020, 1)])
    )
    section.review.add_action.trigger()
    context.tasks.wait_idle()
    listed = page.section("indicators")
    assert isinstance(listed, IndicatorsSection)
    values = listed.record.form.values()
    assert (values["title"], values["kolada_id"], values["source"]) == ("Ny", "N15030", "kolada")
    listed.record.form.revert()
    context.tasks.wait_idle()
    assert section.isVisible() and [row[1] for row in cells(section)] == ["Nekat"]
    # Who has gone elsewhere by himself stays there.
    section.review.add_action.trigger()
    page.look_at("entry")
    page.look_at("indicators")
    listed.record.form.revert()
    context.tasks.wait_idle()
    assert listed.isVisible()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("Summa", "", 2020, 1), "summarad"),
        (("Nöjda elever", "N99999", 2020, 1), "koden ”N99999”"),
        (("Ny titel", "RT-1", 2020, 1), "heter ”Ny titel”"),
        (("", "N99999", 2020, 1), "koden ”N99999”"),
    ],
)
def test_only_a_row_that_a_new_indicator_would_help_offers_one(
    row: tuple[object, ...], said: str, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    read(section, write(tmp_path / "v.xlsx", [("Indikator", "Kod", "År", "Värde"), row]))
    assert said in section.review.about.text() and not section.review.add_action.isVisible()


def test_a_comparison_that_is_stopped_says_so_and_can_be_made_again(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section = shown(context, qtbot)
    tasks = context.tasks
    read(section, sheet(tmp_path, ("Nöjda elever", 2020, 60)))
    assert section.import_action.isEnabled()
    hold = Event()
    tasks.run(hold.wait)
    section.refresh()
    (waiting,) = [job.progress for job in tasks._open.values() if job.progress is not None]
    waiting.cancel()
    hold.set()
    tasks.wait_idle()
    assert "Jämförelsen stoppades. Inget har lästs in." in section.problem.words.text()
    assert not section.review.isVisible() and not section.import_action.isEnabled()
    again = focused()
    assert isinstance(again, QPushButton) and again.text() == "Jämför igen"
    again.click()
    tasks.wait_idle()
    assert [row[1] for row in cells(section)] == ["Nytt"] and section.import_action.isEnabled()
    assert not section.problem.isVisible()


def test_a_long_comparison_can_be_stopped_at_every_thousand_rows(context: Context, tmp_path: Path) -> None:
    path = sheet(tmp_path, *[("Nöjda elever", 1900 + year % 300, year) for year in range(2_500)])
    measurements = context.office.measurement_sheets
    columns = propose_columns(read_sheets(path), path.name)
    shares: list[float | None] = []
    whole_way = Progress(lambda share, _text: shares.append(share))
    dry_run(columns, measurements, whole_way)
    assert len(shares) == 7 and shares[3] == 1
    for stop in range(1, len(shares)):
        progress, heard = stopped_after(stop)
        with pytest.raises(Cancelled):
            dry_run(columns, measurements, progress)
        assert heard == shares[:stop]


def test_nothing_is_stored_when_somebody_was_faster(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    read(section, sheet(tmp_path, ("Nöjda elever", 2020, 60)))
    key = {"indicator_id": 1, "place_id": 1, "gender": "T", "year": 2020, "part": "year", "value": 50.0}
    context.office.records.write("measurement", None, key)
    store(section)
    (box,) = context.messages.shown
    assert "Någon annan har ändrat samma värden" in box.text()
    box.close()
    assert [row[-4] for row in values(context.office)] == [50.0]
    assert [row[5] for row in cells(section)] == ["värde 50,0 → 60,0"] and section.import_action.isEnabled()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("v.xlsx", b"PK\x03\x04 skr\xe4p", "v.xlsx är ingen hel Excelarbetsbok."),
        ("v.csv", b"PK\x03\x04 \x00", "v.csv är ingen textfil"),
        ("v.xlsx", b"", "v.xlsx är tom."),
        ("v.xlsm", b"x", "makron"),
        ("v.pdf", b"%PDF", "Namnet ska sluta på .xlsx eller .csv."),
        ("v.csv", b'Indikator;"\xc5r\n', "citattecken"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_place(
    name: str, content: bytes, said: str, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section, path = shown(context, qtbot), tmp_path / name
    path.write_bytes(content)
    read(section, path)
    assert section.problem.isVisible() and said in section.problem.words.text()
    assert str(tmp_path) not in section.problem.words.text()
    assert section.nothing.isVisible() and not context.messages.shown
    read(section, tmp_path / "borta.csv")
    assert "borta.csv finns inte" in section.problem.words.text()


def test_a_file_full_of_rubbish_is_shown_and_refused(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section, path = shown(context, qtbot), tmp_path / "v.csv"
    long = "<b>x</b>" * 10_000
    path.write_text(f"Indikator;År;Värde;{long}\n{long};{long};{long};{long}\n;;;\n", encoding="utf-8")
    read(section, path)
    (row,) = cells(section)
    assert row[1] == "Nekat" and len(row[2]) < 200 and len(section.review.about.text()) < 2_000
    assert len(section.mapping.known.text()) < 1_000
    section.mapping.turn()
    QApplication.processEvents()
    assert section.mapping.preview.isVisible()


def test_a_text_file_with_other_names_of_its_own_is_read(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    section, path = shown(context, qtbot), tmp_path / "värden.csv"
    path.write_bytes("Nyckeltal;Årtal;Kommun;Utfall\nNöjda elever;2020;Mullsjö;60,5\n".encode("cp1252"))
    read(section, path)
    assert section.mapping.box.isHidden()
    assert [row[1:] for row in cells(section)] == [["Nytt", "Nöjda elever", "Mullsjö", "2020", "– → 60,5"]]


def test_another_sheet_can_be_chosen(qtbot: QtBot, example_context: Context, tmp_path: Path) -> None:
    path = tmp_path / "allt.xlsx"
    path.write_bytes(exports.content(example_context.office, "all", ".xlsx"))
    section = shown(example_context, qtbot)
    read(section, path)
    box = section.mapping.sheet.box
    assert box.currentText() == "Mätvärden" and box.count() == 4
    section.mapping.turn()
    box.setFocus()
    press(box, Qt.Key.Key_End)
    example_context.tasks.wait_idle()
    assert "Välj kolumn för" in section.mapping.problem.text() and not section.review.isVisible()
    press(box, Qt.Key.Key_Home)
    example_context.tasks.wait_idle()
    assert {row[1] for row in cells(section)} == {"Oförändrat"}


def test_a_file_is_dropped_on_the_section(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    path = sheet(tmp_path, ("Nöjda elever", 2020, 60))

    def drop(*paths: Path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
        entering.ignore()
        QApplication.sendEvent(section, entering)
        if entering.isAccepted():
            action = Qt.DropAction.CopyAction
            QApplication.sendEvent(section, QDropEvent(QPointF(5, 5), action, data, buttons, keys))
            context.tasks.wait_idle()
        return entering.isAccepted()

    assert not drop()
    assert drop(path, path) and "en fil i taget" in section.problem.words.text()
    assert drop(path) and len(cells(section)) == 1


def test_a_file_is_chosen_in_the_systems_dialog(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    path = sheet(tmp_path, ("Nöjda elever", 2020, 60))
    section.entrance().setFocus()
    press(focused(), Qt.Key.Key_Space)
    (dialog,) = section.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    context.tasks.wait_idle()
    assert len(cells(section)) == 1 and context.settings.text("import/folder") == str(tmp_path)


def test_a_template_of_an_empty_file_holds_the_headings(
    qtbot: QtBot, empty_context: Context, tmp_path: Path
) -> None:
    section, path = shown(empty_context, qtbot), tmp_path / "mall.xlsx"
    import_files.save_values(empty_context, path)
    empty_context.tasks.wait_idle()
    read(section, path)
    assert cells(section) == [] and "inga rader" in section.import_action.toolTip()
    assert all(heading in section.mapping.known.text() for heading in HEADINGS)


def test_everything_says_what_it_is(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    section = shown(context, qtbot)
    read(section, write(tmp_path / "a.xlsx", [*OTHER, *OTHER[3:], ("Okänd", 2021, None, 5)]))
    assert section.mapping.box.isVisible() and section.review.isVisible()
    assert nameless(section) == []
