"""The tree of goals, one goal by itself, and goals put away and taken back."""

from __future__ import annotations

from app.domain.swedish import sort_key
from app.services import archiving
from app.services.goal_tree import GoalNode
from app.services.office import Office
from tests.helpers.queries import counted_queries

YEAR = 2021


def tree(office: Office, *, archived: bool = False) -> dict[str, GoalNode]:
    period = office.period_of(YEAR)
    return {node.title: node for node in office.goals.tree(period.id, YEAR, archived=archived)}


def goal(office: Office, title: str) -> GoalNode:
    return tree(office)[title]


def test_an_overarching_goal_tells_who_contributes_and_who_is_silent(example_office: Office) -> None:
    card = example_office.goals.card(goal(example_office, "Hållbar samhällsutveckling").id, YEAR)
    assert card is not None
    assert card.values["level"] == "overarching"
    assert len(card.contributions) > 3
    assert [name for _, name in card.silent_units] == ["Socialnämnden"]
    units = [row.unit for row in card.contributions]
    assert units == sorted(units, key=sort_key)


def test_a_boards_goal_tells_what_it_gives_and_nobody_is_silent(example_office: Office) -> None:
    given = goal(example_office, "Mark och vatten för fler invånare i alla orter")
    card = example_office.goals.card(given.id, YEAR)
    assert card is not None
    assert {row.goal_id for row in card.contributions} == {given.id}
    assert card.silent_units == ()


def test_indicators_of_the_goal_itself_stand_apart_from_those_below_it(example_office: Office) -> None:
    overarching = goal(example_office, "Hållbar samhällsutveckling")
    card = example_office.goals.card(overarching.id, YEAR)
    assert card is not None
    assert card.values["indicators"] == tuple(sorted(row.id for row in card.indicators))
    assert card.indicators_below
    assert not {row.id for row in card.indicators} & {row.id for row in card.indicators_below}
    assert len(card.indicators) + len(card.indicators_below) == overarching.tally.total


def test_a_goal_that_is_not_there_has_no_card(example_office: Office) -> None:
    assert example_office.goals.card(9999, YEAR) is None


def test_choices_stand_in_swedish_order(example_office: Office) -> None:
    choices = example_office.goals.choices()
    names = [unit.name for unit in choices.units]
    assert names == sorted(names, key=sort_key)
    assert len([choice for choice in choices.sdg if choice.target_id is None]) == 17
    assert len([choice for choice in choices.sdg if choice.target_id is not None]) == 169


def test_an_archived_goal_takes_what_is_under_it_along_and_comes_back_with_it(example_office: Office) -> None:
    before = tree(example_office)
    body = before["Mark och vatten för fler invånare i alla orter"]
    below = {node.title for node in before.values() if node.parent_id == body.id}
    archiving.archive_goal(example_office.file, example_office.records, body.id)
    after = tree(example_office)
    assert body.title not in after and not below & after.keys()
    away = tree(example_office, archived=True)
    assert away[body.title].archived and all(away[title].archived for title in below)
    archiving.restore_goal(example_office.file, example_office.records, body.id)
    assert tree(example_office).keys() == before.keys()


def test_archived_goals_count_for_nothing(example_office: Office) -> None:
    before = goal(example_office, "Hållbar samhällsutveckling").tally.total
    body = goal(example_office, "Snabba besked och god livsmiljö")
    for node in tree(example_office).values():
        if node.level == "success_factor" and node.title == "Miljö och naturresurser":
            archiving.archive_goal(example_office.file, example_office.records, node.id)
    archiving.archive_goal(example_office.file, example_office.records, body.id)
    shown = tree(example_office, archived=True)
    assert shown["Hållbar samhällsutveckling"].tally.total < before
    assert shown[body.title].tally.total == 0


def test_a_goal_comes_back_with_the_goals_that_it_stands_under(example_office: Office) -> None:
    records = example_office.records
    subgoal = goal(example_office, "Detaljplaner klara i Hok och Klevshult")
    body = goal(example_office, "Mark och vatten för fler invånare i alla orter")
    archiving.archive_goal(example_office.file, records, subgoal.id)
    archiving.archive_goal(example_office.file, records, body.id)
    changes = archiving.restore_goal(example_office.file, records, subgoal.id)
    now = tree(example_office)
    assert subgoal.title in now and body.title in now
    records.undo(changes)
    assert body.title not in tree(example_office)


def test_one_goal_is_read_by_as_many_queries_however_much_hangs_on_it(
    example_office: Office, empty_office: Office
) -> None:
    period = empty_office.periods[0]
    lonely = empty_office.records.write(
        "goal", None, {"period_id": period.id, "level": "vision", "title": "En vision"}
    ).id
    busy = goal(example_office, "Hållbar samhällsutveckling").id
    counts = []
    for office, goal_id in ((empty_office, lonely), (example_office, busy)):
        with counted_queries(office.file) as queries:
            office.goals.card(goal_id, YEAR)
            office.goals.choices()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 49


def test_the_tree_is_read_by_as_many_queries_with_fifty_goals_as_with_none(
    example_office: Office, empty_office: Office
) -> None:
    counts = []
    for office in (empty_office, example_office):
        with counted_queries(office.file) as queries:
            office.goals.tree(office.periods[0].id, YEAR, archived=True)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
