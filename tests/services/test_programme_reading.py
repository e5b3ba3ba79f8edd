"""Read models of what carries the goals: each from a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.services.office import Office
from app.services.strategy import read_strategy
from tests.helpers.queries import counted_queries

TODAY = date(2021, 9, 15)


def period(office: Office) -> int:
    return office.periods[0].id


READS: dict[str, Callable[[Office], object]] = {
    "clarifications": lambda office: office.clarifications.list(period(office)),
    "sources": lambda office: office.clarifications.choices(),
    "methods": lambda office: office.methods.list(period(office)),
    "method goals": lambda office: office.methods.goals(period(office)),
    "parties": lambda office: office.methods.parties(),
    "documents": lambda office: office.documents.list(TODAY),
    "annex": lambda office: office.documents.annex(4, TODAY),
    "origins": lambda office: office.origins.list(period(office)),
    "lifted": lambda office: office.origins.lifted(period(office)),
    "to decide": lambda office: office.origins.to_decide(period(office)),
    "matrix": lambda office: office.contributions.matrix(period(office)),
    "agenda": lambda office: office.agenda.read(period(office)),
    "comparison": lambda office: office.comparison.read(period(office), 99),
    "candidates": lambda office: office.carry_over.candidates(period(office)),
}


@pytest.mark.parametrize("name", READS)
def test_a_full_file_costs_as_many_queries_as_an_empty_one(
    example_office: Office, empty_office: Office, name: str
) -> None:
    empty_office.records.write_all([])
    counts = []
    for office in (example_office, empty_office):
        with counted_queries(office.file) as queries:
            READS[name](office)
        counts.append(len(queries))
    # An annex that is not there is not read on.
    assert counts[0] <= 10 and (counts[0] == counts[1] or name == "annex")


def test_dialogues_cost_one_query_more_for_each_kind_of_outcome_only(example_office: Office) -> None:
    with counted_queries(example_office.file) as queries:
        dialogues = example_office.dialogues.list()
    kinds = {outcome.kind for row in dialogues for outcome in row.outcomes}
    assert len(dialogues) > 5 and len(queries) == 4 + len(kinds)


def test_the_line_of_division_runs_where_somebody_wants_something_else(example_office: Office) -> None:
    methods = {row.title: row for row in example_office.methods.list(period(example_office))}
    assert methods["Fritidsbank för alla"].division == "agreed"
    assert methods["Byggklar mark vid E4"].division == "divided"
    assert methods["Markköp i god tid"].division == "unspoken"
    assert [row.kind for row in methods["Byggklar mark vid E4"].standpoints] == [
        "supports",
        "supports",
        "reservation",
    ]
    taken = methods["Läshjälp från första skolåret"]
    assert [title for _, title in taken.subgoals] == ["Läshjälp i alla lågstadieklasser"]
    assert [decision.state for decision in taken.decisions] == ["adopted"]


def test_methods_stand_in_the_order_of_the_goals_and_vanish_with_theirs(example_office: Office) -> None:
    rows = example_office.methods.list(period(example_office))
    order = [goal for goal, _, _ in example_office.methods.goals(period(example_office))]
    assert [order.index(row.goal_id) for row in rows] == sorted(order.index(row.goal_id) for row in rows)
    factor = rows[0].goal_id
    example_office.records.archive("goal", factor)
    left = example_office.methods.list(period(example_office))
    assert left and factor not in {row.goal_id for row in left}


def test_the_matrix_has_a_cell_for_every_unit_and_goal(example_office: Office) -> None:
    matrix = example_office.contributions.matrix(period(example_office))
    assert [number for _, number, _ in matrix.overarching] == ["1", "2", "3", "4"]
    assert len(matrix.rows) == 7 and all(len(row.cells) == 4 for row in matrix.rows)
    assert matrix.empty == 4
    for row in matrix.rows:
        assert row.goals
        assert {given.goal_id for cell in row.cells for given in cell} <= {goal for goal, _, _ in row.goals}


def test_a_goal_that_stands_under_the_overarching_one_contributes_without_a_sentence(
    example_office: Office,
) -> None:
    office = example_office
    nodes = {node.title: node for node in office.goals.tree(period(office), TODAY.year)}
    overarching = nodes["Hållbar samhällsutveckling"]
    factor = next(node for node in nodes.values() if node.parent_id == overarching.id)
    assert factor.level == "success_factor"
    unit = next(unit for unit in office.register.units() if unit.name == "Socialnämnden")
    before = office.overview.gaps(period(office), TODAY.year, office.today)
    values = {"period_id": period(office), "level": "body", "unit_id": unit.id, "number": "SN 9"}
    for parent in (overarching.id, factor.id):
        made = office.records.write(
            "goal", None, {**values, "title": f"Nära till allt {parent}", "parent_id": parent}
        )
        matrix = office.contributions.matrix(period(office))
        row = next(row for row in matrix.rows if row.unit_id == unit.id)
        assert matrix.empty == 3 and row.cells[0] == ()
        assert [(goal.id, goal.number) for goal in row.placed[0]] == [(made.id, "SN 9")]
        card = office.goals.card(overarching.id, TODAY.year)
        assert card is not None and card.silent_units == ()
        missing = {
            gap.values["unit"]
            for gap in office.overview.gaps(period(office), TODAY.year, office.today)
            if gap.code == "no_contribution" and gap.record_id == overarching.id
        }
        assert not missing and any(gap.record_id == overarching.id for gap in before)
        strategy = read_strategy(office, TODAY.year)
        assert strategy.silent_units(overarching.id) == ()
        assert [goal.id for goal in strategy.unspoken(overarching.id)] == [made.id]
        office.records.archive("goal", made.id)
    assert office.contributions.matrix(period(office)).empty == 4


def test_a_tie_of_a_goal_below_counts_in_the_column_above(example_office: Office) -> None:
    picture = example_office.agenda.read(period(example_office))
    columns = [number for _, number, _, _ in picture.columns]
    assert columns == ["1", "2", "3", "4", "I 1", "I 2", "I 3"]
    seventh = picture.rows[6]
    assert {tie.record_kind for tie in seventh.cells[0]} == {"goal", "indicator"}
    assert not any(seventh.cells[1:]) and not seventh.empty
    assert picture.rows[13].empty


def test_a_document_is_late_by_the_day_it_is_looked_at(example_office: Office) -> None:
    documents = example_office.documents

    def due(day: date) -> dict[str, str]:
        return {row.title: row.due for row in documents.list(day)}

    assert due(TODAY)["Miljöprogram"] == "expired"
    assert due(TODAY)["Folkhälsoplan"] == "revision_due"
    assert due(date(2021, 2, 28))["Folkhälsoplan"] == ""
    assert due(date(2021, 3, 1))["Folkhälsoplan"] == "revision_due"


def test_an_annex_names_the_goals_of_today_and_the_indicators(example_office: Office) -> None:
    plan = next(row for row in example_office.documents.list(TODAY) if row.title == "Översiktsplan")
    annex = example_office.documents.annex(plan.id, TODAY)
    assert annex is not None and annex.document.annex_state == "adopted"
    first = annex.rows[0]
    assert first.goals[0][1] == "1 Hållbar samhällsutveckling"
    assert any("Invånare" in title for _, title in first.indicators)
    assert example_office.documents.annex(999, TODAY) is None


def test_a_dialogue_tells_what_names_it_and_what_was_noted(example_office: Office) -> None:
    rows = {row.title: row for row in example_office.dialogues.list()}
    fenix = rows["Medborgardialog på Fenix"]
    assert any(
        outcome.kind == "goal" and outcome.name == "Synpunkter besvaras inom fem arbetsdagar"
        for outcome in fenix.outcomes
    )
    noted = rows["Kommunstyrelsens dialog om metoder och verktyg"].outcomes
    assert {(outcome.kind, outcome.noted) for outcome in noted} == {("method", True)}


def test_one_goal_tells_its_meaning_methods_documents_and_origin(example_office: Office) -> None:
    tree = {node.title: node for node in example_office.goals.tree(period(example_office), 2021)}
    card = example_office.goals.card(tree["Hållbar samhällsutveckling"].id, 2021, TODAY)
    assert card is not None and card.origin is None
    assert next(row.source_kind for row in card.clarifications) == "declaration"
    assert {row.overarching_id for row in card.methods} == {card.values["id"]} and len(card.methods) == 7
    assert "Miljöprogram" in {row.title for row in card.documents}
    assert card.values["lifted"] is False
    below = example_office.goals.card(tree["Ny vattentäkt utpekad och provpumpad"].id, 2021, TODAY)
    assert below is not None and below.origin is not None
    assert [method.title for method in below.origin.methods] == ["Sökande efter nya vattentäkter"]
    assert below.values["origin_methods"] == tuple(method.id for method in below.origin.methods)
    form = example_office.records.read("goal", below.origin.goal_id)
    assert {name: below.values[name] for name in form if name in below.values} == {
        name: value for name, value in form.items() if name in below.values
    }


def test_what_is_found_by_words_are_methods_dialogues_and_documents_too(example_office: Office) -> None:
    for words, kind in (("kameror", "method"), ("fenix dialog", "dialogue"), ("biblioteksplan", "document")):
        assert kind in {hit.kind for hit in example_office.search.find(words, period(example_office))}
