from __future__ import annotations

from app.services.office import Office
from app.services.programme import read_programme
from tests.helpers.queries import counted_queries


def test_a_whole_period_is_read_by_few_queries(example_office: Office) -> None:
    with counted_queries(example_office.file) as asked:
        read_programme(example_office, 2021)
    assert len(asked) <= 20


def test_indicators_under_a_goal_are_those_of_all_goals_below_it_too(example_office: Office) -> None:
    programme = read_programme(example_office, 2021)
    for goal in programme.overarching:
        assert len(programme.indicators_under(goal.id)) == goal.tally.total


def test_one_units_programme_holds_its_own_contributions_and_subgoals_only(example_office: Office) -> None:
    unit = next(unit for unit in example_office.register.units() if unit.short_name == "BUN")
    programme = read_programme(example_office, 2021, unit.id)
    assert {row.unit for row in programme.contributions} == {unit.name}
    subgoals = [node for goal in programme.overarching for node in programme.subgoals(goal.id)]
    assert subgoals and {node.unit for node in subgoals} == {unit.name}
    assert len(programme.indicators) < len(read_programme(example_office, 2021).indicators)
