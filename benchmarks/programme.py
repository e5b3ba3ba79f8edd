"""How long the programme of a large municipality takes to print: read from its file, laid out and tagged."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.reports import programme
from app.reports.catalogue import Choices
from app.services.edits import Edit, Ref
from app.services.office import Office, create_office, open_office
from benchmarks import Row, compare
from benchmarks._canvas import bare, marks, prepare

UNITS, GOALS, SUBGOALS, DOCUMENTS = 12, 100, 400, 60
YEAR = 2025
_SENTENCE = (
    "Det ska vara lätt att leva hållbart i hela kommunen, och den som bor här ska märka skillnad i vardagen "
    "inom några år."
)
_TEXT = f"{_SENTENCE} {_SENTENCE}\n\n- **nära** till service\n- *trygga* mötesplatser\n- gott om plats"


def fill(office: Office) -> None:
    """Write a municipality with four overarching goals and all that hangs on them."""
    period = office.periods[0].id
    edits = [Edit("unit", None, {"name": "Fullmäktige", "kind": "council"})]
    for number in range(UNITS):
        values = {"name": f"Nämnd {number + 1}", "kind": "committee", "parent_id": Ref(0)}
        edits.append(Edit("unit", None, values))
    vision = len(edits)
    edits.append(
        Edit("goal", None, {"period_id": period, "level": "vision", "title": "En plats att växa på"})
    )
    top = len(edits)
    for number in range(4):
        edits.append(_goal(period, "overarching", vision, number, f"Övergripande mål {number + 1}"))
    for number in range(24):
        values = {
            "goal_id": Ref(top + number % 4),
            "source_kind": "declaration",
            "text": _TEXT,
            "position": number,
        }
        edits.append(Edit("clarification", None, values))
    bodies = len(edits)
    for number in range(GOALS):
        unit = Ref(1 + number % UNITS)
        edits.append(
            _goal(period, "body", top + number % 4, number, f"Nämndens mål {number + 1}", unit_id=unit)
        )
    for number in range(GOALS):
        given = {
            "goal_id": Ref(bodies + number),
            "overarching_id": Ref(top + number % 4),
            "sentence": _SENTENCE,
        }
        edits.append(Edit("contribution", None, given))
    for number in range(SUBGOALS):
        place = {"unit_id": Ref(1 + number % GOALS % UNITS), "first_year": YEAR, "last_year": YEAR}
        edits.append(
            _goal(period, "subgoal", bodies + number % GOALS, number, f"Delmål {number + 1}", **place)
        )
    for number in range(DOCUMENTS):
        served = (Ref(top + number % 4),)
        edits.append(
            Edit("document", None, {"title": f"Program {number + 1}", "kind": "programme", "goals": served})
        )
    office.records.write_all(edits)


def _goal(period: int, level: str, parent: int, number: int, title: str, **more: object) -> Edit:
    own = {"period_id": period, "level": level, "parent_id": Ref(parent), "position": number, "title": title}
    return Edit(
        "goal", None, {**own, "number": f"{level[0]}{number}", "text": _TEXT, "expected": _SENTENCE, **more}
    )


def measure() -> Iterator[Row]:
    """Measure floor and product, taking turns."""
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stor.rtr"
        create_office(file, "Storköpings kommun", "", YEAR - 1, YEAR + 2)
        office = open_office(file)
        try:
            fill(office)
            choices = Choices(YEAR)
            noted = marks(programme.story(office, choices))
            yield compare(
                f"programme of {len(noted)} pages, 504 goals, read and tagged",
                lambda: bare(noted),
                lambda: programme.make(office, choices),
                2.0,
            )
        finally:
            office.close()
