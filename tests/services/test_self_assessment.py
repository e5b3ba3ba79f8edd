"""The self-assessment as a year, and what its answers say together."""

from __future__ import annotations

import pytest

from app.domain.self_assessment import Picture, picture
from app.services.office import Office
from app.services.statement_order import moved
from app.wording import proposed_statements
from tests.helpers.queries import counted_queries


def units(office: Office) -> dict[str, int]:
    return {unit.short_name: unit.id for unit in office.register.units() if unit.answers}


def test_a_mean_never_stands_without_its_number_and_the_lowest_answer() -> None:
    assert picture([]) is None
    assert picture([(1, 4), (2, 1), (3, 1), (2, 1)]) == Picture(4, 1.75, 1, (2, 3))


def test_the_example_shows_a_year_and_the_one_before(example_office: Office) -> None:
    page, own = example_office.self_assessments.page(2021), units(example_office)
    assert [unit.id for unit in page.units if page.answered(unit.id)] == [own["SN"]]
    (monitoring,) = [row for row in page.statements if row.text == "Kontrollerna i planen görs i tid."]
    assert page.picture(own["SN"], "monitoring") == Picture(2, 3.5, 3, (monitoring.id,))
    assert page.picture_before(own["SN"], "monitoring") == Picture(
        2, 3.0, 3, tuple(row.id for row in page.statements if row.part == "monitoring")
    )
    assert page.picture(own["KS"], "monitoring") is None
    before = example_office.self_assessments.page(2020)
    assert before.judgement is not None and before.judgement["judgement"] == "improve"
    assert page.judgement is None
    assert sum(page.results.values()) > 0 and set(page.results) <= {
        "no_remark",
        "minor",
        "serious",
        "not_done",
    }
    whole = before.picture(None, "activities")
    assert whole is not None and whole.count == 14 and whole.lowest == 1


def test_an_answer_is_made_once_and_changed_after_that(example_office: Office) -> None:
    assessments, unit = example_office.self_assessments, units(example_office)["KS"]
    statement = assessments.page(2021).statements[0].id
    first = assessments.answer(2021, unit, statement, {"grade": 2})
    again = assessments.answer(2021, unit, statement, {"grade": 3, "comment": "Bättre nu."})
    assert [change.id for change in first] == [change.id for change in again]
    answer = assessments.page(2021).answers[unit, statement]
    assert (answer.grade, answer.comment) == (3, "Bättre nu.")
    example_office.records.undo(again)
    assert assessments.page(2021).answers[unit, statement].grade == 2
    example_office.records.undo(first)
    assert (unit, statement) not in assessments.page(2021).answers
    assessments.answer(2021, unit, statement, {"grade": 4})
    assert assessments.page(2021).answers[unit, statement].grade == 4


def test_a_statement_that_is_put_away_stays_where_it_was_answered(example_office: Office) -> None:
    assessments, own = example_office.self_assessments, units(example_office)
    statement = assessments.page(2021).statements[0].id
    example_office.records.archive("control_statement", statement)
    page = assessments.page(2021)
    assert statement in {row.id for row in page.of_unit(own["SN"])}
    assert statement not in {row.id for row in page.of_unit(own["KS"])}
    assert statement not in {row.id for row in assessments.page(2025).statements}
    assert statement not in {row.id for row in assessments.statements()}
    assert statement in {row.id for row in assessments.statements(archived=True)}


def test_a_statement_moves_within_its_part(empty_office: Office) -> None:
    write = empty_office.records.write
    for part, text in (("activities", "B"), ("environment", "A1"), ("environment", "A2")):
        write("control_statement", None, {"part": part, "text": text})
    rows = empty_office.self_assessments.statements()
    assert [row.text for row in rows] == ["A1", "A2", "B"]
    assert moved(rows, rows[0].id, -1) == moved(rows, rows[2].id, 1) == []
    empty_office.records.write_all(moved(rows, rows[0].id, 1))
    assert [row.text for row in empty_office.self_assessments.statements()] == ["A2", "A1", "B"]


def test_the_proposal_has_two_short_statements_for_each_part() -> None:
    parts = [part for part, _ in proposed_statements()]
    assert parts == [
        part
        for part in ("environment", "assessment", "activities", "information", "monitoring")
        for _ in range(2)
    ]
    assert all(len(text) <= 80 and text.endswith(".") for _, text in proposed_statements())


@pytest.mark.parametrize("year", (2019, 2021))
def test_a_year_takes_as_many_queries_however_much_there_is(
    example_office: Office, empty_office: Office, year: int
) -> None:
    counts = []
    for office in (example_office, empty_office):
        with counted_queries(office.file) as queries:
            office.self_assessments.page(year)
        counts.append(len(queries))
    assert counts[0] == counts[1]
