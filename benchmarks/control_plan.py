"""How long an internal-control plan takes to print: read from its file, laid out and tagged; and that it is linear."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.reports import control_plan
from app.reports.catalogue import Choices
from app.services.edits import Edit, Ref
from app.services.office import Office, create_office, open_office
from benchmarks import Row, compare
from benchmarks._canvas import bare, marks, prepare

FEW, MANY = 500, 3_000
YEAR = 2025
_SENTENCE = "attesten brister när ordinarie personal är borta och ersättare inte är utsedda i god tid"


def fill(office: Office, items: int) -> None:
    """Write a plan of so many items, each with a weighed risk, a control and an action."""
    unit = next(unit.id for unit in office.register.units() if unit.answers)
    edits = [Edit("control_plan", None, {"year": YEAR, "made_how": _SENTENCE})]
    own = {"unit_id": unit, "category": "economy", "cause": _SENTENCE, "event": _SENTENCE}
    for number in range(items):
        first = len(edits)
        texts = {"consequence": _SENTENCE, "existing_control": _SENTENCE, "process": "Utbetalningar"}
        edits.append(Edit("risk", None, {**own, **texts, "title": f"Felaktig utbetalning {number}"}))
        score = {"risk_id": Ref(first), "year": YEAR, "likelihood": 3, "consequence": 1 + number % 4}
        edits.append(Edit("risk_score", None, score))
        control = {"unit_id": unit, "title": f"Attest prövas {number}", "routine": _SENTENCE}
        roles = {"performer": "Controller", "owner_role": "Ekonomichef", "sample": "20 ärenden"}
        edits.append(Edit("control", None, {**control, **roles, "risks": (Ref(first),)}))
        action = {"unit_id": unit, "risk_id": Ref(first), "year": YEAR, "title": f"Utse ersättare {number}"}
        edits.append(Edit("action", None, action))
        about = {"plan_id": Ref(0), "position": number, "risks": (Ref(first),), "controls": (Ref(first + 2),)}
        edits.append(Edit("control_plan_item", None, about))
    office.records.write_all(edits)


def measure() -> Iterator[Row]:
    """Measure floor and product, taking turns; then an item of a long plan against an item of a short one."""
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        few, many = (_measured(Path(folder), items) for items in (FEW, MANY))
    yield few
    yield many
    yield Row(f"an item of {MANY} against one of {FEW}", few.ours / FEW, many.ours / MANY, 1.3)


def _measured(folder: Path, items: int) -> Row:
    file = folder / f"{items}.rtr"
    create_office(file, "Storköpings kommun", "", YEAR - 1, YEAR + 2)
    office = open_office(file)
    try:
        fill(office, items)
        choices = Choices(YEAR)
        noted = marks(control_plan.story(office, choices))
        return compare(
            f"control plan of {len(noted)} pages, {items} items, read and tagged",
            lambda: bare(noted),
            lambda: control_plan.make(office, choices),
            2.0,
            rounds=5,
        )
    finally:
        office.close()
