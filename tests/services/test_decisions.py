"""The register of decisions and what a decision may cover."""

from __future__ import annotations

from datetime import date

from app.services.decisions import Decisions
from app.services.records import Records
from database.connection import File
from tests.helpers.queries import counted_queries


def test_the_register_is_in_order_of_date_with_undated_last(file: File, records: Records) -> None:
    for title, day in (("Odaterat", None), ("Senare", date(2020, 6, 1)), ("Tidigare", date(2019, 2, 27))):
        records.write("decision", None, {"title": title, "kind": "goals", "decided_on": day, "unit_id": 1})
    found = Decisions(file).register()
    assert [row.title for row in found] == ["Tidigare", "Senare", "Odaterat"]
    assert found[0].unit == "Kommunfullmäktige"


def test_archived_decisions_are_shown_only_when_asked_for(file: File, records: Records) -> None:
    made = records.write("decision", None, {"title": "Återtaget", "kind": "other"})
    records.archive("decision", made.id)
    assert Decisions(file).register() == ()
    assert [(row.title, row.archived) for row in Decisions(file).register(archived=True)] == [
        ("Återtaget", True)
    ]


def test_a_decision_may_cover_goals_of_every_period_and_what_it_covers_already(
    file: File, records: Records, ids: dict[str, int]
) -> None:
    later = records.write("period", None, {"name": "2023–2026", "first_year": 2023, "last_year": 2026})
    vision = records.write("goal", None, {"period_id": later.id, "level": "vision", "title": "Ny vision"})
    records.write(
        "decision", None, {"title": "Plan", "kind": "control_plan", "items": [("risk", ids["risk"])]}
    )
    with counted_queries(file) as queries:
        choices = Decisions(file).choices()
    assert choices.bodies[0] == (1, "Kommunfullmäktige")
    assert (choices.items[0].id, choices.items[0].period) == (vision.id, "2023–2026")
    assert choices.items[-1].kind == "risk"
    assert choices.items[-1].title
    assert len(queries) <= 5
