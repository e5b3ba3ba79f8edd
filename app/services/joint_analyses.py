"""What the municipality makes of a round: the units' judgements side by side, effects, indicators, conclusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain import rounds
from app.domain.problems import Conflict
from app.services.conclusions import read_conclusions
from app.services.edits import Change, Edit
from app.services.indicator_rows import read_rows
from app.services.joint_effects import read_effects
from app.services.joint_rows import (
    AnalysedGoal,
    GoalViews,
    Judgement,
    OwnAnalysis,
    RoundName,
    RoundSheet,
    UnitAnswer,
    View,
)
from app.services.records import Records
from app.services.round_goals import (
    NO_PROPOSAL,
    RoundGoal,
    asked_of,
    proposals,
    read_parents,
    read_round_goals,
    read_round_units,
)
from database.connection import File
from database.rounds import Assessment, Conclusion, JointAnalysis, Round, RoundUnit, RoundVersion


@dataclass(frozen=True, slots=True)
class JointPage:
    """The rounds to choose among, and the one that is looked at."""

    rounds: tuple[RoundName, ...]
    sheet: RoundSheet | None


class JointAnalyses:
    """Reads what is weighed together, and writes what is made of it."""

    def __init__(self, file: File, records: Records) -> None:
        self._file, self._records = file, records

    def page(self, years: tuple[int, int], year: int, today: date, round_id: int | None = None) -> JointPage:
        """The rounds of a period's years, and one of them: the wanted one, else the one to work on in ``year``."""
        with self._file.reading() as connection:
            found = read_rounds(connection, *years)
            shown = next((row for row in found if row.id == round_id), None) or _proposed(found, year)
            sheet = _read_sheet(connection, shown, today) if shown is not None else None
        return JointPage(found, sheet)

    def place_of(self, kind: str, record_id: int) -> tuple[int, int] | None:
        """The round and the goal (0: the whole) that a joint analysis or a conclusion is about."""
        own = (JointAnalysis if kind == "joint_analysis" else Conclusion).__table__.c
        with self._file.reading() as connection:
            row = connection.execute(select(own.round_id, own.goal_id).where(own.id == record_id)).first()
        return (row.round_id, row.goal_id or 0) if row is not None else None

    def save(
        self,
        round_id: int,
        goal_id: int | None,
        values: Mapping[str, object],
        base: Mapping[str, object],
        edit_id: str | None = None,
    ) -> tuple[Change, ...]:
        """Make or change what is said of a goal. ``base`` is what the form had read."""
        with self._file.reading() as connection:
            found = connection.execute(
                select(JointAnalysis.id).where(
                    JointAnalysis.round_id == round_id,
                    JointAnalysis.goal_id.is_not_distinct_from(goal_id),
                    JointAnalysis.archived_at.is_(None),
                )
            ).scalar()
        if found is None:
            about = {"round_id": round_id, "goal_id": goal_id}
            return self._records.write_all([Edit("joint_analysis", None, {**values, **about})], edit_id)
        # Where nothing was there when the form read it, somebody else was first: what they wrote is not written over.
        known = base if "id" in base else dict.fromkeys(rounds.ANALYSIS_FIELDS, "")
        try:
            return self._records.write_all([Edit("joint_analysis", found, values, known)], edit_id)
        except Conflict as error:
            # Whoever chooses between the two texts knows from now on which record it is.
            error.current["id"] = found
            raise


def read_rounds(connection: Connection, first_year: int, last_year: int) -> tuple[RoundName, ...]:
    """The rounds of some years, newest first: two queries, in an open transaction."""
    asked = (
        select(func.count())
        .where(RoundUnit.round_id == Round.id, RoundUnit.archived_at.is_(None))
        .scalar_subquery()
    )
    rows = connection.execute(
        select(Round.id, Round.title, Round.year, Round.as_of, asked.label("asked"))
        .where(Round.year.between(first_year, last_year), Round.archived_at.is_(None))
        .order_by(Round.as_of.desc(), Round.id.desc())
    ).all()
    newest = {
        row.round_id: row
        for row in connection.execute(
            select(RoundVersion.round_id, RoundVersion.number, RoundVersion.state, RoundVersion.reason)
            .where(RoundVersion.archived_at.is_(None))
            .order_by(RoundVersion.number)
        )
    }
    found = []
    for row in rows:
        version = newest.get(row.id)
        if version is None:
            state = "open" if row.asked else "planned"
        else:
            state = "locked" if version.state == "locked" else "corrected"
        number, reason = (version.number, version.reason) if version is not None else (0, "")
        found.append(RoundName(row.id, row.title, row.year, row.as_of, state, number, reason))
    return tuple(found)


def _proposed(found: tuple[RoundName, ...], year: int) -> RoundName | None:
    """The newest of the year that is being written, else that is locked; then those of other years, then planned."""
    order = ("open", "corrected", "locked", "planned")
    return min(
        found,
        key=lambda row: (row.state == "planned", row.year != year, order.index(row.state)),
        default=None,
    )


def _read_sheet(connection: Connection, shown: RoundName, today: date) -> RoundSheet:
    goals = read_round_goals(connection, shown.id, shown.year)
    judgements = _read_judgements(connection, shown.id)
    units = _read_units(connection, shown, judgements)
    own = {
        row.goal_id or 0: OwnAnalysis(
            row.id, row.version, *(getattr(row, name) for name in rounds.ANALYSIS_FIELDS)
        )
        for row in connection.execute(
            select(JointAnalysis.__table__).where(
                JointAnalysis.round_id == shown.id, JointAnalysis.archived_at.is_(None)
            )
        )
    }
    conclusions = read_conclusions(connection, shown.id)
    indicators = {row.id: row for row in read_rows(connection, shown.year)}
    parents = read_parents(connection, goals)
    tops = [goal for goal in goals if goal.depth == 0]
    effects = read_effects(connection, shown.year, today, _columns(parents, tops))
    shown_by = proposals(tops, indicators.values(), parents)
    views = {goal.id: _views(goal, units, judgements) for goal in goals}
    whole = AnalysedGoal(None, (), own.get(0), effects.get(None, ()), (), ())
    analysed = [
        AnalysedGoal(
            seen=views[top.id],
            below=tuple(views[goal.id] for goal in goals if goal.column_id == top.id and goal.depth),
            own=own.get(top.id),
            groups=effects.get(top.id, ()),
            indicators=tuple(indicators[each] for each in shown_by.get(top.id, NO_PROPOSAL).indicators),
            conclusions=tuple(row for row in conclusions if row.goal_id == top.id),
        )
        for top in tops
    ]
    return RoundSheet(shown, tuple(answer for answer, _ in units), (whole, *analysed))


_JUDGED = tuple(field.name for field in fields(Judgement))

type_of_judgements = dict[tuple[int, int], Judgement]
type_of_units = tuple[tuple[UnitAnswer, str], ...]
"""Each with the kind of its unit."""


def _read_judgements(connection: Connection, round_id: int) -> type_of_judgements:
    """By goal and unit."""
    rows = connection.execute(
        select(Assessment.__table__).where(Assessment.round_id == round_id, Assessment.archived_at.is_(None))
    )
    return {(row.goal_id, row.unit_id): Judgement(*(getattr(row, name) for name in _JUDGED)) for row in rows}


def _read_units(connection: Connection, shown: RoundName, judgements: type_of_judgements) -> type_of_units:
    """The units of the round in the order of the organisation."""
    answers = {
        row.id: row
        for row in connection.execute(
            select(RoundUnit.id, RoundUnit.state, RoundUnit.comment, RoundUnit.summary).where(
                RoundUnit.round_id == shown.id
            )
        )
    }
    judged = Counter(unit_id for _, unit_id in judgements)
    found = []
    for row in read_round_units(connection, shown.id, shown.year):
        answer = answers[row.id]
        state = rounds.shown_state(answer.state, judged[row.unit_id], locked=not shown.writable)
        found.append(
            (
                UnitAnswer(
                    *(row.unit_id, row.name, row.short_name, row.abolished, state),
                    comment=answer.comment if answer.state in ("returned", "excused") else "",
                    summary=answer.summary,
                ),
                row.kind,
            )
        )
    return tuple(found)


def _views(goal: RoundGoal, units: type_of_units, judgements: type_of_judgements) -> GoalViews:
    """How those see a goal that are asked about it, and any other that has judged it."""
    asked = [
        View(unit, judgements.get((goal.id, unit.unit_id)))
        for unit, kind in units
        if (goal.id, unit.unit_id) in judgements or asked_of((goal,), unit.unit_id, kind)
    ]
    return GoalViews(goal, tuple(asked))


def _columns(parents: Mapping[int, int | None], tops: Iterable[RoundGoal]) -> dict[int, int]:
    """For every goal, the overarching or internal one that it stands under."""
    known = {top.id for top in tops}
    found: dict[int, int] = {}
    for goal_id in parents:
        above: int | None = goal_id
        while above is not None and above not in known:
            above = parents.get(above)
        if above is not None:
            found[goal_id] = above
    return found
