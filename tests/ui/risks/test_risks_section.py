"""The risk register as its users meet it: with a new file, with a year's risks, with a colleague in the same file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office, open_office
from app.services.risk_forms import read_card, save_risk
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.risks.matrix_cell import Cell
from app.ui.risks.risks_section import RisksSection
from tests.keys import press, type_text
from tests.ui.risks.pages import largest_risk, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Where the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    type_text(widget, text)


def value(page: RisksSection, name: str) -> object:
    return page.record.form.values()[name]


def test_a_new_municipality_is_told_what_will_be_here_and_offered_to_begin(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    assert not page.register.search.isVisible()
    assert all(button.count == 0 for button in page.overview.matrix.cells.values())
    assert (
        page.register.table.emptiness.empty is not None
        and page.register.table.emptiness.empty.button is not None
    )
    page.register.table.emptiness.empty.button.click()
    assert page.record.making


def test_a_risk_is_created_and_weighed_with_the_keyboard_alone(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    QTest.keyClick(page.register.table, Qt.Key.Key_N, CTRL)
    form = page.record.form
    title = focused()
    assert title is form.editor("title").main()
    for text in ("Brist på lärare", "lärare slutar", "få söker sig hit", "större klasser på Åsenhöga skola"):
        type_text(focused(), text)
        press(focused(), Qt.Key.Key_Tab)
    assert page.record.sentence.text() == (
        "Risk för att lärare slutar på grund av få söker sig hit, vilket leder till större klasser på "
        "Åsenhöga skola."
    )
    unit = focused()
    assert unit is form.editor("unit_id").main()
    press(unit, Qt.Key.Key_Down)
    press(unit, Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Down)
    likelihood = form.editor("score_likelihood")
    likelihood.main().setFocus()
    press(focused(), Qt.Key.Key_3, text="3")
    assert "Välj" in page.record.form.editor("value").shown.text  # type: ignore[attr-defined]
    form.editor("score_consequence").main().setFocus()
    press(focused(), Qt.Key.Key_4, text="4")
    assert page.record.mark.words == "12  Hög"
    assert form.editor("value").shown.text.startswith("12  Hög 20")  # type: ignore[attr-defined]
    assert form.editor("value").shown.role == "zone_high"  # type: ignore[attr-defined]
    write(form.editor("score_reason").main(), "Sju tjänster saknar sökande.")
    press(form.editor("score_reason").main(), Qt.Key.Key_S, CTRL)
    empty_context.tasks.wait_idle()
    (risk,) = empty_context.office.risks.register(empty_context.period.year)
    assert (risk.title, risk.unit, risk.value) == ("Brist på lärare", "Kommunstyrelsen", 12)
    assert page.overview.matrix.cells[Cell(3, 4)].count == 1
    assert page.record.risk_id == risk.id and not form.dirty
    assert page.register.table.current_row().id == risk.id


def test_a_chosen_cell_filters_the_register_and_visa_alla_takes_it_back(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    everything = len(page.register.table.rows_model.shown)
    cell = next(cell for cell, button in page.overview.matrix.cells.items() if button.count > 1)
    page.overview.matrix.cells[cell].setFocus()
    press(page.overview.matrix.cells[cell], Qt.Key.Key_Return, text="\r")
    example_context.tasks.wait_idle()
    rows = page.register.table.rows_model.shown
    assert len(rows) == page.overview.matrix.cells[cell].count
    assert {(row.likelihood, row.consequence) for row in rows} == {(cell.likelihood, cell.consequence)}
    assert page.record.risk_id == rows[0].id
    assert page.register.count.text().startswith(f"Visar {len(rows)} av {everything}")
    page.register.show_all.click()
    assert len(page.register.table.rows_model.shown) == everything
    assert page.overview.matrix.cell is None and page.register.show_all.isHidden()


def test_the_chosen_unit_has_a_matrix_and_a_register_of_its_own(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    press(page.overview.unit.main(), Qt.Key.Key_Down)
    example_context.tasks.wait_idle()
    rows = page.register.table.rows_model.rows
    assert {row.unit for row in rows} == {"Kommunstyrelsen"}
    assert sum(button.count for button in page.overview.matrix.cells.values()) == len(rows)
    page.new_action.trigger()
    assert value(page, "unit_id") == rows[0].unit_id


def test_words_filter_the_register(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    write(page.register.search, "lärare")
    press(page.register.search, Qt.Key.Key_Return, text="\r")
    titles = [row.title for row in page.register.table.rows_model.shown]
    assert titles and all("lärare" in title.casefold() for title in titles)


def test_the_history_tells_what_was_changed_with_goals_by_name(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    records = example_context.office.records
    risk = page.record.risk_id
    assert risk is not None
    goal = example_context.office.goals.tree(example_context.period.id, example_context.period.year)[0]
    records.write("risk", risk, {"category": "it", "goals": (goal.id,)})
    page.refresh()
    example_context.tasks.wait_idle()
    said = page.record.history.text()
    assert "Risken ändrades\n" in said
    assert "→ IT och information" in said
    assert f"→ {goal.title}" in said


def test_weighing_anew_adds_to_the_history_and_undo_takes_it_back(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    risk = page.record.risk_id
    assert risk is not None
    office, year = example_context.office, example_context.period.year
    before = office.risks.scores(risk)
    editor = page.record.form.editor("score_likelihood")
    other = "1" if value(page, "score_likelihood") != 1 else "2"
    editor.main().setFocus()
    press(focused(), getattr(Qt.Key, f"Key_{other}"), text=other)
    write(page.record.form.editor("treatment").main(), "Mer. ")
    page.record.form.save()
    example_context.tasks.wait_idle()
    after = office.risks.scores(risk)
    assert len(after) == len(before) + 1 and after[1:] == before
    assert page.record.tabs.tabText(1).endswith(str(len(after)))
    assert example_context.undo_stack.count() == 1
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert office.risks.scores(risk) == before
    assert "Mer." not in str(read_card(office, risk, year).values["treatment"])
    assert (
        value(page, "score_likelihood") == next(each for each in before if each.kind == "current").likelihood
    )
    example_context.undo_stack.redo()
    example_context.tasks.wait_idle()
    assert len(office.risks.scores(risk)) == len(before) + 1


def test_what_is_missing_is_said_beside_the_field(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    page.new_action.trigger()
    form = page.record.form
    write(form.editor("title").main(), "Driftstopp")
    form.save()
    assert form.problem_of("unit_id") and form.problem_of("category") and not form.problem_of("title")
    assert empty_context.office.risks.register(empty_context.period.year) == ()


def test_half_a_weighing_is_said_beside_the_scale_that_is_missing(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    page.new_action.trigger()
    form = page.record.form
    write(form.editor("title").main(), "Driftstopp")
    press(form.editor("unit_id").main(), Qt.Key.Key_Down)
    press(form.editor("category").main(), Qt.Key.Key_Down)
    form.editor("score_likelihood").main().setFocus()
    press(focused(), Qt.Key.Key_2, text="2")
    form.save()
    empty_context.tasks.wait_idle()
    assert form.problem_of("score_consequence") and form.dirty
    assert empty_context.office.risks.register(empty_context.period.year) == ()


def test_a_number_like_a_persons_is_warned_for_and_stops_nothing(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    cause = page.record.form.editor("cause").main()
    write(cause, " 19121212-1212 ")
    assert page.record.warning.isVisible()
    assert "personnummer" in page.record.warning.words.text()
    page.record.form.save()
    example_context.tasks.wait_idle()
    assert not page.record.form.dirty


def test_two_who_weigh_at_once_choose_whose_counts(
    qtbot: QtBot, example_context: Context, example_office: Office
) -> None:
    page = shown(example_context, qtbot)
    risk, year = page.record.risk_id, example_context.period.year
    assert risk is not None
    form = page.record.form
    mine = 1 if value(page, "score_likelihood") != 1 else 2
    theirs = next(step for step in (1, 2, 3, 4) if step not in (mine, value(page, "score_likelihood")))
    form.editor("score_likelihood").main().setFocus()
    press(focused(), getattr(Qt.Key, f"Key_{mine}"), text=str(mine))
    colleague = open_office(example_office.file.address)
    base = read_card(colleague, risk, year).values
    save_risk(colleague, risk, {"score_likelihood": theirs}, base, year)
    colleague.close()
    form.save()
    example_context.tasks.wait_idle()
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ConflictDialog))
    assert example_office.risks.scores(risk)[0].likelihood == theirs
    dialog._choose()
    example_context.tasks.wait_idle()
    assert [score.likelihood for score in example_office.risks.scores(risk)][:2] == [mine, theirs]


def test_unsaved_text_comes_back_when_one_comes_back_to_the_risk(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    first, second = (row.id for row in page.register.table.rows_model.shown[:2])
    write(page.record.form.editor("treatment").main(), "Nytt: ")
    written = value(page, "treatment")
    page.register.table.choose(second)
    example_context.tasks.wait_idle()
    assert value(page, "treatment") != written
    page.register.table.choose(first)
    example_context.tasks.wait_idle()
    assert value(page, "treatment") == written and page.record.form.dirty


def test_archiving_takes_the_risk_out_of_sight_and_the_archive_gives_it_back(
    qtbot: QtBot, example_context: Context
) -> None:
    largest_risk(example_context)
    page = shown(example_context, qtbot)
    risk = page.record.risk_id
    page.archive_action.trigger()
    example_context.tasks.wait_idle()
    assert risk not in {row.id for row in page.register.table.rows_model.rows}
    page.archived_action.trigger()
    example_context.tasks.wait_idle()
    assert page.register.table.choose(risk)
    example_context.tasks.wait_idle()
    line = page.record.form.editor("title").main()
    assert isinstance(line, QLineEdit) and line.isReadOnly()
    page.restore_action.trigger()
    example_context.tasks.wait_idle()
    assert not next(row for row in page.register.table.rows_model.rows if row.id == risk).archived
    assert not line.isReadOnly()


def test_a_risk_is_shown_whatever_hides_it(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    last = page.register.table.rows_model.shown[-1]
    other = next(row for row in page.register.table.rows_model.shown if row.unit_id != last.unit_id)
    page.overview.unit.set_value(other.unit_id)
    page.overview.unit.changed.emit()
    page.overview.matrix.choose(Cell(4, 4))
    example_context.tasks.wait_idle()
    page.show_record("risk", last.id)
    example_context.tasks.wait_idle()
    assert page.record.risk_id == last.id
    score = example_context.office.risks.scores(other.id)[0]
    page.show_record("risk_score", score.id)
    example_context.tasks.wait_idle()
    assert page.record.risk_id == other.id


def test_giving_up_a_new_risk_leads_back_to_the_register(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.new_action.trigger()
    title = page.record.form.editor("title").main()
    write(title, "Ångrar mig")
    press(title, Qt.Key.Key_Escape)
    page.record.form.revert()
    example_context.tasks.wait_idle()
    assert not page.record.making and page.record.risk_id is not None


def test_every_field_is_named_for_a_screen_reader(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert [type(widget).__name__ for widget in nameless] == []
