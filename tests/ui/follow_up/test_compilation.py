"""Sammanställning: what units say of a goal stands side by side, with the municipality's own words beside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.common.rich_box import RichBox
from app.ui.follow_up.compilation import CompilationSection
from app.ui.follow_up.judgements import GoalRow, SummaryCard, UnitCard
from app.ui.follow_up.long_words import FOLDED, LongWords, ReadWords
from app.ui.follow_up.page import FollowUpPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import save, section, shown
from tests.ui.follow_up.joint import LONG, Joint, opened


@pytest.fixture
def joint(example_context: Context) -> Joint:
    return Joint(example_context)


def desk(joint: Joint, qtbot: QtBot) -> CompilationSection:
    return opened(joint, qtbot, "compilation", CompilationSection)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def cards(part: CompilationSection) -> list[UnitCard]:
    # What is put into a layout is shown when the events have come round.
    QApplication.processEvents()
    found = [card for card in part.views.findChildren(UnitCard) if card.isVisible()]
    return sorted(found, key=lambda card: (card.y(), card.x()))


def test_every_unit_has_a_card_with_its_judgement_and_its_words(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    first, second, third = cards(part)
    assert [card.accessibleName() for card in (first, second, third)] == joint.names
    # What units have written is text: nothing in it is a mark for the screen.
    assert "Tryggare & <b>ljusare</b>" in said(first) and "Förbättras" in said(first)
    assert "föreslog: ✓ Helt uppfyllt" in said(second) and "Enkäten visar något annat" in said(second)
    assert "Nattvandra" in said(second)
    assert "Har inte bedömt målet än." in said(third) and "Ej påbörjad" in said(third)


def test_the_cards_stand_beside_one_another_where_there_is_room(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    first, second, _ = cards(part)
    assert first.y() == second.y() and first.x() < second.x()
    part.views.setFixedWidth(300)
    qtbot.waitUntil(lambda: cards(part)[0].x() == cards(part)[1].x())


def test_counts_are_stacked_and_who_differs_is_named(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    assert part.views.counts.text() == "✓ 1 helt uppfyllt · ✕ 1 ej uppfyllt · 1 har inte bedömt"
    assert part.views.bar.isVisible() and part.views.differ.isVisible()
    told = part.views.differ.words.text()
    assert told.startswith("Enheterna ser olika på måluppfyllelsen.")
    assert f"ej uppfyllt: {joint.short[1]}" in told
    joint.judge(2, attainment="not_met")
    part.refresh()
    joint.settle()
    told = part.views.differ.words.text()
    assert told == (f"Måluppfyllelse: 2 av 3 säger ej uppfyllt. Andra säger helt uppfyllt: {joint.short[0]}.")


def test_a_long_text_is_folded_and_can_be_read_whole(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    folded = next(each for each in cards(part)[1].findChildren(LongWords) if each.button is not None)
    assert folded.folded is not None and folded.button is not None
    assert folded.findChildren(ReadWords) == [folded.folded]
    assert len(folded.folded.text()) <= FOLDED + 2
    folded.button.setFocus()
    press(folded.button, Qt.Key.Key_Space)
    whole = next(each for each in folded.findChildren(ReadWords) if each is not folded.folded)
    assert whole.isVisible() and not folded.folded.isVisible()
    assert whole.text().count("ute om kvällarna") == LONG.count("ute om kvällarna")
    assert folded.button.text() == "Visa mindre"
    folded.button.click()
    assert [part.isVisible() for part in (whole, folded.folded)] == [False, True]


def test_what_a_unit_wrote_can_be_marked_and_copied(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    words = next(each for each in cards(part)[0].findChildren(ReadWords))
    here = QPointF(1, 1)
    QApplication.sendEvent(words, QEnterEvent(here, here, here))
    assert words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_goals_under_the_goal_stand_beneath_the_cards(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    goal = part.goals.current_row()
    assert goal.below and part.views.below.isVisible()
    qtbot.waitUntil(lambda: len(part.views.below.findChildren(GoalRow)) == len(goal.below))
    for seen in goal.below:
        assert seen.goal.title in said(part.views.below)


def test_the_municipality_writes_beside_what_the_units_said(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    part.goals.setFocus()
    press(part.goals, Qt.Key.Key_Return)
    attainment = part.own.form.editor("attainment")
    assert attainment.main().hasFocus()
    attainment.set_value("partly")
    attainment.changed.emit()
    box = part.own.form.editor("summary").main()
    assert isinstance(box, RichBox)
    box.setFocus()
    type_text(box, "Målet nås <delvis> år för år")
    save(joint.context)
    assert joint.own() == {"attainment": "partly", "summary": "Målet nås <delvis> år för år", "analysis": ""}
    assert "Kommunen: delvis uppfyllt" in part.goals.rows_model.columns[0].text_of(part.goals.current_row())
    assert [card.accessibleName() for card in cards(part)] == joint.names
    joint.context.undo_stack.undo()
    joint.settle()
    assert joint.own() == {} and part.own.form.values()["summary"] == ""


def test_a_judgement_against_most_units_is_said_beside_it(qtbot: QtBot, joint: Joint) -> None:
    joint.judge(2, attainment="not_met")
    part = desk(joint, qtbot)
    editor = part.own.form.editor("attainment")
    for value, warned in (("met", True), ("not_met", False), ("", False)):
        editor.set_value(value)
        editor.changed.emit()
        block = part.own.form._state.blocks["attainment"]
        assert ("ej uppfyllt" in block.warning_text) is warned


def test_unsaved_text_waits_while_another_goal_is_read(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    box = part.own.form.editor("summary").main()
    assert isinstance(box, RichBox)
    box.setFocus()
    type_text(box, "Halvvägs")
    part.goals.setFocus()
    press(part.goals, Qt.Key.Key_Down)
    assert part.own.form.values()["summary"] == ""
    press(part.goals, Qt.Key.Key_Up)
    assert part.own.form.values()["summary"] == "Halvvägs" and part.own.form.dirty
    part.goals.choose(0)
    part.show_kind("joint_analysis")
    joint.settle()
    assert part.goals.current_row().id == joint.goal.id and part.own.form.dirty


def test_too_long_a_summary_is_refused_beside_the_field(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    form = part.own.form
    form.rebase(form.base, {"summary": "å" * 20_001})
    form.save()
    joint.settle()
    assert "för lång" in form.problem_of("summary") and joint.own() == {}


def test_two_who_write_the_first_summary_see_each_other(qtbot: QtBot, joint: Joint) -> None:
    part = desk(joint, qtbot)
    form = part.own.form
    form.rebase(form.base, {"summary": "Min text"})
    joint.office.joint_analyses.save(joint.round, joint.goal.id, {"summary": "Bos text"}, {})
    form.save()
    joint.settle()
    assert joint.own()["summary"] == "Bos text" and form.values()["summary"] == "Min text"
    dialog = part.window().findChild(ConflictDialog)
    assert dialog is not None
    dialog._choose()
    joint.settle()
    assert joint.own()["summary"] == "Min text" and not form.dirty


def test_the_whole_shows_the_units_own_summaries(qtbot: QtBot, joint: Joint) -> None:
    joint.office.records.write("round_unit", joint.answers[0], {"summary": "Ett **gott** halvår"})
    part = desk(joint, qtbot)
    part.goals.choose(0)
    QApplication.processEvents()
    found = [card for card in part.views.findChildren(SummaryCard) if card.isVisible()]
    assert [card.accessibleName() for card in found] == joint.names
    assert "gott" in said(found[0]) and "Ingen sammanfattning är skriven." in said(found[1])
    assert not part.views.bar.isVisible() and not part.goal_action.isEnabled()


def test_a_locked_round_is_only_read_and_says_why(qtbot: QtBot, joint: Joint) -> None:
    joint.lock()
    part = desk(joint, qtbot)
    assert part.notice.isVisible() and "låst" in part.notice.words.text()
    assert not part.own.form.editor("attainment").main().isEnabled()
    box = part.own.form.editor("summary").main()
    assert isinstance(box, RichBox) and box.isReadOnly()
    assert len(cards(part)) == 3


def test_a_correction_opens_the_desk_again_with_its_reason(qtbot: QtBot, joint: Joint) -> None:
    joint.lock()
    joint.write(
        "round_version",
        {"round_id": joint.round, "number": 2, "state": "open", "reason": "En siffra var fel"},
    )
    part = desk(joint, qtbot)
    assert "En siffra var fel" in part.notice.words.text()
    assert part.own.form.editor("attainment").main().isEnabled()


def test_a_round_that_is_not_opened_leads_to_where_it_is(qtbot: QtBot, joint: Joint) -> None:
    planned = joint.write(
        "round",
        {
            "kind": "annual",
            "title": "Planerad",
            "year": 2021,
            "as_of": joint.context.today,
            "last_day": joint.context.today,
        },
    )
    part = desk(joint, qtbot)
    part.rounds.set_value(planned)
    part.rounds.changed.emit()
    joint.settle()
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    part.notice._buttons[0].click()
    assert jumps == [("round", planned)]


def test_without_rounds_it_says_what_would_be_here(qtbot: QtBot, empty_context: Context) -> None:
    part = section(shown(empty_context, qtbot, FollowUpPage), "compilation", CompilationSection)
    assert part.empty.isVisible() and not part.rounds.isVisible() and not part.notice.isVisible()
    jumps: list[tuple[str, int]] = []
    part.jump.connect(lambda kind, record: jumps.append((kind, record)))
    assert part.empty.button is not None
    part.empty.button.click()
    assert jumps == [("round", 0)]


def test_a_record_is_shown_from_elsewhere_and_the_place_is_remembered(qtbot: QtBot, joint: Joint) -> None:
    made = joint.office.joint_analyses.save(joint.round, joint.goal.id, {"summary": "Text"}, {})[0].id
    page = shown(joint.context, qtbot, FollowUpPage)
    page.show_record("joint_analysis", made)
    joint.settle()
    part = page.section("compilation")
    assert isinstance(part, CompilationSection) and part.goals.current_row().id == joint.goal.id
    state = part.state()
    assert state == {"round": str(joint.round), "goal": str(joint.goal.id)}
    again = CompilationSection(joint.context)
    qtbot.addWidget(again)
    again.restore_state(state)
    again.show()
    again.refresh()
    joint.settle()
    assert again.goals.current_row().id == joint.goal.id
    again.restore_state({"round": "x", "goal": ""})
    again.refresh()
    joint.settle()
    assert again.sheet is not None
