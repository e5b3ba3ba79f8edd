"""What an indicator says something about in Agenda 2030."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.agenda import SdgTie
from app.ui.common.context import Context
from app.ui.common.rich_document import html
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.record import AGENDA, HISTORY, VALUES
from tests.keys import press, type_text
from tests.ui.indicators.pages import choose, focused, shown

CTRL = Qt.KeyboardModifier.ControlModifier
KOLADA = "N03937"


def settle(page: IndicatorsSection) -> None:
    for _ in range(3):
        page.context.tasks.wait_idle()
        QApplication.processEvents()


def ties(page: IndicatorsSection) -> tuple[SdgTie, ...]:
    assert page.record.indicator_id is not None
    return page.context.office.indicators.card(page.record.indicator_id).sdg


def on_agenda(qtbot: QtBot, context: Context) -> IndicatorsSection:
    page = shown(context, qtbot)
    choose(page, KOLADA)
    page.record.tabs.choose(AGENDA)
    return page


def begin(page: IndicatorsSection, words: str) -> None:
    """Find and take the first hit. The list that drops down while one types needs a real screen."""
    page.record.agenda.picker.setFocus()
    page.record.agenda.picker.setText(words)
    press(page.record.agenda.picker, Qt.Key.Key_Return)
    settle(page)


def test_an_indicator_is_tied_with_the_keyboard_alone_and_undo_unties_it(
    qtbot: QtBot, example_context: Context
) -> None:
    page = on_agenda(qtbot, example_context)
    before = ties(page)
    begin(page, "8.5")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Fler får ett arbete på orten.")
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(page)
    (made,) = set(ties(page)) - set(before)
    assert (made.code, made.extent, made.meaning) == ("8.5", "part", "Fler får ett arbete på orten.")
    assert page.record.tabs.text(AGENDA) == f"Agenda 2030 {len(ties(page))}"
    page.record.tabs.choose(HISTORY)
    settle(page)
    assert "Indikatorns koppling till Agenda 2030 lades till: 8.5" in page.record.history.text()
    example_context.undo_stack.undo()
    settle(page)
    assert ties(page) == before
    # A tie that is there is not offered; one that was taken back is.
    assert len(page.record.agenda.picker._picks) == 17 + 169 - len(before)


def test_how_much_is_said_before_a_tie_is_made(qtbot: QtBot, example_context: Context) -> None:
    page = on_agenda(qtbot, example_context)
    before = ties(page)
    begin(page, "13 Bekämpa")
    form = page.record.agenda.links.new_form
    type_text(form.editor("meaning").main(), "Halvskrivet")
    assert page.record.dirty
    form.save()
    settle(page)
    assert form.problem_of("extent") and ties(page) == before and form.values()["meaning"] == "Halvskrivet"


@pytest.mark.parametrize("text", ["<img src=x onerror=1>", "a\x00b\x1b", "Ö" * 10_000])
def test_whatever_is_pasted_is_kept_as_text(qtbot: QtBot, example_context: Context, text: str) -> None:
    page = on_agenda(qtbot, example_context)
    begin(page, "13 Bekämpa")
    form = page.record.agenda.links.new_form
    form.rebase(form.base, {"extent": "whole", "meaning": text})
    form.save()
    settle(page)
    row = next(row for row in page.record.agenda.links.rows if row.item.title.startswith("13 "))
    kept = next(tie.meaning for tie in ties(page) if tie.sdg_goal_id == 13 and not tie.code)
    assert kept == text.replace("\x00", "").replace("\x1b", "")
    assert row.text.text() == html(kept) and "<img" not in html(kept)


def test_a_jump_to_a_tie_shows_it_in_its_indicator(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    row = next(row for row in office.indicators.list(2021) if row.kolada_id == KOLADA)
    values = {"indicator_id": row.id, "sdg_goal_id": 13, "extent": "whole"}
    made = office.records.write("indicator_sdg", None, values)
    page = shown(example_context, qtbot)
    page.record.tabs.choose(VALUES)
    page.show_record("indicator_sdg", made.id)
    settle(page)
    assert page.record.indicator_id == row.id and page.record.tabs.current() == AGENDA
    assert made.id in [each.item.id for each in page.record.agenda.links.rows]


def test_the_official_text_stands_under_the_tie(qtbot: QtBot, example_context: Context) -> None:
    office = example_context.office
    office.target_texts.bring_in(json.dumps({"8.5": "Arbete åt alla (exempeldata)"}).encode(), "FN")
    page = on_agenda(qtbot, example_context)
    target = next(choice for choice in office.goals.sdg_choices() if choice.code == "8.5")
    values = {"indicator_id": page.record.indicator_id, "sdg_goal_id": 8, "sdg_target_id": target.target_id}
    made = office.records.write("indicator_sdg", None, {**values, "extent": "part"})
    page.refresh()
    settle(page)
    row = next(row for row in page.record.agenda.links.rows if row.item.id == made.id)
    assert row.item.under == "Officiell text: Arbete åt alla (exempeldata) (Källa: FN)"


def test_a_new_indicator_and_an_archived_one_are_not_tied(qtbot: QtBot, example_context: Context) -> None:
    page = on_agenda(qtbot, example_context)
    shown_id = page.record.indicator_id
    page.new_action.trigger()
    assert not page.record.tabs.is_shown(AGENDA)
    page.record.form.revert()
    settle(page)
    page.show_record("indicator", shown_id or 0)
    settle(page)
    page.archive_action.trigger()
    settle(page)
    page.list.archived.setChecked(True)
    page.show_record("indicator", shown_id or 0)
    settle(page)
    assert page.record.indicator_id == shown_id
    page.record.tabs.choose(AGENDA)
    assert not page.record.agenda.picker.isVisible()
