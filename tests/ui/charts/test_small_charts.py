"""Small charts side by side: walked, read, opened, and what is said where there are none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.charts.small_charts import SmallCharts
from app.ui.charts.small_painting import Small
from app.ui.common.theme import Theme, colour
from tests.keys import press
from tests.ui.charts.test_series_chart import colours

YEARS = range(2018, 2022)
NONE = Qt.MouseButton.NoButton


def small(key: int, *values: float | None, target: float | None = 65.0) -> Small:
    return Small(key, f"Fråga {key}", "%", 1, YEARS, values or (60.0, None, 62.5, 0.0), target, None, "met")


def shown(qtbot: QtBot, *columns: list[Small]) -> SmallCharts:
    charts = SmallCharts(["Faktisk", "Upplevd"])
    qtbot.addWidget(charts)
    charts.resize(640, 420)
    charts.show_columns(columns, ["Ingen faktisk.", "Ingen upplevd."])
    with qtbot.waitActive(charts):
        charts.show()
        charts.activateWindow()
    return charts


def current(charts: SmallCharts) -> int | None:
    return charts.current


def move(charts: SmallCharts, spot: QPointF) -> None:
    event = QMouseEvent(QEvent.Type.MouseMove, spot, QPointF(), NONE, NONE, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(charts, event)


def test_the_columns_stand_beside_one_another(qtbot: QtBot, theme: Theme) -> None:
    charts = shown(qtbot, [small(1), small(2)], [small(3)])
    first, second, third = charts.placed
    assert first.box.top() == third.box.top() < second.box.top()
    assert third.box.left() > first.box.right()
    seen = colours(charts.grab().toImage())
    assert colour("chart_own").name() in seen


def test_a_missing_year_is_a_gap_and_a_zero_is_a_value(qtbot: QtBot, theme: Theme) -> None:
    (chart,) = shown(qtbot, [small(1)], []).placed
    assert [line.size() for line in chart.lines] == [1, 2]
    assert chart.spots[1] is None and chart.spots[3] is not None
    assert chart.value == "0,0\u00a0%, mål 65,0"


def test_hover_reads_the_value_of_the_nearest_year(qtbot: QtBot, theme: Theme) -> None:
    charts = shown(qtbot, [small(1)], [small(2)])
    spot = charts.placed[1].spots[2]
    assert spot is not None
    move(charts, spot + QPointF(4, 6))
    assert (charts.current, charts.read) == (2, 2)
    assert charts.accessibleDescription() == "Fråga 2. 2020: 62,5\u00a0%"
    assert charts.cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(charts, QPointF(2, 2))
    assert charts.read is None
    assert not charts.grab().isNull()


def test_it_is_walked_read_and_opened_by_the_keys_alone(qtbot: QtBot, theme: Theme) -> None:
    charts = shown(qtbot, [small(1), small(2)], [small(3)])
    charts.setFocus()
    assert current(charts) == 1
    assert "2018: 60,0\u00a0%" in charts.accessibleDescription()
    assert "Når målvärdet" in charts.accessibleDescription()
    with qtbot.waitSignal(charts.stood):
        press(charts, Qt.Key.Key_Down)
    assert current(charts) == 2
    press(charts, Qt.Key.Key_Right)
    assert current(charts) == 3
    press(charts, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(charts, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(charts, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert charts.accessibleDescription() == "Fråga 3. 2019: saknas"
    with qtbot.waitSignal(charts.opened) as led:
        press(charts, Qt.Key.Key_Return)
    assert led.args == [3]


def test_a_column_without_charts_says_so_and_is_no_place_to_go(qtbot: QtBot, theme: Theme) -> None:
    charts = shown(qtbot, [small(1)], [])
    charts.setFocus()
    press(charts, Qt.Key.Key_Right)
    assert current(charts) == 1
    charts.show_columns([[], []], ["Ingen faktisk.", "Ingen upplevd."])
    press(charts, Qt.Key.Key_Down)
    assert current(charts) is None
    assert not charts.grab().isNull()


def test_what_was_never_measured_is_drawn_without_a_line(qtbot: QtBot, theme: Theme) -> None:
    charts = shown(qtbot, [small(1, None, None, None, None)], [small(2, 5.0, 5.0, 5.0, 5.0, target=None)])
    empty, flat = charts.placed
    assert not empty.lines and not empty.dots and empty.value == ""
    assert "Inga mätvärden än" in empty.small.spoken()
    assert len({spot.y() for spot in flat.dots}) == 1
    move(charts, empty.inner.center())
    assert not charts.grab().isNull()
