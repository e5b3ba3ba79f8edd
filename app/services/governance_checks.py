"""Rules of clarifications, methods, decisions, dialogues, documents and ties that need a look into the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from app.domain import clarifications, decisions, dialogues, documents, goals, methods
from app.domain import measurement_plan as plans
from app.domain.problems import Problem
from app.services.checks import Draft
from database.base import Base
from database.decisions import DecisionItem, DecisionStep
from database.dialogues import Dialogue
from database.documents import AnnexRow, Document
from database.goals import Goal, SdgTarget
from database.municipality import Municipality


def clarification(draft: Draft) -> list[Problem]:
    """A clarification, of a goal that is clarified, from a source of the kind it names."""
    found = clarifications.problems(draft.values)
    if found:
        return found
    if draft.touches("goal_id"):
        level = _look_up(draft, select(Goal.level).where(Goal.id == draft.whole("goal_id")))
        found += [] if level is None else clarifications.goal_problems(str(level))
    if draft.touches("dialogue_id", "source_kind") and draft.whole("dialogue_id") is not None:
        kind = _look_up(draft, select(Dialogue.kind).where(Dialogue.id == draft.whole("dialogue_id")))
        if kind is not None:
            found += clarifications.dialogue_problems(draft.text("source_kind"), str(kind))
    return found


def method(draft: Draft) -> list[Problem]:
    """A method, for an overarching goal or success factor of its own period."""
    found = methods.problems(draft.values)
    if found or not draft.touches("goal_id", "period_id"):
        return found
    goal = draft.connection.execute(
        select(Goal.level, Goal.period_id).where(Goal.id == draft.whole("goal_id"))
    ).one_or_none()
    if goal is None:
        return found
    return methods.goal_problems(goal.level, goal.period_id, draft.whole("period_id"))


def standpoint(draft: Draft) -> list[Problem]:
    """What a party or group thinks of a method."""
    return methods.standpoint_problems(draft.values)


def party(draft: Draft) -> list[Problem]:
    """A party or group."""
    return methods.party_problems(draft.values)


def decision(draft: Draft) -> list[Problem]:
    """A decision; the programme and the methods are decided apart."""
    found = decisions.problems(draft.values)
    if found or not draft.touches("kind", "items"):
        return found
    items = draft.values.get("items")
    if isinstance(items, tuple):
        covered = {str(kind) for kind, _ in items}
    else:
        kinds = select(DecisionItem.kind).where(DecisionItem.decision_id == draft.id).distinct()
        covered = set(draft.connection.execute(kinds).scalars())
    return decisions.apart_problems(draft.text("kind"), covered)


def decision_step(draft: Draft) -> list[Problem]:
    """A step: it says what it said when it was made, and only the last one may be taken away and put back."""
    found = decisions.step_problems(draft.values, today(draft))
    if found:
        return found
    steps = select(DecisionStep.id, DecisionStep.state, DecisionStep.decided_on).where(
        DecisionStep.decision_id == draft.whole("decision_id"), DecisionStep.archived_at.is_(None)
    )
    if draft.id is None:
        rows = draft.connection.execute(steps.order_by(DecisionStep.id)).all()
        day = draft.values["decided_on"]
        return decisions.order_problems(
            draft.text("state"),
            day if isinstance(day, date) else None,
            ((row.state, row.decided_on) for row in rows),
        )
    kept = DecisionStep.__table__
    was = draft.connection.execute(select(kept).where(kept.c.id == draft.id)).mappings().one()
    if any(was[name] != value for name, value in draft.values.items() if name != "archived"):
        return [Problem("step_is_fixed", "state")]
    return [] if was["archived_at"] is None else step_not_last(draft.connection, draft.id)


def step_not_last(connection: Connection, step_id: int) -> list[Problem]:
    """A step with others after it stays as it is: the way of a decision is only added to."""
    own = select(DecisionStep.decision_id).where(DecisionStep.id == step_id).scalar_subquery()
    later = select(func.count()).where(
        DecisionStep.decision_id == own, DecisionStep.id > step_id, DecisionStep.archived_at.is_(None)
    )
    return [Problem("step_not_last")] if connection.execute(later).scalar_one() else []


def dialogue(draft: Draft) -> list[Problem]:
    """A dialogue that has been held."""
    return dialogues.problems(draft.values, today(draft))


def document(draft: Draft) -> list[Problem]:
    """A steering document; one with an annex follows an older structure."""
    found = documents.problems(draft.values, today(draft))
    if found or draft.id is None or not draft.touches("structure") or draft.text("structure") == "old":
        return found
    rows = select(func.count()).where(AnnexRow.document_id == draft.id, AnnexRow.archived_at.is_(None))
    return [Problem("annex_has_rows", "structure")] if draft.connection.execute(rows).scalar_one() else []


def annex_row(draft: Draft) -> list[Problem]:
    """A row of an annex, to a document that follows an older structure."""
    found = documents.annex_problems(draft.values)
    if found or not draft.touches("document_id"):
        return found
    structure = select(Document.structure).where(Document.id == draft.whole("document_id"))
    return [Problem("annex_only_old", "document_id")] if _look_up(draft, structure) == "new" else []


def measurement_plan(draft: Draft) -> list[Problem]:
    """A plan for measurement and follow-up."""
    return plans.plan_problems(draft.values, today(draft))


def measurement_plan_entry(draft: Draft) -> list[Problem]:
    """What a plan says of one indicator."""
    return plans.entry_problems(draft.values)


def sdg_tie(owner: str) -> Callable[[Draft], list[Problem]]:
    """The check of ties to Agenda 2030: once each, and to a target of the goal it names."""

    def check(draft: Draft) -> list[Problem]:
        found = goals.sdg_problems(draft.values, f"{owner}_id")
        if found or not draft.touches(f"{owner}_id", "sdg_goal_id", "sdg_target_id"):
            return found
        goal_id, target_id = draft.whole("sdg_goal_id"), draft.whole("sdg_target_id")
        target_of = _look_up(draft, select(SdgTarget.sdg_goal_id).where(SdgTarget.id == target_id))
        if target_of is not None and target_of != goal_id:
            return [*found, Problem("target_of_other_goal", "sdg_target_id")]
        # No index can say this: two empty targets are not alike to a database.
        ties = _table(f"{owner}_sdg").c
        same = [
            ties[f"{owner}_id"] == draft.whole(f"{owner}_id"),
            ties.sdg_goal_id == goal_id,
            ties.sdg_target_id.is_not_distinct_from(target_id),
            ties.archived_at.is_(None),
        ]
        if draft.id is not None:
            same.append(ties.id != draft.id)
        if draft.connection.execute(select(func.count()).where(*same)).scalar_one():
            found.append(Problem("duplicate", "sdg_goal_id" if target_id is None else "sdg_target_id"))
        return found

    return check


def sdg_text(draft: Draft) -> list[Problem]:
    """The official text of a target."""
    return goals.sdg_text_problems(draft.values)


def method_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A method stays as long as a sub-goal is taken from it."""
    return _origin_of("subgoal_method", "method_id", connection, record_id)


def dialogue_in_use(connection: Connection, record_id: int) -> list[Problem]:
    """A dialogue stays as long as a sub-goal is taken from it."""
    return _origin_of("subgoal_dialogue", "dialogue_id", connection, record_id)


def today(draft: Draft) -> date:
    """The day that counts as today in the file: the example carries one of its own."""
    shown_on = draft.connection.execute(select(Municipality.shown_on)).scalar()
    return shown_on or draft.today


def _origin_of(table: str, column: str, connection: Connection, record_id: int) -> list[Problem]:
    ties = _table(table).c
    taken = (
        select(func.count())
        .join_from(Goal, ties.goal_id.table, ties.goal_id == Goal.id)
        .where(ties[column] == record_id, Goal.archived_at.is_(None))
    )
    count = connection.execute(taken).scalar_one()
    return [Problem("in_use", values={"kind": "goal", "count": count})] if count else []


def _look_up(draft: Draft, query: Select[Any]) -> object:
    """The one value asked for, or None where the record is not there: that is told of elsewhere."""
    return draft.connection.execute(query).scalar()


def _table(name: str) -> Table:
    return Base.metadata.tables[name]
