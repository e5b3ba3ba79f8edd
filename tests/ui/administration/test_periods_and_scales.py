"""Periods, where the next is proposed, and the scales with their limits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.domain.risk_zones import Zones
from app.services.office import open_office
from app.ui.administration.periods import PeriodsSection
from app.ui.administration.scales import ScalesSection
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.common.text_editors import LongTextEditor
from tests.keys import type_text
from tests.ui.administration.helpers import save, section, shown, write


def test_the_next_period_is_proposed_whole_and_saved_with_one_key(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = section(shown(empty_context, qtbot), "periods", PeriodsSection)
    part.new_action.trigger()
    values = part.pane.form.values()
    assert (values["name"], values["first_year"], values["last_year"]) == ("2027–2030", 2027, 2030)
    save(empty_context)
    empty_context.office.reload()
    assert [period.name for period in empty_context.office.periods] == ["2023–2026", "2027–2030"]
    assert part.table.current_row().period.name == "2027–2030"
    assert part.pane.archive_action.isEnabled()


def test_a_period_with_goals_and_the_last_one_cannot_be_put_away(
    qtbot: QtBot, example_context: Context, empty_context: Context
) -> None:
    for context, reason in ((example_context, "har mål"), (empty_context, "minst en period")):
        part = section(shown(context, qtbot), "periods", PeriodsSection)
        assert not part.pane.archive_action.isEnabled()
        assert reason in part.pane.archive_action.toolTip()


def test_years_in_the_wrong_order_are_told_beside_their_field(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "periods", PeriodsSection)
    write(part.pane.form, "last_year", "2020")
    save(empty_context)
    assert "före det första" in part.pane.form.problem_of("last_year")
    write(part.pane.form, "last_year", "tjugo")
    save(empty_context)
    assert "fyra siffror" in part.pane.form.problem_of("last_year")


def test_the_matrix_follows_the_limits_as_they_are_typed(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    assert part.preview.zones == Zones(3, 8, 9)
    assert (part.preview.count("low"), part.preview.count("medium"), part.preview.count("high")) == (5, 7, 4)
    write(part.form, "low_max", "2")
    write(part.form, "threshold", "12")
    assert part.preview.zones == Zones(2, 8, 12)
    assert part.preview.count("low") == 3
    assert "föreslås" in part.said.text() and "12" in part.said.text()
    part.form.revert()
    assert part.preview.zones == Zones(3, 8, 9)


def test_limits_and_words_are_saved_together_and_undone_together(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    before = empty_context.office.register.scales().likelihood[0]
    write(part.form, "threshold", "10")
    write(part.form, "likelihood_1_label", "Nästan aldrig")
    text = part.form.editor("consequence_4_text")
    assert isinstance(text, LongTextEditor)
    text.box.setFocus()
    text.box.selectAll()
    type_text(text.box, "Människor kan dö.")
    save(empty_context)
    assert not part.form.dirty
    office = empty_context.office
    office.reload()
    assert office.municipality.zones.threshold == 10
    assert office.register.scales().likelihood[0].label == "Nästan aldrig"
    assert office.register.scales().consequence[3].text == "Människor kan dö."
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    office.reload()
    assert office.municipality.zones.threshold == 9
    assert office.register.scales().likelihood[0] == before
    assert part.form.values()["likelihood_1_label"] == before.label
    empty_context.undo_stack.redo()
    empty_context.tasks.wait_idle()
    assert part.form.values()["likelihood_1_label"] == "Nästan aldrig"


def test_reversed_zones_and_words_too_long_are_told_beside_their_fields(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    write(part.form, "low_max", "9")
    save(empty_context)
    assert "högre än" in part.form.problem_of("medium_max")
    part.form.revert()
    write(part.form, "consequence_2_label", "lång" * 30)
    save(empty_context)
    assert "för lång" in part.form.problem_of("consequence_2_label")
    assert part.form.dirty


def test_two_who_change_the_same_step_choose_between_yours_and_theirs(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    part = section(page, "scales", ScalesSection)
    step = empty_context.office.register.scales().likelihood[1]
    write(part.form, "likelihood_2_label", "Min ordning")
    write(part.form, "threshold", "8")
    colleague = open_office(empty_context.office.file.address)
    colleague.records.write("scale_step", step.id, {"label": "Deras ordning"})
    colleague.close()
    save(empty_context)
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    dialog.chosen.emit({"likelihood_2_label": "Deras ordning"})
    dialog.close()
    empty_context.tasks.wait_idle()
    empty_context.office.reload()
    assert empty_context.office.register.scales().likelihood[1].label == "Deras ordning"
    assert empty_context.office.municipality.zones.threshold == 8
    assert not part.form.dirty


def weigh_in(context: Context, year: int) -> None:
    write_record = context.office.records.write
    unit = next(unit.id for unit in context.office.register.units() if unit.answers)
    risk = write_record("risk", None, {"unit_id": unit, "title": "Brand", "category": "it"}).id
    write_record("risk_score", None, {"risk_id": risk, "year": year, "likelihood": 3, "consequence": 3})


def test_the_rule_of_the_threshold_is_chosen_and_drawn(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    assert "värdet 9 eller mer" in part.said.text()
    rule = part.form.editor("threshold_rule")
    rule.main().setFocus()
    rule.set_value("over")
    rule.changed.emit()
    assert part.preview.zones == Zones(3, 8, 9, "over")
    assert "ett värde över 9" in part.said.text()
    save(empty_context)
    empty_context.office.reload()
    assert empty_context.office.municipality.zones.threshold_rule == "over"


def test_a_fifth_step_is_added_to_both_scales_taken_away_and_had_again(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    register = empty_context.office.register
    for label in ("Mycket stor", "", "Katastrofal"):
        for scale in ("likelihood", "consequence"):
            write(part.form, f"{scale}_5_label", label)
        assert part.preview.side == (5 if label else 4)
        save(empty_context)
        assert not part.form.dirty
        steps = register.scales().consequence
        assert len(steps) == (5 if label else 4)
    assert steps[4].label == "Katastrofal"
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert len(register.scales().consequence) == 4


def test_a_fifth_step_without_a_word_is_told(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    text = part.form.editor("consequence_5_text")
    assert isinstance(text, LongTextEditor)
    text.box.setFocus()
    type_text(text.box, "Allt stannar.")
    save(empty_context)
    assert part.form.problem_of("consequence_5_label") and part.form.dirty


def test_the_years_that_keep_their_own_scales_are_told(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    assert "gäller alla år" in part.kept.words.text()
    weigh_in(empty_context, 2024)
    weigh_in(empty_context, 2025)
    part.refresh()
    empty_context.tasks.wait_idle()
    assert part.kept.words.text().startswith("Risker är värderade 2024, 2025.")
    assert "2026" in part.kept.words.text()


def test_a_scale_changed_in_mid_year_leaves_the_weighed_year_as_it_was(
    qtbot: QtBot, empty_context: Context
) -> None:
    weigh_in(empty_context, 2025)
    part = section(shown(empty_context, qtbot), "scales", ScalesSection)
    write(part.form, "threshold", "16")
    save(empty_context)
    row = empty_context.office.risk_analyses.page(2025, empty_context.today).rows[0]
    assert (row.weighed, row.over) == (1, 1)
    assert empty_context.office.gross_lists.read(row.id, 2026).zones.threshold == 16
