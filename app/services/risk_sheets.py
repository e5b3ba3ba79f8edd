"""Risks on their way in and out of files: what rows are matched against, the plan of an import, its save."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain import risk_sheets as rules
from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD
from app.domain.problems import Conflict, Invalid, UserError
from app.domain.risk_sheets import WRITTEN, Given, Known, Outcome, Plan
from app.services.edits import Change, Edit, Ref
from app.services.municipality import read_answering_units
from app.services.records import Records
from app.services.risk_years import read_year_scales
from database.connection import File
from database.risks import Risk, RiskAnalysis, RiskScore
from database.units import Unit


@dataclass(frozen=True, slots=True)
class RiskNames:
    """What rows of a file are matched against."""

    year: int
    units: Mapping[int, tuple[str, str]]
    """Name and short name of each unit that may have risks."""
    steps: Mapping[str, frozenset[int]]
    """The steps of the year's scales, by the halves of a weighing."""


class RiskSheets:
    """Plans imports, stores them and reads what is exported."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def names(self, year: int) -> RiskNames:
        """The units, and the scales of the year."""
        with self._file.reading() as connection:
            known = {unit_id for unit_id, _ in read_answering_units(connection)}
            known.update(connection.execute(select(Risk.unit_id).distinct()).scalars())
            units = {
                row.id: (row.name, row.short_name)
                for row in connection.execute(
                    select(Unit.id, Unit.name, Unit.short_name).where(Unit.archived_at.is_(None))
                )
                if row.id in known
            }
            scales = read_year_scales(connection, year)
        return RiskNames(
            year,
            units,
            {
                LIKELIHOOD: frozenset(step.value for step in scales.likelihood),
                CONSEQUENCE: frozenset(step.value for step in scales.consequence),
            },
        )

    def plan(self, given: Collection[Given], refused: Iterable[Outcome], year: int) -> Plan:
        """What an import of these rows would do now."""
        with self._file.reading() as connection:
            known = _read_known(connection)
            closed = connection.execute(
                select(RiskAnalysis.unit_id).where(
                    RiskAnalysis.year == year,
                    RiskAnalysis.state == "closed",
                    RiskAnalysis.archived_at.is_(None),
                )
            )
            return rules.plan(given, refused, known, year, set(closed.scalars()))

    def store(self, plan: Plan, why: str = "", edit_id: str | None = None) -> tuple[Change, ...]:
        """Do what a plan says, all or nothing, as one save. Raises where a row was refused or the file has moved on."""
        refused = plan.count("refused")
        if refused:
            raise UserError("import_refused", count=refused)
        edits: list[Edit] = []
        for row in plan.outcomes:
            _add(edits, row, plan.year, why)
        try:
            return self._records.write_all(edits, edit_id) if edits else ()
        except (Conflict, Invalid) as error:
            # Each row was checked against the file: something in it has been changed since.
            raise UserError("import_overtaken") from error

    def weighings(self) -> dict[int, Mapping[int, tuple[int, int]]]:
        """The newest weighing of each year, by risk."""
        with self._file.reading() as connection:
            return {risk.id: risk.weighings for risk in _read_known(connection)}


def _add(edits: list[Edit], row: Outcome, year: int, why: str) -> None:
    if row.outcome not in ("new", "changed"):
        return
    risk_id: object = row.risk_id
    if row.risk_id is None:
        risk_id = Ref(len(edits))
        edits.append(Edit("risk", None, {"unit_id": row.unit_id, **row.new}, None, why))
    elif row.new:
        edits.append(Edit("risk", row.risk_id, row.new, row.old, why))
    if row.weighing is not None:
        likelihood, consequence = row.weighing
        values = {"risk_id": risk_id, "year": year, "kind": "current"}
        edits.append(
            Edit(
                "risk_score",
                None,
                {**values, "likelihood": likelihood, "consequence": consequence},
                None,
                why,
            )
        )


def _read_known(connection: Connection) -> list[Known]:
    weighings: dict[int, dict[int, tuple[int, int]]] = {}
    for score in connection.execute(
        select(RiskScore.risk_id, RiskScore.year, RiskScore.likelihood, RiskScore.consequence)
        .where(RiskScore.kind == "current", RiskScore.archived_at.is_(None))
        .order_by(RiskScore.id)
    ):
        weighings.setdefault(score.risk_id, {})[score.year] = (score.likelihood, score.consequence)
    columns = [getattr(Risk, name) for name in WRITTEN]
    rows = connection.execute(
        select(Risk.id, Risk.unit_id, *columns).where(Risk.archived_at.is_(None)).order_by(Risk.id)
    )
    return [
        Known(row[0], row[1], dict(zip(WRITTEN, row[2:], strict=True)), weighings.get(row[0], {}))
        for row in rows
    ]
