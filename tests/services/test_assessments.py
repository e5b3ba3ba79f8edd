"""A unit's answer as a whole: what it is asked, what there is to judge by, and that nothing is written over."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.problems import Conflict, Invalid
from app.services.assessments import AskedGoal, Sheet
from app.services.office import Office
from tests.helpers.queries import counted_queries

TODAY = date(2021, 9, 15)
AUGUST = "Delårsrapport per 31 augusti 2021"
APRIL = "Delårsrapport per 30 april 2021"


def place(office: Office, round_title: str, short_name: str) -> tuple[int, int]:
    page = office.assessments.page(2021, None, TODAY)
    found = next(each.id for each in page.rounds if each.title == round_title)
    unit = next(each.id for each in office.register.units() if each.short_name == short_name)
    return found, unit


def sheet(office: Office, round_title: str, short_name: str) -> Sheet:
    found = office.assessments.page(2021, place(office, round_title, short_name), TODAY).sheet
    assert found is not None
    return found


def asked(found: Sheet, number: str) -> AskedGoal:
    return next(each for each in found.goals if each.goal.number == number)


def test_a_unit_is_asked_about_its_own_goals_and_those_that_all_share(example_office: Office) -> None:
    found = sheet(example_office, AUGUST, "KS")
    assert {each.goal.unit_id for each in found.goals} <= {found.answer.unit_id, None}
    assert [each.goal.number for each in found.goals if each.goal.level == "overarching"] == list("1234")
    under = asked(found, "KS 4.1")
    assert under.above == asked(found, "KS 4").goal.id
    assert asked(found, "KS 4").above == asked(found, "1").goal.id


def test_a_goal_has_what_there_is_to_judge_it_by(example_office: Office) -> None:
    found = asked(sheet(example_office, AUGUST, "KS"), "KS 4")
    assert found.proposal.attainment == "partly"
    assert [row.title for row in found.indicators] == ["Ekologiska livsmedel i kommunens verksamhet, andel"]
    assert [activity.title for activity in found.activities] == ["Gemensamma recept och inköp i köken"]
    assert found.before is not None and found.before.round == APRIL


def test_activities_of_other_years_and_other_units_stay_away(example_office: Office) -> None:
    found = sheet(example_office, AUGUST, "KS")
    goal, shared = asked(found, "KS 4").goal.id, asked(found, "3").goal.id
    write, own = example_office.records.write, found.answer.unit_id
    other = next(each.id for each in example_office.register.units() if each.short_name == "SN")
    for title, units, goals, values in (
        ("Klar förra året", (own,), (goal,), {"state": "done", "last_day": date(2020, 12, 1)}),
        ("Börjar nästa år", (own,), (goal,), {"first_day": date(2022, 1, 1)}),
        ("Sen sedan förra året", (own,), (goal,), {"state": "ongoing", "last_day": date(2020, 12, 1)}),
        ("Andras", (other,), (shared,), {}),
        ("Tillsammans", (own, other), (shared,), {}),
    ):
        write("activity", None, {"title": title, "units": units, "goals": goals, **values})
    again = sheet(example_office, AUGUST, "KS")
    told = {activity.title: activity.shown for activity in asked(again, "KS 4").activities}
    assert told.keys() & {"Klar förra året", "Börjar nästa år"} == set()
    assert told["Sen sedan förra året"] == "late"
    titles = {activity.title for activity in asked(again, "3").activities}
    assert "Tillsammans" in titles and "Andras" not in titles


def test_a_judgement_is_made_once_and_changed_after_that(example_office: Office) -> None:
    assessments, (round_id, unit_id) = example_office.assessments, place(example_office, AUGUST, "KS")
    goal = asked(sheet(example_office, AUGUST, "KS"), "3").goal.id
    first = assessments.judge(round_id, unit_id, goal, {"attainment": "met"}, {})
    read = asked(sheet(example_office, AUGUST, "KS"), "3").values
    again = assessments.judge(round_id, unit_id, goal, {"attainment": "partly"}, read)
    assert first[0].id == again[0].id
    assert asked(sheet(example_office, AUGUST, "KS"), "3").values["attainment"] == "partly"
    example_office.records.undo(again)
    example_office.records.undo(first)
    assert asked(sheet(example_office, AUGUST, "KS"), "3").state == "left"


def test_what_a_colleague_judged_meanwhile_is_not_written_over(example_office: Office) -> None:
    assessments, (round_id, unit_id) = example_office.assessments, place(example_office, AUGUST, "KS")
    goal = asked(sheet(example_office, AUGUST, "KS"), "3").goal.id
    empty = {"attainment": "", "analysis": ""}
    assessments.judge(round_id, unit_id, goal, {"attainment": "met", "analysis": "Min"}, empty)
    with pytest.raises(Conflict):
        assessments.judge(round_id, unit_id, goal, {"attainment": "not_met"}, empty)
    assessments.judge(round_id, unit_id, goal, {"next_steps": "Mer"}, empty)
    kept = asked(sheet(example_office, AUGUST, "KS"), "3").values
    assert (kept["attainment"], kept["analysis"], kept["next_steps"]) == ("met", "Min", "Mer")


def test_a_goal_archived_since_stays_with_who_judged_it(example_office: Office) -> None:
    (round_id, ks), (_, mbn) = (place(example_office, AUGUST, name) for name in ("KS", "MBN"))
    vision = example_office.goals.tree(1, 2021)[0].id
    about = {"period_id": 1, "level": "overarching", "parent_id": vision, "number": "5", "title": "Nytt"}
    goal = example_office.records.write("goal", None, about).id
    for unit in (ks, mbn):
        judged = example_office.assessments.judge(round_id, unit, goal, {"attainment": "met"}, {})
    example_office.records.undo(judged)
    example_office.records.archive("goal", goal)
    found = asked(sheet(example_office, AUGUST, "KS"), "5")
    assert found.goal.archived and found.values["attainment"] == "met"
    assert goal not in {each.goal.id for each in sheet(example_office, AUGUST, "MBN").goals}
    changed = {"analysis": "Målet togs bort av fullmäktige."}
    example_office.assessments.judge(round_id, ks, goal, changed, found.values)


def test_an_answer_says_how_late_it_is(example_office: Office) -> None:
    late = sheet(example_office, AUGUST, "KS")
    assert (late.open, late.shown, late.days_late) == (True, "in_progress", 5)
    handed_in = sheet(example_office, AUGUST, "VSBo")
    assert (handed_in.open, handed_in.shown, handed_in.days_late) == (False, "submitted", 3)
    given_time = sheet(example_office, AUGUST, "VEAB")
    assert (given_time.answer.last_day, given_time.days_late) == (date(2021, 9, 20), 0)


def test_a_locked_round_is_closed_for_answers(example_office: Office) -> None:
    found = sheet(example_office, "Årsredovisning 2020", "KS")
    assert not found.open and found.shown == "locked" and found.round.locked_on is not None
    goal = found.goals[0].goal.id
    with pytest.raises(Invalid, match="round_locked"):
        example_office.assessments.judge(
            found.round.id, found.answer.unit_id, goal, {"analysis": "Nytt"}, found.goals[0].values
        )


def test_without_a_choice_the_year_s_open_round_and_a_unit_that_has_not_answered_is_shown(
    example_office: Office, empty_office: Office
) -> None:
    page = example_office.assessments.page(2021, None, TODAY)
    assert page.sheet is not None and page.sheet.round.title == AUGUST
    assert page.sheet.answer.state == "open"
    assert example_office.assessments.page(2022, None, TODAY).sheet is None
    round_id, _ = place(example_office, APRIL, "KS")
    elsewhere = example_office.assessments.page(2022, (round_id, 9999), TODAY).sheet
    assert elsewhere is not None and elsewhere.round.id == round_id
    nothing = empty_office.assessments.page(2023, None, TODAY)
    assert nothing.sheet is None and nothing.rounds == ()


def test_an_answer_and_a_judgement_are_found_by_their_ids(example_office: Office) -> None:
    found = sheet(example_office, AUGUST, "SN")
    assessments, about = example_office.assessments, (found.round.id, found.answer.unit_id)
    answer = assessments.place("round_unit", found.answer.id)
    assert answer is not None and (answer.round_id, answer.unit_id, answer.goal_id) == (*about, None)
    first = found.goals[0]
    judged = assessments.place("assessment", int(str(first.values["id"])))
    assert judged is not None and judged.goal_id == first.goal.id
    assert assessments.place("assessment", 99999) is None


def test_an_answer_takes_as_many_queries_however_much_there_is(example_office: Office) -> None:
    counts = []
    found = place(example_office, AUGUST, "KS")
    for _ in range(2):
        with counted_queries(example_office.file) as queries:
            example_office.assessments.page(2021, found, TODAY)
        counts.append(len(queries))
        parent = asked(sheet(example_office, AUGUST, "KS"), "KS 4").goal
        for number in range(5):
            goal = {"period_id": 1, "level": "subgoal", "parent_id": parent.id, "title": f"Mål {number}"}
            made = example_office.records.write("goal", None, {**goal, "first_year": 2021, "last_year": 2021})
            example_office.records.write(
                "activity", None, {"title": f"Gör {number}", "units": (found[1],), "goals": (made.id,)}
            )
            example_office.records.write(
                "indicator", None, {"title": f"Tal {number}", "quality": "actual", "goals": (made.id,)}
            )
    assert counts[0] == counts[1]
