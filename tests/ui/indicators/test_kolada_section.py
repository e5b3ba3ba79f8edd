"""Kolada in the window, against a real server on this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.progress_dialog import ProgressDialog
from app.ui.indicators import kolada_talk
from app.ui.indicators.kolada_section import KoladaSection
from tests.helpers.kolada import KoladaServer, body, kolada_server, status
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless
from tests.ui.indicators.pages import focused, whole

KPI = "N15030"
TITLE = "Lärare med pedagogisk högskoleexamen, andel (%)"


@pytest.fixture
def server() -> Iterator[KoladaServer]:
    with kolada_server() as running:
        running.know(KPI, TITLE, is_divided_by_gender=True, description="Andel lärare med examen.")
        yield running


@pytest.fixture
def context(empty_context: Context, server: KoladaServer) -> Context:
    """A municipality with a code, one indicator that names a KPI, and the server's address set."""
    records = empty_context.office.records
    records.write("municipality", 1, {"code": "0665", "name": "Vaggeryd"})
    values = {"title": "Behöriga lärare", "quality": "actual", "source": "kolada", "kolada_id": KPI}
    # The title that Kolada has now, so that a card has nothing to learn.
    records.write("indicator", None, {**values, "kolada_title": TITLE, "by_gender": True})
    kolada_talk.set_address(empty_context.settings, server.base)
    return empty_context


def shown(context: Context, qtbot: QtBot) -> KoladaSection:
    """The section on its page, as the window shows it."""
    page = whole(context, qtbot)
    page.jump.connect(page.show_record)
    page.look_at("kolada")
    context.tasks.wait_idle()
    section = page.section("kolada")
    assert isinstance(section, KoladaSection)
    return section


def fetch(section: KoladaSection) -> None:
    """Press the act, and wait for the answer."""
    section.values.fetch_action.trigger()
    section.context.tasks.wait_idle()


def store(section: KoladaSection) -> None:
    """Store what came."""
    section.values.store_action.trigger()
    section.context.tasks.wait_idle()


def cells(section: KoladaSection) -> list[list[str]]:
    """What the table of what came says."""
    model = section.values.review.table.rows_model
    return [[column.text_of(row) for column in model.columns] for row in model.shown]


def kept(context: Context) -> list[tuple[int, str, float | None]]:
    rows = context.office.indicators.measurements(1)
    return sorted((row.year, row.gender, row.value) for row in rows)


def offered(notice: Notice) -> dict[str, QPushButton]:
    """The acts of a notice that is shown."""
    return {found.text(): found for found in notice.findChildren(QPushButton) if found.isVisible()}


def test_values_are_fetched_seen_stored_and_undone(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2021, 71.5, K=75.0)
    server.measured(KPI, "0665", 2022, None)
    section = shown(context, qtbot)
    assert [row.kpi for row in section.values.table.rows_model.shown] == [KPI]
    fetch(section)
    assert cells(section) == [
        ["sparas", "Behöriga lärare", "Nya kommunen", "2021", "Totalt", "–", "→ 71,5", "Nytt"],
        ["sparas", "Behöriga lärare", "Nya kommunen", "2021", "Kvinnor", "–", "→ 75", "Nytt"],
        ["sparas", "Behöriga lärare", "Nya kommunen", "2022", "Totalt", "–", "→ saknas", "Nytt"],
    ]
    assert "Nya: 3." in section.values.review.count.text()
    assert kept(context) == []
    store(section)
    assert kept(context) == [(2021, "K", 75.0), (2021, "T", 71.5), (2022, "T", None)]
    assert "Sparade värden: 3." in section.values.said.words.text()
    assert not section.values.store_action.isVisible() and section.values.fetch_action.isVisible()
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert kept(context) == []


def test_a_second_time_there_is_nothing_new(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    store(section)
    fetch(section)
    review = section.values.review
    assert cells(section) == []
    assert review.nothing.isVisible() and "Inget nytt" in review.nothing.text.text()
    assert not section.values.store_action.isVisible()
    section.values.discard_action.trigger()
    assert section.values.table.isVisible()


def test_what_came_can_be_thrown_away(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    section.values.discard_action.trigger()
    context.tasks.wait_idle()
    assert section.values.table.isVisible() and focused() is section.values.table
    assert kept(context) == [] and not context.undo_stack.count()


def test_what_was_corrected_by_hand_is_left_unless_it_is_ticked(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2020, 71.5)
    server.measured(KPI, "0665", 2021, 72.0)
    section = shown(context, qtbot)
    fetch(section)
    store(section)
    first = next(row for row in context.office.indicators.measurements(1) if row.year == 2020)
    context.office.records.write("measurement", first.id, {"value": 70.0})
    server.measured(KPI, "0665", 2021, 73.0)
    fetch(section)
    by_hand, changed = cells(section)
    assert by_hand[0] == "lämnas" and by_hand[5:] == ["70", "→ 71,5", "Ändrat, var inskrivet för hand"]
    assert changed[0] == "sparas" and changed[5:] == ["72", "→ 73", "Ändrat"]
    store(section)
    assert kept(context) == [(2020, "T", 70.0), (2021, "T", 73.0)]
    fetch(section)
    assert not section.values.store_action.isEnabled()
    press(focused(), Qt.Key.Key_Space, text=" ")
    assert section.values.store_action.isEnabled()
    store(section)
    assert kept(context) == [(2020, "T", 71.5), (2021, "T", 73.0)]


def test_the_kind_of_change_filters_what_came(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    server.measured(KPI, "0665", 2020, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    store(section)
    server.measured(KPI, "0665", 2020, 72.5)
    server.measured(KPI, "0665", 2021, 73.0)
    fetch(section)
    kinds = section.values.review.kind
    kinds.main().setFocus()
    press(kinds.main(), Qt.Key.Key_Down)
    assert kinds.value() == "new"
    assert [row[-1] for row in cells(section)] == ["Nytt"]
    press(kinds.main(), Qt.Key.Key_Up)
    assert [row[-1] for row in cells(section)] == ["Ändrat", "Nytt"]


def test_what_is_wrong_with_a_kpi_stands_above_the_values(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.lists["kpi"] = []
    server.know(KPI, "Något helt annat, antal (-2024)")
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    notices = section.values.review.notices
    assert notices.isVisible()
    said = notices.lines.toPlainText().splitlines()
    assert len(said) == 2 and "2024 är det sista året" in said[0] and "har bytt namn" in said[1]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (status(429, Retry_After="3600"), "ber oss vänta"),
        (body(b"<html>"), "ser inte ut som Koladas"),
        (status(302, Location="https://annan.example/"), "annan adress"),
    ],
)
def test_an_answer_that_is_none_is_told_in_place(
    qtbot: QtBot, context: Context, server: KoladaServer, act: object, said: str
) -> None:
    server.acts = [act]  # type: ignore[list-item]
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    problem = section.values.problem
    assert problem.isVisible() and said in problem.words.text()
    assert not context.messages.shown and kept(context) == []
    offered(problem)["Försök igen"].click()
    context.tasks.wait_idle()
    assert not problem.isVisible() and len(cells(section)) == 1


def test_offline_is_told_and_the_rest_works(qtbot: QtBot, context: Context) -> None:
    with kolada_server() as gone:
        kolada_talk.set_address(context.settings, gone.base)
    section = shown(context, qtbot)
    fetch(section)
    assert "gick inte att nå" in section.values.problem.words.text()
    assert section.values.fetch_action.isEnabled() and section.values.table.isVisible()


def test_a_fetch_can_be_stopped(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    dialogs: list[ProgressDialog] = []

    def stop(title: str, progress: object) -> None:
        dialogs.append(ProgressDialog(context.tasks, title, progress))  # type: ignore[arg-type]
        dialogs[0].open()
        dialogs[0].reject()

    # A server that is busy makes the program wait; the user does not.
    server.acts = [status(503, Retry_After="30")]
    context.tasks.long_started.connect(stop)
    context.tasks._patience.setInterval(0)
    section = shown(context, qtbot)
    fetch(section)
    assert dialogs[0].windowTitle() == "Hämtar värden från Kolada …"
    assert "stoppades" in section.values.problem.words.text()
    assert kept(context) == []


def test_the_first_year_is_proposed_and_can_be_written(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2010, 1.0)
    server.measured(KPI, "0665", 2020, 2.0)
    section = shown(context, qtbot)
    year = section.values.first_year
    assert year.value() == context.period.first_year - 5
    fetch(section)
    assert [row[3] for row in cells(section)] == ["2020"]
    section.values.discard_action.trigger()
    for wrong in ("tjugo", "1910", "2999", ""):
        year.line.clear()
        type_text(year.line, wrong)
        fetch(section)
        assert section.values.year_problem.text().startswith("✕") and focused() is year.line
    year.line.clear()
    type_text(year.line, "2009")
    fetch(section)
    assert [row[3] for row in cells(section)] == ["2010", "2020"]


def test_a_municipality_without_a_code_is_led_to_it(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    context.office.records.write("municipality", 1, {"code": ""})
    section = shown(context, qtbot)
    led: list[tuple[str, int]] = []
    section.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    fetch(section)
    assert "Kommunkoden" in section.values.problem.words.text()
    offered(section.values.problem)["Fyll i kommunkoden"].click()
    assert led == [("municipality", 1)] and server.asked == []


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    fetch(section)
    store(section)
    server.measured(KPI, "0665", 2021, 72.5)
    fetch(section)
    row = context.office.indicators.measurements(1)[0]
    context.office.records.write("measurement", row.id, {"value": 1.0})
    store(section)
    assert "Någon har ändrat" in section.values.problem.words.text()
    assert kept(context) == [(2021, "T", 1.0)] and not context.messages.shown


def test_everything_has_a_name_for_a_screen_reader(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    for tab in range(section.tabs.count()):
        section.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert nameless(section) == []
    section.tabs.setCurrentIndex(0)
    fetch(section)
    assert nameless(section) == []
