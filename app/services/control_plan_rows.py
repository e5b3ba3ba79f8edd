"""What a plan says, as values: its items with their risks, controls and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.risk_zones import Zones
from app.services.figures import Matrix
from app.services.municipality import Scales


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as a plan names it: with the step that adopted it, else as it stands."""

    id: int
    kind: str
    title: str
    registry_number: str
    body: str
    decided_on: date | None
    section: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class Treatment:
    """That a risk is accepted or watched: by whom and until when."""

    kind: str
    body: str
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class PlanRisk:
    """A risk as a plan tells it."""

    id: int
    unit_id: int
    unit: str
    title: str
    category: str
    process: str
    cause: str
    event: str
    consequence_text: str
    existing_control: str
    treatment: str
    treatments: tuple[Treatment, ...]
    owner_role: str
    goals: tuple[str, ...]
    hidden: bool
    likelihood: int | None
    consequence: int | None
    value: int | None
    zone: str
    over_threshold: bool


@dataclass(frozen=True, slots=True)
class PlanControl:
    """A control that an item asks for."""

    id: int
    unit_id: int | None
    unit: str
    """Empty for one that the whole municipality has in common."""
    units: tuple[str, ...]
    """Those that carry it out."""
    title: str
    process: str
    routine: str
    method: str
    how: str
    sample: str
    how_often: str
    performer: str
    owner_role: str
    reports_to: str


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action of the plan's year that changes one of its risks."""

    id: int
    risk_id: int
    unit: str
    title: str
    text: str
    owner_role: str
    due_on: date | None
    state: str
    done_on: date | None
    effect: str


@dataclass(frozen=True, slots=True)
class PlanItem:
    """Something that stands in a plan, or was left out of it."""

    id: int
    title: str
    choice: str
    reason: str
    decision: DecisionLine | None
    risks: tuple[PlanRisk, ...]
    controls: tuple[PlanControl, ...]
    actions: tuple[PlanAction, ...]

    @property
    def name(self) -> str:
        """What the item is called: its own title, else that of its first risk or control."""
        titles = (*(risk.title for risk in self.risks), *(control.title for control in self.controls))
        return self.title or next(iter(titles), "")

    @property
    def value(self) -> int | None:
        """The largest value of its risks."""
        return max((risk.value for risk in self.risks if risk.value is not None), default=None)

    @property
    def zone(self) -> str:
        """The zone of the largest value."""
        return next((risk.zone for risk in self.risks if risk.value == self.value), "")

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose risks or controls it is about."""
        said = [*(risk.unit for risk in self.risks), *(control.unit for control in self.controls)]
        return tuple(dict.fromkeys(unit for unit in said if unit))

    @property
    def left_out(self) -> bool:
        """Whether it was kept out of the plan."""
        return self.choice == "left_out"

    @property
    def bare(self) -> bool:
        """Whether nothing is done about it: neither control nor action."""
        return not (self.left_out or self.controls or self.actions)


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A plan as a whole."""

    id: int
    year: int
    unit_id: int | None
    unit: str
    """Empty for the municipality-wide plan."""
    number: int
    state: str
    made_how: str
    reason: str
    decision: DecisionLine | None


@dataclass(frozen=True, slots=True)
class PlanContent:
    """All that a plan says."""

    head: PlanHead
    items: tuple[PlanItem, ...]
    """In the plan's order; those left out last."""
    zones: Zones
    scales: Scales
    matrix: Matrix
    """Over the risks of the year, of the whole municipality or the unit."""

    @property
    def inside(self) -> tuple[PlanItem, ...]:
        """What stands in the plan."""
        return tuple(item for item in self.items if not item.left_out)

    @property
    def outside(self) -> tuple[PlanItem, ...]:
        """What was left out."""
        return tuple(item for item in self.items if item.left_out)
