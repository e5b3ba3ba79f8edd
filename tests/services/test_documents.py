"""Steering documents with what hangs on them, and what their forms offer."""

from __future__ import annotations

import json

from app.services.edits import Edit
from app.services.office import Office
from tests.helpers.queries import counted_queries

PERIOD = 1


def id_of(office: Office, title: str) -> int:
    rows = office.documents.list(office.today, archived=True)
    return next(row.id for row in rows if row.title == title)


def test_a_card_holds_ties_annex_and_the_history_of_all_three(example_office: Office) -> None:
    card = example_office.documents.card(id_of(example_office, "Miljöprogram"), example_office.today)
    assert card.due == "expired" and card.has_annex
    assert {tie.sdg_goal_id for tie in card.sdg} >= {6, 12, 13} and len(card.annex) == 3
    assert {line.kind for line in card.history} == {"document", "document_sdg", "annex_row"}


def test_a_card_costs_the_same_however_much_hangs_on_it(example_office: Office) -> None:
    office = example_office
    document = id_of(office, "Miljöprogram")
    with counted_queries(office.file) as before:
        office.documents.card(document, office.today)
    office.records.write_all(
        [Edit("annex_row", None, {"document_id": document, "old_goal": f"Mål {at}"}) for at in range(20)]
    )
    with counted_queries(office.file) as after:
        office.documents.card(document, office.today)
    assert len(after) == len(before)


def test_archived_goals_of_a_row_are_kept_though_they_are_not_told(example_office: Office) -> None:
    office = example_office
    document = id_of(office, "Miljöprogram")
    row = office.documents.card(document, office.today).annex[0]
    goal = next(goal for goal in office.documents.choices(PERIOD).goals if goal.level == "subgoal")
    office.records.write("annex_row", row.id, {"goals": (*row.goal_ids, goal.id)}, {"goals": row.goal_ids})
    office.records.write("goal", goal.id, {"archived": True}, {"archived": False})
    after = office.documents.card(document, office.today).annex[0]
    assert goal.id in after.goal_ids and goal.id not in [key for key, _ in after.goals]
    offered = {each.id: each for each in office.documents.choices(PERIOD).goals}
    assert offered[goal.id].archived


def test_goals_of_the_period_that_is_looked_at_are_offered_first(example_office: Office) -> None:
    office = example_office
    values = {"name": "2023–2026", "mandate": "2022–2026", "first_year": 2023, "last_year": 2026}
    later = office.records.write("period", None, values)
    vision = {"period_id": later.id, "level": "vision", "title": "Ny vision"}
    made = office.records.write("goal", None, vision)
    assert office.documents.choices(later.id).goals[0].id == made.id
    of_today = office.documents.choices(PERIOD).goals
    assert of_today[0].period != "2023–2026" and of_today[-1].id == made.id


def test_ties_carry_the_official_text_only_where_it_was_brought_in(example_office: Office) -> None:
    office = example_office
    before = office.goals.sdg(PERIOD)
    assert not any(tie.official for tie in before)
    code = next(tie.code for tie in before if tie.code)
    brought = office.target_texts.bring_in(json.dumps({code: "Texten"}).encode(), "Källan")
    after = office.goals.sdg(PERIOD)
    assert [tie.id for tie in after] == [tie.id for tie in before]
    assert {(tie.official, tie.official_source) for tie in after if tie.code == code} == {
        ("Texten", "Källan")
    }
    assert not any(tie.official for tie in after if tie.code != code)
    office.records.undo(brought.changes)
    assert not any(tie.official for tie in office.goals.sdg(PERIOD))
