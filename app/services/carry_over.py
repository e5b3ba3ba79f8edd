"""Starting a new period, or a new budget year, from what is there: structure comes along, results never do.

The old period stays as it is. All is one save, so that one step takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from app.domain.carrying import Choice, with_those_above
from app.services.carry_candidates import Candidate, read_candidates, read_carried
from app.services.carry_copies import kept, links, live
from app.services.carry_years import SubgoalToCarry, edits_to_year, read_subgoals
from app.services.edits import Change, Edit, Ref
from app.services.records import Records
from database.base import Base
from database.clarifications import Clarification
from database.connection import File
from database.dialogues import Dialogue
from database.documents import Document
from database.goals import Contribution, Goal, GoalSdg
from database.indicators import Indicator
from database.methods import Method


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A period that is made together with what is carried into it."""

    name: str
    first_year: int
    last_year: int
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """How much would come along with the goals chosen, each kind as if it were wanted."""

    goals: int
    indicators: int
    contributions: int
    clarifications: int
    sdg: int
    methods: int
    unnumbered: int
    """Goals whose number another goal has taken already: they come without one."""


class CarryOver:
    """Carries structure over to another period, and sub-goals to another year."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def candidates(self, source_id: int, target_id: int | None = None) -> tuple[Candidate, ...]:
        """The goals of a period that may come along to another one; None where that is still to be made."""
        with self._file.reading() as connection:
            return read_candidates(connection, source_id, target_id)

    def to_period(
        self,
        source_id: int,
        target: int | NewPeriod,
        goals: Collection[int],
        choice: Choice | None = None,
        *,
        edit_id: str | None = None,
    ) -> tuple[Change, ...]:
        """Copy chosen goals, with those above them and what the choice says, into another period.

        Every copy says what it was carried from. What has been carried before is not made twice, so more can
        be fetched later. Answers with one change for each record made.
        """
        with self._file.reading() as connection:
            target_id = target if isinstance(target, int) else None
            source = _Source(connection, source_id, target_id, frozenset(goals), choice or Choice())
        edits: list[Edit] = []
        period: int | Ref
        if isinstance(target, NewPeriod):
            values = {"name": target.name, "mandate": target.mandate}
            years = {"first_year": target.first_year, "last_year": target.last_year}
            edits.append(Edit("period", None, {**values, **years}))
            period = Ref(0)
        else:
            period = target
        edits += source.edits(period, len(edits))
        return self._records.write_all(edits, edit_id) if edits else ()

    def coming(self, source_id: int, target_id: int | None, goals: Collection[int]) -> Coming:
        """Count what ``to_period`` would bring along; None where the period is still to be made."""
        with self._file.reading() as connection:
            source = _Source(connection, source_id, target_id, frozenset(goals), Choice())
        edits = list(source.edits(target_id or Ref(0), 0))
        kinds = Counter(edit.kind for edit in edits)
        shown = (edit.values["indicators"] for edit in edits if edit.kind == "goal")
        return Coming(
            goals=kinds["goal"],
            indicators=len({indicator for each in shown if isinstance(each, tuple) for indicator in each}),
            contributions=kinds["contribution"],
            clarifications=kinds["clarification"],
            sdg=kinds["goal_sdg"],
            methods=kinds["method"],
            unnumbered=source.unnumbered,
        )

    def subgoals(self, goals: Collection[int]) -> tuple[SubgoalToCarry, ...]:
        """Sub-goals that may be carried to another year, in their order."""
        with self._file.reading() as connection:
            return read_subgoals(connection, goals)

    def to_year(self, goals: Collection[int], year: int, *, edit_id: str | None = None) -> tuple[Change, ...]:
        """Copy sub-goals to another budget year of the same period, without their budget and their results.

        Those that stand in that year already, themselves or as a copy, are not made twice.
        """
        with self._file.reading() as connection:
            edits = edits_to_year(connection, goals, year)
        return self._records.write_all(edits, edit_id) if edits else ()


class _Source:
    """What is copied from a period, read in one moment."""

    def __init__(
        self,
        connection: Connection,
        source_id: int,
        target_id: int | None,
        chosen: frozenset[int],
        choice: Choice,
    ) -> None:
        self.choice = choice
        offered = read_candidates(connection, source_id, target_id)
        parents = {goal.id: goal.parent_id for goal in offered if goal.possible}
        wanted = with_those_above([goal for goal in chosen if goal in parents], parents)
        self.there = read_carried(connection, source_id, target_id)
        """What stands in the target already: copies by what they were carried from."""
        rows = {row["id"]: row for row in _rows(connection, Goal, Goal.period_id == source_id)}
        self.goals = [rows[goal.id] for goal in offered if goal.id in wanted and goal.id not in self.there]
        ids = [row["id"] for row in self.goals]
        self.indicators = links(connection, "goal_indicator", "indicator_id", Indicator)
        both = Contribution.goal_id.in_(ids) | Contribution.overarching_id.in_(ids)
        self.contributions = _rows(connection, Contribution, both)
        self.clarifications = _rows(connection, Clarification, Clarification.goal_id.in_(ids))
        self.ties = _rows(connection, GoalSdg, GoalSdg.goal_id.in_(ids))
        self.methods = _rows(connection, Method, Method.period_id == source_id, Method.state != "rejected")
        copied = select(Method.carried_from_id).where(Method.period_id == target_id)
        self.methods_there = set(connection.execute(copied).scalars())
        self.dialogues = live(connection, Dialogue)
        self.documents = live(connection, Document)
        self.taken = _numbers(connection, target_id)
        """Numbers that goals of the target have, as (level, whose goals they are among, number)."""
        self.unnumbered = 0

    def edits(self, period: int | Ref, before: int) -> Iterator[Edit]:
        """The copies, goals first. ``before`` edits stand in front of them in the same save."""
        copies: dict[int, int | Ref] = dict(self.there)
        for place, row in enumerate(self.goals, start=before):
            shown_by = self.indicators.get(row["id"], ()) if self.choice.indicators else ()
            parent = copies.get(row["parent_id"])
            yield Edit(
                "goal",
                None,
                {
                    **kept(row),
                    "number": self._number(row, parent),
                    "period_id": period,
                    "parent_id": parent,
                    "first_year": row["first_year"] if row["level"] == "vision" else None,
                    "last_year": row["last_year"] if row["level"] == "vision" else None,
                    "indicators": shown_by,
                },
            )
            copies[row["id"]] = Ref(place)
        yield from self._contributions(copies)
        yield from self._clarifications(copies)
        yield from self._ties(copies)
        yield from self._methods(copies, period)

    def _number(self, row: RowMapping, parent: int | Ref | None) -> str:
        """The goal's number, where no goal that was made in the target meanwhile has it."""
        among = row["unit_id"] if row["level"] == "body" else parent
        if not row["number"] or (row["level"], among, row["number"]) not in self.taken:
            return str(row["number"])
        self.unnumbered += 1
        return ""

    def _contributions(self, copies: Mapping[int, int | Ref]) -> Iterator[Edit]:
        for row in self.contributions if self.choice.contributions else ():
            goal, overarching = copies.get(row["goal_id"]), copies.get(row["overarching_id"])
            if goal is not None and overarching is not None:
                values = {"goal_id": goal, "overarching_id": overarching, "sentence": row["sentence"]}
                yield Edit("contribution", None, values)

    def _clarifications(self, copies: Mapping[int, int | Ref]) -> Iterator[Edit]:
        for row in self.clarifications if self.choice.clarifications else ():
            values = {name: row[name] for name in ("source_kind", "text", "position")}
            values["goal_id"] = copies[row["goal_id"]]
            values["dialogue_id"] = row["dialogue_id"] if row["dialogue_id"] in self.dialogues else None
            values["document_id"] = row["document_id"] if row["document_id"] in self.documents else None
            yield Edit("clarification", None, values)

    def _ties(self, copies: Mapping[int, int | Ref]) -> Iterator[Edit]:
        for row in self.ties if self.choice.sdg else ():
            values = {name: row[name] for name in ("sdg_goal_id", "sdg_target_id", "extent", "meaning")}
            yield Edit("goal_sdg", None, {**values, "goal_id": copies[row["goal_id"]]})

    def _methods(self, copies: Mapping[int, int | Ref], period: int | Ref) -> Iterator[Edit]:
        for row in self.methods if self.choice.methods else ():
            if row["goal_id"] in copies and row["id"] not in self.methods_there:
                values = {name: row[name] for name in ("title", "description", "proposer", "priority")}
                place = {"goal_id": copies[row["goal_id"]], "period_id": period, "position": row["position"]}
                yield Edit("method", None, {**values, **place, "carried_from_id": row["id"]})


def _numbers(connection: Connection, target_id: int | None) -> frozenset[tuple[str, int | None, str]]:
    rows = _rows(connection, Goal, Goal.period_id == target_id) if target_id is not None else []
    return frozenset(
        (row["level"], row["unit_id"] if row["level"] == "body" else row["parent_id"], row["number"])
        for row in rows
    )


def _rows(connection: Connection, entity: type[Base], *conditions: Any) -> list[RowMapping]:
    """The records of a kind that are not archived, in the order they were made."""
    table = entity.__table__
    query = select(table).where(table.c.archived_at.is_(None), *conditions).order_by(table.c.id)
    return list(connection.execute(query).mappings())
