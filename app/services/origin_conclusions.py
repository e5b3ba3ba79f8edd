"""Sub-goals that come out of joint analyses, and those that come from nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from database.dialogues import SubgoalDialogue
from database.goals import Goal
from database.methods import SubgoalMethod
from database.rounds import Conclusion, Round


@dataclass(frozen=True, slots=True)
class OriginConclusion:
    """A conclusion of a joint analysis that became the sub-goal, or the risk."""

    id: int
    text: str
    round: str
    """The follow-up whose analysis it is."""


def read_origin_conclusions(connection: Connection) -> dict[int, tuple[OriginConclusion, ...]]:
    """The conclusions that became sub-goals, by sub-goal. A copy for a later year comes from where the first came."""
    found: dict[int, tuple[OriginConclusion, ...]] = {}
    rows = connection.execute(
        select(Conclusion.subgoal_id, Conclusion.id, Conclusion.text, Round.title)
        .join(Round, Round.id == Conclusion.round_id)
        .where(Conclusion.subgoal_id.is_not(None), Conclusion.archived_at.is_(None))
        .order_by(Round.as_of, Conclusion.position, Conclusion.id)
    )
    for subgoal_id, conclusion_id, text, title in rows:
        assert subgoal_id is not None
        found[subgoal_id] = (*found.get(subgoal_id, ()), OriginConclusion(conclusion_id, text, title))
    copies = connection.execute(
        select(Goal.id, Goal.carried_from_id)
        .where(Goal.level == "subgoal", Goal.carried_from_id.is_not(None))
        .order_by(Goal.id)
    )
    # A copy is made after what it copies, so its source has been seen to when it comes.
    for copy, source in copies:
        if source in found:
            found[copy] = (*found.get(copy, ()), *found[source])
    return found


def read_without_origin(connection: Connection, period_id: int) -> tuple[int, ...]:
    """The sub-goals of a period that come from no method, no dialogue and no joint analysis: one query, in an open
    transaction.
    """
    concluded = (
        select(Conclusion.subgoal_id.label("id"))
        .where(Conclusion.subgoal_id.is_not(None), Conclusion.archived_at.is_(None))
        .cte(recursive=True)
    )
    concluded = concluded.union(select(Goal.id).where(Goal.carried_from_id == concluded.c.id))
    return tuple(
        connection.execute(
            select(Goal.id)
            .where(
                Goal.period_id == period_id,
                Goal.level == "subgoal",
                Goal.archived_at.is_(None),
                Goal.id.not_in(select(SubgoalMethod.goal_id)),
                Goal.id.not_in(select(SubgoalDialogue.goal_id)),
                Goal.id.not_in(select(concluded.c.id)),
            )
            .order_by(Goal.position, Goal.id)
        ).scalars()
    )
