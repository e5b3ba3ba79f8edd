"""The log of changes in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.administration import log_words
from app.ui.administration.change_log import ChangeLogSection
from app.ui.common.context import Context
from tests.keys import press, type_text
from tests.ui.administration.helpers import section, shown


def test_a_change_is_told_from_what_to_what(qtbot: QtBot, empty_context: Context) -> None:
    empty_context.office.records.write("unit", 2, {"name": "Kommunstyrelsen i Å"}, why="Nytt namn")
    part = section(shown(empty_context, qtbot), "log", ChangeLogSection)
    line = part.table.current_row()
    assert log_words.summary(line) == "Namn: Kommunstyrelsen → Kommunstyrelsen i Å"
    told = part.detail.text()
    for words in ("Kommunstyrelsen i Å", "Enhet ändrades", "→ Kommunstyrelsen i Å", "Varför", "Nytt namn"):
        assert words in told


def test_long_texts_are_told_without_marks(qtbot: QtBot, example_context: Context) -> None:
    records = example_context.office.records
    records.write("goal", 1, {"text": "Ett ord"})
    records.write("goal", 1, {"text": "Ett **ord**"})
    part = section(shown(example_context, qtbot), "log", ChangeLogSection)
    line = part.table.current_row()
    assert log_words.summary(line) == "Innebörd: bara utseendet"
    assert "Ett ord" in part.detail.text() and "*" not in part.detail.text()


def test_links_and_codes_are_told_in_words(qtbot: QtBot, example_context: Context) -> None:
    records = example_context.office.records
    row = next(row for row in example_context.office.decisions.register() if row.goals and not row.adopted)
    records.write("decision_step", None, {"decision_id": row.id, "state": "returned"})
    records.write("decision", row.id, {"items": []})
    part = section(shown(example_context, qtbot), "log", ChangeLogSection)
    told = part.detail.text()
    assert "Omfattar" not in told.split("\n")[0] and "→ –" in told
    step = part.table.rows_model.rows[1]
    part.table.choose(step.id)
    example_context.tasks.wait_idle()
    assert "Återremitterat" in part.detail.text() and row.title in part.detail.text()


def test_the_log_is_filtered_by_kind_and_by_words(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot), "log", ChangeLogSection)
    part.kind.setCurrentIndex(part.kind.findData("decision"))
    example_context.tasks.wait_idle()
    assert {line.kind for line in part.table.rows_model.rows} == {"decision"}
    part.kind.setCurrentIndex(0)
    part.search.setFocus()
    type_text(part.search, "utpressningsvirus")
    press(part.search, Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    assert part.table.rows_model.rows
    rows = part.table.rows_model.rows
    assert sum("Utpressningsvirus" in line.name for line in rows) >= 5
    # The words may stand in what was written, too: a control for the risk has them in no name of its own.
    assert all("utpressningsvirus" in f"{line.name} {line.fields}".casefold() for line in rows)
    type_text(part.search, "finns inte")
    press(part.search, Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    assert not part.table.rows_model.rows


def test_older_rows_come_when_asked_for(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot), "log", ChangeLogSection)
    assert len(part.table.rows_model.rows) == 300
    part.older.click()
    example_context.tasks.wait_idle()
    assert len(part.table.rows_model.rows) == 600


def test_the_seal_is_the_one_that_papers_carry(qtbot: QtBot, example_context: Context) -> None:
    part = section(shown(example_context, qtbot), "log", ChangeLogSection)
    seal = example_context.office.seal()
    assert str(seal.number) in part.seal.text() and seal.hash[:8] in part.seal.text()
