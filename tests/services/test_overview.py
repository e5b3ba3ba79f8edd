from __future__ import annotations

from datetime import date, timedelta

from app.services.edits import Edit, Ref
from app.services.office import Office
from tests.helpers.queries import counted_queries

PERIOD, YEAR, TODAY = 1, 2021, date(2021, 9, 15)


def test_the_first_page_takes_the_same_number_of_queries_however_much_there_is(
    example_office: Office, empty_office: Office
) -> None:
    with counted_queries(example_office.file) as full:
        example_office.overview.read(PERIOD, YEAR, TODAY)
    with counted_queries(empty_office.file) as empty:
        empty_office.overview.read(PERIOD, 2023, TODAY)
    assert len(full) <= 50
    # Names are looked up by one query for each kind among the latest changes.
    assert len(full) - len(empty) <= 8


def test_the_overarching_goals_come_in_their_order_with_their_counts(example_office: Office) -> None:
    goals = example_office.overview.read(PERIOD, YEAR, TODAY).goals
    assert [goal.number for goal in goals] == ["1", "2", "3", "4"]
    assert all(goal.tally.total for goal in goals)


def test_every_missing_contribution_is_told_and_filling_one_takes_it_away(example_office: Office) -> None:
    gaps = [gap for gap in example_office.overview.gaps(PERIOD, YEAR, TODAY) if gap.code == "no_contribution"]
    assert {(gap.values["unit"], gap.values["goal"][:5]) for gap in gaps} == {
        ("Socialnämnden", "Hållb"),
        ("Kultur- och fritidsnämnden", "Närin"),
        ("Vaggeryd-Skillingaryds Bostads AB", "Närin"),
        ("Vaggeryds Energi AB", "Folkh"),
    }
    gap = next(gap for gap in gaps if gap.values["unit"] == "Socialnämnden")
    tree = example_office.goals.tree(PERIOD, YEAR)
    giving = next(node for node in tree if node.level == "body" and node.unit == "Socialnämnden")
    example_office.records.write(
        "contribution",
        None,
        {"goal_id": giving.id, "overarching_id": gap.record_id, "sentence": "Fler kan bo kvar i sin ort."},
    )
    left = [gap for gap in example_office.overview.gaps(PERIOD, YEAR, TODAY) if gap.code == "no_contribution"]
    assert len(left) == len(gaps) - 1


def test_the_largest_risks_come_first_and_unweighed_ones_not_at_all(example_office: Office) -> None:
    unit = next(unit for unit in example_office.register.units() if unit.answers)
    example_office.records.write(
        "risk", None, {"unit_id": unit.id, "title": "Inte värderad än", "category": "operations"}
    )
    risks = example_office.overview.read(PERIOD, YEAR, TODAY).risks
    values = [risk.value or 0 for risk in risks]
    assert values == sorted(values, reverse=True) and min(values) > 0


def test_several_records_of_one_save_are_told_as_one_change(example_office: Office) -> None:

    unit = next(unit for unit in example_office.register.units() if unit.answers)
    example_office.records.write_all(
        [
            Edit("risk", None, {"unit_id": unit.id, "title": "Två rader i loggen", "category": "operations"}),
            Edit("risk_score", None, {"risk_id": Ref(0), "year": YEAR, "likelihood": 2, "consequence": 3}),
        ]
    )
    changes = example_office.overview.read(PERIOD, YEAR, TODAY).changes
    assert [change.name for change in changes].count("Två rader i loggen") == 1
    assert (changes[0].kind, changes[0].action) == ("risk", "create")


def test_a_new_municipality_is_empty_until_something_is_entered(empty_office: Office) -> None:
    assert empty_office.overview.read(PERIOD, 2023, TODAY).empty
    unit = next(unit for unit in empty_office.register.units() if unit.answers)
    empty_office.records.write("risk", None, {"unit_id": unit.id, "title": "Första", "category": "legal"})
    assert not empty_office.overview.read(PERIOD, 2023, TODAY).empty


def test_an_overdue_revision_stands_among_what_is_missing(example_office: Office) -> None:
    office = example_office
    document = {row.title: row.id for row in office.documents.list(office.today)}
    gaps = [gap for gap in office.overview.gaps(PERIOD, 2021, office.today) if gap.kind == "document"]
    assert [(gap.code, gap.values["document"]) for gap in gaps] == [
        ("document_revision_due", "Folkhälsoplan"),
        ("document_expired", "Miljöprogram"),
        ("document_revision_due", "Personalpolicy"),
    ]
    plan = document["Folkhälsoplan"]
    office.records.write("document", plan, {"revise_by": office.today}, {"revise_by": date(2021, 2, 28)})
    office.records.write("document", document["Personalpolicy"], {"archived": True}, {"archived": False})
    left = office.overview.read(PERIOD, 2021, office.today).to_do
    assert [gap.values["document"] for gap in left if gap.kind == "document"] == ["Miljöprogram"]
    tomorrow = office.today + timedelta(days=1)
    assert "Folkhälsoplan" in [
        gap.values.get("document") for gap in office.overview.gaps(PERIOD, 2021, tomorrow)
    ]


def internal_control(office: Office) -> list[tuple[str, str, int]]:
    gaps = office.overview.gaps(PERIOD, YEAR, TODAY)
    return [
        (gap.code, gap.values.get("unit") or gap.values["risk"], gap.record_id)
        for gap in gaps
        if gap.kind in ("control_due", "late_action", "risk")
    ]


def test_late_controls_and_actions_and_acceptances_that_ran_out_are_told_and_go_when_mended(
    example_office: Office,
) -> None:
    office = example_office
    before = internal_control(office)
    late = [row for row in office.control_results.page(YEAR, TODAY).rows if row.state == "late"]
    assert {name for code, name, _ in before if code == "controls_late"} == {row.unit.name for row in late}
    only = next(row for row in late if [each.unit.id for each in late].count(row.unit.id) == 1)
    told = ("controls_late", only.unit.name, only.unit.id)
    assert told in before
    result = {"control_id": only.control.id, "unit_id": only.unit.id, "year": YEAR, "slot": only.slot}
    office.records.write("control_result", None, {**result, "result": "no_remark", "checked_on": TODAY})
    assert told not in internal_control(office)

    actions = [row for row in office.actions.list(YEAR, TODAY) if row.late]
    assert {name for code, name, _ in before if code == "actions_late"} == {row.unit for row in actions}
    for row in actions:
        office.records.write("action", row.id, {"state": "done", "done_on": TODAY})
    expired = [(name, risk) for code, name, risk in before if code == "acceptance_expired"]
    assert len(expired) == 1
    again = {"risk_id": expired[0][1], "kind": "watch", "reason": "Vi följer den."}
    office.records.write("risk_treatment", None, again)
    after = {code for code, _, _ in internal_control(office)}
    assert not after & {"actions_late", "acceptance_expired"}


def test_what_is_soon_to_be_tested_is_told_with_its_last_day(example_office: Office) -> None:
    soon = [gap for gap in example_office.overview.gaps(PERIOD, YEAR, TODAY) if gap.code == "controls_due"]
    rows = example_office.control_results.page(YEAR, TODAY).rows
    due = [row for row in rows if row.state == "due" and row.due_on <= TODAY + timedelta(days=30)]
    assert sum(int(gap.values["count"]) for gap in soon) == len(due) > 0
    assert {gap.values["day"] for gap in soon} == {row.due_on.isoformat() for row in due}


def test_two_hundred_controls_cost_the_first_page_no_more_queries(empty_office: Office) -> None:
    with counted_queries(empty_office.file) as before:
        empty_office.overview.gaps(PERIOD, 2026, date(2026, 9, 15))
    unit = next(unit.id for unit in empty_office.register.units() if unit.answers)
    edits = [
        Edit("control", None, {"title": f"Kontroll {number}", "unit_id": unit, "how_often": "month"})
        for number in range(200)
    ]
    empty_office.records.write_all(edits)
    with counted_queries(empty_office.file) as after:
        gaps = empty_office.overview.gaps(PERIOD, 2026, date(2026, 9, 15))
    assert len(after) == len(before)
    late = next(gap for gap in gaps if gap.code == "controls_late")
    assert late.values["count"] == "1600"


def test_an_answer_that_is_corrected_after_the_lock_is_not_called_late(example_office: Office) -> None:
    office = example_office
    round_id = next(row.id for row in office.round_reports.list() if row.title == "Årsredovisning 2020")
    answer = office.rounds.page(2020, TODAY, round_id).card
    assert answer is not None
    first = answer.answers[0].id
    office.records.write_all(office.rounds.edits_to_correct(round_id, "En siffra var fel", (first,)))
    told = [gap.code for gap in office.overview.gaps(PERIOD, YEAR, TODAY) if gap.record_id == first]
    assert "answer_returned" in told and "answer_returned_late" not in told
