"""A small municipality with risks, controls, an action and a decision, for tests of internal-control plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.services.office import Office

YEAR = 2026


@dataclass
class PlanWorld:
    """What the tests hang their plans on."""

    office: Office
    units: tuple[int, int]
    pay: int
    """Value 16, tested by ``control``."""
    pay_elsewhere: int
    """Value 12, of the other unit, like ``pay``."""
    stop: int
    """Value 9, changed by an action."""
    small: int
    """Value 4, under the threshold."""
    control: int
    action: int
    decision: int

    def write(self, kind: str, record_id: int | None, values: Mapping[str, object]) -> int:
        """Write one record; returns its id."""
        return self.office.records.write(kind, record_id, values).id

    def risk(self, title: str, chance: int, harm: int, unit: int = 0, **more: Any) -> int:
        """A weighed risk."""
        own = {"unit_id": self.units[unit], "title": title, "category": "economy", **more}
        made = self.write("risk", None, own)
        score = {"year": YEAR, "likelihood": chance, "consequence": harm}
        self.write("risk_score", None, {"risk_id": made, **score})
        return made

    def plan(self, **more: object) -> int:
        """A plan as a draft."""
        return self.write("control_plan", None, {"year": YEAR, "made_how": "Vid en workshop.", **more})

    def take_in(self, plan: int, *groups: tuple[int, ...], **more: Any) -> list[int]:
        """Items of a plan."""
        edits = self.office.control_plans.edits_to_add(plan, groups, **more)
        return [change.id for change in self.office.records.write_all(edits)]

    def adopt(self, section: str = "§ 12") -> None:
        """Adopt the decision."""
        step = {"decision_id": self.decision, "state": "adopted", "unit_id": self.units[0]}
        self.write("decision_step", None, {**step, "decided_on": date(2025, 12, 10), "section": section})

    def decide(self, plan: int) -> None:
        """Decide a plan."""
        self.write("control_plan", plan, {"state": "decided", "decision_id": self.decision})


def plan_world(office: Office) -> PlanWorld:
    """Fill a new municipality."""
    write = office.records.write
    first = next(unit.id for unit in office.register.units() if unit.answers)
    other = write("unit", None, {"kind": "committee", "name": "Barnnämnden", "parent_id": 1}).id
    world = PlanWorld(office, (first, other), *[0] * 7)
    texts: dict[str, Any] = {
        "cause": "attesten brister",
        "event": "pengar betalas ut fel",
        "consequence": "förlust",
    }
    world.pay = world.risk("Felaktiga utbetalningar", 4, 4, process="Löner", **texts)
    world.pay_elsewhere = world.risk("Felaktiga utbetalningar av bidrag", 3, 4, unit=1)
    world.stop = world.risk("Driftstopp", 3, 3)
    world.small = world.risk("Sena protokoll", 2, 2)
    control = {"unit_id": first, "title": "Attest prövas", "how_often": "tertial", "risks": (world.pay,)}
    roles = {"performer": "Controller", "owner_role": "Ekonomichef", "reports_to": "Kommunstyrelsen"}
    world.control = world.write("control", None, {**control, **roles, "sample": "20 utbetalningar"})
    action = {"unit_id": first, "risk_id": world.stop, "year": YEAR, "title": "Köp reservkraft"}
    world.action = world.write("action", None, {**action, "due_on": date(YEAR, 6, 30)})
    decision = {"kind": "control_plan", "title": "Internkontrollplan", "registry_number": "KS 2025/1"}
    world.decision = world.write("decision", None, decision)
    return world
