"""Internal-control plans: what the plan of a year says, what is proposed for it, and the edits that change it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain import like_risks
from app.domain.like_risks import Candidate
from app.domain.risk_zones import Zones
from app.services.control_plan_content import (
    YearRisks,
    plan_risk,
    read_content,
    read_decision_lines,
    read_year_risks,
)
from app.services.control_plan_edits import added, copied
from app.services.control_plan_groups import Group
from app.services.control_plan_kept import read_kept
from app.services.control_plan_rows import DecisionLine, PlanContent, PlanRisk
from app.services.edits import Edit
from app.services.municipality import read_answering_units
from database.connection import File
from database.control_plans import ControlPlan, ControlPlanItem
from database.controls import Control
from database.units import Unit


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a plan."""

    id: int
    number: int
    state: str
    decided_on: date | None
    section: str


@dataclass(frozen=True, slots=True)
class ControlChoice:
    """A control that an item may ask for."""

    id: int
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of a year with all that one chooses among."""

    year: int
    unit_id: int | None
    content: PlanContent | None
    """None where there is no plan. A decided version says what it said when it was decided."""
    versions: tuple[VersionRow, ...]
    """Newest first."""
    proposed: tuple[Group, ...]
    """Risks that reach the threshold and that the plan does not name, the like ones together, largest first."""
    lower: tuple[PlanRisk, ...]
    """The other risks that the plan does not name, largest first."""
    risks: tuple[PlanRisk, ...]
    """All that an item may be about."""
    controls: tuple[ControlChoice, ...]
    decisions: tuple[DecisionLine, ...]
    """Those on internal-control plans, the latest first."""
    zones: Zones
    """The year's limits and threshold."""
    units: tuple[tuple[int, str], ...]
    """Units that have plans of their own, as (id, name)."""

    @property
    def newest(self) -> VersionRow | None:
        """The version that holds, or is about to."""
        return self.versions[0] if self.versions else None

    @property
    def is_draft(self) -> bool:
        """Whether what is shown may be changed."""
        return self.content is not None and self.content.head.state == "draft"


class ControlPlans:
    """Reads plans, and works out the edits that make and change one."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, year: int, unit_id: int | None = None, number: int | None = None) -> PlanPage:
        """The newest version of a plan, or an older one, from a constant number of queries."""
        with self._file.reading() as connection:
            return _read_page(connection, year, unit_id, number)

    def content(self, year: int, unit_id: int | None = None) -> PlanContent | None:
        """What the newest version says; None where there is no plan."""
        with self._file.reading() as connection:
            return read_newest(connection, year, unit_id)

    def plan_of(self, kind: str, record_id: int) -> tuple[int, int | None, int] | None:
        """The year, unit and version of a plan or of the plan that an item stands in; None where there is none."""
        query = select(ControlPlan.year, ControlPlan.unit_id, ControlPlan.number)
        if kind == "control_plan_item":
            items = select(ControlPlanItem.plan_id).where(ControlPlanItem.id == record_id)
            query = query.where(ControlPlan.id.in_(items))
        else:
            query = query.where(ControlPlan.id == record_id)
        with self._file.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.year, row.unit_id, row.number)

    def edits_to_start(self, year: int, unit_id: int | None, made_how: str) -> tuple[Edit, ...]:
        """What begins the plan of a year."""
        values = {"year": year, "unit_id": unit_id, "made_how": made_how}
        return (Edit("control_plan", None, values),)

    def edits_to_add(
        self,
        plan_id: int,
        items: Iterable[Sequence[int]],
        choice: str = "proposed",
        reason: str = "",
        title: str = "",
        decision_id: int | None = None,
    ) -> tuple[Edit, ...]:
        """What puts risks into a plan, or notes that they are kept out: an item for each group of them.

        The controls that test their routines already come along.
        """
        with self._file.reading() as connection:
            return added(
                connection,
                plan_id,
                items,
                {"choice": choice, "reason": reason, "title": title, "decision_id": decision_id},
            )

    def edits_for_new_version(self, plan_id: int, reason: str) -> tuple[Edit, ...]:
        """What copies a decided plan and its items into a draft of the next version."""
        with self._file.reading() as connection:
            return copied(connection, plan_id, reason)

    def edits_to_order(self, item_ids: Sequence[int]) -> tuple[Edit, ...]:
        """What puts the items of a plan in this order."""
        return tuple(
            Edit("control_plan_item", item, {"position": place}) for place, item in enumerate(item_ids)
        )


def read_newest(connection: Connection, year: int, unit_id: int | None) -> PlanContent | None:
    """Read the newest version of a plan in an open transaction; None where there is none."""
    versions = _read_versions(connection, year, unit_id)
    return _read_version(connection, versions[0], None) if versions else None


def _read_page(connection: Connection, year: int, unit_id: int | None, number: int | None) -> PlanPage:
    risks = read_year_risks(connection, year)
    versions = _read_versions(connection, year, unit_id)
    shown = next((row for row in versions if row.number == number), versions[0] if versions else None)
    content = _read_version(connection, shown, risks) if shown is not None else None
    named = {risk.id for item in content.items for risk in item.risks} if content is not None else set()
    own = risks.of(unit_id)
    free = [row for row in own if row.id not in named]
    over = {row.id: plan_risk(row) for row in free if row.over_threshold}
    found = like_risks.groups(Candidate(risk.id, risk.title, risk.process) for risk in over.values())
    lines = read_decision_lines(connection, archived=False)
    controls = connection.execute(
        select(Control.id, Control.title, func.coalesce(Unit.name, ""))
        .join(Unit, Unit.id == Control.unit_id, isouter=True)
        .where(Control.archived_at.is_(None))
        .order_by(Control.title, Control.id)
    )
    return PlanPage(
        year,
        unit_id,
        content,
        versions,
        tuple(Group(ids[0], tuple(over[risk] for risk in ids)) for ids in found),
        tuple(plan_risk(row) for row in free if not row.over_threshold),
        (*(plan_risk(row) for row in own), *_others(content, {row.id for row in own})),
        tuple(ControlChoice(*row) for row in controls),
        tuple(line for line in lines.values() if line.kind == "control_plan"),
        risks.zones,
        read_answering_units(connection),
    )


def _others(content: PlanContent | None, known: Container[int]) -> tuple[PlanRisk, ...]:
    """Risks that the plan names and nobody would choose now: of other units, or put away."""
    named = (risk for item in (content.items if content else ()) for risk in item.risks)
    return tuple({risk.id: risk for risk in named if risk.id not in known}.values())


def _read_version(connection: Connection, version: VersionRow, risks: YearRisks | None) -> PlanContent:
    """What a version says: as it was when it was decided, else as it stands now."""
    kept = None if version.state == "draft" else read_kept(connection, version.id)
    if kept is None:
        return read_content(connection, version.id, risks)
    # What was decided is kept, not that it was locked afterwards.
    return replace(kept, head=replace(kept.head, state=version.state))


def _read_versions(connection: Connection, year: int, unit_id: int | None) -> tuple[VersionRow, ...]:
    lines = read_decision_lines(connection)
    rows = connection.execute(
        select(ControlPlan.id, ControlPlan.number, ControlPlan.state, ControlPlan.decision_id)
        .where(
            ControlPlan.year == year,
            ControlPlan.unit_id.is_not_distinct_from(unit_id),
            ControlPlan.archived_at.is_(None),
        )
        .order_by(ControlPlan.number.desc())
    )
    found = []
    for row in rows:
        decided = lines.get(row.decision_id)
        found.append(
            VersionRow(
                row.id,
                row.number,
                row.state,
                decided.decided_on if decided is not None else None,
                decided.section if decided is not None else "",
            )
        )
    return tuple(found)
