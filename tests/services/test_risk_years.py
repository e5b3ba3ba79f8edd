"""A year that has weighings keeps the scales and limits that they were made with."""

from __future__ import annotations

import pytest

from app.domain.problems import Invalid
from app.domain.risk_zones import Zones
from app.services.municipality import Scales
from app.services.office import Office
from app.services.risk_years import read_year_scales, read_zones

YEAR = 2025


@pytest.fixture
def risk(empty_office: Office) -> int:
    unit = next(unit for unit in empty_office.register.units() if unit.answers)
    values = {"unit_id": unit.id, "title": "Driftstopp", "category": "it"}
    return empty_office.records.write("risk", None, values).id


def weigh(office: Office, risk: int, year: int, likelihood: int = 3, consequence: int = 3) -> int:
    values = {"risk_id": risk, "year": year, "likelihood": likelihood, "consequence": consequence}
    return office.records.write("risk_score", None, values).id


def zones(office: Office, year: int) -> Zones:
    with office.file.reading() as connection:
        return read_zones(connection, year)


def scales(office: Office, year: int) -> Scales:
    with office.file.reading() as connection:
        return read_year_scales(connection, year)


def test_new_limits_do_not_move_a_risk_of_a_year_that_is_weighed(empty_office: Office, risk: int) -> None:
    weigh(empty_office, risk, YEAR)
    limits = {"low_max": 2, "medium_max": 5, "threshold": 10, "threshold_rule": "over"}
    empty_office.records.write("municipality", 1, limits)
    assert zones(empty_office, YEAR) == Zones(3, 8, 9, "at_least")
    assert zones(empty_office, YEAR + 1) == Zones(2, 5, 10, "over")
    assert empty_office.risks.page(YEAR).rows[0].over_threshold
    assert not empty_office.risks.page(YEAR + 1).rows[0].over_threshold


def test_a_fifth_step_counts_from_the_next_year(empty_office: Office, risk: int) -> None:
    weigh(empty_office, risk, YEAR)
    for scale in ("likelihood", "consequence"):
        empty_office.records.write("scale_step", None, {"scale": scale, "value": 5, "label": "Störst"})
    assert [step.value for step in scales(empty_office, YEAR).likelihood] == [1, 2, 3, 4]
    assert [step.value for step in scales(empty_office, YEAR + 1).likelihood] == [1, 2, 3, 4, 5]
    with pytest.raises(Invalid, match="outside_scale"):
        weigh(empty_office, risk, YEAR, 5, 5)
    weigh(empty_office, risk, YEAR + 1, 5, 5)
    assert empty_office.risks.page(YEAR).matrix.size == 4
    assert empty_office.risks.page(YEAR + 1).matrix.size == 5


def test_a_new_word_for_a_step_leaves_the_weighed_year_as_it_was(empty_office: Office, risk: int) -> None:
    weigh(empty_office, risk, YEAR)
    first = empty_office.register.scales().likelihood[0]
    empty_office.records.write("scale_step", first.id, {"label": "Sällsynt"})
    assert scales(empty_office, YEAR).likelihood[0].label == first.label
    assert scales(empty_office, YEAR + 1).likelihood[0].label == "Sällsynt"


def test_a_year_whose_only_weighing_is_taken_back_follows_the_settings_again(
    empty_office: Office, risk: int
) -> None:
    score = weigh(empty_office, risk, YEAR)
    empty_office.records.archive("risk_score", score)
    empty_office.records.write("municipality", 1, {"threshold": 12})
    assert zones(empty_office, YEAR).threshold == 12
