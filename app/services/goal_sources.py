"""What a goal can name as its source: dialogues, documents, methods and decisions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from database.connection import File
from database.decisions import Decision
from database.dialogues import Dialogue
from database.documents import Document
from database.methods import Method


@dataclass(frozen=True, slots=True)
class GoalSources:
    """What can be chosen."""

    dialogues: tuple[tuple[int, str, str], ...]
    """As (id, title, kind), newest first."""
    documents: tuple[tuple[int, str], ...]
    """As (id, title), by title."""
    methods: tuple[tuple[int, str, str], ...]
    """Those of the goal's period as (id, title, state), in their order."""
    decisions: tuple[tuple[int, str, str], ...]
    """As (id, title, registry number), newest first."""


def read_goal_sources(file: File, period_id: int) -> GoalSources:
    """Read what the goals of a period can name, from a constant number of queries."""
    with file.reading() as connection:
        dialogues = connection.execute(
            select(Dialogue.id, Dialogue.title, Dialogue.kind)
            .where(Dialogue.archived_at.is_(None))
            .order_by(Dialogue.held_on.desc(), Dialogue.id.desc())
        ).all()
        documents = connection.execute(
            select(Document.id, Document.title).where(Document.archived_at.is_(None)).order_by(Document.title)
        ).all()
        methods = connection.execute(
            select(Method.id, Method.title, Method.state)
            .where(Method.archived_at.is_(None), Method.period_id == period_id)
            .order_by(Method.position, Method.id)
        ).all()
        decisions = connection.execute(
            select(Decision.id, Decision.title, Decision.registry_number)
            .where(Decision.archived_at.is_(None))
            .order_by(Decision.id.desc())
        ).all()
    return GoalSources(
        tuple((row.id, row.title, row.kind) for row in dialogues),
        tuple((row.id, row.title) for row in documents),
        tuple((row.id, row.title, row.state) for row in methods),
        tuple((row.id, row.title, row.registry_number) for row in decisions),
    )
