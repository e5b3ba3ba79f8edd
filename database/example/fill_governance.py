"""Writes what carries the goals into the example: decisions, dialogues, methods, documents and clarifications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from database.clarifications import Clarification
from database.decisions import Decision, DecisionItem, DecisionStep
from database.dialogues import Dialogue, DialogueOutcome, SubgoalDialogue
from database.example import decisions, goals, governance, organisation
from database.example.ledger import Ledger
from database.example.organisation import Roles
from database.example.texts import moment
from database.methods import Method, Party, Standpoint, SubgoalMethod

METHODS_ADOPTED = moment(2020, 6, 23, 75)
"""When the executive office noted what the council had decided of the methods."""

Change = tuple[datetime, str, str, int, dict[str, object], dict[str, object] | None, str]
"""When, by whom, kind, id, how it was, how it became (None: as it is), why."""


def fill_decisions(ledger: Ledger) -> None:
    """Decisions with the way they went. What they cover is told by ``cover``, once it is there."""
    for place, row in enumerate(decisions.decisions()):
        values = {
            "kind": row.kind,
            "title": row.title,
            "text": row.text,
            "date_note": row.date_note,
            "registry_number": row.registry_number or organisation.start().registry_number,
            "sent_to": row.sent_to,
        }
        made = ledger.make(Decision, (row.title,), row.written(place), values)
        for number, step in enumerate(row.steps):
            said = {
                "decision_id": made,
                "state": step.state,
                "unit_id": ledger.ids["unit", step.unit],
                "decided_on": step.decided_on,
                "section": step.section,
                "note": step.note,
            }
            ledger.make(DecisionStep, (row.title, str(number)), row.went(step, place), said)


def fill_dialogues(ledger: Ledger) -> None:
    """Dialogues with what was said."""
    for place, row in enumerate(governance.dialogues()):
        values = {
            "kind": row.kind,
            "title": row.title,
            "unit_id": ledger.ids["unit", row.unit] if row.unit else None,
            "held_on": row.held_on,
            "date_note": row.date_note,
            "place": row.place,
            "participants": row.participants,
            "notes": row.notes,
        }
        made = ledger.make(Dialogue, (row.key,), row.written(place), values)
        ledger.made_with("dialogue", made, {"outcomes": ()})


def fill_methods(ledger: Ledger) -> None:
    """Parties, methods and standpoints."""
    stamp = moment(2020, 3, 30, 95), "klk"
    names = {}
    for place, party in enumerate(governance.parties()):
        names[party.key] = party.name
        values = {"name": party.name, "short_name": party.key, "kind": party.kind, "position": place}
        ledger.make(Party, (party.key,), stamp, values)
    places: Counter[str] = Counter()
    for place, row in enumerate(governance.methods()):
        values = {
            "period_id": ledger.ids["period",],
            "goal_id": ledger.ids["goal", row.goal],
            "title": row.title,
            "description": row.description,
            "proposer": names[row.proposer],
            "priority": row.priority,
            "state": row.state,
            "position": places[row.goal],
        }
        places[row.goal] += 1
        made = ledger.make(Method, (row.title,), (moment(2020, 3, 30, 110 + 8 * place), "klk"), values)
        for standpoint in row.said:
            said = {
                "method_id": made,
                "party_id": ledger.ids["party", standpoint.party],
                "kind": standpoint.kind,
                "text": standpoint.text,
            }
            written = moment(2020, 4, 16, 130 + 6 * place), "klk"
            ledger.make(Standpoint, (row.title, standpoint.party), written, said)


def fill_clarifications(ledger: Ledger) -> None:
    """What the goals mean; those from a newer document were written in after it."""
    places: Counter[str] = Counter()
    for place, row in enumerate(governance.clarifications()):
        at = moment(2020, 3, 23, 30 + 9 * place)
        if row.document:
            document = ledger.written("document", ledger.ids["document", row.document])
            at = max(at, document)
        values = {
            "goal_id": ledger.ids["goal", row.goal],
            "source_kind": row.source,
            "text": row.text,
            "dialogue_id": ledger.ids["dialogue", row.dialogue] if row.dialogue else None,
            "document_id": ledger.ids["document", row.document] if row.document else None,
            "position": places[row.goal],
        }
        places[row.goal] += 1
        ledger.make(Clarification, (row.goal, str(values["position"])), (at, "klk"), values)


def cover(ledger: Ledger) -> None:
    """Say what each decision covered when it was written in, and what came to it later."""
    for row in decisions.decisions():
        made = ledger.ids["decision", row.title]
        ledger.made_with("decision", made, {"items": tuple(_items(ledger, row))})
    for dialogue in governance.dialogues():
        outcomes = tuple(sorted((kind, ledger.ids[kind, key]) for kind, key in dialogue.outcomes))
        ledger.made_with("dialogue", ledger.ids["dialogue", dialogue.key], {"outcomes": outcomes})


def later_changes(ledger: Ledger, roles: Roles) -> Iterator[Change]:
    """What became of methods and goals when the decisions had been made."""
    for method in governance.methods():
        if method.state != "proposed":
            verb = "antog" if method.state == "adopted" else "avslog"
            why = f"Fullmäktige {verb} metoden den 22 juni 2020."
            number = ledger.ids["method", method.title]
            yield METHODS_ADOPTED, "klk", "method", number, {"state": "proposed"}, None, why
    for place, goal in enumerate(goals.goals()):
        number = ledger.ids["goal", goal.key]
        if goal.methods and goal.first_year == 2020:
            by = roles.of_unit(goal.unit)
            old: dict[str, object] = {"origin_methods": ()}
            new: dict[str, object] = {"origin_methods": _method_ids(ledger, goal)}
            at = moment(2020, 6, 24, 30 + 4 * place)
            yield at, by, "goal", number, old, new, "Metoden är antagen."
        if goal.fulfilment:
            first = next(row for row in decisions.decisions() if row.title == goal.fulfilment).steps[0]
            assert first.at is not None
            unset: dict[str, object] = {"fulfilment_decision_id": None}
            yield (
                first.at,
                "klk",
                "goal",
                number,
                unset,
                None,
                "Måluppfyllelsen har lyfts till ett eget beslut.",
            )


def tie(ledger: Ledger) -> None:
    """Tie decisions, dialogues and sub-goals to what they point at."""
    ledger.tie(DecisionItem, _decision_items(ledger))
    ledger.tie(
        DialogueOutcome,
        (
            {
                "dialogue_id": ledger.ids["dialogue", row.key],
                "kind": kind,
                "record_id": ledger.ids[kind, key],
            }
            for row in governance.dialogues()
            for kind, key in row.outcomes
        ),
    )
    ledger.tie(
        SubgoalMethod,
        (
            {"goal_id": ledger.ids["goal", goal.key], "method_id": method}
            for goal in goals.goals()
            for method in _method_ids(ledger, goal)
        ),
    )
    ledger.tie(
        SubgoalDialogue,
        (
            {"goal_id": ledger.ids["goal", goal.key], "dialogue_id": dialogue}
            for goal in goals.goals()
            for dialogue in dialogue_ids(ledger, goal)
        ),
    )


def origins_when_made(ledger: Ledger, goal: goals.GoalRow) -> dict[str, object]:
    """What a sub-goal was taken from when it was written: the methods of 2020 came later that year."""
    methods = () if goal.first_year == 2020 else _method_ids(ledger, goal)
    return {"origin_methods": methods, "origin_dialogues": dialogue_ids(ledger, goal)}


def dialogue_ids(ledger: Ledger, goal: goals.GoalRow) -> tuple[int, ...]:
    """The dialogues that a sub-goal is taken from."""
    return ledger.of("dialogue", goal.dialogues)


def _method_ids(ledger: Ledger, goal: goals.GoalRow) -> tuple[int, ...]:
    return ledger.of("method", goal.methods)


def _items(ledger: Ledger, row: decisions.DecisionRow) -> Iterator[tuple[str, int]]:
    """What a decision covers, in order of kind and id."""
    if row.clarifications:
        written = ledger.written("decision", ledger.ids["decision", row.title])
        for (kind, *_), number in ledger.ids.items():
            if kind == "clarification" and ledger.written(kind, number) <= written:
                yield kind, number
    for goal in ledger.of("goal", row.covers):
        yield "goal", goal
    if row.methods:
        yield from (
            ("method", ledger.ids["method", method.title])
            for method in governance.methods()
            if method.state == "adopted"
        )


def _decision_items(ledger: Ledger) -> Iterator[dict[str, object]]:
    for place, row in enumerate(decisions.decisions()):
        last = row.steps[-1]
        adopted, _ = row.went(last, place)
        for kind, record in _items(ledger, row):
            version = ledger.version_at(kind, record, adopted) if last.state == "adopted" else None
            yield {
                "decision_id": ledger.ids["decision", row.title],
                "kind": kind,
                "record_id": record,
                "adopted_version": version,
            }
