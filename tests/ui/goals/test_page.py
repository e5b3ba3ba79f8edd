from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.services.edits import Edit
from app.services.office import open_office
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.goals.goals_section import GoalsSection
from app.ui.goals.page import GoalsPage
from tests.helpers.queries import counted_queries
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown, ShowPage

CTRL = Qt.KeyboardModifier.ControlModifier
BODY = "Mark och vatten för fler invånare i alla orter"
FIRST = "Hållbar samhällsutveckling"
SUBGOAL = "Detaljplaner klara i Hok och Klevshult"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_years_outside_the_period_are_refused_beside_the_field(example: Shown) -> None:
    example.choose(SUBGOAL)
    form = example.page.record.form
    field = form.editor("last_year").main()
    field.setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    type_text(field, "2031")
    press(field, Qt.Key.Key_S, CTRL)
    example.settle()
    assert "2020–2022" in form.problem_of("last_year")


def test_a_goal_without_a_title_is_never_sent(example: Shown) -> None:
    example.choose(SUBGOAL)
    form = example.page.record.form
    field = form.editor("title").main()
    field.setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    press(field, Qt.Key.Key_Delete)
    assert not form.save()
    assert form.problem_of("title")


def test_a_title_is_changed_in_place_and_the_tree_follows(example: Shown) -> None:
    example.choose(SUBGOAL)
    example.page.tree.setFocus()
    press(example.page.tree, Qt.Key.Key_Return)
    field = focused()
    assert field is example.page.record.form.editor("title").main()
    press(field, Qt.Key.Key_A, CTRL)
    type_text(field, "Planer för Hok")
    press(field, Qt.Key.Key_S, CTRL)
    example.settle()
    assert "Planer för Hok" in example.titles()
    assert example.page.record.header.title.text() == "KS 1.1 Planer för Hok"
    example.page.record.show_section("history")
    example.undo()
    assert SUBGOAL in example.titles()
    assert example.page.record.form.values()["title"] == SUBGOAL


def test_two_who_change_the_same_field_choose_between_yours_and_theirs(example: Shown) -> None:
    goal = example.choose(SUBGOAL)
    form = example.page.record.form
    type_text(form.editor("title").main(), "Min ")
    other = open_office(example.context.office.file.address)
    other.records.write("goal", goal.id, {"title": "Deras rubrik"})
    other.close()
    form.save()
    example.settle()
    dialog = example.whole.findChild(ConflictDialog)
    assert dialog is not None and form.dirty
    dialog.chosen.emit({"title": "Deras rubrik"})
    dialog.close()
    example.settle()
    assert form.values()["title"] == "Deras rubrik"


def test_unsaved_text_stays_when_one_looks_at_another_goal_and_comes_back(example: Shown) -> None:
    example.choose(SUBGOAL)
    type_text(example.page.record.form.editor("title").main(), "Öppna ")
    example.choose(FIRST)
    assert "Osparad text" in example.told[-1]
    assert example.page.record.form.changed_values() == {}
    example.choose(SUBGOAL)
    assert example.page.record.form.values()["title"] == f"Öppna {SUBGOAL}"


def test_the_thread_upwards_is_walked_by_clicking(example: Shown) -> None:
    example.choose(SUBGOAL)
    steps = example.page.record.header.crumbs.steps
    assert [step.accessibleName()[:6] for step in steps] == ["Här gö", "1 Håll", "KS 1 M"]
    steps[1].click()
    example.settle()
    current = example.page.pane.current()
    assert current is not None and current.title == FIRST


def test_the_tree_counts_goals_and_not_what_they_lead_to_or_stand_under(example: Shown) -> None:
    pane = example.page.pane
    live = pane.grove.live
    goals = live["overarching"] + live["body"] + live["subgoal"] + live.get("internal", 0)
    assert live["vision"] == 1 and live["success_factor"] > 0
    assert pane.count.text() == f"{goals} mål"


def test_the_filter_finds_by_title_unit_and_level_and_down_leads_to_the_first(example: Shown) -> None:
    pane = example.page.pane
    type_text(pane.search, "delmål hok")
    press(pane.search, Qt.Key.Key_Down)
    current = pane.current()
    assert current is not None and current.title == SUBGOAL
    assert pane.count.text().startswith("1 träff")
    example.page.show_record("goal", example.goal(FIRST).id)
    assert pane.search.text() == ""


def test_the_status_is_told_with_its_reason(example: Shown) -> None:
    goal = example.choose(FIRST)
    header = example.page.record.header
    assert header.mark.code == goal.status
    assert f"av {goal.tally.total} indikatorer" in header.why.text()
    assert header.bar.accessibleName()


def test_a_goal_made_in_another_window_is_there_when_the_page_reads_again(example: Shown) -> None:
    body = example.goal(BODY)
    other = open_office(example.context.office.file.address)
    other.records.write_all(
        [
            Edit(
                "goal",
                None,
                {
                    "period_id": 1,
                    "level": "subgoal",
                    "parent_id": body.id,
                    "title": "Kollegans delmål",
                    "first_year": 2021,
                    "last_year": 2021,
                },
            )
        ]
    )
    other.close()
    example.page.refresh()
    example.settle()
    assert "Kollegans delmål" in example.titles()


def test_tomorrow_the_same_goal_section_and_branches_stand_open(
    show: ShowPage, example: Shown, example_context: Context
) -> None:
    example.choose(SUBGOAL, "history")
    state = example.whole.state()
    page = GoalsPage(example_context)
    page.restore_state(state)
    page.refresh()
    example.settle()
    section = page.section("goals")
    assert isinstance(section, GoalsSection)
    current = section.pane.current()
    assert current is not None and current.title == SUBGOAL
    assert section.record.tabs.current() == "history"
    page.deleteLater()


def test_reading_the_page_takes_as_many_queries_with_the_example_as_with_one_goal(
    example: Shown, empty: Shown
) -> None:
    empty.context.office.records.write(
        "goal", None, {"period_id": 1, "level": "vision", "title": "En vision"}
    )
    counts = []
    for shown in (empty, example):
        shown.page.refresh()
        shown.settle()
        with counted_queries(shown.context.office.file) as queries:
            shown.page.refresh()
            shown.settle()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 62


@pytest.mark.parametrize(("width", "scale"), [(1000, 100), (1000, 150), (1600, 100)])
def test_nothing_on_the_header_is_cut_off(example: Shown, width: int, scale: int) -> None:
    example.context.theme.set_text_scale(scale)
    try:
        example.page.resize(width, 800)
        example.choose(BODY)
        header = example.page.record.header
        assert header.height() >= header.heightForWidth(header.width())
    finally:
        example.context.theme.set_text_scale(100)


def test_every_field_is_named_for_a_screen_reader(example: Shown) -> None:
    example.choose(FIRST)
    for section in (
        "meaning",
        "contributions",
        "agenda",
        "below",
        "indicators",
        "risks",
        "decisions",
        "history",
    ):
        example.page.record.show_section(section)
        example.settle()
        nameless = [
            type(widget).__name__
            for widget in example.page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        ]
        assert nameless == [], section
