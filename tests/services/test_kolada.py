"""What an update from Kolada would change in the file, and storing it: nothing silently, nothing twice, never 0."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.kolada import WHY, Kpi
from app.domain.kolada_update import Came, Notice, Plan
from app.domain.problems import Conflict, UserError
from app.services.indicators import Indicators
from app.services.kolada import Kolada
from app.services.records import Records
from database.connection import File
from tests.helpers.queries import counted_queries

TODAY = date(2026, 5, 2)
TEACHERS = Kpi(
    "N15030", "Behöriga lärare, andel (%)", by_gender=True, days=(date(2026, 3, 1), date(2026, 9, 1))
)
OWN, NATION = 1, 2
"""Ids of the places that every file starts with."""


@pytest.fixture
def kolada(file: File, records: Records) -> Kolada:
    return Kolada(file, records)


@pytest.fixture
def teachers(records: Records) -> int:
    """An indicator that names a KPI."""
    return made(records, title="Behöriga lärare", kolada_id="N15030")


def made(records: Records, **values: Any) -> int:
    return records.write("indicator", None, {"quality": "actual", "source": "kolada", **values}).id


def came(year: int, value: float | None, gender: str = "T", place: str = "0665", kpi: str = "N15030") -> Came:
    return Came(kpi, place, str(year), gender, value, "" if value is not None else "Missing")


def planned(kolada: Kolada, *values: Came, kpi: Kpi = TEACHERS) -> Plan:
    return kolada.plan(kolada.wanted(), values, {kpi.id: kpi}, TODAY)


def kept(file: File, indicator: int) -> dict[tuple[int, str, int], tuple[float | None, str]]:
    return {
        (row.place_id, row.gender, row.year): (row.value, row.source)
        for row in Indicators(file).measurements(indicator)
    }


def test_what_came_is_kept_with_its_source_and_a_second_time_changes_nothing(
    file: File, kolada: Kolada, teachers: int
) -> None:
    values = (came(2020, 71.5), came(2020, 74.0, "K"), came(2020, 80.25, place="0000"), came(2021, 0.0))
    plan = planned(kolada, *values)
    assert (len(plan.new), plan.changed, plan.unchanged, plan.refused) == (4, (), 0, ())
    assert kept(file, teachers) == {}, "a plan writes nothing"
    kolada.store(plan)
    assert kept(file, teachers) == {
        (OWN, "T", 2020): (71.5, "Källa: Kolada"),
        (OWN, "K", 2020): (74.0, "Källa: Kolada"),
        (NATION, "T", 2020): (80.25, "Källa: Kolada"),
        (OWN, "T", 2021): (0.0, "Källa: Kolada"),
    }
    again = planned(kolada, *values)
    assert again == Plan(unchanged=4)
    assert kolada.store(again) == ()


def test_no_value_is_known_to_be_missing_and_never_zero(file: File, kolada: Kolada, teachers: int) -> None:
    kolada.store(planned(kolada, came(2020, None), came(2020, None, "K"), came(2021, 5.0)))
    assert kept(file, teachers)[OWN, "T", 2020] == (None, "Källa: Kolada")
    assert kept(file, teachers)[OWN, "K", 2020] == (None, "Källa: Kolada")
    assert planned(kolada, came(2020, None)).unchanged == 1
    withdrawn = planned(kolada, came(2021, None))
    assert [(value.kept and value.kept.value, value.value) for value in withdrawn.changed] == [(5.0, None)]
    assert len(planned(kolada, came(2020, 0.0)).changed) == 1, "0 is a value"


def test_a_missing_value_says_why_until_there_is_one(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    secret = came(2021, None)._replace(status="Private")
    kolada.store(planned(kolada, came(2020, None), secret, came(2022, None)))
    rows = {row.year: row for row in Indicators(file).measurements(teachers)}
    assert [rows[year].comment for year in (2020, 2021)] == [
        "Kolada har inget värde.",
        "Kolada visar inte värdet, för att skydda enskilda.",
    ]
    records.write("measurement", rows[2022].id, {"comment": "Ny fråga i år"})
    kolada.store(planned(kolada, came(2020, 1.0), came(2022, 3.0)))
    rows = {row.year: row for row in Indicators(file).measurements(teachers)}
    assert [(rows[year].value, rows[year].comment) for year in (2020, 2022)] == [
        (1.0, ""),
        (3.0, "Ny fråga i år"),
    ]


def test_a_preliminary_value_gives_way_to_koladas(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    early = {"indicator_id": teachers, "place_id": OWN, "year": 2020, "value": 70.0, "state": "preliminary"}
    records.write("measurement", None, early)
    kolada.store(planned(kolada, came(2020, 71.5)))
    (row,) = Indicators(file).measurements(teachers)
    assert (row.value, row.state) == (71.5, "final")


def test_without_a_catalogue_names_cannot_be_compared_and_that_is_told(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    plan = kolada.plan(kolada.wanted(), [came(2020, 71.5)], None, TODAY)
    assert (len(plan.new), plan.notices, plan.cards) == (1, (Notice("no_catalogue"),), ())


def test_women_and_men_of_a_kpi_that_is_not_divided_are_not_missing(kolada: Kolada, teachers: int) -> None:
    whole = Kpi("N15030", TEACHERS.title)
    plan = planned(kolada, came(2020, 1.0), came(2020, None, "K"), came(2020, None, "M"), kpi=whole)
    assert [value.spot.gender for value in plan.new] == ["T"]


def test_a_change_at_kolada_is_shown_before_it_is_stored(file: File, kolada: Kolada, teachers: int) -> None:
    kolada.store(planned(kolada, came(2020, 71.5), came(2021, 72.0)))
    plan = planned(kolada, came(2020, 71.5), came(2021, 72.5))
    (change,) = plan.changed
    assert (change.kept and change.kept.value, change.value, change.by_hand) == (72.0, 72.5, False)
    assert (plan.new, plan.unchanged, change.place, change.indicator) == (
        (),
        1,
        "Vaggeryd",
        "Behöriga lärare",
    )
    kolada.store(plan)
    assert kept(file, teachers)[OWN, "T", 2021] == (72.5, "Källa: Kolada")


def test_a_correction_by_hand_is_shown_and_can_be_left(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    stored = kolada.store(planned(kolada, came(2020, 71.5)))
    measurement = next(change.id for change in stored if change.kind == "measurement")
    records.write("measurement", measurement, {"value": 70.0, "comment": "Rättat efter granskning"})
    plan = planned(kolada, came(2020, 71.5))
    (change,) = plan.changed
    assert change.by_hand
    assert kolada.store(plan, leave=[change.spot]) == ()
    assert kept(file, teachers)[OWN, "T", 2020][0] == 70.0
    kolada.store(plan)
    assert kept(file, teachers)[OWN, "T", 2020][0] == 71.5
    assert not planned(kolada, came(2020, 99.0)).changed[0].by_hand


def test_a_value_entered_by_hand_that_kolada_agrees_with_is_left_as_it_is(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    by_hand = {"indicator_id": teachers, "place_id": OWN, "year": 2020, "value": 71.5, "source": "Skolan"}
    records.write("measurement", None, by_hand)
    plan = planned(kolada, came(2020, 71.5))
    assert (plan.new, plan.changed, plan.unchanged) == ((), (), 1)
    assert kept(file, teachers)[OWN, "T", 2020] == (71.5, "Skolan")


def test_a_tertial_value_is_another_thing_than_the_years(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    tertial = {"indicator_id": teachers, "place_id": OWN, "year": 2020, "part": "t1", "value": 1.0}
    records.write("measurement", None, tertial)
    assert len(planned(kolada, came(2020, 71.5)).new) == 1


def test_an_update_is_one_save_that_can_be_undone(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    changes = kolada.store(planned(kolada, *(came(year, 1.0) for year in range(2000, 2020))))
    lines = [row for row in records.latest(50) if row.why == WHY]
    assert len({row.edit_id for row in lines}) == 1 and len(lines) == len(changes) == 21
    records.undo(changes)
    assert kept(file, teachers) == {}
    assert len(planned(kolada, came(2000, 1.0)).new) == 1


def test_what_somebody_changed_since_the_plan_was_made_is_not_written_over(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    stored = kolada.store(planned(kolada, came(2020, 71.5)))
    plan = planned(kolada, came(2020, 72.5), came(2021, 73.5))
    measurement = next(change.id for change in stored if change.kind == "measurement")
    records.write("measurement", measurement, {"value": 70.0})
    with pytest.raises(Conflict):
        kolada.store(plan)
    assert kept(file, teachers) == {(OWN, "T", 2020): (70.0, "Källa: Kolada")}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Came("N99999", "0665", "2020", "T", 1.0), "unknown_kpi"),
        (Came("N15030", "0680", "2020", "T", 1.0), "unknown_place"),
        (Came("N15030", "0665", "2020", "X", 1.0), "unknown_gender"),
        (Came("N15030", "0665", "2020", "", 1.0), "unknown_gender"),
        (Came("N15030", "0665", "2020-10", "T", 1.0), "not_a_year"),
        (Came("N15030", "0665", "20", "T", 1.0), "not_a_year"),
        (Came("N15030", "0665", "9999", "T", 1.0), "not_a_year"),
        (Came("N15030", "0665", "٢٠٢٠", "T", 1.0), "not_a_year"),
    ],
)
def test_what_was_not_asked_for_is_refused_and_the_rest_is_kept(
    value: Came, code: str, kolada: Kolada, teachers: int
) -> None:
    plan = planned(kolada, came(2020, 71.5), value)
    assert [(refusal.row, refusal.code) for refusal in plan.refused] == [(2, code)]
    assert [row.row for row in plan.new] == [1]


def test_two_answers_for_one_thing_are_refused_where_they_differ(kolada: Kolada, teachers: int) -> None:
    plan = planned(kolada, came(2020, 1.0), came(2020, 1.0), came(2020, 2.0))
    assert [value.value for value in plan.new] == [1.0]
    assert [(refusal.row, refusal.code) for refusal in plan.refused] == [(3, "contradicts")]


def test_the_name_at_kolada_is_noted_once_and_a_new_one_is_told_never_followed(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    kolada.store(planned(kolada))
    card = records.read("indicator", teachers)
    noted = {name: card[name] for name in ("kolada_title", "by_gender", "next_value_on", "title")}
    assert noted == {
        "kolada_title": "Behöriga lärare, andel (%)",
        "by_gender": True,
        "next_value_on": date(2026, 9, 1),
        "title": "Behöriga lärare",
    }
    renamed = Kpi("N15030", "Legitimerade lärare, andel (%)", by_gender=True, days=TEACHERS.days)
    for _ in range(2):
        plan = planned(kolada, kpi=renamed)
        assert [notice.code for notice in plan.notices] == ["kpi_renamed"]
        kolada.store(plan)
    assert records.read("indicator", teachers)["kolada_title"] == "Behöriga lärare, andel (%)"


def test_a_kpi_that_is_gone_or_has_ended_is_told(kolada: Kolada, teachers: int) -> None:
    about = {"kpi": "N15030", "indicator": "Behöriga lärare"}
    gone = kolada.plan(kolada.wanted(), [came(2020, 1.0)], {}, TODAY)
    assert gone.notices == (Notice("kpi_gone", about),)
    ended = planned(kolada, kpi=Kpi("N15030", "Behöriga lärare, andel (%) (-2024)"))
    assert ended.notices == (Notice("kpi_ended", {**about, "year": 2024}),)


def test_the_chart_names_its_source(file: File, records: Records, kolada: Kolada, teachers: int) -> None:
    records.write("indicator", teachers, {"source_note": "Mäts i oktober."})
    assert Indicators(file).chart(teachers).source == "Mäts i oktober."
    kolada.store(planned(kolada, came(2020, 71.5)))
    assert Indicators(file).chart(teachers).source == "Källa: Kolada. Mäts i oktober."


def test_what_is_wanted_are_live_indicators_with_a_kpi_at_places_with_a_code(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    made(records, title="Egen", source="own")
    put_away = made(records, title="Förr", kolada_id="N15031")
    records.archive("indicator", put_away)
    twin = made(records, title="Samma nyckeltal", kolada_id="N15030")
    for place in (
        {"kind": "municipality", "code": "0642", "name": "Mullsjö"},
        {"kind": "municipality", "name": "Sävsjö"},
        {"kind": "region", "code": "0006", "name": "Region Jönköpings län"},
        {"kind": "comparison_group", "code": "G176149", "name": "Liknande kommuner"},
        {"kind": "unit", "code": "V15E01", "name": "Byskolan"},
    ):
        records.write("place", None, place)
    wanted = kolada.wanted()
    assert [indicator.id for indicator in wanted.indicators] == [teachers, twin]
    assert wanted.kpis == ("N15030",)
    assert [place.code for place in wanted.places] == ["0665", "0000", "0642", "0006", "G176149"]
    assert wanted.notices == (Notice("place_without_code", {"place": "Sävsjö"}),)
    plan = planned(kolada, came(2020, 71.5))
    assert {value.spot.indicator_id for value in plan.new} == {teachers, twin}


def test_one_kpi_can_be_asked_for_and_must_be_an_indicators(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    other = made(records, title="Annan", kolada_id="U00001")
    assert [indicator.id for indicator in kolada.wanted(["U00001"]).indicators] == [other]
    with pytest.raises(UserError) as caught:
        kolada.wanted(["N99999"])
    assert (caught.value.code, caught.value.values["kpis"]) == ("kolada_no_such_kpi", "N15030, U00001")


def test_without_the_municipalitys_code_nothing_is_fetched(
    records: Records, kolada: Kolada, teachers: int
) -> None:
    records.write("municipality", 1, {"code": ""})
    assert kolada.wanted().places[0].code == "0665", "its place still knows"
    records.write("place", OWN, {"code": ""})
    with pytest.raises(UserError) as caught:
        kolada.wanted()
    assert caught.value.code == "kolada_no_code"
    records.write("municipality", 1, {"code": "0680"})
    assert kolada.wanted().places[0].code == "0680"


def test_a_plan_asks_the_file_as_often_whatever_it_holds(file: File, kolada: Kolada, teachers: int) -> None:
    few = tuple(came(year, 1.0) for year in range(2000, 2003))
    many = tuple(came(year, 1.0, gender) for year in range(1990, 2026) for gender in "TKM")
    counts = []
    for values in (few, many):
        kolada.store(planned(kolada, *values))
        wanted = kolada.wanted()
        with counted_queries(file) as queries:
            kolada.plan(wanted, [value._replace(value=2.0) for value in values], {}, TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3


def test_what_a_file_has_to_do_with_kolada_is_known_also_before_anything_can_be_fetched(
    file: File, records: Records, kolada: Kolada, teachers: int
) -> None:
    records.write("municipality", 1, {"code": ""})
    records.write("place", OWN, {"code": ""})
    records.write("place", None, {"kind": "municipality", "code": "0642", "name": "Mullsjö"})
    with counted_queries(file) as queries:
        facts = kolada.facts()
    # Over a server, one of them asks for the file's form.
    assert len(queries) <= 4
    assert [row.id for row in facts.indicators] == [teachers]
    assert [(row.kind, row.code, row.values) for row in facts.places] == [
        ("own", "", 0),
        ("nation", "0000", 0),
        ("municipality", "0642", 0),
    ]
    records.write("municipality", 1, {"code": "0665"})
    kolada.store(planned(kolada, came(2020, 71.5), came(2021, 72.5)))
    assert [(row.code, row.values) for row in kolada.facts().places] == [
        ("0665", 2),
        ("0000", 0),
        ("0642", 0),
    ]
