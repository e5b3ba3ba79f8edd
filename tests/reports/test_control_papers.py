"""The papers of internal control: the plan as it was decided, and how the year went."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.reports import control_follow_up, control_plan
from app.reports.catalogue import Choices
from app.services.office import Office
from tests.helpers.plans import YEAR, PlanWorld, plan_world
from tests.pdf_check import pdf_problems
from tests.reports.papers import HOSTILE, texts


@pytest.fixture
def world(empty_office: Office) -> PlanWorld:
    world = plan_world(empty_office)
    world.write("municipality", 1, {"shown_on": date(YEAR, 9, 15)})
    empty_office.reload()
    return world


def plan_text(world: PlanWorld, **choices: bool) -> str:
    return " ".join(" ".join(texts(control_plan.make(world.office, Choices(YEAR, **choices)))).split())


def follow_up_text(world: PlanWorld, **choices: bool) -> str:
    return " ".join(" ".join(texts(control_follow_up.make(world.office, Choices(YEAR, **choices)))).split())


def full(world: PlanWorld) -> int:
    """A plan with everything in it."""
    plan = world.plan()
    world.take_in(plan, (world.pay, world.pay_elsewhere), (world.stop,))
    world.take_in(plan, (world.small,), choice="lifted", reason="Revisionen pekade på dem")
    other = world.risk("Stormskador på skogen", 3, 3)
    world.take_in(plan, (other,), choice="left_out", reason="Hanteras av länsstyrelsen")
    world.adopt()
    return plan


def report(world: PlanWorld, slot: int, result: str, **more: object) -> int:
    about = {"control_id": world.control, "unit_id": world.units[0], "year": YEAR, "slot": slot}
    values = {"checked_on": date(YEAR, 5, 4), "population": 240, "sample": 20, "deviations": 3}
    return world.write("control_result", None, {**about, **values, "result": result, **more})


def test_a_year_without_a_plan_says_so(world: PlanWorld) -> None:
    assert "Ingen plan är gjord för året" in plan_text(world)
    assert "Ingen internkontrollplan är gjord" in follow_up_text(world)


def test_a_draft_is_marked_on_every_page(world: PlanWorld) -> None:
    full(world)
    pages = texts(control_plan.make(world.office, Choices(YEAR)))
    assert all("UTKAST" in page for page in pages) and len(pages) > 3


def test_a_plan_tells_risks_controls_actions_and_what_was_chosen(world: PlanWorld) -> None:
    world.decide(full(world))
    text = plan_text(world)
    for part in (
        *("Beslutad av Kommunstyrelsen, 10 december 2025, § 12", "KS 2025/1", "Vid en workshop."),
        "Risk för att pengar betalas ut fel på grund av attesten brister, vilket leder till förlust.",
        *("1.2 Felaktiga utbetalningar av bidrag", "Barnnämnden", "4 4 16 Hög", "Löner"),
        *("Attest prövas", "20 utbetalningar", "Varje tertial", "Controller", "Ekonomichef"),
        *("Köp reservkraft", "2026-06-30", "Revisionen pekade på dem", "Hanteras av länsstyrelsen"),
    ):
        assert part in text, part
    assert "UTKAST" not in text


def test_a_locked_plan_is_printed_as_it_was_whatever_happens_to_its_risks(world: PlanWorld) -> None:
    plan = full(world)
    world.decide(plan)
    world.write("control_plan", plan, {"state": "locked"})
    before = texts(control_plan.make(world.office, Choices(YEAR)))
    world.write("risk", world.pay, {"title": "Något helt annat", "existing_control": "Nytt"})
    world.write("control", world.control, {"title": "Ny kontroll"})
    world.write("action", world.action, {"title": "Ny åtgärd"})
    score = {"year": YEAR, "likelihood": 1, "consequence": 1}
    world.write("risk_score", None, {"risk_id": world.pay, **score})
    after = texts(control_plan.make(world.office, Choices(YEAR)))
    # The foot names the newest row of the log; that is the paper's own, not the plan's.
    assert [without_foot(page) for page in after] == [without_foot(page) for page in before]


def without_foot(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "Ändringslogg" not in line)


def test_the_public_plan_leaves_out_what_is_hidden(world: PlanWorld) -> None:
    world.write("risk", world.stop, {"hidden": True})
    world.write("risk", world.pay_elsewhere, {"hidden": True})
    full(world)
    text = plan_text(world, public=True)
    assert "Driftstopp" not in text and "Köp reservkraft" not in text and "av bidrag" not in text
    assert "Felaktiga utbetalningar" in text and "1 av planens punkter" in text
    assert "Driftstopp" in plan_text(world)


def test_the_follow_up_tells_results_deviations_and_what_is_late(world: PlanWorld) -> None:
    world.decide(full(world))
    result = report(world, 1, "minor", observation="Attest saknades", evidence="KS 2026/8")
    action = {"unit_id": world.units[0], "result_id": result, "year": YEAR, "title": "Utse ersättare"}
    world.write("action", None, {**action, "due_on": date(YEAR, 6, 1)})
    world.write("result_basis", None, {"result": "minor", "text": "Enstaka fel."})
    judged = {"year": YEAR, "judgement": "improve", "reason": "Attesten brister."}
    world.write("control_judgement", None, judged)
    statement = world.write("control_statement", None, {"part": "environment", "text": "Ansvaret är tydligt"})
    answer = {"year": YEAR, "unit_id": world.units[1], "statement_id": statement, "grade": 3}
    world.write("self_assessment", None, answer)
    text = follow_up_text(world)
    for part in (
        *("tertial 1 Mindre avvikelse 2026-05-04 240 20 3 Attest saknades KS 2026/8", "tertial 2 Försenad"),
        *("Utse ersättare (planerad, försenad, senast 2026-06-01)", "tertial 3 Att göra nu"),
        *("Försenade åtgärder", "Köp reservkraft", "Enstaka fel.", "Barnnämnden 3,0"),
        *("Tillräcklig men behöver utvecklas", "Attesten brister.", "20 granskades"),
    ):
        assert part in text, part


def test_a_deviation_without_an_improvement_is_told(world: PlanWorld) -> None:
    full(world)
    report(world, 1, "serious", observation="Ingen attest")
    assert "Ingen åtgärd är bestämd." in follow_up_text(world)


def test_the_half_year_tells_only_what_was_due_or_done_by_then(world: PlanWorld) -> None:
    full(world)
    report(world, 1, "no_remark", deviations=0)
    text = follow_up_text(world, half_year=True)
    assert "första halvåret 2026" in text and "tertial 1 Utan anmärkning" in text
    assert "tertial 2" not in text and "tertial 3" not in text


def test_a_unit_is_told_what_it_does_itself(world: PlanWorld) -> None:
    full(world)
    world.write("control", world.control, {"units": (world.units[1],)})
    own = office_text(world, world.units[1])
    assert "Barnnämnden tertial 1" in own and "Kommunstyrelsen tertial 1" not in own


def office_text(world: PlanWorld, unit: int) -> str:
    return " ".join(" ".join(texts(control_follow_up.make(world.office, Choices(YEAR, unit)))).split())


def test_rubbish_is_printed_as_text_for_everyone_and_for_the_archive(
    world: PlanWorld, tmp_path: Path
) -> None:
    words = HOSTILE.encode("utf-8", "ignore").decode()
    world.write("risk", world.pay, {"cause": words, "existing_control": "ord " * 2_500, "process": "x" * 300})
    world.write("control", world.control, {"routine": words, "how": "y" * 10_000})
    plan = full(world)
    report(world, 1, "serious", observation=words)
    world.decide(plan)
    for name, paper in (("plan", control_plan), ("follow-up", control_follow_up)):
        target = tmp_path / f"{name}.pdf"
        target.write_bytes(paper.make(world.office, Choices(YEAR)))
        assert pdf_problems(target, "ua1") == []
        assert pdf_problems(target, "2a") == []
