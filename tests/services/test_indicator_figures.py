"""The margin of error in list and chart, and where we lie among the municipalities."""

from __future__ import annotations

from app.services.distributions import Placed
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


def municipalities(office: Office, count: int) -> list[int]:
    return [
        office.records.write("place", None, {"kind": "municipality", "name": f"Kommun {number}"}).id
        for number in range(count)
    ]


def placed(office: Office, year: int) -> dict[int, Placed | None]:
    return {row.id: row.placed for row in office.indicators.page(year, office.period_of(2024).id).rows}


def test_the_list_says_where_each_indicator_lies_by_the_newest_year_that_can_be_compared(
    empty_office: Office,
) -> None:
    higher = indicator(empty_office)
    lower = indicator(empty_office, title="Lägre", direction="lower")
    band = indicator(empty_office, title="Intervall", direction="band")
    own = indicator(empty_office, title="Bara vår egen")
    few = indicator(empty_office, title="För få andra")
    places = municipalities(empty_office, 9)
    for one in (higher, lower, band, own, few):
        measured(empty_office, one, 2022, 15.0)
    measured(empty_office, higher, 2023, 99.0)
    measured(empty_office, higher, 2023, 1.0, place_id=places[0])
    for number, place in enumerate(places[:8]):
        for one in (higher, lower, band):
            measured(empty_office, one, 2022, float(number), place_id=place)
        if number:
            measured(empty_office, few, 2022, float(number), place_id=place)
    measured(empty_office, lower, 2022, 99.0, place_id=places[8], gender="K")
    found = placed(empty_office, 2024)
    # 2023 is newer, but there only one other municipality has a value.
    assert found[higher] == Placed(2022, "best_quarter", 0, 8)
    assert found[lower] == Placed(2022, "worst_quarter", 8, 8)
    assert found[band] is found[own] is found[few] is None
    # After two years it says nothing any longer, and in the year before there was nothing to say.
    assert placed(empty_office, 2025)[higher] is None and placed(empty_office, 2021)[higher] is None


def test_the_positions_of_all_indicators_cost_a_constant_number_of_queries(empty_office: Office) -> None:
    places = municipalities(empty_office, 8)
    asked_for = []
    for more in (1, 5):
        for number in range(more):
            one = indicator(empty_office, title=f"Indikator {more} {number}")
            for place in (None, *places):
                measured(empty_office, one, 2023, 50.0, **({} if place is None else {"place_id": place}))
        with counted(empty_office) as asked:
            assert any(placed(empty_office, 2024).values())
        asked_for.append(len(asked))
    assert asked_for[0] == asked_for[1]
