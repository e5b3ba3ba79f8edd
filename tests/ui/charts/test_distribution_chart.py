"""All municipalities along one axis: ours marked and named, the others read by pointer, keys and table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.figures import Distribution, Standing
from app.ui.charts.distribution_chart import DistributionChart
from app.ui.charts.strip import Strip
from app.ui.common.theme import Theme, colour
from tests.keys import press
from tests.ui.charts.test_series_chart import colours

OTHERS = tuple(Standing(f"Kommun {number}", 40.0 + number) for number in range(10))
FIGURES = Distribution(
    "Nöjda", "%", 1, "higher", 2023, Standing("Vår kommun", 48.5), OTHERS, "best_quarter", 1, "Källa: Kolada"
)


def shown(qtbot: QtBot, figures: Distribution = FIGURES) -> DistributionChart:
    chart = DistributionChart()
    qtbot.addWidget(chart)
    chart.resize(560, 420)
    chart.show_chart(figures)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    return chart


def read(strip: Strip) -> str:
    return "" if strip.read is None else strip.spots[strip.read][0].name


def move(strip: Strip, spot: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, spot, QPointF(), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(strip, event)


def test_ours_is_marked_and_its_place_is_told_apart_from_the_target(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    assert {colour("chart_own").name(), colour("chart_other").name()} <= colours(chart.grab().toImage())
    assert chart.title.text() == "Var ligger vi bland kommunerna 2023?"
    said = chart.source.text()
    assert said.startswith("Bästa fjärdedelen: 1 av 10 andra kommuner har ett bättre värde.")
    assert "säger inget om ifall målet nås" in said and said.endswith("Källa: Kolada")
    heard = chart.strip.accessibleDescription()
    assert heard.startswith("Vår kommun 48,5\u00a0%. Bästa fjärdedelen")
    assert "Lägst 40,0\u00a0%, i mitten 45,0\u00a0%, högst 49,0\u00a0%." in heard


def test_in_a_band_no_end_is_called_better(qtbot: QtBot, theme: Theme) -> None:
    band = Distribution("Tid", "dagar", 0, "band", 2023, Standing("Vi", 5.0), OTHERS, "unknown", 3)
    chart = shown(qtbot, band)
    said = chart.source.text()
    assert said.startswith("3 av 10 andra kommuner har ett högre värde.") and "bättre än en annan" in said


def test_the_keys_walk_from_ours_to_the_next_and_escape_stops(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    strip = chart.strip
    strip.setFocus()
    press(strip, Qt.Key.Key_Right)
    assert read(strip) == "Vår kommun"
    press(strip, Qt.Key.Key_Right)
    assert read(strip) == "Kommun 9"
    press(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Kommun 9 49,0\u00a0%"
    press(strip, Qt.Key.Key_Escape)
    assert read(strip) == ""


def test_the_pointer_reads_the_nearest_dot(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    strip = chart.strip
    standing, spot = strip.spots[3]
    move(strip, spot + QPointF(3, 4))
    assert read(strip) == standing.name == "Kommun 3"
    move(strip, QPointF(1, 1))
    assert read(strip) == ""


def test_equal_values_are_stacked_so_that_each_is_seen(qtbot: QtBot, theme: Theme) -> None:
    alike = tuple(Standing(f"Kommun {number}", 40.0) for number in range(9))
    figures = Distribution("Nöjda", "%", 1, "higher", 2023, Standing("Vi", 50.0), alike, "best_quarter")
    chart = shown(qtbot, figures)
    spots = [spot for standing, spot in chart.strip.spots if standing.name != "Vi"]
    assert len({spot.x() for spot in spots}) == 1 and len({spot.y() for spot in spots}) == 9
    # All of the country may be equal: the stack is pressed together, and stays in its place.
    many = tuple(Standing(f"Kommun {number}", 40.0) for number in range(289))
    chart.show_chart(Distribution("Nöjda", "%", 1, "higher", 2023, Standing("Vi", 40.0), many, "middle"))
    heights = [spot.y() for _, spot in chart.strip.spots]
    assert len(set(heights)) == 290 and 0 < min(heights) < max(heights) < chart.strip.height()


def test_the_table_has_the_best_first(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot)
    chart.as_table.click()
    assert chart.table.isVisible()
    chart.table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:3] == ["Kommun\tVärde", "Kommun 9\t49,0", "Vår kommun\t48,5"]
    lower = Distribution("Tid", "", 0, "lower", 2023, Standing("Vi", 50.0), OTHERS, "worst_quarter", 10)
    chart.show_chart(lower)
    chart.table.copy()
    assert QGuiApplication.clipboard().text().split("\n")[1] == "Kommun 0\t40"


def test_its_picture_names_ours_whatever_is_read(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    chart = shown(qtbot)
    chart.strip.read_at(0)
    path = tmp_path / "bild.svg"
    chart.save_picture(str(path))
    drawn = path.read_text(encoding="utf-8")
    assert "Vår kommun 48,5" in drawn and "Kommun 0" not in drawn and "<image" not in drawn
