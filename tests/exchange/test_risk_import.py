"""Lists of risks in and out: what is exported comes back unchanged, and every row is understood or refused with why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.problems import UserError
from app.domain.risk_sheets import Plan
from app.exchange import exports
from app.exchange.reading import read_sheets
from app.exchange.risk_export import risk_table
from app.exchange.risk_import import plan_file
from app.exchange.writing import Table, text_file, workbook
from app.services.office import Office
from app.wording import risk_outcome_text
from database.check import check_file

YEAR = 2025


def unit_of(office: Office) -> int:
    return next(unit.id for unit in office.register.units() if unit.answers)


def planned(
    office: Office, tmp_path: Path, headings: str, *rows: tuple[str | int | None, ...], unit: bool = True
) -> Plan:
    path = tmp_path / "in.xlsx"
    path.write_bytes(workbook([Table("Risker", headings.split(), rows)]))
    return plan_file(path, office.risk_sheets, YEAR, unit_of(office) if unit else None)[2]


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(row.outcome, risk_outcome_text(row, plan.year)) for row in plan.outcomes]


def register(office: Office, year: int) -> list[tuple[object, ...]]:
    rows = office.risks.register(year)
    return sorted(
        (row.id, row.title, row.cause, row.category, row.likelihood, row.consequence, row.hidden)
        for row in rows
    )


@pytest.fixture
def office(empty_office: Office) -> Office:
    """A municipality with two risks, of which the first is weighed."""
    write = empty_office.records.write
    unit = unit_of(empty_office)
    for title, cause in (("Driftstopp", "gammal server"), ("Brand", "")):
        write("risk", None, {"unit_id": unit, "title": title, "category": "it", "cause": cause})
    write("risk_score", None, {"risk_id": 1, "year": YEAR, "likelihood": 2, "consequence": 3})
    return empty_office


@pytest.mark.parametrize("ending", exports.ENDINGS)
def test_what_was_exported_and_not_touched_changes_nothing(
    example_office: Office, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"ut{ending}"
    path.write_bytes(exports.content(example_office, "risks", ending))
    plan = plan_file(path, example_office.risk_sheets, 2021)[2]
    assert plan.count("unchanged") == len(plan.outcomes) == len(example_office.risks.register(2021)) > 0


def test_one_changed_cell_of_an_export_is_exactly_that_change(example_office: Office, tmp_path: Path) -> None:
    table = risk_table(example_office)
    at = table.headings.index("Orsak")
    rows = [list(row) for row in table.rows]
    rows[3][at] = "en helt annan orsak"
    path = tmp_path / "ut.xlsx"
    path.write_bytes(workbook([Table(table.name, table.headings, rows)]))
    before = register(example_office, 2021)
    plan = plan_file(path, example_office.risk_sheets, 2021)[2]
    assert (plan.count("changed"), plan.count("unchanged")) == (1, len(rows) - 1)
    changes = example_office.risk_sheets.store(plan, "Inläst från ut.xlsx")
    after = register(example_office, 2021)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(new[0], new[2]) for _, new in changed] == [(rows[3][0], "en helt annan orsak")]
    assert check_file(example_office.file.address) == []
    example_office.records.undo(changes)
    assert register(example_office, 2021) == before


def test_a_weighing_filled_in_a_units_list_is_the_years_weighing(office: Office, tmp_path: Path) -> None:
    table = risk_table(office, YEAR, unit_of(office))
    rows = [list(row) for row in table.rows]
    s, k, year = (table.headings.index(heading) for heading in ("Sannolikhet", "Konsekvens", "År"))
    empty = next(row for row in rows if row[s] is None)
    assert empty[year] == YEAR
    empty[s], empty[k] = 4, 4
    path = tmp_path / "ut.csv"
    path.write_bytes(text_file(Table(table.name, table.headings, rows)))
    plan = plan_file(path, office.risk_sheets, YEAR)[2]
    assert ("changed", f"värdering {YEAR} – → 4 × 4 = 16") in told(plan)
    office.risk_sheets.store(plan)
    assert {row.value for row in office.risks.register(YEAR)} == {6, 16}


def test_a_list_of_earlier_weighings_says_so_rather_than_weigh_the_wrong_year(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(office, tmp_path, "Nr Risk År S K", (1, "Driftstopp", YEAR - 1, 4, 4))
    ((outcome, text),) = told(plan)
    assert outcome == "refused" and str(YEAR - 1) in text and "Ändra året" in text


def test_new_changed_unchanged_and_refused_rows_are_told_with_old_and_new(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(
        office,
        tmp_path,
        "Risk Kategori Orsak S K",
        ("DRIFTSTOPP", "IT", "strömavbrott", 3, 3),
        ("Brand", "IT", None, None, None),
        ("Bedrägeri", "Ekonomi", "svag attest", "3 Möjlig", 4),
        ("Jäv", "Rymden", None, None, None),
        ("Stöld", "Ekonomi", None, 9, 2),
        ("Mögel", None, None, None, None),
        ("Översvämning", "Omvärld", None, 3, None),
        (None, "Omvärld", "x", None, None),
    )
    rows = told(plan)
    assert [outcome for outcome, _ in rows] == ["changed", "unchanged", "new", *["refused"] * 5]
    assert "orsak ”gammal server” → ”strömavbrott”" in rows[0][1]
    assert f"värdering {YEAR} 2 × 3 = 6 → 3 × 3 = 9" in rows[0][1]
    assert "Rymden" in rows[3][1] and "9" in rows[4][1] and "kategori" in rows[5][1]
    with pytest.raises(UserError, match="import_refused"):
        office.risk_sheets.store(plan)
    assert len(office.risks.register(YEAR)) == 2


def test_a_column_that_is_wholly_empty_says_nothing_and_an_empty_cell_that_there_is_none(
    office: Office, tmp_path: Path
) -> None:
    kept = planned(office, tmp_path, "Risk Orsak", ("Driftstopp", None), ("Brand", None))
    assert [outcome for outcome, _ in told(kept)] == ["unchanged", "unchanged"]
    emptied = planned(office, tmp_path, "Risk Orsak", ("Driftstopp", None), ("Brand", "kök"))
    assert told(emptied)[0] == ("changed", "orsak ”gammal server” → tom")


def test_a_risk_that_stands_twice_in_the_file_is_refused_both_times(office: Office, tmp_path: Path) -> None:
    plan = planned(
        office,
        tmp_path,
        "Nr Risk Kategori",
        (1, "A", "IT"),
        (None, "B", "IT"),
        (None, "b ", "IT"),
        (1, "C", "IT"),
    )
    assert [outcome for outcome, _ in told(plan)] == ["refused"] * 4
    assert "rad 5" in told(plan)[0][1] and "rad 4" in told(plan)[1][1]


def test_numbers_that_lead_nowhere_and_units_that_are_none_are_told(office: Office, tmp_path: Path) -> None:
    plan = planned(
        office,
        tmp_path,
        "Nr Nämnd Risk Kategori",
        (99, "Kommunstyrelsen", "A", "IT"),
        ("ett", "Kommunstyrelsen", "B", "IT"),
        (None, "Rymdnämnden", "C", "IT"),
        (None, None, "D", "IT"),
        unit=False,
    )
    texts = [text for _, text in told(plan)]
    assert plan.count("refused") == 4
    assert "99" in texts[0] and "ett" in texts[1] and "Rymdnämnden" in texts[2] and "saknar nämnd" in texts[3]


def test_a_closed_analysis_takes_texts_but_no_weighings(office: Office, tmp_path: Path) -> None:
    values = {"year": YEAR, "unit_id": unit_of(office), "state": "closed"}
    office.records.write("risk_analysis", None, values)
    plan = planned(office, tmp_path, "Risk Process S K", ("Driftstopp", "IT", 2, 3), ("Brand", None, 1, 1))
    assert [outcome for outcome, _ in told(plan)] == ["changed", "refused"]
    assert "avslutad" in told(plan)[1][1]


def test_konsekvens_is_read_as_text_where_it_holds_words(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, "Risk Kategori Konsekvens S K", ("Mögel", "IT", "skolan stängs", 2, 2))
    (row,) = plan.outcomes
    assert row.new["consequence"] == "skolan stängs" and row.weighing == (2, 2)


def test_texts_that_look_like_formulas_come_back_as_they_were(office: Office, tmp_path: Path) -> None:
    office.records.write(
        "risk", 1, {"cause": "=1+1", "process": "@a", "event": "rad\nrad", "title": "<b>x</b>"}
    )
    for ending in exports.ENDINGS:
        path = tmp_path / f"ut{ending}"
        path.write_bytes(exports.content(office, "risks", ending))
        plan = plan_file(path, office.risk_sheets, office.today.year)[2]
        assert plan.count("unchanged") == 2, told(plan)
    cells = {cell for row in read_sheets(tmp_path / "ut.xlsx")[0].rows for cell in row}
    assert "=1+1" in cells


def test_a_file_without_risks_says_which_column_is_lacking(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sheet_lacks_columns"):
        planned(office, tmp_path, "Indikator År Värde", ("Nöjda elever", 2021, 5))
    with pytest.raises(UserError, match="sheet_heading_twice"):
        planned(office, tmp_path, "Risk Riskbeskrivning", ("a", "b"))


def test_long_texts_are_told(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, "Risk Kategori", ("a" * 10_000, "IT"))
    assert plan.count("refused") == 1 and "lång" in told(plan)[0][1]


def test_a_colleague_who_saved_meanwhile_stops_the_whole_import(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, "Risk Orsak Kategori", ("Driftstopp", "ström", "IT"), ("Ny", "x", "IT"))
    office.records.write("risk", 1, {"cause": "annat"})
    with pytest.raises(UserError, match="import_overtaken"):
        office.risk_sheets.store(plan)
    assert len(office.risks.register(YEAR)) == 2
