"""How an indicator stands: why status and trend are so, women and men, and where we lie among others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.common.context import Context
from tests.keys import press
from tests.ui.indicators.pages import choose, shown


def test_why_status_and_trend_are_what_they_are_is_a_hover_away(qtbot: QtBot, empty_context: Context) -> None:
    office = empty_context.office
    values = {"title": "Nöjda", "quality": "perceived", "unit_of_measure": "%", "margin": 3.0}
    one = office.records.write("indicator", None, values).id
    place = office.indicators.page(2024, 1).choices.places[0].id
    year = empty_context.period.year
    for back, value in ((1, 60.0), (0, 63.0)):
        made = {"indicator_id": one, "place_id": place, "year": year - back, "value": value}
        office.records.write("measurement", None, made)
    page = shown(empty_context, qtbot)
    page.show_record("indicator", one)
    empty_context.tasks.wait_idle()
    assert page.record.trend.isVisible() and page.record.trend.word == "Okänd trend"
    tip = page.record.trend.toolTip()
    assert "+3\u00a0procentenheter från" in tip
    assert "felmarginalen för skillnaden, ±4\u00a0procentenheter" in tip
    assert page.record.status.toolTip().startswith("Kan ej bedömas\n63\u00a0%")
    model = page.list.table.rows_model
    tips = {
        column.name: model.data(model.index(0, at), Qt.ItemDataRole.ToolTipRole)
        for at, column in enumerate(model.columns)
    }
    assert tips["trend"] == tip
    assert tips["status"] == page.record.status.toolTip()


def test_a_trend_that_has_too_few_values_is_not_shown_beside_the_title(
    qtbot: QtBot, empty_context: Context
) -> None:
    values = {"title": "Nöjda", "quality": "perceived"}
    one = empty_context.office.records.write("indicator", None, values).id
    page = shown(empty_context, qtbot)
    page.show_record("indicator", one)
    empty_context.tasks.wait_idle()
    assert not page.record.trend.isVisible()
    assert page.record.status.toolTip() == "Ej rapporterat\nInget mätvärde är rapporterat än."


def test_the_distribution_is_shown_where_enough_municipalities_have_values(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N00558")
    outlook = page.record.outlook
    assert not outlook.distribution.isVisible()
    one, records = page.record.indicator_id, example_context.office.records
    for number in range(8):
        place = records.write("place", None, {"kind": "municipality", "name": f"Kommun {number}"}).id
        made = {"indicator_id": one, "place_id": place, "year": 2020, "value": 70.0 + number}
        records.write("measurement", None, made)
    page.refresh()
    example_context.tasks.wait_idle()
    assert outlook.distribution.isVisible()
    assert "Sämsta fjärdedelen: 8 av 8 andra kommuner" in outlook.distribution.source.text()
    # Where we lie says nothing of whether the target is reached.
    assert page.record.status.code == "partly"
    choose(page, "N03937")
    assert not outlook.distribution.isVisible()


def test_women_and_men_are_seen_on_demand_where_there_are_values_of_them(
    qtbot: QtBot, example_context: Context
) -> None:
    page = shown(example_context, qtbot)
    choose(page, "N01951")
    outlook = page.record.outlook
    assert not outlook.by_gender.isVisible()
    choose(page, "N03937")
    outlook.charts_ready()
    assert outlook.by_gender.isVisible() and outlook.chart.chart is not None
    assert len([series for series in outlook.chart.chart.series if series.strong]) == 1
    outlook.by_gender.setFocus()
    press(outlook.by_gender, Qt.Key.Key_Space, text=" ")
    assert [(series.title, series.strong) for series in outlook.chart.chart.series] == [
        ("Kvinnor", True),
        ("Män", True),
        ("Totalt", False),
    ]
