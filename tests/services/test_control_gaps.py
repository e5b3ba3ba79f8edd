"""The consistency check on real files: what the example has to put right, and where each finding leads."""

from __future__ import annotations

from collections import Counter
from datetime import date

from app import wording
from app.services.office import Office
from tests.helpers.queries import counted_queries

NUMBER = "811228-9874"


def answering(office: Office) -> list[int]:
    return [unit.id for unit in office.register.units() if unit.answers]


def a_risk(office: Office, unit: int, title: str = "Avbrott", **more: object) -> int:
    """A risk that holds together, but for what ``more`` says."""
    period = {"period_id": office.periods[0].id}
    vision = office.records.write("goal", None, {**period, "level": "vision", "title": "Trygg kommun"}).id
    aim = {**period, "level": "overarching", "title": "Driften håller", "parent_id": vision}
    goal_id = office.records.write("goal", None, aim).id
    values = {"unit_id": unit, "title": title, "category": "it", "owner_role": "It-chef", "goals": (goal_id,)}
    return office.records.write("risk", None, {**values, **more}).id


def weigh(office: Office, risk: int, kind: str, likelihood: int, consequence: int) -> None:
    values = {"risk_id": risk, "year": 2024, "kind": kind, "reason": "Vi tror det."}
    office.records.write("risk_score", None, {**values, "likelihood": likelihood, "consequence": consequence})


def codes(office: Office, year: int = 2024) -> list[str]:
    return [finding.code for finding in office.control_gaps.findings(year)]


def test_a_new_municipality_has_nothing_to_put_right(empty_office: Office) -> None:
    assert empty_office.control_gaps.findings(2024) == ()


def test_the_example_has_what_was_put_into_it_to_be_found(example_office: Office) -> None:
    found = example_office.control_gaps.findings(2021)
    assert Counter(finding.code for finding in found) == {
        "acceptance_run_out": 1,
        "over_untreated": 1,
        "action_late": 4,
        "result_missing": 4,
        "deviation_unanswered": 1,
        "same_role": 1,
    }
    told = {finding.what: wording.control_gap(finding.code, finding.values) for finding in found}
    assert told["Vattenskador i äldre hus"] == "Accepterades till och med 2021-06-30."
    assert told["Kö och beläggning stäms av"] == "Resultat saknas från Socialnämnden: Augusti."
    assert told["Ta fram en reservtäkt"] == "Skulle ha varit klar 2021-08-31."
    assert told["Jäv är antecknat i protokollet"] == (
        "Nämndsekreterare både utför kontrollen och ansvarar för den."
    )


def test_every_finding_belongs_to_its_unit_and_leads_to_a_record(example_office: Office) -> None:
    gaps = example_office.control_gaps
    every = gaps.findings(2021)
    units = {unit_id for finding in every for unit_id in finding.units}
    own = [finding for unit in sorted(units) for finding in gaps.findings(2021, unit)]
    assert sorted(map(str, own)) == sorted(map(str, every))
    assert set(gaps.page(2021).units) == units
    for finding in every:
        kind = "unit" if finding.kind == "control_due" else finding.kind
        assert example_office.records.read(kind, finding.record_id)["archived"] is False


def test_an_acceptance_that_ran_out_later_held_in_the_year_that_has_gone(example_office: Office) -> None:
    assert "acceptance_run_out" not in codes(example_office, 2020)


def test_a_large_risk_is_put_right_by_whatever_is_done_about_it(empty_office: Office) -> None:
    office, unit = empty_office, answering(empty_office)[0]
    risk = a_risk(office, unit)
    weigh(office, risk, "current", 4, 4)
    assert codes(office) == ["over_untreated"]
    action = {"unit_id": unit, "risk_id": risk, "year": 2024, "title": "Köp nytt", "due_on": date(2099, 1, 1)}
    made = office.records.write("action", None, action)
    assert codes(office) == []
    weigh(office, risk, "residual", 2, 2)
    assert codes(office) == ["residual_unearned"]
    office.records.write("action", made.id, {"state": "ongoing"})
    assert codes(office) == []
    office.records.archive("action", made.id)
    assert codes(office) == ["over_untreated", "residual_unearned"]
    office.records.write("control", None, {"title": "Prov", "unit_id": unit, "risks": (risk,)})
    assert codes(office) == []


def test_a_deviation_waits_for_an_action_that_is_not_given_up(empty_office: Office) -> None:
    office, unit = empty_office, answering(empty_office)[0]
    control = office.records.write("control", None, {"title": "Attest", "unit_id": unit}).id
    result = {"control_id": control, "unit_id": unit, "year": 2024, "result": "minor"}
    made = office.records.write(
        "control_result", None, {**result, "checked_on": date(2024, 12, 1), "observation": "Två fel."}
    ).id
    (found,) = office.control_gaps.findings(2024)
    assert (found.code, found.kind, found.record_id) == ("deviation_unanswered", "control_result", made)
    assert wording.control_gap(found.code, found.values) == "Helår: mindre avvikelse, men ingen åtgärd."
    action = {"unit_id": unit, "result_id": made, "year": 2024, "title": "Rätta"}
    answer = office.records.write("action", None, action).id
    assert codes(office) == []
    office.records.write("action", answer, {"state": "dropped"})
    assert codes(office) == ["deviation_unanswered"]


def test_a_control_is_asked_for_from_the_year_it_was_entered_or_a_plan_names_it(empty_office: Office) -> None:
    office, unit = empty_office, answering(empty_office)[0]
    control = office.records.write("control", None, {"title": "Attest", "unit_id": unit}).id
    assert codes(office, 2023) == []
    plan = office.records.write("control_plan", None, {"year": 2023}).id
    item = office.records.write("control_plan_item", None, {"plan_id": plan, "controls": (control,)}).id
    assert codes(office, 2023) == ["result_missing"]
    office.records.write("control_plan_item", item, {"choice": "left_out", "reason": "Görs i höst."})
    assert codes(office, 2023) == []


def test_a_plan_says_what_its_items_lack_and_whose_analysis_is_open(empty_office: Office) -> None:
    office, unit = empty_office, answering(empty_office)[0]
    write = office.records.write
    risk = a_risk(office, unit)
    analysis = write("risk_analysis", None, {"year": 2024, "unit_id": unit}).id
    plan = write("control_plan", None, {"year": 2024}).id
    item = write("control_plan_item", None, {"plan_id": plan, "risks": (risk,)}).id
    (found,) = office.control_gaps.findings(2024)
    assert (found.code, found.record_id, found.what, found.units) == (
        "item_without",
        item,
        "Avbrott",
        (unit,),
    )
    decision = write("decision", None, {"kind": "control_plan", "title": "Plan"}).id
    step = {"decision_id": decision, "state": "adopted", "decided_on": date(2023, 12, 1), "section": "§ 1"}
    write("decision_step", None, step)
    write("control_plan", plan, {"state": "decided", "decision_id": decision})
    found = office.control_gaps.findings(2024)[1]
    assert (found.code, found.kind, found.record_id) == ("analysis_not_in", "risk_analysis", analysis)
    assert wording.control_gap(found.code, found.values) == (
        "Riskanalysen 2024 är inte inlämnad. I beslutad plan: ”Avbrott”."
    )
    write("risk_analysis", analysis, {"state": "submitted"})
    assert codes(office) == ["item_without"]


def test_a_personal_number_is_found_in_any_text_and_never_repeated(empty_office: Office) -> None:
    office, unit = empty_office, answering(empty_office)[0]
    write = office.records.write
    risk = a_risk(office, unit, cause=f"Handläggaren {NUMBER}", existing_control=NUMBER)
    write(
        "risk_treatment",
        None,
        {"risk_id": risk, "kind": "watch", "until": date(2099, 1, 1), "reason": NUMBER},
    )
    control = write("control", None, {"title": "Attest", "unit_id": unit, "how": NUMBER}).id
    result = {"control_id": control, "unit_id": unit, "year": 2024, "result": "no_remark"}
    result = {**result, "checked_on": date(2024, 12, 1), "observation": NUMBER, "evidence": "KS 2024/811228"}
    shown = write("control_result", None, result).id
    action = write("action", None, {"unit_id": unit, "risk_id": risk, "year": 2024, "title": NUMBER}).id
    plan = write("control_plan", None, {"year": 2024, "made_how": NUMBER}).id
    found = office.control_gaps.findings(2024)
    assert [(each.code, each.kind, each.record_id) for each in found] == [
        ("personal_number", kind, record_id)
        for kind, record_id in (
            ("risk", risk),
            ("risk", risk),
            ("control", control),
            ("control_result", shown),
            ("action", action),
            ("control_plan", plan),
        )
    ]
    told = [wording.control_gap(each.code, each.values) for each in found]
    assert told[0] == "Ser ut att ha ett personnummer i orsak och befintlig kontroll."
    assert not any(NUMBER in text for text in told)
    assert [each.units for each in found] == [(unit,)] * 5 + [()]


def test_the_check_takes_as_many_queries_however_much_there_is(
    empty_office: Office, example_office: Office
) -> None:
    counts = []
    for office, year in ((empty_office, 2024), (example_office, 2021)):
        with counted_queries(office.file) as queries:
            office.control_gaps.findings(year)
        counts.append(len(queries))
    assert counts[0] == counts[1]
