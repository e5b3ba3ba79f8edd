"""The organisation, the periods and the scales as the administration reads them."""

from __future__ import annotations

import pytest

from app import wording
from app.domain.problems import Invalid
from app.services.municipality import MunicipalityReader
from app.services.records import Edit, Records, Ref
from database.connection import File
from tests.helpers.queries import counted_queries


def names(reader: MunicipalityReader, *, archived: bool = False) -> list[tuple[str, int]]:
    return [(unit.name, unit.depth) for unit in reader.units(archived=archived)]


def test_the_organisation_stands_in_order_with_everybody_under_their_own(
    file: File, records: Records
) -> None:
    records.write_all(
        [
            Edit("unit", None, {"kind": "committee", "name": "Socialnämnden", "parent_id": 1, "position": 9}),
            Edit("unit", None, {"kind": "administration", "name": "Omsorgen", "parent_id": Ref(0)}),
            Edit("unit", None, {"kind": "company", "name": "Ågården AB", "position": 3}),
        ]
    )
    assert names(MunicipalityReader(file)) == [
        ("Kommunfullmäktige", 0),
        ("Kommunstyrelsen", 1),
        ("Socialnämnden", 1),
        ("Omsorgen", 2),
        ("Ågården AB", 0),
    ]


def test_archived_units_are_shown_only_when_asked_for(file: File, records: Records) -> None:
    made = records.write("unit", None, {"kind": "committee", "name": "Kulturnämnden", "parent_id": 1})
    records.archive("unit", made.id)
    reader = MunicipalityReader(file)
    assert "Kulturnämnden" not in [name for name, _ in names(reader)]
    away = [unit for unit in reader.units(archived=True) if unit.archived]
    assert [(unit.name, unit.depth) for unit in away] == [("Kulturnämnden", 1)]


def test_periods_tell_how_many_goals_they_hold_newest_first(file: File, records: Records) -> None:
    records.write("period", None, {"name": "2023–2026", "first_year": 2023, "last_year": 2026})
    kept = records.write("goal", None, {"period_id": 1, "level": "vision", "title": "Här växer alla"})
    put_away = records.write("goal", None, {"period_id": 1, "level": "vision", "title": "Överspelad"})
    records.archive("goal", put_away.id)
    assert kept.id
    with counted_queries(file) as queries:
        found = MunicipalityReader(file).periods_in_use()
    assert [(use.period.name, use.goals) for use in found] == [("2023–2026", 0), ("2020–2022", 1)]
    assert len(queries) <= 2


def test_the_last_period_stays(file: File, records: Records) -> None:
    with pytest.raises(Invalid) as caught:
        records.archive("period", 1)
    assert [problem.code for problem in caught.value.problems] == ["last_period"]
    records.write("period", None, {"name": "2023–2026", "first_year": 2023, "last_year": 2026})
    records.archive("period", 1)
    assert [period.name for period in MunicipalityReader(file).periods()] == ["2023–2026"]


def test_what_still_answers_to_a_unit_is_told_in_words(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    with pytest.raises(Invalid) as caught:
        records.archive("unit", 2)
    assert wording.sentence(caught.value) == (
        "Det går inte att arkivera än. Fortfarande i bruk: mål (1). Fortfarande i bruk: risk (1).",
        "Flytta eller arkivera det som hör dit först.",
    )


def test_a_new_municipality_has_four_steps_on_each_scale(file: File) -> None:
    scales = MunicipalityReader(file).scales()
    assert [step.value for step in scales.likelihood] == [1, 2, 3, 4]
    assert [step.value for step in scales.consequence] == [1, 2, 3, 4]
    assert all(step.label and step.text for step in scales.likelihood + scales.consequence)
