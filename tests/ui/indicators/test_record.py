"""One indicator: created, explained, edited, undone, shared with a colleague."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.indicators.record import DETAILS, HISTORY, OUTLOOK, TARGETS
from tests.keys import press, type_text
from tests.ui.indicators.pages import choose, focused, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    type_text(widget, text)


def test_an_indicator_is_created_with_the_keyboard_alone(qtbot: QtBot, empty_context: Context) -> None:
    page = shown(empty_context, qtbot)
    page.new_action.trigger()
    form = page.record.form
    assert focused() is form.editor("title").main()
    type_text(focused(), "Nöjda med skolan i Åsen")
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Andel elever i årskurs 8 som svarar ja.")
    form.editor("quality").main().setFocus()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    write(form.editor("unit_of_measure").main(), "%")
    press(focused(), Qt.Key.Key_S, CTRL)
    empty_context.tasks.wait_idle()
    (row,) = empty_context.office.indicators.list(2024)
    assert (row.title, row.quality, row.unit_of_measure) == ("Nöjda med skolan i Åsen", "perceived", "%")
    assert page.record.indicator_id == row.id and not page.record.making
    assert page.list.table.current_row().id == row.id
    assert page.record.tabs.current() == TARGETS


def test_what_is_missing_is_told_beside_the_field_and_nothing_is_lost(
    qtbot: QtBot, empty_context: Context
) -> None:
    page = shown(empty_context, qtbot)
    page.new_action.trigger()
    form = page.record.form
    write(form.editor("kolada_id").main(), "skola")
    assert not form.save()
    assert form.problem_of("title") and form.problem_of("quality")
    write(form.editor("title").main(), "Nöjda")
    form.editor("quality").set_value("actual")
    form.editor("source").set_value("kolada")
    assert form.save()
    empty_context.tasks.wait_idle()
    assert "N15030" in form.problem_of("kolada_id")
    assert form.values()["title"] == "Nöjda"
    assert empty_context.office.indicators.list(2024) == ()


def test_the_card_keeps_margin_gender_split_and_the_day_of_the_next_value(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N00558")
    page.record.tabs.choose(DETAILS)
    form = page.record.form
    form.editor("citizen_focus").main().setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")
    form.editor("by_gender").main().setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")
    write(form.editor("margin").main(), "−2")
    write(form.editor("next_value_on").main(), "2021-12-15")
    assert not form.save()
    assert form.problem_of("margin")
    form.editor("margin").set_value(2.5)
    assert form.save()
    example_context.tasks.wait_idle()
    kept = example_context.office.records.read("indicator", page.record.indicator_id or 0)
    assert [kept[name] for name in ("citizen_focus", "by_gender", "margin", "next_value_on")] == [
        True,
        True,
        2.5,
        date(2021, 12, 15),
    ]


def test_the_margin_of_error_may_be_the_values_of_another_indicator(
    qtbot: QtBot, empty_context: Context
) -> None:
    office = empty_context.office
    common = {"quality": "perceived", "decimals": 1, "unit_of_measure": "%"}
    own = office.records.write("indicator", None, {**common, "title": "Nöjda med skolan"}).id
    other = office.records.write("indicator", None, {**common, "title": "Annat"}).id
    margin = office.records.write(
        "indicator", None, {**common, "title": "Osäkerhetstal - Nöjda med skolan"}
    ).id
    place = office.indicators.page(2024, office.period_of(2024).id).choices.places[0].id
    for indicator, year, value in (
        (own, 2023, 60.0),
        (own, 2024, 63.0),
        (margin, 2023, 3.0),
        (margin, 2024, 2.0),
    ):
        value_of = {"indicator_id": indicator, "place_id": place, "gender": "T", "year": year, "part": "year"}
        office.records.write("measurement", None, {**value_of, "value": value, "state": "final"})
    page = shown(empty_context, qtbot)
    page.show_record("indicator", own)
    empty_context.tasks.wait_idle()
    assert page.record.trend.word == "Förbättras, ökar"
    page.record.tabs.choose(DETAILS)
    form = page.record.form
    editor = form.editor("margin_indicator_id")
    box = editor.main()
    assert isinstance(box, QComboBox)
    # The ones that are called so come first; itself it can never be.
    offered = [box.itemText(at) for at in range(box.count())]
    assert offered == ["Ingen", "Osäkerhetstal - Nöjda med skolan", "Annat"]
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    form.editor("margin").set_value(2.5)
    form.editor("margin").changed.emit()
    form.save()
    empty_context.tasks.wait_idle()
    assert form.problem_of("margin") == "✕ Välj en felmarginal: antingen ett tal eller en indikator."
    form.editor("margin").set_value(None)
    form.editor("margin").changed.emit()
    form.save()
    empty_context.tasks.wait_idle()
    assert office.records.read("indicator", own)["margin_indicator_id"] == margin
    assert page.record.trend.word == "Okänd trend" and "felmarginalen" in page.record.trend.toolTip()
    assert page.record.card is not None and page.record.card.chart.margins[-1].margin == 2.0
    assert other
    page.record.tabs.choose(HISTORY)
    empty_context.tasks.wait_idle()
    QApplication.processEvents()
    assert "Osäkerhetstal - Nöjda med skolan" in said(page.record.history)


def said(widget: QWidget) -> str:
    """All words that are shown in it."""
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_new_indicator_is_given_up_by_escape(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    page.new_action.trigger()
    write(focused(), "Något")
    press(focused(), Qt.Key.Key_Escape)
    page.record.form.bar.first.click()
    example_context.tasks.wait_idle()
    assert not page.record.making
    assert page.record.indicator_id is not None


def test_why_the_status_is_what_it_is_is_said_with_its_numbers(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    assert page.record.status.word == "Når inte målet"
    said = page.record.why.text().replace("\u00a0", " ")
    assert said == (
        "3,2 % (tertial 2 2021) når varken målvärdet för 2021, högst 2,6 %, eller det accepterade: högst 3,0 %. "
        "Värdet är preliminärt."
    )


def test_every_reason_has_its_sentence(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    for row in page.list.table.rows_model.rows:
        page.list.table.choose(row.id)
        example_context.tasks.wait_idle()
        said = page.record.why.text()
        assert said.endswith(".") and "{" not in said
        assert "None" not in said and "  " not in said


def test_the_goals_that_an_indicator_shows_are_a_click_away(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    links = [
        button
        for button in page.record.outlook.findChildren(QPushButton)
        if button.property("look") == "link"
    ]
    card = page.record.card
    # A layout shows what is put into it when the events come to it.
    qtbot.waitUntil(lambda: any(button.isVisible() for button in links))
    links = [button for button in links if button.isVisible()]
    assert card is not None and len(links) == len(card.goals) > 0
    with qtbot.waitSignal(page.jump) as led:
        links[0].click()
    assert led.args == ["goal", card.goals[0].id]


def test_the_card_says_what_the_indicator_is(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    said = {label.text() for label in page.record.outlook.findChildren(QLabel)}
    assert {"Faktisk", "Kolada, N03937", "Lägre är bättre", "Är värdet så lågt som vi vill?"} <= said


def test_an_edited_card_is_saved_undone_and_made_again(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(DETAILS)
    form = page.record.form
    before = form.values()["definition"]
    write(form.editor("definition").main(), "Ny mening. ")
    assert form.dirty and page.record.dirty
    press(focused(), Qt.Key.Key_S, CTRL)
    example_context.tasks.wait_idle()
    shown_id = page.record.indicator_id
    assert shown_id is not None
    indicators = example_context.office.indicators
    changed = indicators.card(shown_id).values["definition"]
    assert changed != before
    example_context.undo.stack.undo()
    example_context.tasks.wait_idle()
    assert indicators.card(shown_id).values["definition"] == before == form.values()["definition"]
    example_context.undo.stack.redo()
    example_context.tasks.wait_idle()
    assert indicators.card(shown_id).values["definition"] == changed == form.values()["definition"]


def test_two_who_change_the_same_field_choose_between_yours_and_theirs(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    shown_id = page.record.indicator_id
    assert shown_id is not None
    form = page.record.form
    page.record.tabs.choose(DETAILS)
    title = form.editor("title").main()
    title.setFocus()
    title.selectAll()  # type: ignore[attr-defined]
    type_text(title, "Mitt namn")
    colleague = open_office(example_context.office.file.address)
    colleague.records.write("indicator", shown_id, {"title": "Deras namn", "decimals": 2})
    form.save()
    example_context.tasks.wait_idle()
    dialog = page.findChild(ConflictDialog) or next(
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ConflictDialog)
    )
    theirs = [choice for choice in dialog.findChildren(QRadioButton) if choice.text() == "Deras"]
    assert len(theirs) == 1
    dialog._choose()
    example_context.tasks.wait_idle()
    values = example_context.office.indicators.card(shown_id).values
    assert (values["title"], values["decimals"]) == ("Mitt namn", 2)
    colleague.close()


def test_unsaved_text_waits_while_another_indicator_is_looked_at(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    first = page.record.indicator_id
    page.record.tabs.choose(DETAILS)
    write(page.record.form.editor("definition").main(), "Halvskrivet. ")
    choose(page, "N01951")
    assert not page.record.form.dirty
    page.show_record("indicator", first or 0)
    example_context.tasks.wait_idle()
    assert str(page.record.form.values()["definition"]).startswith("Halvskrivet.")


def test_history_tells_who_did_what(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    page.record.tabs.choose(HISTORY)
    example_context.tasks.wait_idle()
    said = page.record.history.text()
    assert "Mätvärde 2020 ändrades\nVärde: 3,8 → 3,7" in said
    assert "Mätvärde tertial 2 2021 lades till: 3,2" in said


def test_the_first_tab_is_the_outlook_with_its_chart(qtbot: QtBot, example_context: Context) -> None:
    page = shown(example_context, qtbot)
    assert page.record.tabs.current() == OUTLOOK
    assert page.record.outlook.chart.plot is not None
    assert page.record.outlook.chart.plot.accessibleDescription()


def test_how_often_is_chosen_and_the_words_of_an_older_file_stay(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N03937")
    indicator = page.record.indicator_id
    assert indicator is not None
    example_context.office.records.write("indicator", indicator, {"frequency": "Varannan vecka"})
    page.refresh()
    example_context.tasks.wait_idle()
    editor = page.record.form.editor("frequency")
    assert editor.value() == "Varannan vecka" and editor.text_of(editor.value()) == "Varannan vecka"
    said = {label.text() for label in page.record.outlook.findChildren(QLabel)}
    assert "Varannan vecka" in said
    editor.set_value("two_years")
    editor.changed.emit()
    page.record.form.save()
    example_context.tasks.wait_idle()
    assert example_context.office.records.read("indicator", indicator)["frequency"] == "two_years"
