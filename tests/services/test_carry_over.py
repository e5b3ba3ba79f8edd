"""A new period from the old one: what was chosen comes along, results never do, and one step takes it back."""

from __future__ import annotations

from collections import Counter

import pytest

from app.domain.carrying import Choice
from app.domain.problems import Invalid
from app.services.carry_candidates import Candidate
from app.services.carry_over import NewPeriod
from app.services.office import Office
from database.check import check_file
from tests.helpers.queries import counted_queries

NEXT = NewPeriod("2023–2026", 2023, 2026, "2023–2026")


def offered(office: Office, target: int | None = None) -> dict[str, Candidate]:
    return {goal.title: goal for goal in office.carry_over.candidates(office.periods[0].id, target)}


def everything(office: Office) -> list[int]:
    return [goal.id for goal in offered(office).values()]


def new_period(office: Office) -> int:
    office.reload()
    return next(period.id for period in office.periods if period.first_year == 2023)


def titles(office: Office, period: int) -> set[str]:
    return {node.title for node in office.goals.tree(period, 2023)}


def test_goals_are_offered_with_parents_first_and_without_sub_goals(example_office: Office) -> None:
    goals = list(offered(example_office).values())
    assert goals[0].level == "vision" and {goal.level for goal in goals} == {
        "vision",
        "overarching",
        "success_factor",
        "body",
        "internal",
    }
    seen: set[int | None] = {None}
    for goal in goals:
        assert goal.parent_id in seen and goal.possible and not goal.carried
        seen.add(goal.id)


def test_all_that_was_chosen_stands_in_the_new_period_and_the_old_one_is_untouched(
    example_office: Office,
) -> None:
    old = example_office.periods[0].id
    before = example_office.goals.tree(old, 2021)
    changes = example_office.carry_over.to_period(old, NEXT, everything(example_office))
    new = new_period(example_office)
    assert example_office.goals.tree(old, 2021) == before
    assert len({row.edit_id for row in example_office.records.latest(len(changes))}) == 1
    shape = [(node.level, node.title, node.unit) for node in before if node.level != "subgoal"]
    copied = example_office.goals.tree(new, 2023)
    assert [(node.level, node.title, node.unit) for node in copied] == shape
    for node in copied:
        assert example_office.records.read("goal", node.id)["carried_from_id"] is not None
    assert len(example_office.goals.contributions(new)) == len(example_office.goals.contributions(old))
    assert len(example_office.goals.sdg(new)) == len(example_office.goals.sdg(old))
    assert len(example_office.clarifications.list(new)) == len(example_office.clarifications.list(old))
    methods = example_office.methods.list(new)
    assert {row.state for row in methods} == {"proposed"} and not any(row.standpoints for row in methods)
    assert len(methods) == sum(row.state != "rejected" for row in example_office.methods.list(old))
    assert example_office.decisions.register() and example_office.origins.list(new) == ()
    assert check_file(example_office.file.address) == []


def test_one_step_takes_it_all_back_and_one_more_brings_it_again(example_office: Office) -> None:
    old = example_office.periods[0].id
    changes = example_office.carry_over.to_period(old, NEXT, everything(example_office))
    undone = example_office.records.undo(changes)
    example_office.reload()
    assert [period.id for period in example_office.periods] == [old]
    example_office.records.undo(undone)
    assert titles(example_office, new_period(example_office))
    assert check_file(example_office.file.address) == []


def test_a_chosen_goal_brings_those_above_it_and_nothing_else(example_office: Office) -> None:
    chosen = offered(example_office)["Trygghet"].id
    example_office.carry_over.to_period(example_office.periods[0].id, NEXT, [chosen])
    assert titles(example_office, new_period(example_office)) == {
        "Här gör vi plats för att göra skillnad",
        "Attraktivitet, tillgänglighet, demokrati och trygghet",
        "Trygghet",
    }


def test_what_was_not_asked_for_stays(example_office: Office) -> None:
    nothing = Choice(False, False, False, False, False)
    example_office.carry_over.to_period(
        example_office.periods[0].id, NEXT, everything(example_office), nothing
    )
    new = new_period(example_office)
    assert not example_office.goals.contributions(new) and not example_office.goals.sdg(new)
    assert not example_office.clarifications.list(new) and not example_office.methods.list(new)
    assert all(node.tally.total == 0 for node in example_office.goals.tree(new, 2023))


def test_more_can_be_fetched_later_and_nothing_comes_twice(example_office: Office) -> None:
    old = example_office.periods[0].id
    example_office.carry_over.to_period(old, NEXT, [offered(example_office)["Trygghet"].id])
    new = new_period(example_office)
    assert offered(example_office, new)["Trygghet"].carried
    example_office.carry_over.to_period(old, new, everything(example_office))
    once = example_office.goals.tree(new, 2023)
    assert len(once) == len(everything(example_office))
    methods = len(example_office.methods.list(new))
    assert example_office.carry_over.to_period(old, new, everything(example_office)) == ()
    assert len(example_office.methods.list(new)) == methods


def test_a_vision_written_anew_takes_the_place_of_the_old_one(example_office: Office) -> None:
    old, records = example_office.periods[0].id, example_office.records
    new = records.write("period", None, {"name": "Nästa", "first_year": 2023, "last_year": 2026}).id
    records.write("goal", None, {"period_id": new, "level": "vision", "title": "En ny vision"})
    example_office.carry_over.to_period(old, new, everything(example_office))
    visions = [node for node in example_office.goals.tree(new, 2023) if node.level == "vision"]
    assert [node.title for node in visions] == ["En ny vision"]


def test_goals_of_a_board_that_is_no_more_are_not_offered_as_possible(example_office: Office) -> None:
    with example_office.file.writing() as connection:
        connection.exec_driver_sql("UPDATE unit SET archived_at = changed_at WHERE short_name = 'KFN'")
    gone = {goal.title for goal in offered(example_office).values() if not goal.possible}
    assert gone == {"En meningsfull fritid oavsett plånbok", "Bibliotek och kultur i hela kommunen"}
    example_office.carry_over.to_period(example_office.periods[0].id, NEXT, everything(example_office))
    assert not gone & titles(example_office, new_period(example_office))


def test_a_period_that_cannot_be_is_refused_and_nothing_is_copied(example_office: Office) -> None:
    wrong = NewPeriod("Bakvänd", 2026, 2023)
    with pytest.raises(Invalid):
        example_office.carry_over.to_period(example_office.periods[0].id, wrong, everything(example_office))
    example_office.reload()
    assert len(example_office.periods) == 1


def test_reading_what_comes_along_costs_the_same_however_much_it_is(example_office: Office) -> None:
    def reads(goals: list[int]) -> int:
        with counted_queries(example_office.file) as queries:
            changes = example_office.carry_over.to_period(example_office.periods[0].id, NEXT, goals)
        example_office.records.undo(changes)
        return sum(query.startswith("SELECT goal_indicator") for query in queries)

    one = [offered(example_office)["Trygghet"].id]
    assert reads(one) == reads(everything(example_office)) == 1


def test_sub_goals_move_on_to_the_next_budget_year(example_office: Office) -> None:
    tree = {node.title: node for node in example_office.goals.tree(example_office.periods[0].id, 2021)}
    chosen = tree["Trettio lärlingsplatser på Fenix"]
    (change,) = example_office.carry_over.to_year([chosen.id], 2022)
    copy, original = (example_office.records.read("goal", each) for each in (change.id, chosen.id))
    assert (copy["first_year"], copy["last_year"], copy["number"]) == (2022, 2022, "")
    assert copy["budget_decision_id"] is None and copy["carried_from_id"] == chosen.id
    for field in ("title", "text", "expected", "parent_id", "unit_id", "indicators", "origin_methods"):
        assert copy[field] == original[field] and copy[field], field
    example_office.records.undo([change])
    assert example_office.records.read("goal", change.id)["archived"] is True


def test_what_is_counted_beforehand_is_what_comes(example_office: Office) -> None:
    old = example_office.periods[0].id
    chosen = [offered(example_office)["Trygghet"].id, offered(example_office)["Folkhälsa"].id]
    for goals in (chosen, everything(example_office), []):
        coming = example_office.carry_over.coming(old, None, goals)
        changes = example_office.carry_over.to_period(old, NEXT, goals)
        made = Counter(change.kind for change in changes)
        assert (coming.goals, coming.contributions) == (made["goal"], made["contribution"])
        assert (coming.clarifications, coming.sdg) == (made["clarification"], made["goal_sdg"])
        assert coming.methods == made["method"] and coming.unnumbered == 0
        ties = [change.after["indicators"] for change in changes if change.kind == "goal"]
        # An indicator that shows several goals is one.
        assert coming.indicators == len({one for each in ties if isinstance(each, tuple) for one in each})
        example_office.records.undo(changes)


def test_a_number_that_was_taken_meanwhile_is_left_out(example_office: Office) -> None:
    old, records = example_office.periods[0].id, example_office.records
    goals = offered(example_office)
    vision = next(goal.id for goal in goals.values() if goal.level == "vision")
    example_office.carry_over.to_period(old, NEXT, [vision])
    new = new_period(example_office)
    copy = example_office.goals.tree(new, 2023)[0].id
    own = {
        "period_id": new,
        "level": "overarching",
        "title": "Ett eget mål",
        "number": "1",
        "parent_id": copy,
    }
    records.write("goal", None, own)
    assert example_office.carry_over.coming(old, new, everything(example_office)).unnumbered == 1
    example_office.carry_over.to_period(old, new, everything(example_office))
    numbers = {
        node.title: node.number
        for node in example_office.goals.tree(new, 2023)
        if node.level == "overarching"
    }
    assert numbers["Ett eget mål"] == "1" and numbers["Hållbar samhällsutveckling"] == ""
    assert check_file(example_office.file.address) == []


def test_sub_goals_are_not_made_twice_in_a_year_and_never_where_they_stand(example_office: Office) -> None:
    tree = {node.title: node for node in example_office.goals.tree(example_office.periods[0].id, 2021)}
    chosen = tree["Trettio lärlingsplatser på Fenix"].id
    assert example_office.carry_over.to_year([chosen], 2021) == ()
    assert len(example_office.carry_over.to_year([chosen], 2022)) == 1
    assert example_office.carry_over.to_year([chosen], 2022) == ()
    (goal,) = example_office.carry_over.subgoals([chosen])
    assert goal.years == {2021, 2022} and goal.possible
    with pytest.raises(Invalid):
        example_office.carry_over.to_year([chosen], 2031)


def test_what_a_sub_goal_was_tied_to_and_is_archived_stands_in_no_ones_way(example_office: Office) -> None:
    tree = {node.title: node for node in example_office.goals.tree(example_office.periods[0].id, 2021)}
    chosen = tree["Trettio lärlingsplatser på Fenix"].id
    tied = example_office.records.read("goal", chosen)["indicators"]
    assert isinstance(tied, tuple) and tied
    for indicator in tied:
        example_office.records.archive("indicator", indicator)
    (change,) = example_office.carry_over.to_year([chosen], 2022)
    assert change.after["indicators"] == ()


def test_a_new_period_neither_shares_years_nor_a_name_with_another(example_office: Office) -> None:
    for wrong in (NewPeriod("Ny", 2022, 2025), NewPeriod("2020–2022", 2023, 2026)):
        with pytest.raises(Invalid):
            example_office.carry_over.to_period(example_office.periods[0].id, wrong, [])
    assert len(example_office.register.periods()) == 1


def test_a_goal_is_found_again_over_a_period_that_lies_between(example_office: Office) -> None:
    old = example_office.periods[0].id
    example_office.carry_over.to_period(old, NEXT, everything(example_office))
    between = new_period(example_office)
    goals = [goal.id for goal in example_office.carry_over.candidates(between)]
    example_office.carry_over.to_period(between, NewPeriod("2027–2030", 2027, 2030), goals)
    example_office.reload()
    last = example_office.periods[-1].id
    assert {row.change for row in example_office.comparison.read(old, last)} == {"kept"}


def test_a_vision_written_anew_is_set_against_the_old_one(example_office: Office) -> None:
    old, records = example_office.periods[0].id, example_office.records
    new = records.write("period", None, {"name": "Nästa", "first_year": 2023, "last_year": 2026}).id
    records.write("goal", None, {"period_id": new, "level": "vision", "title": "En ny vision"})
    example_office.carry_over.to_period(old, new, everything(example_office))
    changed = [row for row in example_office.comparison.read(old, new) if row.change != "kept"]
    assert [(row.level, row.change) for row in changed] == [("vision", "changed")]
    assert "title" in changed[0].fields


def test_two_periods_are_compared_goal_by_goal(example_office: Office) -> None:
    old, records = example_office.periods[0].id, example_office.records
    goals = offered(example_office)
    chosen = [
        goal.id for goal in goals.values() if goal.title != "Eget miljöarbete som föregår med gott exempel"
    ]
    example_office.carry_over.to_period(old, NEXT, chosen)
    new = new_period(example_office)
    copies = {node.title: node for node in example_office.goals.tree(new, 2023)}
    records.write("goal", copies["Trygghet"].id, {"title": "Trygghet i alla orter"})
    records.write("goal", copies["Folkhälsa"].id, {"parent_id": copies["Hållbar samhällsutveckling"].id})
    vision = copies["Här gör vi plats för att göra skillnad"].id
    made = {"period_id": new, "level": "overarching", "title": "Ett femte mål", "parent_id": vision}
    records.write("goal", None, made)
    rows = example_office.comparison.read(old, new)
    told = {
        (row.new or row.old).title: (row.change, row.fields)  # type: ignore[union-attr]
        for row in rows
        if row.change != "kept"
    }
    assert told == {
        "Trygghet i alla orter": ("changed", ("title",)),
        "Folkhälsa": ("changed", ("parent_id",)),
        "Ett femte mål": ("added", ()),
        "Eget miljöarbete som föregår med gott exempel": ("dropped", ()),
    }
    assert rows[0].level == "vision" and rows[-1].level == "internal"
    assert len(rows) == len(goals) + 1
