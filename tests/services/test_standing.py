"""The programme and the methods are two decisions: what of each is adopted, and what stands outside."""

from __future__ import annotations

from app.services.edits import Edit, Ref
from app.services.office import Office
from tests.helpers.queries import counted_queries


def test_each_of_the_two_tells_what_it_adopts(example_office: Office) -> None:
    period = example_office.periods[0].id
    programme, methods = example_office.standings.read(period)
    assert (programme.kind, methods.kind) == ("programme", "methods")
    assert programme.decision is not None and programme.decision.adopted
    assert methods.decision is not None and methods.decision.adopted
    assert programme.decision.id != methods.decision.id
    live = [row for row in example_office.methods.list(period) if row.state != "rejected"]
    assert methods.covered + methods.left == len(live) and methods.left


def test_a_text_that_was_changed_after_the_decision_is_counted_once(example_office: Office) -> None:
    period = example_office.periods[0].id
    before = example_office.standings.read(period)[0].changed
    goal = next(
        goal
        for goal in example_office.goals.tree(period, 2021)
        if goal.level == "internal" and _unchanged(example_office, goal.id)
    )
    for title in ("Ett nytt namn", "Ett nyare namn"):
        example_office.records.write("goal", goal.id, {"title": title})
    assert example_office.standings.read(period)[0].changed == before + 1


def test_a_decision_on_its_way_adopts_nothing(empty_office: Office) -> None:
    period = empty_office.periods[0].id
    place = {"period_id": period, "title": "Vision"}
    empty_office.records.write_all(
        [
            Edit("goal", None, {**place, "level": "vision"}),
            Edit("goal", None, {**place, "level": "overarching", "parent_id": Ref(0)}),
        ]
    )
    goal = next(goal for goal in empty_office.goals.tree(period, 2023) if goal.level == "overarching").id
    values = {"kind": "programme", "title": "Programmet", "items": (("goal", goal),)}
    made = empty_office.records.write("decision", None, values)
    programme, methods = empty_office.standings.read(period)
    assert programme.decision is not None and programme.decision.state == "draft"
    assert (programme.covered, programme.left) == (0, 1)
    assert methods.decision is None
    empty_office.records.write("decision_step", None, {"decision_id": made.id, "state": "adopted"})
    assert empty_office.standings.read(period)[0].covered == 1


def test_the_two_cost_as_many_queries_however_much_is_decided(
    example_office: Office, empty_office: Office
) -> None:
    counts = []
    for office in (example_office, empty_office):
        with counted_queries(office.file) as queries:
            office.standings.read(office.periods[0].id)
        counts.append(len(queries))
    kinds = {item.kind for card in example_office.decisions.cards() for item in card.covered}
    assert counts[0] - counts[1] <= 2 * len(kinds), "a name and a version for each kind that is covered"


def _unchanged(office: Office, goal_id: int) -> bool:
    covered = [item for card in office.decisions.cards("programme") for item in card.covered]
    mine = [item for item in covered if (item.kind, item.id) == ("goal", goal_id)]
    return bool(mine) and not any(item.changed for item in mine)
