"""Activities as they are read: of which years, late or not, for which goals, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Invalid
from app.services.edits import reversed_edits
from app.services.office import Office
from tests.helpers.queries import counted_queries

TODAY = date(2024, 9, 15)


def made(office: Office, title: str, **values: object) -> int:
    unit = next(unit.id for unit in office.register.units() if unit.answers)
    return office.records.write("activity", None, {"title": title, "units": (unit,), **values}).id


def titles(office: Office, first: int, last: int) -> list[str]:
    return [row.title for row in office.activities.list(first, last, TODAY)]


def goal(office: Office, title: str, parent: int | None, level: str) -> int:
    period = office.period_of(2024).id
    values: dict[str, object] = {"period_id": period, "level": level, "title": title, "parent_id": parent}
    if level == "subgoal":
        values |= {"first_year": 2024, "last_year": 2024}
    return office.records.write("goal", None, values).id


def test_a_year_has_what_is_done_in_it_and_what_is_left_of_earlier_years(empty_office: Office) -> None:
    office = empty_office
    before = {"first_day": date(2023, 2, 1), "last_day": date(2023, 11, 1)}
    made(office, "Klar i fjol", **before, state="done")
    made(office, "Kvar från i fjol", **before, state="ongoing")
    made(office, "Över årsskiftet", first_day=date(2023, 10, 1), last_day=date(2024, 12, 31))
    made(office, "Börjar nästa år", first_day=date(2025, 1, 1))
    made(office, "Bara en sista dag", last_day=date(2024, 10, 1))
    made(office, "Utan dagar")
    assert titles(office, 2024, 2024) == [
        "Kvar från i fjol",
        "Bara en sista dag",
        "Över årsskiftet",
        "Utan dagar",
    ]
    assert "Börjar nästa år" in titles(office, 2025, 2025) and "Klar i fjol" in titles(office, 2023, 2025)


def test_an_activity_is_late_by_its_last_day_and_only_while_it_is_open(empty_office: Office) -> None:
    office = empty_office
    for state in ("not_begun", "ongoing", "done"):
        made(office, state, last_day=date(2024, 9, 14), state=state)
    made(office, "I dag", last_day=TODAY, state="ongoing")
    shown = {row.title: row.shown_state for row in office.activities.list(2024, 2024, TODAY)}
    assert shown == {"not_begun": "late", "ongoing": "late", "done": "done", "I dag": "ongoing"}


def test_an_activity_serves_the_goals_above_its_goal_too(empty_office: Office) -> None:
    office = empty_office
    vision = goal(office, "Vision", None, "vision")
    top = goal(office, "Trygghet", vision, "overarching")
    other = goal(office, "Näringsliv", vision, "overarching")
    below = goal(office, "Säkra skolvägar", top, "subgoal")
    made(office, "Nya lyktor", goals=(below,))
    row = office.activities.list(2024, 2024, TODAY)[0]
    assert [each.title for each in row.goals] == ["Säkra skolvägar"]
    assert {top, below, vision} <= row.under and other not in row.under
    offered = office.activities.choices(office.period_of(2024).id).goals
    assert [each.title for each in offered] == ["Trygghet", "Säkra skolvägar", "Näringsliv"]
    card = office.goals.card(top, 2024, TODAY)
    assert card is not None and [each.title for each in card.activities] == ["Nya lyktor"]
    empty = office.goals.card(other, 2024, TODAY)
    assert empty is not None and not empty.activities


def test_a_goal_of_another_period_that_an_activity_names_is_offered_last(empty_office: Office) -> None:
    office = empty_office
    later = office.records.write(
        "period", None, {"name": "2027–2030", "first_year": 2027, "last_year": 2030}
    ).id
    mine = goal(office, "Nu", goal(office, "Vision", None, "vision"), "overarching")
    made(office, "Nya lyktor", goals=(mine,))
    offered = office.activities.choices(later).goals
    assert [(each.title, bool(each.period)) for each in offered] == [("Nu", True)]


def test_an_activity_is_carried_out_by_somebody(empty_office: Office) -> None:
    with pytest.raises(Invalid) as error:
        empty_office.records.write("activity", None, {"title": "Ingens"})
    assert [problem.field for problem in error.value.problems] == ["units"]


def test_a_hundred_more_activities_cost_no_query_more(empty_office: Office) -> None:
    office = empty_office
    group = office.records.write("target_group", None, {"name": "Äldre"}).id
    first = made(office, "Först")
    with counted_queries(office.file) as before:
        office.activities.list(2024, 2024, TODAY)
    for number in range(20):
        office.records.write(
            "effect",
            None,
            {
                "activity_id": made(office, f"Nr {number}", last_day=TODAY),
                "target_group_id": group,
                "expected": "Mer",
            },
        )
    with counted_queries(office.file) as after:
        office.activities.list(2024, 2024, TODAY)
    assert len(after) == len(before)
    assert office.activities.target_groups()[0].effects == 20
    office.records.write("activity", first, {"archived": True})
    assert "Först" not in titles(office, 2024, 2024)


def test_a_target_group_goes_up_in_another_with_what_was_said_of_it_and_comes_back_whole(
    empty_office: Office,
) -> None:
    office = empty_office
    write = office.records.write
    old, new = (write("target_group", None, {"name": name}).id for name in ("Seniorer", "Äldre"))
    both, single = made(office, "Både och"), made(office, "Bara den gamla")
    said = {"expected": "Fler möts.", "evidence": "Enkät"}
    write("effect", None, {"activity_id": both, "target_group_id": old, **said})
    write("effect", None, {"activity_id": both, "target_group_id": new, "expected": "Färre är ensamma."})
    write("effect", None, {"activity_id": single, "target_group_id": old, "seen": "Full sal."})
    changes = office.records.write_all(office.activities.merge_edits(old, new))
    assert [(row.name, row.effects) for row in office.activities.target_groups()] == [("Äldre", 2)]
    told = {
        row.activity: (row.expected, row.seen, row.evidence)
        for row in office.activities.target_group(new).effects
    }
    assert told == {
        "Både och": ("Färre är ensamma.\nFler möts.", "", "Enkät"),
        "Bara den gamla": ("", "Full sal.", ""),
    }
    office.records.write_all(reversed_edits(changes))
    assert {(row.name, row.effects) for row in office.activities.target_groups()} == {
        ("Seniorer", 2),
        ("Äldre", 1),
    }
    assert office.activities.card(both).effects[0].expected in ("Färre är ensamma.", "Fler möts.")


def test_the_card_tells_what_happened_to_an_activity_and_its_effects(empty_office: Office) -> None:
    office = empty_office
    group = office.records.write("target_group", None, {"name": "Äldre"}).id
    activity = made(office, "Digital fixare")
    effect = office.records.write(
        "effect", None, {"activity_id": activity, "target_group_id": group, "expected": "Trygghet"}
    ).id
    office.records.write("effect", effect, {"seen": "Färre samtal"})
    office.records.write("activity", activity, {"archived": True})
    card = office.activities.card(activity)
    assert [(line.kind, line.action) for line in card.history] == [
        ("activity", "archive"),
        ("effect", "change"),
        ("effect", "create"),
        ("activity", "create"),
    ]
    assert [row.seen for row in card.effects] == ["Färre samtal"]
    assert not office.activities.target_group(group).effects
