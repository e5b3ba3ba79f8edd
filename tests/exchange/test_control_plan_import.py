"""Internal-control plans out of files: the columns of real plans, read row by row, all or nothing, and written back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.control_plan_sheets import Outcome
from app.domain.problems import UserError
from app.exchange.control_plan_export import control_plan_table
from app.exchange.control_plan_import import plan_file
from app.exchange.writing import text_file, workbook
from app.services.control_plan_rows import PlanContent
from app.services.control_plan_sheets import PlanImport
from app.services.office import Office, create_office, open_office
from app.wording import plan_row_text
from tests.exchange.sheets import write
from tests.helpers.plans import YEAR, PlanWorld, plan_world


@pytest.fixture
def world(empty_office: Office) -> PlanWorld:
    world = plan_world(empty_office)
    world.write("municipality", 1, {"shown_on": date(YEAR, 9, 15)})
    empty_office.reload()
    return world


def planned(world: PlanWorld, path: Path, *rows: tuple[object, ...], unit: int | None = None) -> PlanImport:
    return plan_file(write(path / "plan.xlsx", rows), world.office, YEAR, unit)


def stored(world: PlanWorld, path: Path, *rows: tuple[object, ...], unit: int | None = None) -> PlanContent:
    found = planned(world, path, *rows, unit=unit)
    assert [plan_row_text(row) for row in found.outcomes if row.problems] == []
    world.office.control_plan_sheets.store(found)
    content = world.office.control_plans.content(YEAR, unit)
    assert content is not None
    return content


def said(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [row.outcome for row in outcomes]


def test_a_plan_with_risk_score_and_control_on_each_row(world: PlanWorld, tmp_path: Path) -> None:
    """The first real plan: a row is a risk with its control, and the sentence of the risk in one cell."""
    content = stored(
        world,
        tmp_path,
        ("Internkontrollplan 2026 Barnnämnden",),
        (
            "Nr",
            "Process/mål",
            "Riskbeskrivning",
            "S",
            "K",
            "Riskvärde",
            "Befintlig kontroll",
            "Kontrollmoment",
            "Kontrollmetod",
            "Frekvens",
            "Ansvarig",
            "Rapportering",
        ),
        (
            1,
            "Lön",
            "Risk för att lönen blir fel.",
            3,
            4,
            12,
            "Attest",
            "Lönelistan prövas",
            "Stickprov",
            "Tertialvis",
            "Lönechef",
            "Nämnden",
        ),
        (
            2,
            "Inköp",
            "Inköp utanför avtal",
            "2",
            "4",
            "8",
            "Upphandlingsstöd",
            "Fakturor prövas",
            "Genomgång av 30 fakturor",
            "2 ggr/år",
            "Ekonom",
            "Nämnden",
        ),
        unit=world.units[1],
    )
    pay, buy = content.items
    assert pay.risks[0].event == "lönen blir fel" and pay.risks[0].process == "Lön" and pay.value == 12
    assert (pay.controls[0].method, pay.controls[0].how_often) == ("sample", "tertial")
    assert (buy.controls[0].method, buy.controls[0].how) == ("other", "Genomgång av 30 fakturor")
    assert (buy.controls[0].how_often, buy.controls[0].owner_role) == ("half_year", "Ekonom")
    assert buy.controls[0].reports_to == "Nämnden" and content.head.unit == "Barnnämnden"


def test_a_plan_with_cause_consequence_treatment_and_actions(world: PlanWorld, tmp_path: Path) -> None:
    """The second: the word for consequence is a text, and what is done is an action with a state."""
    content = stored(
        world,
        tmp_path,
        (
            "Nämnd/bolag",
            "Risk",
            "Orsak",
            "Konsekvens",
            "Sannolikhet",
            "Konsekvens (K)",
            "Hantering",
            "Åtgärd",
            "Klart senast",
            "Status",
        ),
        (
            "Barnnämnden",
            "Hög sjukfrånvaro",
            "Stress",
            "Sämre skola",
            3,
            3,
            "Åtgärda",
            "Utbilda chefer",
            datetime(YEAR, 10, 1),
            "Pågående",
        ),
        (
            "Barnnämnden",
            "Hög sjukfrånvaro",
            None,
            None,
            None,
            None,
            None,
            "Anställ vikarier",
            "2026-11-01",
            "Ej påbörjad",
        ),
    )
    (item,) = content.items
    (risk,) = item.risks
    assert (risk.cause, risk.consequence_text, risk.value, risk.treatment) == (
        "Stress",
        "Sämre skola",
        9,
        "Åtgärda",
    )
    found = [(action.title, action.state, action.due_on) for action in item.actions]
    assert found == [
        ("Utbilda chefer", "ongoing", date(YEAR, 10, 1)),
        ("Anställ vikarier", "planned", date(YEAR, 11, 1)),
    ]


def test_a_plan_with_its_results_and_improvements(world: PlanWorld, tmp_path: Path) -> None:
    """The third: the same sheet is filled in through the year."""
    stored(
        world,
        tmp_path,
        (
            "Nämnd",
            "Risk",
            "Kontroll",
            "Urval",
            "Hur ofta",
            "Utförs av",
            "Datum",
            "Bedömning",
            "Avvikelser",
            "Iakttagelser",
            "Åtgärd vid avvikelse",
            "Klar senast",
        ),
        (
            "Kommunstyrelsen",
            "Jäv vid inköp",
            "Bisysslor prövas",
            "20 st",
            "Kvartal",
            "Controller",
            date(YEAR, 5, 4),
            "Mindre avvikelse",
            2,
            "Två utan anmälan",
            "Påminn chefer",
            date(YEAR, 10, 1),
        ),
        (
            "Kommunstyrelsen",
            "Jäv vid inköp",
            "Bisysslor prövas",
            None,
            None,
            None,
            date(YEAR, 8, 20),
            "Utan anmärkning",
            "inga fel",
            None,
            None,
            None,
        ),
    )
    told = world.office.control_follow_ups.read(YEAR, date(YEAR, 9, 15))
    found = {row.slot: row for row in told.outcomes}
    assert [found[slot].outcome for slot in (1, 2, 3)] == ["late", "minor", "no_remark"]
    assert (found[2].deviations, found[2].observation) == (2, "Två utan anmälan")
    assert found[3].observation == "inga fel"
    (improvement,) = found[2].improvements
    assert (improvement.title, improvement.due_on) == ("Påminn chefer", date(YEAR, 10, 1))


def test_rows_with_the_same_number_are_one_item(world: PlanWorld, tmp_path: Path) -> None:
    content = stored(
        world,
        tmp_path,
        ("Nr", "Rubrik i planen", "Nämnd", "Risk", "Kontroll"),
        (1, "Utbetalningar", "Kommunstyrelsen", "Felaktiga utbetalningar", "Attest prövas"),
        (1, None, "Barnnämnden", "Felaktiga utbetalningar av bidrag", None),
        (2, None, "Kommunstyrelsen", None, "Delegation prövas"),
    )
    assert [(item.name, len(item.risks), len(item.controls)) for item in content.items] == [
        ("Utbetalningar", 2, 1),
        ("Delegation prövas", 0, 1),
    ]
    assert content.items[0].risks[0].id == world.pay and content.items[0].controls[0].id == world.control


def test_a_second_import_of_the_same_file_changes_nothing_and_one_undo_takes_all_back(
    world: PlanWorld, tmp_path: Path
) -> None:
    rows = (
        ("Nämnd", "Risk", "Orsak", "S", "K", "Kontroll", "Hur ofta"),
        ("Barnnämnden", "Ny risk", "Okänd", 3, 3, "Ny kontroll", "Årligen"),
    )
    found = planned(world, tmp_path, *rows)
    assert said(found.outcomes) == ["new"]
    changes = world.office.control_plan_sheets.store(found)
    assert said(planned(world, tmp_path, *rows).outcomes) == ["unchanged"]
    other = (rows[0], ("Barnnämnden", "Ny risk", "Känd", 4, 3, "Ny kontroll", "Årligen"))
    again = planned(world, tmp_path, *other)
    assert said(again.outcomes) == ["changed"]
    assert "Ändrat: risken ”Ny risk”" in plan_row_text(again.outcomes[0])
    world.office.records.undo(changes)
    assert world.office.control_plans.content(YEAR) is None
    assert said(planned(world, tmp_path, *rows).outcomes) == ["new"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Okänd nämnd", "Risk", 1, 1, 1, "Kontroll", "Årligen"), "Det finns ingen nämnd"),
        (("Barnnämnden", "Risk", 9, 1, None, "Kontroll", "Årligen"), "9 finns inte på skalan"),
        (("Barnnämnden", "Risk", 2, 2, 5, "Kontroll", "Årligen"), "inte S gånger K, som blir 4"),
        (("Barnnämnden", "Risk", None, None, 12, "Kontroll", "Årligen"), "räknas ur S och K"),
        (("Barnnämnden", "Risk", "hög", 1, None, "Kontroll", "Årligen"), "inget helt tal"),
        (("Barnnämnden", "Risk", 1, 1, 1, "Kontroll", "när vi hinner"), "Skriv något av: Varje månad"),
        (("Barnnämnden", None, 1, 1, 1, None, None), "varken risk eller kontrollmoment"),
        (("Barnnämnden", "Risk", 1, 1, 1, "x" * 400, "Årligen"), "300"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_nothing_is_stored(
    world: PlanWorld, tmp_path: Path, row: tuple[object, ...], why: str
) -> None:
    found = planned(world, tmp_path, ("Nämnd", "Risk", "S", "K", "Värde", "Kontroll", "Hur ofta"), row)
    assert said(found.outcomes) == ["refused"]
    assert why in plan_row_text(found.outcomes[0])
    with pytest.raises(UserError, match="import_refused"):
        world.office.control_plan_sheets.store(found)
    assert world.office.control_plans.content(YEAR) is None


def test_a_decided_plan_takes_no_rows(world: PlanWorld, tmp_path: Path) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay,))
    world.adopt()
    world.decide(plan)
    found = planned(world, tmp_path, ("Nämnd", "Risk"), ("Barnnämnden", "Ny risk"))
    assert "Gör en ny version" in plan_row_text(found.outcomes[0])


def test_a_sheet_of_something_else_is_refused(world: PlanWorld, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sheet_lacks_columns"):
        planned(world, tmp_path, ("Indikator", "År"), ("Nöjda", 2020))
    with pytest.raises(UserError, match="sheet_heading_twice"):
        planned(world, tmp_path, ("Risk", "Riskbeskrivning", "Nämnd"), ("a", "b", "c"))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_written_is_read_back_unchanged_and_into_another_file_without_loss(
    world: PlanWorld, tmp_path: Path, ending: str
) -> None:
    plan = world.plan()
    world.take_in(plan, (world.pay, world.pay_elsewhere), (world.stop,))
    world.take_in(plan, (world.small,), choice="left_out", reason="=Litet")
    about = {"control_id": world.control, "unit_id": world.units[0], "year": YEAR, "slot": 1}
    counts = {"checked_on": date(YEAR, 5, 4), "sample": 20, "deviations": 3, "observation": "Attest saknas"}
    result = world.write("control_result", None, {**about, **counts, "result": "minor"})
    action = {"unit_id": world.units[0], "result_id": result, "year": YEAR, "title": "Utse ersättare"}
    world.write("action", None, action)
    table = control_plan_table(world.office, YEAR)
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(workbook([table]) if ending == "xlsx" else text_file(table))
    own = plan_file(path, world.office, YEAR, None)
    assert [(row.outcome, plan_row_text(row)) for row in own.outcomes if row.outcome != "unchanged"] == []
    create_office(tmp_path / "annan.rtr", "Nya kommunen", "", 2023, 2026)
    other = open_office(tmp_path / "annan.rtr")
    try:
        other.records.write("municipality", 1, {"shown_on": date(YEAR, 9, 15)})
        other.records.write("unit", None, {"kind": "committee", "name": "Barnnämnden", "parent_id": 1})
        other.reload()
        found = plan_file(path, other, YEAR, None)
        assert [plan_row_text(row) for row in found.outcomes if row.problems] == []
        other.control_plan_sheets.store(found)
        assert control_plan_table(other, YEAR).rows == table.rows
    finally:
        other.close()
