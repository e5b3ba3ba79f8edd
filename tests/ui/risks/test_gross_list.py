"""The gross list by keyboard: typed, pasted, weighed by digits; nothing wrong is saved, nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.gross_list import RowEdit
from app.services.office import open_office
from app.ui.common.context import Context
from app.ui.risks.analysis_section import AnalysisSection
from app.ui.risks.gross_saving import DRAFT
from tests.keys import press
from tests.ui.common.accessible import nameless
from tests.ui.risks.analyses import (
    CTRL,
    ENTER,
    focused,
    in_file,
    listed,
    paste,
    settle,
    stand,
    texts,
    troubles,
    write,
)

S, K = "score_likelihood", "score_consequence"


@pytest.fixture
def section(qtbot: QtBot, empty_context: Context) -> AnalysisSection:
    """The empty list of a new municipality's first unit."""
    return listed(empty_context, qtbot)


def three(section: AnalysisSection, year: int = 0) -> None:
    """Three risks, weighed in a year where one is named."""
    office = section.context.office
    scores = {S: 2, K: 3} if year else {}
    edits = [
        RowEdit(-at, {}, {"title": title, "category": "it", **scores})
        for at, title in enumerate(("Driftstopp", "Intrång", "Brand"), start=1)
    ]
    office.gross_lists.write(section._unit, year or section.context.period.year, edits)
    section.refresh()
    settle(section.context)


def test_a_risk_is_typed_cell_by_cell_and_saved_when_its_row_is_left(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    for text in ("Brist på lärare", "lärare slutar", "få söker sig hit", "större klasser", "verk", "Skola"):
        write(text)
    assert in_file(section) == []
    write("3")
    assert section.pane.grid.here().field == K  # type: ignore[union-attr]
    press(focused(), Qt.Key.Key_4, text="4")
    settle(section.context)
    assert in_file(section) == [("Brist på lärare", "operations", 3, 4)]
    assert texts(section, "value") == [("12 Hög",)]
    section.context.undo_stack.undo()
    settle(section.context)
    assert in_file(section) == []


def test_rows_are_typed_one_after_another(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    for title in ("Driftstopp", "Brand"):
        write(title)
        stand(section, section.pane.grid.currentIndex().row(), "category")
        write("it", ENTER)
        settle(section.context)
        stand(section, section.pane.grid.currentIndex().row(), "title")
    assert in_file(section) == [("Driftstopp", "it", None, None), ("Brand", "it", None, None)]
    assert section.pane.grid.currentIndex().row() == 2


def test_digits_set_s_then_k_and_go_on_to_the_next_risk(section: AnalysisSection) -> None:
    three(section)
    section.pane.set_weighing(True)
    for digit in "341224":
        press(focused(), Qt.Key(ord(digit)), text=digit)
    settle(section.context)
    assert [row[2:] for row in in_file(section)] == [(3, 4), (1, 2), (2, 4)]
    assert texts(section, "value") == [("12 Hög",), ("2 Låg",), ("8 Medel",)]
    scores = section.context.office.risks.scores(section.pane.grid.gross_model.ids[0])
    assert len(scores) == 1


def test_tab_after_a_digit_leads_no_further_and_enter_goes_down_the_column(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, S)
    write("3")
    assert section.pane.grid.here().field == K  # type: ignore[union-attr]
    write("4")
    assert section.pane.grid.here().field == S  # type: ignore[union-attr]
    write("1", ENTER)
    here = section.pane.grid.here()
    assert here is not None and here.field == S and section.pane.grid.currentIndex().row() == 2


def test_the_value_is_shown_at_once_before_anything_is_saved(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, S)
    press(focused(), Qt.Key.Key_2, text="2")
    assert texts(section, "value")[0] == ("Ej värderad",)
    press(focused(), Qt.Key.Key_4, text="4")
    assert texts(section, "value")[0] == ("8 Medel",)


def test_a_digit_outside_the_scale_is_marked_and_one_stays(section: AnalysisSection) -> None:
    three(section)
    section.pane.set_weighing(True)
    press(focused(), Qt.Key.Key_7, text="7")
    assert troubles(section) == {(0, S): "outside_scale"}
    assert "1, 2, 3 eller 4" in section.pane.side.problem.text()
    press(focused(), Qt.Key.Key_3, text="3")
    press(focused(), Qt.Key.Key_3, text="3")
    settle(section.context)
    assert troubles(section) == {} and in_file(section)[0][2:] == (3, 3)


def test_half_a_weighing_is_told_and_not_saved(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, S)
    press(focused(), Qt.Key.Key_2, text="2")
    stand(section, 1, "title")
    settle(section.context)
    assert troubles(section) == {(0, K): "other_half"}
    assert in_file(section)[0][2:] == (None, None)
    stand(section, 0, K)
    press(focused(), Qt.Key.Key_2, text="2")
    settle(section.context)
    assert troubles(section) == {} and in_file(section)[0][2:] == (2, 2)


def test_last_years_risks_stand_unweighed_with_their_value_and_are_weighed_as_then(
    section: AnalysisSection,
) -> None:
    before = section.context.period.year - 1
    three(section, before)
    section.pane.set_weighing(True)
    assert texts(section, "before", "value")[0] == (f"{before}: 2 × 3 = 6", "Inte i år")
    press(focused(), Qt.Key.Key_Equal, text="=")
    settle(section.context)
    assert [row[2:] for row in in_file(section)] == [(2, 3), (None, None), (None, None)]
    assert section.pane.grid.currentIndex().row() == 1
    section.pane.all_same_action.trigger()
    settle(section.context)
    assert [row[2:] for row in in_file(section)] == [(2, 3)] * 3
    risk = section.pane.grid.gross_model.ids[2]
    newest = section.context.office.risks.scores(risk)[0]
    assert newest.reason == f"Samma värdering som {before}."
    assert not section.pane.all_same_action.isVisible()
    section.context.undo_stack.undo()
    settle(section.context)
    assert [row[2:] for row in in_file(section)].count((None, None)) == 2


def test_a_block_under_headings_in_any_order_is_new_risks_in_one_step(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, "title")
    paste(
        section,
        "Kategori\tRisk\tKommentar\tS\tK\tKonsekvens\n"
        "Ekonomi\tBedrägeri\tx\t3 Möjlig\t4\tpengar försvinner\n"
        "Förtroende\tJäv\t\t\t\t\n",
    )
    assert in_file(section)[3:] == [("Bedrägeri", "economy", 3, 4), ("Jäv", "trust", None, None)]
    assert texts(section, "consequence")[3] == ("pengar försvinner",)
    section.context.undo_stack.undo()
    settle(section.context)
    assert len(in_file(section)) == 3


def test_a_block_without_headings_is_read_in_order(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    paste(
        section,
        "Driftstopp\tservern stannar\tålder\tingen når sina system\tIT och information\tIT-drift\t4\t3\t"
        'Övervakning\tIT-chef\n"Jäv ""vänner"""\tx\ty\tz\tlegal\t\t\t\t\t\n',
    )
    assert in_file(section) == [("Driftstopp", "it", 4, 3), ('Jäv "vänner"', "legal", None, None)]
    assert texts(section, "existing_control", "owner_role")[0] == ("Övervakning", "IT-chef")


def test_wrong_cells_of_a_block_are_marked_and_the_right_ones_are_kept(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    paste(
        section,
        "Risk\tKategori\tS\tK\n"
        "Driftstopp\tIT\t9\t3\n"
        "Brand\tRymden\t2\t2\n"
        "\tEkonomi\t1\t1\n"
        "Stöld\tEkonomi\t2\t3\n",
    )
    assert in_file(section) == [("Driftstopp", "it", None, None), ("Stöld", "economy", 2, 3)]
    assert set(troubles(section).values()) == {"outside_scale", "no_such_category", "required"}
    titles = [title for (title,) in texts(section, "title")]
    assert titles == ["Driftstopp", "Stöld", "Brand", ""]
    bad = next(row for (row, field) in troubles(section) if field == "category")
    stand(section, bad, "category")
    assert "Verksamhet" in section.pane.foot.problem.text()
    write("oms", ENTER)
    write("omv", ENTER)
    settle(section.context)
    stand(section, bad, "category")
    write("omv", ENTER)
    settle(section.context)
    assert ("Brand", "environment", 2, 2) in in_file(section)


def test_a_risk_twice_in_a_block_is_told_and_saved_only_when_somebody_insists(
    section: AnalysisSection,
) -> None:
    stand(section, 0, "title")
    paste(section, "Risk\tKategori\nBrand\tIT\nbrand \tIT\n")
    assert in_file(section) == [("Brand", "it", None, None)]
    assert list(troubles(section).values()) == ["twice"]
    section.pane.grid.setFocus()
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section.context)
    assert len(in_file(section)) == 2 and not troubles(section)


@pytest.mark.parametrize("text", ["\t\n\t\n", "\x00\x01\x02", "<b>x</b>\n<script>", "a" * 10_000, "=1+1\t=2"])
def test_pasted_rubbish_changes_nothing_in_the_file(section: AnalysisSection, text: str) -> None:
    stand(section, 0, "title")
    paste(section, text)
    assert in_file(section) == []
    section.pane.saver.drop(list(section.pane.grid.gross_model.unsaved))
    assert not troubles(section)


def test_a_long_text_is_kept_whole_and_html_is_only_text(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    long = "å" * 10_000
    paste(section, f"Risk\tKategori\tOrsak\n<b>Brand</b>\tIT\t{long}\n")
    assert texts(section, "title", "cause") == [("<b>Brand</b>", long)]
    stand(section, 0, "cause")
    press(focused(), Qt.Key.Key_F2)
    box = focused()
    assert isinstance(box, QPlainTextEdit)
    press(box, ENTER, text="\r")
    settle(section.context)
    assert texts(section, "cause") == [(long,)]


def test_a_block_that_is_too_wide_is_refused_whole(section: AnalysisSection, qtbot: QtBot) -> None:
    three(section)
    stand(section, 0, "existing_control")
    with qtbot.waitSignal(section.context.messages.told) as told:
        paste(section, "a\tb\tc\n")
    assert "Inget klistrades in" in told.args[0]
    assert not section.pane.grid.gross_model.unsaved


def test_fill_down_gives_the_rows_one_category(section: AnalysisSection) -> None:
    stand(section, 0, "title")
    paste(section, "Driftstopp\nBrand\n")
    assert list(troubles(section).values()) == ["required", "required"]
    stand(section, 0, "category")
    write("it", Qt.Key.Key_Down)
    section.pane.grid.fill_down()
    settle(section.context)
    assert sorted(row[:2] for row in in_file(section)) == [("Brand", "it"), ("Driftstopp", "it")]


def test_a_colleagues_change_is_told_and_overwritten_only_when_somebody_insists(
    section: AnalysisSection,
) -> None:
    three(section)
    risk = section.pane.grid.gross_model.ids[0]
    other = open_office(str(section.context.office.file.address))
    other.records.write("risk", risk, {"process": "Drift"})
    other.close()
    stand(section, 0, "process")
    write("IT", ENTER)
    settle(section.context)
    assert troubles(section) == {(0, "process"): "conflict"}
    stand(section, 0, "process")
    assert "Drift" in section.pane.foot.problem.text()
    press(focused(), Qt.Key.Key_S, CTRL)
    settle(section.context)
    assert section.context.office.records.read("risk", risk)["process"] == "IT"


def test_what_was_never_saved_is_there_when_the_window_opens_again(
    qtbot: QtBot, section: AnalysisSection
) -> None:
    stand(section, 0, "title")
    write("Brand")
    assert section.context.drafts.find(DRAFT) is not None
    again = listed(section.context, qtbot)
    assert texts(again, "title") == [("Brand",)]
    stand(again, 0, "category")
    write("it")
    again.pane.saver.again()
    settle(again.context)
    assert in_file(again) == [("Brand", "it", None, None)]
    assert section.context.drafts.find(DRAFT) is None


def test_a_closed_analysis_shows_its_weighings_and_takes_no_others(section: AnalysisSection) -> None:
    three(section)
    values = {"year": section.context.period.year, "unit_id": section._unit, "state": "closed"}
    section.context.office.records.write("risk_analysis", None, values)
    section.refresh()
    settle(section.context)
    section.pane.set_weighing(True)
    stand(section, 0, S)
    press(focused(), Qt.Key.Key_3, text="3")
    settle(section.context)
    assert in_file(section)[0][2:] == (None, None) and not section.pane.grid.gross_model.unsaved


def test_a_row_leads_to_the_risk_with_its_history(section: AnalysisSection, qtbot: QtBot) -> None:
    three(section)
    stand(section, 1, "title")
    with qtbot.waitSignal(section.jump) as led:
        section.pane.open_action.trigger()
    assert led.args == ["risk", section.pane.grid.gross_model.ids[1]]


def test_esc_lets_go_of_what_is_not_saved(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, "title")
    write("Något annat")
    press(focused(), Qt.Key.Key_Escape)
    assert texts(section, "title")[0] == ("Driftstopp",)
    assert not section.pane.grid.gross_model.unsaved


def test_an_emptied_weighing_is_taken_away_whole(section: AnalysisSection) -> None:
    three(section, section.context.period.year)
    stand(section, 0, S)
    section.pane.grid.clear_cells()
    settle(section.context)
    assert in_file(section)[0][2:] == (None, None)


def test_everything_in_the_list_has_a_name(section: AnalysisSection) -> None:
    three(section)
    assert not nameless(section)


def test_typing_in_a_long_text_goes_on_by_tab(section: AnalysisSection) -> None:
    three(section)
    stand(section, 0, "event")
    write("servern stannar")
    assert section.pane.grid.here().field == "cause"  # type: ignore[union-attr]
    stand(section, 1, "title")
    settle(section.context)
    assert texts(section, "event")[0] == ("servern stannar",)
