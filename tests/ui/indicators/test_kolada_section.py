"""Kolada in the window, against a real server on this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.progress_dialog import ProgressDialog
from app.ui.common.record_table import RecordTable
from app.ui.indicators import kolada_talk
from app.ui.indicators.indicators_section import IndicatorsSection
from app.ui.indicators.kolada_section import KPIS, PLACES, KoladaSection
from app.ui.indicators.page import IndicatorsPage
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
        ["sparas", "Behöriga lärare", "Nya kommunen", "2021", "– → 71,5", "Nytt"],
        ["sparas", "Behöriga lärare", "Nya kommunen", "2021, kvinnor", "– → 75", "Nytt"],
        ["sparas", "Behöriga lärare", "Nya kommunen", "2022", "– → saknas", "Nytt"],
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
    assert by_hand[0] == "lämnas" and by_hand[4:] == ["70 → 71,5", "Ändrat, var inskrivet för hand"]
    assert changed[0] == "sparas" and changed[4:] == ["72 → 73", "Ändrat"]
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


def with_catalogue(context: Context, qtbot: QtBot) -> KoladaSection:
    """The section with its tab of KPIs in sight and the catalogue fetched."""
    section = shown(context, qtbot)
    section.tabs.setCurrentIndex(KPIS)
    context.tasks.wait_idle()
    button = section.kpis.nothing.button
    assert button is not None and button.isVisible()
    button.click()
    context.tasks.wait_idle()
    return section


def hits(section: KoladaSection) -> list[str]:
    """The ids of the KPIs that are listed."""
    return [kpi.id for kpi in section.kpis.table.rows_model.shown]


def search(section: KoladaSection, text: str) -> None:
    """Type words in the field, and Enter."""
    section.kpis.search.clear()
    type_text(section.kpis.search, f"{text}\n")


def test_a_kpi_is_searched_read_about_and_becomes_an_indicator(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.know(
        "U15200",
        "Medborgarundersökningen - Grundskolan fungerar bra, andel (%)",
        description="Hur många som svarar att skolan fungerar.",
        operating_area="Grundskola",
        is_divided_by_gender=True,
    )
    server.know("N00099", "Öppet vatten, antal (-2019)")
    section = with_catalogue(context, qtbot)
    kpis = section.kpis
    assert focused() is kpis.search and "Katalogen hämtades" in kpis.age.text()
    search(section, "skolan medborgar")
    assert hits(section) == ["U15200"]
    assert kpis.card.description.toPlainText() == "Hur många som svarar att skolan fungerar."
    assert "U15200 · Upplevd · delas upp på kön" in kpis.card.facts.text()
    assert "Grundskola" in kpis.card.facts.text()
    press(kpis.search, Qt.Key.Key_Down)
    assert focused() is kpis.table
    press(kpis.table, Qt.Key.Key_Return, text="\r")
    context.tasks.wait_idle()
    rows = {row.kolada_id: row for row in context.office.indicators.list(2024)}
    made = rows["U15200"]
    assert (made.quality, made.unit_of_measure) == ("perceived", "%")
    page = section.window()
    assert isinstance(page, IndicatorsPage)
    listed = page.section("indicators")
    assert isinstance(listed, IndicatorsSection) and listed.isVisible()
    assert listed.record.indicator_id == made.id
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert "U15200" not in {row.kolada_id for row in context.office.indicators.list(2024)}


def test_a_kpi_that_is_an_indicator_says_so_and_leads_there(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    section = with_catalogue(context, qtbot)
    search(section, KPI)
    kpis = section.kpis
    assert "”Behöriga lärare”" in kpis.card.used.text() and kpis.card.used.isVisible()
    assert not kpis.add_action.isVisible() and kpis.lead_action.isVisible()
    led: list[tuple[str, int]] = []
    section.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    press(kpis.table, Qt.Key.Key_Return, text="\r")
    context.tasks.wait_idle()
    assert led == [("indicator", 1)]
    assert len(context.office.indicators.list(2024)) == 1


def test_the_margin_of_error_comes_along(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    server.know("U00001", "Medborgarundersökningen - Tryggt, andel (%)")
    server.know("U00002", "Osäkerhetstal - Medborgarundersökningen - Tryggt, andel (%)")
    section = with_catalogue(context, qtbot)
    search(section, "U00001")
    assert section.kpis.card.with_margin.isVisible()
    section.kpis.add_action.trigger()
    context.tasks.wait_idle()
    rows = {row.kolada_id: row.id for row in context.office.indicators.list(2024)}
    values = context.office.records.read("indicator", rows["U00001"])
    assert values["margin_indicator_id"] == rows["U00002"]


def test_the_catalogue_is_there_tomorrow_without_a_network(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    with_catalogue(context, qtbot)
    asked = len(server.asked)
    section = shown(context, qtbot)
    section.tabs.setCurrentIndex(KPIS)
    context.tasks.wait_idle()
    assert hits(section) == [KPI] and len(server.asked) == asked


def test_rubbish_in_the_search_finds_nothing_and_says_so(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    section = with_catalogue(context, qtbot)
    search(section, "<b>%_' OR 1=1 ǻ" + "x" * 500)
    assert hits(section) == [] and "Inget nyckeltal" in section.kpis.count.text()
    assert not section.kpis.add_action.isEnabled()
    press(section.kpis.search, Qt.Key.Key_Escape)
    assert hits(section) == [KPI]


def test_the_card_follows_the_hits_key_by_key(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    server.know("U00001", "Tryggt", description="Andel trygga.")
    section = with_catalogue(context, qtbot)
    card = section.kpis.card
    for words, title in ((KPI, TITLE), ("tryggt", "Tryggt"), ("", "Tryggt"), (TITLE, TITLE)):
        search(section, words)
        assert (card.title.text(), card.title.isVisible()) == (title, True)
    search(section, "finns inte alls")
    assert not card.title.isVisible() and not section.kpis.add_action.isEnabled()
    search(section, "trygg")
    assert card.title.text() == "Tryggt" and card.description.toPlainText() == "Andel trygga."
    assert section.kpis.add_action.isVisible() and section.kpis.add_action.isEnabled()


def test_a_catalogue_that_does_not_come_is_told_in_place(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.acts = [body(b"[]")]
    section = with_catalogue(context, qtbot)
    assert "ser inte ut som Koladas" in section.kpis.problem.words.text()
    offered(section.kpis.problem)["Försök igen"].click()
    context.tasks.wait_idle()
    assert hits(section) == [KPI]


@pytest.fixture
def places(server: KoladaServer) -> KoladaServer:
    """A server that knows some places."""
    server.lists["municipality"] = [
        {"id": "0000", "title": "Riket", "type": "L"},
        {"id": "0006", "title": "Region Jönköpings län", "type": "L"},
        {"id": "0642", "title": "Mullsjö", "type": "K"},
        {"id": "0665", "title": "Vaggeryd", "type": "K"},
        {"id": "0665/year", "title": "Fel", "type": "K"},
    ]
    server.lists["municipality_groups"] = [{"id": "G174", "title": "Liknande kommuner", "members": []}]
    return server


def with_places(context: Context, qtbot: QtBot) -> KoladaSection:
    """The section with its tab of places in sight, and Kolada's places fetched."""
    section = shown(context, qtbot)
    section.tabs.setCurrentIndex(PLACES)
    section.places.fetch_action.trigger()
    context.tasks.wait_idle()
    return section


def names(table: RecordTable) -> list[str]:
    return [row.name for row in table.rows_model.shown]


def test_a_place_is_found_added_and_taken_away(qtbot: QtBot, context: Context, places: KoladaServer) -> None:
    section = with_places(context, qtbot)
    pane = section.places
    assert names(pane.table) == ["Nya kommunen", "Riket"]
    assert names(pane.candidates) == ["Region Jönköpings län", "Mullsjö", "Liknande kommuner"]
    type_text(pane.search, "mull\n")
    press(pane.search, Qt.Key.Key_Down)
    assert focused() is pane.candidates
    press(pane.candidates, Qt.Key.Key_Return, text="\r")
    context.tasks.wait_idle()
    assert names(pane.table) == ["Nya kommunen", "Riket", "Mullsjö"]
    assert "Mullsjö" not in names(pane.candidates)
    assert "Mullsjö" in section.values.count.text()
    row = pane.table.rows_model.shown[2]
    pane.table.choose(row.id)
    pane.remove_action.trigger()
    context.tasks.wait_idle()
    assert names(pane.table) == ["Nya kommunen", "Riket"]
    context.undo_stack.undo()
    context.tasks.wait_idle()
    assert names(pane.table) == ["Nya kommunen", "Riket", "Mullsjö"]


def test_the_own_municipality_and_places_with_values_stay(
    qtbot: QtBot, context: Context, places: KoladaServer
) -> None:
    places.measured(KPI, "0000", 2021, 80.0)
    section = shown(context, qtbot)
    fetch(section)
    store(section)
    section.tabs.setCurrentIndex(PLACES)
    pane = section.places
    assert pane.table.current_row().kind == "own" and not pane.remove_action.isEnabled()
    pane.table.setFocus()
    press(pane.table, Qt.Key.Key_Down)
    assert not pane.remove_action.isEnabled() and "Riket har värden" in pane.why.text()


def test_a_missing_code_is_hinted_at_and_leads_there(
    qtbot: QtBot, context: Context, places: KoladaServer
) -> None:
    context.office.records.write("municipality", 1, {"code": ""})
    section = shown(context, qtbot)
    section.tabs.setCurrentIndex(PLACES)
    led: list[tuple[str, int]] = []
    section.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    assert section.places.no_code.isVisible()
    offered(section.places.no_code)["Fyll i kommunkoden"].click()
    assert led == [("municipality", 1)]


def test_the_address_is_changed_where_it_stands(qtbot: QtBot, context: Context, server: KoladaServer) -> None:
    section = shown(context, qtbot)
    line = section.address
    line.change.click()
    assert focused() is line.line and line.line.text() == server.base
    for wrong in ("http://api.kolada.se/v3", "kolada", "https://a@b/", "<b>" * 200):
        line.line.clear()
        type_text(line.line, f"{wrong}\n")
        assert "https://" in line.problem.text() and line.line.isVisible()
    press(line.line, Qt.Key.Key_Escape)
    assert not line.line.isVisible() and kolada_talk.address_of(context.settings) == server.base
    line.change.click()
    line.line.clear()
    type_text(line.line, "\n")
    assert "api.kolada.se" in line.words.text() and focused() is line.change
    assert kolada_talk.address_of(context.settings) == "https://api.kolada.se/v3"


def test_an_empty_file_says_what_this_is_and_offers_the_first_step(
    qtbot: QtBot, empty_context: Context
) -> None:
    section = shown(empty_context, qtbot)
    assert section.values.nothing.isVisible() and not section.values.fetch_action.isEnabled()
    assert section.values.nothing.button is not None
    section.values.nothing.button.click()
    empty_context.tasks.wait_idle()
    assert section.tabs.currentIndex() == KPIS and section.kpis.nothing.isVisible()


def test_tab_reaches_the_acts_and_everything_else(
    qtbot: QtBot, context: Context, server: KoladaServer
) -> None:
    server.measured(KPI, "0665", 2021, 71.5)
    section = shown(context, qtbot)
    page = section.window()
    page.setFocus()
    assert {"Hämta värden", "Delar av Kolada", "Hämta från år"} <= reached(page)
    fetch(section)
    assert {"Kasta", "Spara värdena", "Slag av ändring", "Värden från Kolada"} <= reached(page)


def reached(page: QWidget) -> set[str]:
    """The names of what one comes to with the Tab key, from where one is and around."""
    names: set[str] = set()
    for _ in range(40):
        press(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        names.add(focused().accessibleName())
    return names


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
