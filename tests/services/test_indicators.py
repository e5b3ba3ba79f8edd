"""What is read about indicators: the list within a constant number of queries, one whole, and its figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.problems import UserError
from app.services.edits import Edit
from app.services.figures import Band, Point
from app.services.indicator_rows import SERIES
from app.services.office import Office
from benchmarks.indicators_bench import INDICATORS, YEAR, office_with_many
from database.connection import connect_sqlite

TARGET = {"year": 2024, "target": 70.0, "accepted_year": 60.0}


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    """Collect the queries that are asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(office.file.read_engine, "before_cursor_execute", note)
    yield asked
    event.remove(office.file.read_engine, "before_cursor_execute", note)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """600 indicators over 50,000 measurements."""
    office = office_with_many(tmp_path_factory.mktemp("many") / "många.rtr", places=3)
    yield office
    office.close()


def indicator(office: Office, **values: object) -> int:
    """Make an indicator and return its id."""
    made = {
        "title": "Nöjda med skolan",
        "quality": "perceived",
        "decimals": 1,
        "unit_of_measure": "%",
        **values,
    }
    return office.records.write("indicator", None, made).id


def measured(office: Office, owner: int, year: int, value: float | None, **values: object) -> int:
    """Make a measurement of the own municipality and return its id."""
    own = office.indicators.page(2024, 1).choices.places[0]
    assert own.kind == "own"
    made = {"indicator_id": owner, "place_id": own.id, "year": year, "value": value, **values}
    return office.records.write("measurement", None, made).id


def test_six_hundred_indicators_take_as_many_queries_as_one(many: Office, empty_office: Office) -> None:
    indicator(empty_office)
    with counted(empty_office) as few:
        empty_office.indicators.list(2024)
    with counted(many) as queries:
        rows = many.indicators.list(YEAR)
    assert len(rows) == INDICATORS
    assert len(queries) == len(few) == 4


def test_the_page_and_a_card_take_a_constant_number_of_queries(many: Office, empty_office: Office) -> None:
    one = indicator(empty_office)
    with counted(empty_office) as few:
        empty_office.indicators.page(2024, 1)
        empty_office.indicators.card(one)
        empty_office.indicators.history(one)
    with counted(many) as queries:
        many.indicators.page(YEAR, 1)
        many.indicators.card(1)
        many.indicators.history(1)
    # The log of what was never logged names nothing: the two queries for names are saved.
    assert len(queries) <= len(few)


def test_values_for_the_list_are_read_from_the_index_alone(many: Office) -> None:
    assert many.file.path is not None
    with connect_sqlite(many.file.path) as connection:
        sql = str(SERIES.compile(many.file.read_engine))
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("own", 1, 0, "T", YEAR - 7, YEAR)).fetchall()
    steps = [str(row[3]) for row in plan]
    assert any("measurement USING COVERING INDEX ix_measurement_latest" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_the_list_tells_value_target_status_and_why(empty_office: Office) -> None:
    one = indicator(empty_office)
    empty_office.records.write("target", None, {"indicator_id": one, **TARGET})
    for year, value in ((2021, 58.0), (2022, 61.0), (2023, 64.0)):
        measured(empty_office, one, year, value)
    (row,) = empty_office.indicators.list(2024)
    assert (row.value, row.value_year, row.target, row.accepted) == (64.0, 2023, 70.0, 60.0)
    assert (row.status, row.reason, row.trend) == ("partly", "accepted_reached", "improving_up")
    assert row.spark == (None, None, None, None, 58.0, 61.0, 64.0, None)


def test_a_value_that_is_known_to_be_missing_is_never_zero(empty_office: Office) -> None:
    one = indicator(empty_office)
    empty_office.records.write("target", None, {"indicator_id": one, **TARGET})
    measured(empty_office, one, 2023, 64.0)
    measured(empty_office, one, 2024, None, comment="Enkäten gjordes inte.")
    (row,) = empty_office.indicators.list(2024)
    assert (row.value, row.value_year, row.status) == (None, 2024, "not_assessable")
    assert row.spark[-1] is None


def test_a_tertial_is_compared_with_tertials_and_stands_beside_the_line(empty_office: Office) -> None:
    one = indicator(empty_office)
    measured(empty_office, one, 2022, 50.0)
    measured(empty_office, one, 2023, 52.0)
    measured(empty_office, one, 2023, 30.0, part="t2")
    measured(empty_office, one, 2024, 36.0, part="t2", state="preliminary")
    (row,) = empty_office.indicators.list(2024)
    assert (row.value, row.value_part, row.value_state) == (36.0, "t2", "preliminary")
    assert row.trend == "improving_up"
    assert row.spark[-3:] == (50.0, 52.0, None)
    (series,) = empty_office.indicators.chart(one).series
    assert series.points == (Point(2022, 50.0), Point(2023, 52.0))
    assert (series.newest, series.newest_part) == (Point(2024, 36.0), "t2")


def test_an_indicator_measured_by_tertials_only_is_drawn_by_them(empty_office: Office) -> None:
    one = indicator(empty_office)
    measured(empty_office, one, 2023, 30.0, part="t2")
    measured(empty_office, one, 2024, 36.0, part="t2")
    chart = empty_office.indicators.chart(one)
    assert chart.part == "t2"
    assert chart.series[0].points == (Point(2023, 30.0), Point(2024, 36.0))


@pytest.mark.parametrize(
    ("direction", "asked", "band"),
    [
        ("higher", {"target": 70.0, "accepted_year": 60.0}, Band(2024, 60.0, 70.0)),
        ("lower", {"target": 5.0, "accepted_year": 8.0}, Band(2024, 5.0, 8.0)),
        (
            "band",
            {"target": 80.0, "target_high": 90.0, "accepted_year": 70.0, "accepted_year_high": 95.0},
            Band(2024, 70.0, 95.0),
        ),
    ],
)
def test_the_accepted_field_lies_on_the_right_side_of_the_target(
    empty_office: Office, direction: str, asked: dict[str, float], band: Band
) -> None:
    one = indicator(empty_office, direction=direction)
    empty_office.records.write("target", None, {"indicator_id": one, "year": 2024, **asked})
    chart = empty_office.indicators.chart(one)
    assert chart.accepted == (band,)
    assert chart.target == (Point(2024, asked["target"]),)
    assert chart.target_high == ((Point(2024, 90.0),) if direction == "band" else ())


def test_a_card_holds_everything_that_hangs_on_the_indicator(example_office: Office) -> None:
    row = next(row for row in example_office.indicators.list(2021) if row.kolada_id == "N03937")
    card = example_office.indicators.card(row.id)
    assert card.id == row.id and card.values["title"] == row.title
    assert {goal.id for goal in card.goals} == set(row.goals)
    order = [(value.year, value.part) for value in card.measurements]
    assert order == sorted(order, reverse=True)
    newest_year = [value for value in card.measurements if (value.year, value.part) == (2020, "year")]
    assert [(value.place, value.gender) for value in newest_year] == [
        ("Vaggeryds kommun", "T"),
        ("Vaggeryds kommun", "K"),
        ("Vaggeryds kommun", "M"),
        ("Riket", "T"),
    ]
    assert [target.year for target in card.targets] == [2020, 2021, 2022]
    assert [series.strong for series in card.chart.series] == [True, False]


def test_an_indicator_that_does_not_exist_is_told_as_missing(empty_office: Office) -> None:
    with pytest.raises(UserError) as caught:
        empty_office.indicators.card(4711)
    assert caught.value.code == "record_missing"


def test_archived_indicators_and_values_are_read_apart(empty_office: Office) -> None:
    kept, gone = indicator(empty_office), indicator(empty_office, title="Nöjda med maten")
    value = measured(empty_office, kept, 2023, 5.0)
    empty_office.records.archive("indicator", gone)
    empty_office.records.archive("measurement", value)
    page = empty_office.indicators.page(2024, 1)
    assert [row.id for row in page.rows] == [kept]
    assert [row.id for row in page.archived] == [gone]
    assert page.rows[0].value is None
    assert empty_office.indicators.card(kept).measurements == ()


def test_history_tells_of_values_and_targets_too(empty_office: Office) -> None:
    one, other = indicator(empty_office), indicator(empty_office, title="En annan")
    value = measured(empty_office, one, 2023, 5.0, gender="K")
    measured(empty_office, other, 2023, 9.0)
    target = empty_office.records.write("target", None, {"indicator_id": one, **TARGET}).id
    empty_office.records.write_all([Edit("measurement", value, {"value": 6.5}, {"value": 5.0})])
    rows = empty_office.indicators.history(one)
    assert [(row.line.kind, row.line.record_id, row.line.action) for row in rows] == [
        ("measurement", value, "change"),
        ("target", target, "create"),
        ("measurement", value, "create"),
        ("indicator", one, "create"),
    ]
    assert (rows[0].year, rows[0].gender, rows[0].place) == (2023, "K", "")
    assert [(change.field, change.old, change.new) for change in rows[0].line.fields] == [("value", 5.0, 6.5)]


def test_a_value_and_a_target_know_their_indicator(empty_office: Office) -> None:
    one = indicator(empty_office)
    value = measured(empty_office, one, 2023, 5.0)
    target = empty_office.records.write("target", None, {"indicator_id": one, **TARGET}).id
    assert empty_office.indicators.owner_of("measurement", value) == one
    assert empty_office.indicators.owner_of("target", target) == one
    assert empty_office.indicators.owner_of("target", 4711) == 0


def test_the_generated_measurements_are_as_many_as_the_benchmark_says(many: Office) -> None:
    assert isinstance(many.file.path, Path)
    with sqlite3.connect(many.file.path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM measurement").fetchone()
    connection.close()
    assert 49_000 <= count <= 51_000
