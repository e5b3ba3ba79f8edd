"""The margin of error in list and chart, and where we lie among the municipalities."""

from __future__ import annotations

from app.services.figures import Point
from app.services.office import Office
from tests.services.test_indicators import counted, indicator, measured


def test_a_trend_within_the_own_margin_of_error_is_withheld(empty_office: Office) -> None:
    one = indicator(empty_office, margin=3.0)
    measured(empty_office, one, 2023, 60.0)
    measured(empty_office, one, 2024, 63.0)
    (row,) = empty_office.indicators.list(2024)
    assert (row.trend, row.movement.reason) == ("unknown", "within_margin")
    assert (row.movement.before_year, row.movement.year, row.year) == (2023, 2024, 2024)


def test_the_margin_of_error_may_be_the_values_of_another_indicator(empty_office: Office) -> None:
    margin = indicator(empty_office, title="Felmarginal")
    one = indicator(empty_office, margin_indicator_id=margin)
    for year, value, error in ((2022, 60.0, 1.0), (2023, 63.0, 1.0), (2024, 66.0, 4.0)):
        measured(empty_office, one, year, value)
        measured(empty_office, margin, year, error)
    by_year = {
        year: next(row for row in empty_office.indicators.list(year) if row.id == one)
        for year in (2023, 2024)
    }
    assert by_year[2023].trend == "improving_up"
    assert (by_year[2024].trend, by_year[2024].movement.reason) == ("unknown", "within_margin")


def test_the_chart_has_the_margin_of_error_of_each_value(empty_office: Office) -> None:
    margin = indicator(empty_office, title="Felmarginal")
    one = indicator(empty_office, margin_indicator_id=margin)
    fixed = indicator(empty_office, title="Annan", margin=2.5)
    nation = empty_office.records.write("place", None, {"kind": "nation", "name": "Riket i stort"}).id
    for year, value in ((2023, 60.0), (2024, None)):
        measured(empty_office, one, year, value)
        measured(empty_office, fixed, year, value)
    measured(empty_office, one, 2023, 65.0, place_id=nation)
    measured(empty_office, fixed, 2023, 65.0, place_id=nation)
    measured(empty_office, margin, 2023, 4.0)
    measured(empty_office, margin, 2023, 0.5, place_id=nation)
    with counted(empty_office) as asked:
        charts = empty_office.indicators.charts((one, fixed))
    assert len(asked) == 3
    own, other = charts[one].series
    assert own.points == (Point(2023, 60.0, 4.0), Point(2024, None))
    assert other.points == (Point(2023, 65.0, 0.5),)
    # One margin for all of our values says nothing of others' surveys.
    own, other = charts[fixed].series
    assert own.points[0] == Point(2023, 60.0, 2.5) and other.points[0].margin is None
    assert charts[fixed].margins == (Point(2023, 60.0, 2.5),)


def test_a_card_shows_where_we_lie_when_enough_municipalities_have_a_value(empty_office: Office) -> None:
    one = indicator(empty_office, direction="lower")
    records = empty_office.records
    places = [
        records.write("place", None, {"kind": "municipality", "name": f"Kommun {number}"}).id
        for number in range(8)
    ]
    nation = records.write("place", None, {"kind": "nation", "name": "Landet"}).id
    measured(empty_office, one, 2022, 5.0)
    measured(empty_office, one, 2023, 4.0)
    measured(empty_office, one, 2022, 1.0, place_id=nation)
    for number, place in enumerate(places[:7]):
        measured(empty_office, one, 2022, 10.0 - number, place_id=place)
    measured(empty_office, one, 2022, None, place_id=places[7])
    assert empty_office.indicators.card(one).distribution is None
    measured(empty_office, one, 2022, 99.0, place_id=places[7], gender="K")
    measured(empty_office, one, 2022, 98.0, place_id=places[7], part="t2")
    assert empty_office.indicators.card(one).distribution is None
    (missing,) = (
        row
        for row in empty_office.indicators.measurements(one)
        if row.place_id == places[7] and row.value is None
    )
    records.write("measurement", missing.id, {"value": 12.0}, {"value": None})
    found = empty_office.indicators.card(one).distribution
    assert found is not None
    # 2023 is newer, but there we have nobody to be compared with.
    assert (found.year, found.own.value, found.position, found.better) == (2022, 5.0, "best_quarter", 1)
    assert [other.value for other in found.others] == [4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0]


def test_women_and_men_are_drawn_in_place_of_the_total(empty_office: Office) -> None:
    one = indicator(empty_office)
    measured(empty_office, one, 2022, 60.0)
    assert empty_office.indicators.card(one).split is None
    measured(empty_office, one, 2022, 62.0, gender="K")
    measured(empty_office, one, 2022, None, gender="M")
    measured(empty_office, one, 2023, 59.0, gender="M")
    measured(empty_office, one, 2023, 99.0, gender="M", part="t1")
    split = empty_office.indicators.card(one).split
    assert split is not None
    women, men, total = split.series
    assert (women.title, women.points) == ("K", (Point(2022, 62.0),))
    assert (men.title, men.points) == ("M", (Point(2022, None), Point(2023, 59.0)))
    assert not total.strong and total.points == (Point(2022, 60.0),)
