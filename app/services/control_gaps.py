"""The consistency check of a year's internal control: what is to be put right before anything is decided or printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, String, select

from app.domain import control_gaps as rules
from app.domain.control_gaps import Finding
from app.domain.personal_numbers import holds_personal_number
from app.services.control_gap_facts import Facts, read_facts
from app.services.kinds import KINDS
from app.services.names import read_names
from database.connection import File
from database.municipality import Municipality

SEARCHED = (
    *("risk", "risk_score", "risk_treatment", "risk_analysis"),
    *("control", "control_result", "action"),
    *("control_plan", "control_plan_item"),
    *("self_assessment", "control_judgement"),
)
"""Kinds of records whose texts are looked through for personal identity numbers."""


@dataclass(frozen=True, slots=True)
class GapPage:
    """All the findings of a year, and what their units are called."""

    year: int
    findings: tuple[Finding, ...]
    units: Mapping[int, str]
    """Those that have a finding."""


class ControlGaps:
    """Looks through a year."""

    def __init__(self, file: File) -> None:
        self._file = file

    def findings(self, year: int, unit_id: int | None = None) -> tuple[Finding, ...]:
        """What is to be put right in a year, of the whole municipality or one unit; the most pressing first."""
        found = self.page(year).findings
        return tuple(finding for finding in found if unit_id is None or unit_id in finding.units)

    def page(self, year: int) -> GapPage:
        """The findings with the names of their units, from a constant number of queries."""
        with self._file.reading() as connection:
            facts = read_facts(connection, year)
            shown_on = connection.execute(select(Municipality.shown_on)).scalar()
            found = _apply(facts, year, shown_on or date.today())
            found += _read_personal(connection, year, facts)
        ordered = rules.in_order(found)
        concerned = {unit_id for finding in ordered for unit_id in finding.units}
        return GapPage(
            year, ordered, {unit_id: name for unit_id, name in facts.units.items() if unit_id in concerned}
        )


def _apply(facts: Facts, year: int, today: date) -> list[Finding]:
    # What ran out after a year that has gone was in force in it.
    day = min(today, date(year, 12, 31))
    found = [finding for risk in facts.risks for finding in rules.in_risk(risk, day)]
    found += [finding for action in facts.actions for finding in rules.in_action(action, today)]
    reported: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for result in facts.results:
        reported[result.control_id].append((result.unit_id, result.slot))
    for control in facts.controls:
        found += rules.in_control(control, year, reported[control.id], today)
    how_often = {control.id: control.how_often for control in facts.controls}
    for result in facts.results:
        found += rules.in_result(result, how_often[result.control_id])
    found += [finding for item in facts.planned.items for finding in rules.in_item(item)]
    return found + _not_handed_in(facts, year)


def _not_handed_in(facts: Facts, year: int) -> list[Finding]:
    """Units with risks in a decided plan, whose analysis of the year is open or not there."""
    waiting: defaultdict[int, list[str]] = defaultdict(list)
    for risk in facts.risks:
        if risk.id in facts.planned.decided_risks:
            waiting[risk.unit_id].append(risk.title)
    found = []
    for unit_id, risks in waiting.items():
        analysis_id, state = facts.analyses.get(unit_id, (0, "open"))
        if state == "open":
            found.append(rules.not_handed_in(unit_id, facts.units[unit_id], analysis_id, year, risks))
    return found


def _read_personal(connection: Connection, year: int, facts: Facts) -> list[Finding]:
    """Records with a text that looks like a personal identity number. The number itself is not passed on."""
    hits: list[tuple[str, Row[int], tuple[str, ...]]] = []
    for kind in SEARCHED:
        table = KINDS[kind].table
        texts = [name for name, column in KINDS[kind].columns.items() if isinstance(column.type, String)]
        query = select(table).where(table.c.archived_at.is_(None)).order_by(table.c.id)
        if "year" in table.c:
            query = query.where(table.c.year == year)
        for row in connection.execute(query):
            fields = tuple(name for name in texts if holds_personal_number(row._mapping[name] or ""))
            if fields:
                hits.append((kind, row, fields))
    names = read_names(connection, ((kind, row.id) for kind, row, _ in hits))
    answering = {risk.id: (risk.unit_id,) for risk in facts.risks}
    performing = {control.id: tuple(unit.id for unit in control.performing) for control in facts.controls}
    found = []
    for kind, row, fields in hits:
        own = row._mapping
        units: tuple[int, ...] = ()
        if own.get("unit_id") is not None:
            units = (own["unit_id"],)
        elif kind == "control":
            units = performing.get(row.id, ())
        elif "risk_id" in own:
            units = answering.get(own["risk_id"], ())
        # What hangs on a risk is written, and put right, on the risk.
        lead = ("risk", own["risk_id"]) if kind in ("risk_score", "risk_treatment") else (kind, row.id)
        values = {"record": kind, "fields": fields}
        found.append(Finding("personal_number", *lead, names.get((kind, row.id), ""), units, values))
    return found
