"""The register of controls: who carries each out, which risks it serves, and what hangs on it."""

from __future__ import annotations

from datetime import date

from app.services.office import Office
from tests.helpers.queries import counted_queries


def answering(office: Office) -> list[int]:
    return [unit.id for unit in office.register.units() if unit.answers]


def a_risk(office: Office, unit: int, title: str) -> int:
    values = {"unit_id": unit, "title": title, "category": "economy"}
    return office.records.write("risk", None, values).id


def test_a_control_is_carried_out_by_its_own_unit_and_by_those_it_is_common_to(
    example_office: Office,
) -> None:
    first, second = answering(example_office)[:2]
    write = example_office.records.write
    before = {row.id for row in example_office.controls.list()}
    own = write("control", None, {"title": "Attest", "unit_id": second, "units": (first, second)}).id
    common = write("control", None, {"title": "Gemensam", "units": (second,)}).id
    rows = {row.id: row for row in example_office.controls.list() if row.id not in before}
    assert [unit.id for unit in rows[own].performing] == [second, first]
    assert (rows[common].unit, [unit.id for unit in rows[common].performing]) == ("", [second])
    assert rows[own].carried_out_by(first) and not rows[common].carried_out_by(first)


def test_one_role_that_controls_its_own_work_is_seen(example_office: Office) -> None:
    unit = answering(example_office)[0]
    values = {"title": "Attest", "unit_id": unit, "performer": "Ekonom", "owner_role": " ekonom "}
    control = example_office.records.write("control", None, values).id
    assert next(row for row in example_office.controls.list() if row.id == control).same_role


def test_a_card_tells_risks_results_and_the_plans_that_ask_for_it(empty_office: Office) -> None:
    unit = answering(empty_office)[0]
    write = empty_office.records.write
    risks = (a_risk(empty_office, unit, "Fel betalas ut"), a_risk(empty_office, unit, "Dubbla utbetalningar"))
    control = write("control", None, {"title": "Attest", "unit_id": unit, "risks": risks}).id
    result = {"control_id": control, "unit_id": unit, "result": "no_remark", "checked_on": date(2024, 3, 1)}
    for year in (2023, 2024):
        write("control_result", None, {**result, "year": year})
    plan = write("control_plan", None, {"year": 2024}).id
    write("control_plan_item", None, {"plan_id": plan, "risks": risks[:1], "controls": (control,)})
    card = empty_office.controls.card(control)
    assert [risk.title for risk in card.risks] == ["Fel betalas ut", "Dubbla utbetalningar"]
    assert [row.year for row in card.results] == [2024, 2023]
    assert [(plan.year, plan.unit, plan.state) for plan in card.plans] == [(2024, "", "draft")]
    assert card.history[0].action == "create"


def test_an_archived_control_and_an_archived_risk_are_out_of_the_register(empty_office: Office) -> None:
    unit = answering(empty_office)[0]
    risk = a_risk(empty_office, unit, "Gammal risk")
    values = {"title": "Attest", "unit_id": unit, "risks": (risk,)}
    control = empty_office.records.write("control", None, values).id
    empty_office.records.archive("risk", risk)
    assert empty_office.controls.list()[0].risks == ()
    assert not empty_office.controls.choices().risks
    empty_office.records.archive("control", control)
    assert not empty_office.controls.list()
    assert [row.archived for row in empty_office.controls.list(archived=True)] == [True]


def test_the_register_takes_three_queries_however_many_controls(empty_office: Office) -> None:
    units = answering(empty_office)
    for number in range(30):
        values = {"title": f"Kontroll {number}", "unit_id": units[0], "units": tuple(units)}
        empty_office.records.write("control", None, values)
    with counted_queries(empty_office.file) as queries:
        assert len(empty_office.controls.list()) == 30
    assert len(queries) == 3
