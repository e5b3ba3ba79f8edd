"""The plan for measurement and follow-up: made from the cards, kept in step with them, revised, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.edits import Edit
from app.services.measurement_plan import MeasurementPlans, PlanPage
from app.services.office import Office
from app.services.plan_paper import read_plan_paper
from app.services.records import Records
from database.connection import File
from tests.helpers.queries import counted_queries

PERIOD, YEAR, TODAY = 1, 2021, date(2021, 9, 15)


@pytest.fixture
def plans(file: File, ids: dict[str, int]) -> MeasurementPlans:
    """The plans of a small programme that has one indicator tied to a goal."""
    return MeasurementPlans(file)


def page(plans: MeasurementPlans, year: int = YEAR) -> PlanPage:
    return plans.page(PERIOD, year, TODAY)


def made(plans: MeasurementPlans, records: Records) -> PlanPage:
    records.write_all(plans.edits_to_make(PERIOD, YEAR, TODAY))
    return page(plans)


def test_a_plan_is_made_from_the_cards_in_one_save_and_taken_back(
    plans: MeasurementPlans, records: Records, ids: dict[str, int]
) -> None:
    card = {"frequency": "two_years", "next_value_on": date(2022, 3, 1), "responsible_id": 2}
    records.write("indicator", ids["indicator"], card)
    records.write("indicator", None, {"title": "Hör inte till något mål", "quality": "actual"})
    assert page(plans).plan is None and page(plans).used == 1
    changes = records.write_all(plans.edits_to_make(PERIOD, YEAR, TODAY))
    (row,) = page(plans).rows
    assert (row.indicator_id, row.frequency, row.next_value_on, row.responsible_id) == (
        ids["indicator"],
        *card.values(),
    )
    assert row.due.on == date(2022, 3, 1) and not row.differs and page(plans).missing == ()
    records.undo(changes)
    assert page(plans).plan is None and page(plans).rows == ()
    assert made(plans, records).plan is not None


def test_what_the_cards_say_since_is_shown_and_taken_in(
    plans: MeasurementPlans, records: Records, ids: dict[str, int]
) -> None:
    made(plans, records)
    records.write("indicator", ids["indicator"], {"frequency": "tertial", "responsible_id": 2})
    new = records.write(
        "indicator", None, {"title": "Nytt mått", "quality": "actual", "goals": (ids["overarching"],)}
    )
    before = page(plans)
    assert before.rows[0].differs == ("frequency", "responsible_id")
    assert [card.id for card in before.missing] == [new.id]
    changes = records.write_all(plans.edits_from_cards(PERIOD, YEAR))
    after = page(plans)
    assert [row.indicator_id for row in after.rows] == [ids["indicator"], new.id]
    assert after.rows[0].frequency == "tertial" and not after.rows[0].differs and not after.missing
    assert plans.edits_from_cards(PERIOD, YEAR) == ()
    records.undo(changes)
    assert page(plans) == before


def test_an_indicator_that_is_put_away_leaves_the_plan_with_the_next_update(
    plans: MeasurementPlans, records: Records, ids: dict[str, int]
) -> None:
    made(plans, records)
    records.archive("indicator", ids["indicator"])
    (edit,) = plans.edits_from_cards(PERIOD, YEAR)
    assert edit.values == {"archived": True}
    records.write_all([edit])
    assert page(plans).rows == () and plans.edits_from_cards(PERIOD, YEAR) == ()


def test_a_revision_names_the_budget_that_was_adopted_last_and_the_log_keeps_what_was(
    plans: MeasurementPlans, records: Records
) -> None:
    plan = made(plans, records).plan
    assert plan is not None and plan.decision == ""
    budget = records.write("decision", None, {"kind": "budget", "title": "Programbudget 2021"})
    records.write("decision", None, {"kind": "budget", "title": "Bara ett utkast"})
    step = {"decision_id": budget.id, "state": "adopted", "decided_on": date(2020, 11, 23)}
    records.write("decision_step", None, step)
    changes = records.write_all(plans.edits_to_revise(plan.id, TODAY))
    revised = page(plans).plan
    assert revised is not None
    assert (revised.revised_on, revised.decision) == (TODAY, "Programbudget 2021")
    told = records.history("measurement_plan", plan.id)[0]
    assert told.old["revised_on"] is None and told.new["revised_on"] == TODAY
    records.undo(changes)
    undone = page(plans).plan
    assert undone is not None and (undone.revised_on, undone.decision) == (None, "")


def test_a_new_years_plan_takes_over_what_the_one_before_said_of_follow_up(
    plans: MeasurementPlans, records: Records
) -> None:
    first = made(plans, records)
    assert first.plan is not None
    records.write("measurement_plan", first.plan.id, {"followed_up": "I årsredovisningen"})
    records.write(
        "measurement_plan_entry", first.rows[0].id, {"followed_up": "I bokslutet", "source": "Enkät"}
    )
    assert page(plans, 2022).plan == page(plans).plan
    records.write_all(plans.edits_to_make(PERIOD, 2022, TODAY))
    after = page(plans, 2022)
    assert after.plan is not None and (after.plan.year, after.plan.followed_up) == (
        2022,
        "I årsredovisningen",
    )
    assert (after.rows[0].followed_up, after.rows[0].source) == ("I bokslutet", "Enkät")
    assert page(plans).plan is not None and page(plans).plan != after.plan


def test_a_year_has_one_plan_and_an_indicator_one_row(plans: MeasurementPlans, records: Records) -> None:
    before = made(plans, records)
    assert before.plan is not None
    with pytest.raises(Invalid):
        records.write("measurement_plan", None, {"year": YEAR})
    row = {"plan_id": before.plan.id, "indicator_id": before.rows[0].indicator_id}
    with pytest.raises(Invalid):
        records.write("measurement_plan_entry", None, row)
    with pytest.raises(Invalid):
        records.write("measurement_plan_entry", None, {**row, "indicator_id": 999})
    assert page(plans) == before


def test_the_plan_fills_in_what_the_card_leaves_open_and_the_card_goes_first(
    plans: MeasurementPlans, records: Records, ids: dict[str, int]
) -> None:
    (row,) = made(plans, records).rows
    said = {"next_value_on": date(2021, 9, 1), "responsible_id": 2}
    records.write("measurement_plan_entry", row.id, said)
    (due,) = plans.due(PERIOD, YEAR, TODAY)
    assert (due.due.state, due.due.days, due.responsible_id) == ("late", 14, 2)
    records.write("indicator", ids["indicator"], {"next_value_on": date(2021, 12, 1), "responsible_id": 1})
    (due,) = plans.due(PERIOD, YEAR, TODAY)
    assert (due.due.state, due.responsible_id) == ("later", 1)


def test_a_value_of_another_municipality_does_not_answer_for_ours(
    plans: MeasurementPlans, records: Records, ids: dict[str, int]
) -> None:
    records.write("indicator", ids["indicator"], {"frequency": "year"})
    other = records.write("place", None, {"kind": "municipality", "name": "Mullsjö", "code": "0642"})
    value = {"indicator_id": ids["indicator"], "year": 2020, "value": 3.0}
    records.write("measurement", None, {**value, "place_id": other.id})
    assert plans.due(PERIOD, YEAR, TODAY)[0].newest is None
    known_to_be_missing = records.write("measurement", None, {**value, "place_id": 1, "value": None})
    (due,) = plans.due(PERIOD, YEAR, TODAY)
    assert due.newest is not None and due.due.on == date(2022, 2, 28)
    records.archive("measurement", known_to_be_missing.id)
    assert plans.due(PERIOD, YEAR, TODAY)[0].newest is None


def test_reading_takes_the_same_number_of_queries_however_much_there_is(
    example_office: Office, empty_office: Office
) -> None:
    for read in (
        lambda office, year: office.measurement_plans.page(PERIOD, year, TODAY),
        lambda office, year: office.measurement_plans.due(PERIOD, year, TODAY),
        read_plan_paper,
    ):
        with counted_queries(example_office.file) as full:
            read(example_office, YEAR)
        with counted_queries(empty_office.file) as empty:
            read(empty_office, 2023)
        assert len(full) <= 20 and len(full) - len(empty) <= 2


def test_the_example_is_late_with_its_plan_and_with_some_values(example_office: Office) -> None:
    page = example_office.measurement_plans.page(PERIOD, YEAR, example_office.today)
    assert page.plan is not None and page.plan.revision.due_on == date(2020, 11, 23)
    assert page.plan.budget == "Programbudget 2021" and page.missing
    states = [row.due.state for row in example_office.measurement_plans.due(PERIOD, YEAR, TODAY)]
    assert {"late", "soon", "later", "never"} <= set(states) and states[0] == "late"


def test_the_first_page_tells_what_is_late_and_no_longer_when_it_is_mended(example_office: Office) -> None:
    def told() -> list[str]:
        return [gap.code for gap in example_office.overview.read(PERIOD, YEAR, TODAY).to_do]

    assert {"plan_late", "values_late"} <= set(told())
    plan = example_office.measurement_plans.page(PERIOD, YEAR, TODAY).plan
    assert plan is not None
    example_office.records.write_all(example_office.measurement_plans.edits_to_revise(plan.id, TODAY))
    late = [
        row for row in example_office.measurement_plans.due(PERIOD, YEAR, TODAY) if row.due.state == "late"
    ]
    place = next(
        row.id for row in example_office.indicators.page(YEAR, PERIOD).choices.places if row.kind == "own"
    )
    example_office.records.write_all(
        [
            Edit(
                "measurement", None, {"indicator_id": row.id, "place_id": place, "year": 2021, "value": 50.0}
            )
            for row in late
        ]
    )
    assert not {"plan_late", "values_late"} & set(told())


def test_a_municipality_that_measures_but_has_no_plan_is_told_so(empty_office: Office) -> None:
    assert empty_office.overview.read(1, 2023, TODAY).to_do == ()
    goal = empty_office.records.write("goal", None, {"period_id": 1, "level": "vision", "title": "Vision"})
    empty_office.records.write("indicator", None, {"title": "Mått", "quality": "actual", "goals": (goal.id,)})
    assert "no_plan" in [gap.code for gap in empty_office.overview.read(1, 2023, TODAY).to_do]
