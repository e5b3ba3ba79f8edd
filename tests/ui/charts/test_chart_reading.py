"""What a chart says: years, gaps, steps, and words for labels and for those who listen."""

from __future__ import annotations

import math

from app.services.figures import Band, Chart, Point, Series
from app.ui.charts import chart_reading as reading

CHART = Chart(
    "Nöjda med skolan",
    "%",
    1,
    (
        Series(
            "Vaggeryd",
            (Point(2018, 61.0), Point(2020, None), Point(2021, 64.25)),
            newest=Point(2022, 66.0),
            newest_part="t2",
        ),
        Series("Riket", (Point(2018, 70.0), Point(2019, 71.0)), strong=False),
    ),
    (Point(2021, 70.0), Point(2022, 72.0)),
    (Band(2021, 60.0, 70.0), Band(2022, 62.0, None)),
)


def test_the_years_reach_from_the_first_to_the_last_of_anything() -> None:
    assert list(reading.years_of(CHART)) == [2018, 2019, 2020, 2021, 2022]
    assert list(reading.years_of(Chart("Tomt", "", 0, ()))) == []


def test_a_missing_year_and_a_missing_value_are_gaps() -> None:
    years, values = reading.with_gaps(CHART.series[0].points)
    assert [value for value in values if not math.isnan(value)] == [61.0, 64.25]
    # 2018 | 2019 was never measured | 2020 is known to be missing | 2021
    assert [math.isnan(value) for value in values] == [False, True, True, False]
    assert len(years) == len(values)


def test_a_value_between_gaps_stands_alone() -> None:
    nan = reading.NAN
    across, up = [2012.0, 2013.0, nan, 2014.0, 2015.0, 2016.0], [1.0, 2.0, nan, nan, 3.0, nan]
    alone = reading.lone(across, up)
    assert [(year, value) for year, value in zip(*alone, strict=True) if value == value] == [(2015.0, 3.0)]
    assert reading.lone([2012.0], [1.0])[1][0] == 1.0
    assert reading.lone([], []) == ([], [])


def test_a_target_is_level_through_its_year_and_steps_to_the_next() -> None:
    years, values = reading.steps(CHART.target)
    assert years == [2020.5, 2021.5, 2021.5, 2022.5]
    assert values == [70.0, 70.0, 72.0, 72.0]


def test_a_target_is_broken_where_a_year_has_none() -> None:
    _, values = reading.steps((Point(2019, 1.0), Point(2021, 2.0)))
    assert math.isnan(values[2])


def test_a_year_is_read_with_exact_values_in_swedish() -> None:
    assert [(line.name, line.text) for line in reading.lines_at(CHART, 2021)] == [
        ("Vaggeryd", "64,2\u00a0%"),
        ("Målvärde", "70,0\u00a0%"),
        ("Godtagbart", "60,0–70,0"),
    ]


def test_a_year_without_own_value_says_that_it_is_missing() -> None:
    lines = reading.lines_at(CHART, 2019)
    assert [(line.name, line.text) for line in lines] == [("Vaggeryd", "saknas"), ("Riket", "71,0\u00a0%")]


def test_a_tertial_is_named_as_one() -> None:
    names = [line.name for line in reading.lines_at(CHART, 2022)]
    assert "Vaggeryd, Tertial 2" in names


def test_a_band_is_told_by_its_edges() -> None:
    assert reading.accepted_text(CHART, 2022) == "minst 62,0"
    assert reading.band_text(Band(2020, None, 5.0), 0) == "högst 5"
    band = Chart("", "st", 0, (), (Point(2021, 80.0),), target_high=(Point(2021, 130.0),))
    assert reading.target_text(band, 2021) == "80–130"


def test_the_chart_is_told_whole_to_those_who_listen() -> None:
    said = reading.spoken(CHART)
    assert said.startswith("Nöjda med skolan. Vaggeryd: 2018 61,0\u00a0%, 2020 saknas, 2021 64,2\u00a0%.")
    assert "Riket: 2019 71,0\u00a0%." in said
    assert "Målvärde: 2021 70,0\u00a0%, 2022 72,0\u00a0%." in said
    assert reading.spoken(Chart("Tomt", "", 0, ())) == "Tomt. Inga mätvärden än."


def test_a_crowd_of_comparisons_is_a_background_and_not_names() -> None:
    others = tuple(Series(f"Kommun {number}", (Point(2021, 60.0),), strong=False) for number in range(9))
    few = Chart("Nöjda", "%", 0, (Series("Vi", (Point(2021, 61.0),)), *others[:8]))
    many = Chart("Nöjda", "%", 0, (Series("Vi", (Point(2021, 61.0),)), *others))
    assert len(reading.lines_at(few, 2021)) == 9
    assert [line.name for line in reading.lines_at(many, 2021)] == ["Vi"]
    assert "Kommun" not in reading.spoken(many)
