"""Rules of rounds, activities and what citizens are told that need a look into the file."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.domain import activities, citizens, codes, rounds
from app.domain.problems import Problem
from app.services.checks import Draft
from app.services.governance_checks import today
from database.activities import ActivityUnit
from database.goals import Goal
from database.rounds import Assessment, Conclusion, JointAnalysis, RoundUnit, RoundVersion

_AFTER_THE_LOCK = frozenset({"subgoal_id", "risk_id"})
"""What is still said of a conclusion when its round is locked: what it became."""


def is_locked(connection: Connection, round_id: int | None) -> bool:
    """Whether a round is locked: its newest version is, and no correction is being written."""
    state = connection.execute(
        select(RoundVersion.state)
        .where(RoundVersion.round_id == round_id, RoundVersion.archived_at.is_(None))
        .order_by(RoundVersion.number.desc())
        .limit(1)
    ).scalar()
    return state == "locked"


def round_(draft: Draft) -> list[Problem]:
    """A round. A locked one is as it was."""
    found = rounds.round_problems(draft.values)
    return found or (_locked(draft.connection, draft.id) if draft.id is not None else [])


def round_stays(connection: Connection, record_id: int) -> list[Problem]:
    """A round goes only while nobody has answered in it."""
    answered = select(Assessment.id).where(Assessment.round_id == record_id, Assessment.archived_at.is_(None))
    version = select(RoundVersion.id).where(
        RoundVersion.round_id == record_id, RoundVersion.archived_at.is_(None)
    )
    there = connection.execute(answered.limit(1)).first() or connection.execute(version.limit(1)).first()
    return [Problem("round_answered")] if there is not None else []


def round_version(draft: Draft) -> list[Problem]:
    """A version: locked when every unit's answer is approved or excused, and then for good."""
    found = rounds.version_problems(draft.values)
    if found:
        return found
    round_id, state = draft.whole("round_id"), draft.text("state")
    if draft.id is not None:
        before = draft.connection.execute(
            select(RoundVersion.state).where(RoundVersion.id == draft.id)
        ).scalar_one()
        if before == "locked":
            return [Problem("round_locked", "state")]
    else:
        others = {
            row.number: row.state
            for row in draft.connection.execute(
                select(RoundVersion.number, RoundVersion.state).where(
                    RoundVersion.round_id == round_id, RoundVersion.archived_at.is_(None)
                )
            )
        }
        found += rounds.version_order_problems(draft.whole("number") or 0, state, others)
    if not found and state == "locked":
        found += _all_answered(draft.connection, round_id)
    return found


def version_stays(connection: Connection, record_id: int) -> list[Problem]:
    """A locked version stays for ever; a correction that was begun by mistake may go."""
    state = connection.execute(select(RoundVersion.state).where(RoundVersion.id == record_id)).scalar_one()
    return [Problem("round_locked")] if state == "locked" else []


def round_unit(draft: Draft) -> list[Problem]:
    """A unit's answer, on its way from one state to the next."""
    found = rounds.answer_problems(draft.values) or _locked(draft.connection, draft.whole("round_id"))
    if found or draft.id is None:
        return found
    before, summary = draft.connection.execute(
        select(RoundUnit.state, RoundUnit.summary).where(RoundUnit.id == draft.id)
    ).one()
    found += rounds.move_problems(before, draft.text("state"))
    handed_in = before not in codes.OPEN_ANSWER_STATES and draft.text("state") == before
    if not found and handed_in and draft.text("summary") != summary:
        found.append(Problem("answer_handed_in", "summary"))
    return found


def unit_stays(connection: Connection, record_id: int) -> list[Problem]:
    """A unit leaves a round only while it has judged nothing in it."""
    row = connection.execute(
        select(RoundUnit.round_id, RoundUnit.unit_id).where(RoundUnit.id == record_id)
    ).one()
    found = _locked(connection, row.round_id)
    judged = select(Assessment.id).where(
        Assessment.round_id == row.round_id,
        Assessment.unit_id == row.unit_id,
        Assessment.archived_at.is_(None),
    )
    if not found and connection.execute(judged.limit(1)).first() is not None:
        found = [Problem("unit_has_answered")]
    return found


def assessment(draft: Draft) -> list[Problem]:
    """An assessment, by a unit that is asked and has not handed in its answer."""
    found = rounds.assessment_problems(draft.values)
    if found:
        return found
    found = _answer_open(draft.connection, draft.whole("round_id"), draft.whole("unit_id"))
    if not found and draft.touches("goal_id"):
        level = draft.connection.execute(select(Goal.level).where(Goal.id == draft.whole("goal_id"))).scalar()
        if level is not None and level not in codes.ASSESSED_LEVELS:
            found.append(Problem("goal_not_assessed", "goal_id"))
    return found


def assessment_stays(connection: Connection, record_id: int) -> list[Problem]:
    """An assessment goes only while its unit still answers."""
    row = connection.execute(
        select(Assessment.round_id, Assessment.unit_id).where(Assessment.id == record_id)
    ).one()
    return _answer_open(connection, row.round_id, row.unit_id)


def joint_analysis(draft: Draft) -> list[Problem]:
    """What the municipality makes of a goal that all units serve."""
    found = rounds.analysis_problems(draft.values) or _locked(draft.connection, draft.whole("round_id"))
    return found or _analysed(draft)


def analysis_stays(connection: Connection, record_id: int) -> list[Problem]:
    """An analysis of a locked round stays."""
    return _locked(connection, _round_of(connection, JointAnalysis, record_id))


def conclusion(draft: Draft) -> list[Problem]:
    """A conclusion; after the lock only what it became is added."""
    found = rounds.conclusion_problems(draft.values)
    if not found and not (draft.id is not None and draft.changed <= _AFTER_THE_LOCK):
        found += _locked(draft.connection, draft.whole("round_id"))
    if not found and draft.touches("subgoal_id") and draft.whole("subgoal_id") is not None:
        level = select(Goal.level).where(Goal.id == draft.whole("subgoal_id"))
        if draft.connection.execute(level).scalar() not in ("subgoal", None):
            found.append(Problem("only_subgoal", "subgoal_id"))
    return found or _analysed(draft)


def conclusion_stays(connection: Connection, record_id: int) -> list[Problem]:
    """A conclusion of a locked round stays."""
    return _locked(connection, _round_of(connection, Conclusion, record_id))


def activity(draft: Draft) -> list[Problem]:
    """An activity, which somebody carries out."""
    found = activities.problems(draft.values)
    if "units" in draft.values:
        without = not draft.values["units"]
    else:
        mine = select(ActivityUnit.unit_id).where(ActivityUnit.activity_id == draft.id)
        without = draft.connection.execute(mine.limit(1)).first() is None
    return [*found, Problem("required", "units")] if without else found


def effect(draft: Draft) -> list[Problem]:
    """An effect of an activity for a target group."""
    return activities.effect_problems(draft.values)


def target_group(draft: Draft) -> list[Problem]:
    """A target group."""
    return activities.target_group_problems(draft.values)


def citizen_summary(draft: Draft) -> list[Problem]:
    """What citizens are told of a goal, or of the whole."""
    return citizens.summary_problems(draft.values) or _analysed(draft)


def citizen_comment(draft: Draft) -> list[Problem]:
    """What citizens have said."""
    return citizens.comment_problems(draft.values, today(draft))


def _locked(connection: Connection, round_id: int | None) -> list[Problem]:
    return [Problem("round_locked")] if is_locked(connection, round_id) else []


def _round_of(connection: Connection, entity: type[JointAnalysis | Conclusion], record_id: int) -> int | None:
    return connection.execute(
        select(entity.__table__.c.round_id).where(entity.__table__.c.id == record_id)
    ).scalar()


def _all_answered(connection: Connection, round_id: int | None) -> list[Problem]:
    """Nothing is locked while somebody's answer is on its way."""
    states = connection.execute(
        select(RoundUnit.state).where(RoundUnit.round_id == round_id, RoundUnit.archived_at.is_(None))
    ).scalars()
    waiting = sum(state not in ("approved", "excused") for state in states)
    return [Problem("answers_waited_for", "state", {"count": waiting})] if waiting else []


def _answer_open(connection: Connection, round_id: int | None, unit_id: int | None) -> list[Problem]:
    found = _locked(connection, round_id)
    if found:
        return found
    state = connection.execute(
        select(RoundUnit.state).where(
            RoundUnit.round_id == round_id, RoundUnit.unit_id == unit_id, RoundUnit.archived_at.is_(None)
        )
    ).scalar()
    if state is None:
        return [Problem("unit_not_in_round", "unit_id")]
    return [] if state in codes.OPEN_ANSWER_STATES else [Problem("answer_handed_in")]


def _analysed(draft: Draft) -> list[Problem]:
    """What is said of one goal is said of one that all units serve."""
    if draft.whole("goal_id") is None or not draft.touches("goal_id"):
        return []
    level = draft.connection.execute(select(Goal.level).where(Goal.id == draft.whole("goal_id"))).scalar()
    return [Problem("goal_not_analysed", "goal_id")] if level not in (*codes.ANALYSED_LEVELS, None) else []
