"""The units' risk analyses of a year: opened, counted, late; and what a closed one no longer lets be weighed."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.office import Office
from tests.helpers.queries import counted_queries

YEAR = 2025
TODAY = date(YEAR, 6, 1)


def unit_of(office: Office) -> int:
    return next(unit.id for unit in office.register.units() if unit.answers)


def risk(office: Office, title: str = "Driftstopp") -> int:
    values = {"unit_id": unit_of(office), "title": title, "category": "it"}
    return office.records.write("risk", None, values).id


def weigh(office: Office, risk_id: int, likelihood: int, consequence: int, **values: object) -> int:
    score = {"risk_id": risk_id, "year": YEAR, "likelihood": likelihood, "consequence": consequence}
    return office.records.write("risk_score", None, {**score, **values}).id


def analysis(office: Office, **values: object) -> int:
    given = {"year": YEAR, "unit_id": unit_of(office), **values}
    return office.records.write("risk_analysis", None, given).id


def test_each_unit_that_answers_has_a_row_whether_its_analysis_is_opened_or_not(empty_office: Office) -> None:
    page = empty_office.risk_analyses.page(YEAR, TODAY)
    answering = [unit.id for unit in empty_office.register.units() if unit.answers]
    assert [row.id for row in page.rows] == answering
    assert {(row.state, row.late, row.risks) for row in page.rows} == {("", False, 0)}


def test_risks_are_counted_those_weighed_this_year_and_those_that_reach_the_threshold(
    empty_office: Office,
) -> None:
    small, large, waiting = (risk(empty_office, title) for title in ("Liten", "Stor", "Väntar"))
    weigh(empty_office, small, 4, 4)
    weigh(empty_office, small, 1, 2)
    weigh(empty_office, large, 3, 3)
    weigh(empty_office, waiting, 4, 4, year=YEAR - 1)
    row = empty_office.risk_analyses.page(YEAR, TODAY).rows[0]
    assert (row.risks, row.weighed, row.over) == (3, 2, 1)


@pytest.mark.parametrize(
    ("state", "last_day", "late"),
    [
        ("open", date(YEAR, 5, 31), True),
        ("open", TODAY, False),
        ("open", None, False),
        ("submitted", date(YEAR, 5, 31), False),
        ("closed", date(YEAR, 5, 31), False),
    ],
)
def test_an_analysis_is_late_when_its_last_day_has_passed_and_it_is_not_handed_in(
    empty_office: Office, state: str, last_day: date | None, late: bool
) -> None:
    analysis(empty_office, state=state, last_day=last_day)
    assert empty_office.risk_analyses.page(YEAR, TODAY).rows[0].late is late


def test_a_closed_analysis_is_opened_again_before_anything_in_it_is_weighed(empty_office: Office) -> None:
    risk_id, opened = risk(empty_office), analysis(empty_office)
    score = weigh(empty_office, risk_id, 2, 2)
    empty_office.records.write("risk_analysis", opened, {"state": "closed"})
    with pytest.raises(Invalid, match="analysis_closed"):
        weigh(empty_office, risk_id, 4, 4)
    with pytest.raises(Invalid, match="analysis_closed"):
        empty_office.records.archive("risk_score", score)
    weigh(empty_office, risk_id, 4, 4, year=YEAR + 1)
    empty_office.records.write("risk_analysis", opened, {"state": "open"})
    weigh(empty_office, risk_id, 4, 4)


def test_what_is_left_after_the_treatment_is_weighed_although_the_analysis_is_closed(
    empty_office: Office,
) -> None:
    risk_id = risk(empty_office)
    analysis(empty_office, state="closed")
    score = weigh(empty_office, risk_id, 1, 2, kind="residual", reason="Reservkraft finns.")
    empty_office.records.archive("risk_score", score)


def test_a_unit_has_one_analysis_a_year(empty_office: Office) -> None:
    analysis(empty_office)
    with pytest.raises(Invalid, match="duplicate"):
        analysis(empty_office)


def test_the_year_is_read_in_a_few_queries_however_many_risks_there_are(example_office: Office) -> None:
    with counted_queries(example_office.file) as seen:
        example_office.risk_analyses.page(2021, date(2021, 9, 15))
    assert len(seen) <= 6
