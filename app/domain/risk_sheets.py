"""Rows of a list of risks from a file, held against what is stored: what is new, changed, unchanged or refused.

Empty cells of a weighing say nothing: no weighing is ever taken away by a file. Any other empty cell says that there is
no text, unless its whole column is empty or lacking: then it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.gross_list import REQUIRED, TEXTS
from app.domain.measurement_sheets import folded
from app.domain.problems import Problem

WRITTEN = (*TEXTS, "treatment", "hidden")
"""The fields of a risk that a row may change."""

type_of_weighing = tuple[int, int]
"""Likelihood and consequence."""


@dataclass(frozen=True, slots=True)
class Known:
    """A risk as the file has it."""

    id: int
    unit_id: int
    values: Mapping[str, object]
    weighings: Mapping[int, type_of_weighing]
    """The newest of each year."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row that could be understood."""

    row: int
    number: int | None
    unit_id: int
    year: int
    fields: Mapping[str, object]
    """Those of ``WRITTEN`` that the row says something about."""
    weighing: type_of_weighing | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row leads to."""

    row: int
    outcome: str
    unit_id: int | None = None
    title: str = ""
    risk_id: int | None = None
    new: Mapping[str, object] = field(default_factory=dict)
    old: Mapping[str, object] = field(default_factory=dict)
    weighing: type_of_weighing | None = None
    """How the risk is to be weighed, where that is new."""
    before: type_of_weighing | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row, in a year."""

    year: int
    outcomes: tuple[Outcome, ...]

    def count(self, outcome: str) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome == outcome for row in self.outcomes)


def plan(
    given: Iterable[Given],
    refused: Iterable[Outcome],
    known: Collection[Known],
    year: int,
    closed: Collection[int],
) -> Plan:
    """Hold rows against what is stored. ``closed`` are the units whose analysis of the year is closed.

    Two rows about the same risk are refused, both of them.
    """
    by_id = {risk.id: risk for risk in known}
    by_name: dict[tuple[int, str], list[Known]] = {}
    for risk in known:
        by_name.setdefault((risk.unit_id, folded(str(risk.values["title"]))), []).append(risk)
    outcomes = list(refused)
    matched: list[tuple[Given, Known | None]] = []
    for row in given:
        match = _match(row, by_id, by_name)
        if isinstance(match, Problem):
            outcomes.append(_refused(row, match))
        else:
            matched.append((row, match))
    same: dict[object, list[int]] = {}
    for row, found in matched:
        same.setdefault(_sameness(row, found), []).append(row.row)
    for row, found in matched:
        others = [number for number in same[_sameness(row, found)] if number != row.row]
        if others:
            outcomes.append(_refused(row, Problem("same_risk_twice", values={"rows": others})))
        else:
            outcomes.append(_outcome(row, found, year, closed))
    outcomes.sort(key=lambda outcome: outcome.row)
    return Plan(year, tuple(outcomes))


def _match(
    row: Given, by_id: Mapping[int, Known], by_name: Mapping[tuple[int, str], list[Known]]
) -> Known | Problem | None:
    """The risk that a row is about, by its number or else by unit and title; None for a new one."""
    if row.number is not None:
        risk = by_id.get(row.number)
        if risk is None:
            return Problem("no_such_risk", "number", {"number": row.number})
        return (
            risk
            if risk.unit_id == row.unit_id
            else Problem("risk_of_other_unit", "unit", {"number": row.number})
        )
    found = by_name.get((row.unit_id, folded(str(row.fields.get("title") or ""))), [])
    if len(found) > 1:
        return Problem("risk_fits_several", "title")
    return found[0] if found else None


def _sameness(row: Given, risk: Known | None) -> object:
    if risk is not None:
        return risk.id
    said = (str(row.fields.get(name) or "") for name in ("title", "event"))
    return (row.unit_id, *map(folded, said))


def _refused(row: Given, *problems: Problem) -> Outcome:
    return Outcome(row.row, "refused", row.unit_id, str(row.fields.get("title") or ""), problems=problems)


def _outcome(row: Given, risk: Known | None, year: int, closed: Collection[int]) -> Outcome:
    stored = risk.values if risk is not None else {}
    # A risk always has a title and a category: an empty cell does not take them away.
    fields = {name: value for name, value in row.fields.items() if value or name not in REQUIRED}
    if risk is None:
        missing = [Problem(f"risk_without_{name}", name) for name in REQUIRED if name not in fields]
        if missing:
            return _refused(row, *missing)
    before = risk.weighings.get(row.year) if risk is not None else None
    weighing = row.weighing if row.weighing != before else None
    if weighing is not None and row.year != year:
        return _refused(row, Problem("other_year_weighed", "year", {"year": row.year, "now": year}))
    if weighing is not None and row.unit_id in closed:
        return _refused(row, Problem("import_into_closed", values={"year": year}))
    title = str(fields.get("title") or stored.get("title") or "")
    if risk is None:
        return Outcome(row.row, "new", row.unit_id, title, new=fields, weighing=weighing)
    new = {name: value for name, value in fields.items() if value != stored[name]}
    if not new and weighing is None:
        return Outcome(row.row, "unchanged", row.unit_id, title, risk.id)
    old = {name: stored[name] for name in new}
    return Outcome(row.row, "changed", row.unit_id, title, risk.id, new, old, weighing, before)
