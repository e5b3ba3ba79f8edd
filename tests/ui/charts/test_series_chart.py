"""The line chart as it is seen, walked with the keys, read as a table and taken away as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.services.figures import Band, Chart, Distribution, Point, Series, Standing
from app.services.office import Office
from app.ui.catalogue import CHARTS, ChartEntry
from app.ui.charts.chart_frame import file_name
from app.ui.charts.plot import Plot
from app.ui.charts.series_chart import SeriesChart
from app.ui.common.theme import Theme, colour
from tests.keys import press

EMPTY = Chart("Inget än", "%", 0, ())
FULL = Chart(
    "Nöjda med skolan",
    "%",
    1,
    (
        Series("Vaggeryds kommun", tuple(Point(year, 60.0 + year % 7) for year in range(2012, 2021))),
        Series("Riket", tuple(Point(year, 65.0) for year in range(2012, 2021)), strong=False),
    ),
    (Point(2020, 70.0), Point(2021, 72.0)),
    (Band(2020, 60.0, 70.0), Band(2021, 60.0, 72.0)),
    "Källa: Kolada",
)
NEGATIVE = Chart("Resultat", "mnkr", 1, (Series("Vi", (Point(2020, -3.5), Point(2021, 4.0))),))


def shown(qtbot: QtBot, chart: Chart, question: str = "") -> SeriesChart:
    made = SeriesChart()
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.show_chart(chart, question)
    made.show()
    qtbot.waitExposed(made)
    return made


def plot_of(chart: SeriesChart) -> Plot:
    assert chart.plot is not None
    return chart.plot


def colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


ALL_FIGURES: dict[type, list[Any]] = {
    Chart: [EMPTY, FULL, NEGATIVE, Chart("Ett", "", 0, (Series("Vi", (Point(2021, 0.0),)),))],
    Distribution: [
        Distribution("Tomt", "", 0, "higher", 2021, Standing("Vi", 0.0), (), "unknown"),
        Distribution(
            "Fullt",
            "%",
            1,
            "lower",
            2021,
            Standing("Vi", -3.5),
            tuple(Standing(f"Kommun {number}", number % 7 - 3.0) for number in range(289)),
            "best_quarter",
        ),
    ],
}


@pytest.mark.parametrize("entry", CHARTS, ids=lambda entry: entry.name)
def test_every_chart_of_the_catalogue_draws_empty_and_full(
    qtbot: QtBot, theme: Theme, entry: ChartEntry
) -> None:
    made: Any = entry.make()
    qtbot.addWidget(made)
    for figures in ALL_FIGURES[entry.figures()]:
        made.show_chart(figures)
        assert not made.grab().isNull()


def test_own_line_target_and_accepted_field_are_seen_in_their_colours(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    seen = colours(chart.grab().toImage())
    for role in ("chart_own", "chart_band"):
        assert colour(role).name() in seen, role


def test_a_crowd_of_comparisons_is_fine_lines_and_a_value_alone_is_still_seen(
    qtbot: QtBot, theme: Theme
) -> None:
    def others(points: tuple[Point, ...], count: int) -> Chart:
        own = Series("Vi", tuple(Point(year, 90.0) for year in range(2012, 2021)))
        crowd = tuple(Series(f"Kommun {number}", points, strong=False) for number in range(count))
        return Chart("Nöjda", "%", 0, (own, *crowd))

    def thickness(plot: Plot) -> int:
        """How many pixels over one another are drawn at the value of 2016, where the ground has none."""
        image, spot = plot.grab().toImage(), plot.position_of(2016, 53.0)
        column = [image.pixel(round(spot.x()), round(spot.y()) + away) for away in range(-6, 7)]
        return sum(found != column[0] for found in column)

    line = tuple(Point(year, 53.0) for year in range(2012, 2021))
    alone = (Point(2012, 40.0), Point(2013, 40.0), Point(2016, 53.0), Point(2019, 60.0))
    chart = shown(qtbot, others(line, 3))
    plot = plot_of(chart)
    dot = thickness(plot)
    chart.show_chart(others(line, 290))
    fine = thickness(plot)
    assert 1 <= fine <= 2 < dot
    chart.show_chart(others(alone, 290))
    assert fine < thickness(plot) < dot
    chart.show_chart(others(line, 3))
    assert thickness(plot) == dot


def test_colours_follow_the_theme_at_once(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    light = colour("chart_own").name()
    theme.choose("dark")
    try:
        QApplication.processEvents()
        seen = colours(chart.grab().toImage())
        assert colour("chart_own").name() in seen and light not in seen
    finally:
        theme.choose("light")


def test_an_axis_has_whole_years_and_decimal_commas(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, NEGATIVE)
    plot = plot_of(chart)
    item = plot._view.getPlotItem()
    (years,) = item.getAxis("bottom")._tickLevels
    assert [text for _, text in years] == ["2021", "2020"]
    (values,) = item.getAxis("left")._tickLevels
    assert any(text.startswith("\u2212") for _, text in values)
    assert all("." not in text for _, text in values)


def test_the_arrow_keys_read_the_years_and_escape_stops(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    plot = plot_of(chart)
    plot.setFocus()
    press(plot, Qt.Key.Key_Left)
    assert plot.overlay.year == 2021
    press(plot, Qt.Key.Key_Left)
    assert plot.overlay.year == 2020
    assert ("Vaggeryds kommun", "64,0\u00a0%") in [(line.name, line.text) for line in plot.overlay.lines]
    assert plot.accessibleDescription().startswith("2020: Vaggeryds kommun 64,0")
    for _ in range(20):
        press(plot, Qt.Key.Key_Left)
    assert plot.overlay.year == 2012
    press(plot, Qt.Key.Key_Escape)
    assert plot.overlay.year is None


def test_the_pointer_reads_the_nearest_year(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    chart.grab()
    plot = plot_of(chart)
    spot = plot.position_of(2015.2, 63.0)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, spot, QPointF(), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot._view.viewport(), move)
    assert plot.overlay.year == 2015
    QApplication.sendEvent(plot._view.viewport(), QEvent(QEvent.Type.Leave))
    assert plot.overlay.year is None


def test_the_question_stands_above_and_the_source_below(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL, "Är värdet så högt som vi vill?")
    assert chart.title.text() == "Är värdet så högt som vi vill?"
    assert chart.source.text() == "Källa: Kolada"
    assert plot_of(chart).accessibleName() == "Är värdet så högt som vi vill?"
    assert "Riket: 2020 65,0" in plot_of(chart).accessibleDescription()


def test_the_figures_are_a_table_a_key_away_and_can_be_copied(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    assert not chart.table.isVisible()
    chart.as_table.setFocus()
    press(chart.as_table, Qt.Key.Key_Space, text=" ")
    assert chart.table.isVisible()
    press(chart.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "År\tVaggeryds kommun\tRiket\tMålvärde\tGodtagbart"
    assert lines[1] == "2021\t–\t–\t72,0\t60,0–72,0"
    assert lines[2] == "2020\t64,0\t65,0\t70,0\t60,0–70,0"


def test_names_at_the_line_ends_never_lose_their_value(qtbot: QtBot, theme: Theme) -> None:
    long = Series(
        "Kommunalförbundet för den gemensamma räddningstjänsten", (Point(2020, 64.0), Point(2021, 65.0))
    )
    chart = shown(qtbot, Chart("Fråga", "%", 1, (long, Series("Riket", (Point(2020, 5.0),), strong=False))))
    label = plot_of(chart).overlay.labels[0]
    cut = label.text(120)
    assert cut.endswith(" 65,0") and "…" in cut


def test_a_picture_is_copied_and_saved(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    chart = shown(qtbot, FULL, "Når vi dit?")
    chart.copying.click()
    assert not QGuiApplication.clipboard().image().isNull()
    path = tmp_path / "bild å.png"
    chart.save_picture(str(path))
    image = QImage(str(path))
    assert image.width() > chart.width()
    assert colour("chart_own").name() in colours(image)


@pytest.mark.parametrize("name", ["bild.png", "bild.svg"])
def test_a_picture_that_cannot_be_saved_is_told(
    qtbot: QtBot, theme: Theme, tmp_path: Path, name: str
) -> None:
    chart = shown(qtbot, FULL)
    with qtbot.waitSignal(chart.failed) as told:
        chart.save_picture(str(tmp_path / "finns inte" / name))
    assert told.args == [str(tmp_path / "finns inte" / name)]


def test_a_picture_is_saved_as_svg_with_words_that_can_be_searched(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    chart = shown(qtbot, FULL, "Når vi dit?")
    plot_of(chart).read_year(2015)
    path = tmp_path / "bild å.SVG"
    chart.save_picture(str(path))
    drawn = ElementTree.parse(path)
    names = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    assert "image" not in names and names & {"path", "polyline"}
    said = " ".join(text.strip() for text in drawn.getroot().itertext() if text.strip())
    assert "Når vi dit?" in said and "Nöjda med skolan" in said and "Källa: Kolada" in said
    # What was read at that moment is no part of it.
    assert "Mål 72,0" in said and "Målvärde" not in said
    picture = QSvgRenderer(str(path))
    assert picture.isValid() and picture.viewBox().width() > chart.width()


def test_the_user_chooses_between_png_and_svg(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    chart.saving.click()
    dialog = chart.findChild(QFileDialog)
    assert dialog is not None
    png, svg = dialog.nameFilters()
    assert "*.png" in png and "*.svg" in svg and dialog.defaultSuffix() == "png"
    dialog.filterSelected.emit(svg)
    assert dialog.defaultSuffix() == "svg"
    dialog.close()


WITH_MARGINS = Chart(
    "Nöjda med skolan",
    "%",
    1,
    (
        Series("Vi", (Point(2019, 60.0, 9.0), Point(2020, None), Point(2021, 64.0))),
        Series("Riket", (Point(2019, 65.0, 0.5),), strong=False),
    ),
)


def test_the_margin_of_error_is_seen_read_and_in_the_table(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, WITH_MARGINS)
    plot = plot_of(chart)
    years, values = plot._margins._line.getData()
    known = [(year, value) for year, value in zip(years, values, strict=True) if value == value]
    assert {value for _, value in known} == {51.0, 69.0}
    assert {year for year, _ in known} == {2019.0, 2018.91, 2019.09}
    assert plot._scale.low <= 51.0 and plot._scale.high >= 69.0
    assert chart.source.text() == "Strecken genom punkterna visar felmarginalen."
    plot.read_year(2019)
    assert [line.text for line in plot.overlay.lines] == ["60,0 ± 9,0\u00a0%", "65,0 ± 0,5\u00a0%"]
    chart.table.copy()
    assert QGuiApplication.clipboard().text().split("\n") == [
        "År\tVi\tRiket\tFelmarginal",
        "2021\t64,0\t–\t–",
        "2020\t–\t–\t–",
        "2019\t60,0\t65,0\t±\u00a09,0",
    ]


def test_without_margins_nothing_is_said_of_them(qtbot: QtBot, theme: Theme) -> None:
    chart = shown(qtbot, FULL)
    assert chart.source.text() == "Källa: Kolada"
    chart.show_chart(WITH_MARGINS)
    chart.show_chart(FULL)
    assert not len(
        plot_of(chart)._margins._line.getData()[0] if plot_of(chart)._margins._line.xData is not None else ()
    )


def test_a_picture_gets_a_name_that_every_file_system_takes() -> None:
    assert file_name("Elever i årskurs 9: andel/antal?") == "Elever i årskurs 9 andel antal"
    assert file_name("***") == "diagram"


def test_all_charts_of_the_example_are_drawn(qtbot: QtBot, theme: Theme, example_office: Office) -> None:
    chart = shown(qtbot, EMPTY)
    charts = example_office.indicators.charts(row.id for row in example_office.indicators.list(2021))
    for figures in charts.values():
        chart.show_chart(figures)
        assert plot_of(chart).accessibleDescription()
    assert len(charts) > 20
