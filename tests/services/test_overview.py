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
    assert len(full) <= 37
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
    left = office.overview.read(PERIOD, 2021, office.today).gaps
    assert [gap.values["document"] for gap in left if gap.kind == "document"] == ["Miljöprogram"]
    tomorrow = office.today + timedelta(days=1)
    assert "Folkhälsoplan" in [
        gap.values.get("document") for gap in office.overview.gaps(PERIOD, 2021, tomorrow)
    ]
