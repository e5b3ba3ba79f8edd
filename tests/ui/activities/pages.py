"""The page Aktiviteter in a municipality with a few activities, as its tests ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.ui.common.context import Context

TODAY = date(2025, 9, 15)


@dataclass(frozen=True)
class World:
    """Ids of what there is."""

    context: Context
    board: int
    island: int
    vision: int
    safety: int
    lamps: int
    business: int
    children: int
    elderly: int
    late: int
    ongoing: int
    shared: int
    done: int


def world(context: Context) -> World:
    """September in a municipality with two committees, goals of two levels, and four activities; one is late."""
    office = context.office
    write = office.records.write
    write("municipality", 1, {"shown_on": TODAY})
    office.reload()
    context.today, context.period.year = TODAY, TODAY.year
    board = next(unit.id for unit in office.register.units() if unit.answers)
    island = write("unit", None, {"kind": "committee", "name": "Önämnden", "parent_id": 1, "position": 9}).id

    def goal(title: str, level: str, parent: int | None, **more: object) -> int:
        values = {"period_id": context.period.id, "level": level, "title": title, "parent_id": parent}
        return write("goal", None, {**values, **more}).id

    year = {"first_year": TODAY.year, "last_year": TODAY.year}
    vision = goal("Vision", "vision", None)
    safety = goal("Trygghet", "overarching", vision, number="1", position=1)
    business = goal("Näringsliv", "overarching", vision, number="2", position=2)
    lamps = goal("Säkra skolvägar", "subgoal", safety, unit_id=island, number="1.1", **year)
    children, elderly = (
        write("target_group", None, {"name": name, "position": at}).id
        for at, name in enumerate(("Barn", "Äldre"))
    )

    def activity(title: str, units: tuple[int, ...], goals: tuple[int, ...], **more: object) -> int:
        return write("activity", None, {"title": title, "units": units, "goals": goals, **more}).id

    late = activity(
        "Nya lyktor", (island,), (lamps,), last_day=date(2025, 6, 30), progress=40, state="ongoing"
    )
    ongoing = activity(
        "Företagslots",
        (board,),
        (business,),
        first_day=date(2025, 2, 1),
        last_day=date(2025, 12, 31),
        state="ongoing",
    )
    shared = activity("Trygghetsvandring", (board, island), (safety, business), first_day=date(2025, 10, 1))
    done = activity(
        "Övergångsställe", (island,), (), first_day=date(2025, 1, 1), last_day=date(2025, 3, 1), state="done"
    )
    return World(
        *(context, board, island, vision, safety, lamps, business),
        *(children, elderly, late, ongoing, shared, done),
    )
