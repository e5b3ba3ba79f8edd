"""A round of a small municipality, with everything that a report of it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.services.edits import Edit, Ref
from app.services.records import Records
from app.services.round_content import read_content, read_holding, read_kept
from app.services.round_rows import RoundContent
from database.connection import File
from database.indicators import Place

TODAY = date(2021, 9, 15)


@dataclass
class RoundWorld:
    """A round in which the executive board answers."""

    file: File
    records: Records
    ids: dict[str, int]
    round: int
    answer: int

    def make(self, kind: str, **values: object) -> int:
        return self.records.write(kind, None, values).id

    def judge(self, **values: object) -> int:
        about = {"unit_id": 2, "goal_id": self.ids["overarching"], **values}
        return self.make("assessment", round_id=self.round, **about)

    def approve(self, day: date = TODAY) -> None:
        self.records.write("round_unit", self.answer, {"state": "submitted", "submitted_on": day})
        self.records.write("round_unit", self.answer, {"state": "approved"})

    def lock(self, records: Records | None = None) -> int:
        values = {"round_id": self.round, "number": 1, "state": "locked", "locked_on": TODAY}
        return (records or self.records).write("round_version", None, values).id

    def correct(self, reason: str = "En siffra var fel") -> int:
        """Open the round again."""
        return self.make("round_version", round_id=self.round, number=2, state="open", reason=reason)

    def lock_again(self, version: int, judged: int, attainment: str, day: date = TODAY) -> None:
        """Correct a judgement, and lock the correction."""
        self.records.write("round_unit", self.answer, {"state": "returned", "comment": "Rätta"})
        self.records.write("assessment", judged, {"attainment": attainment})
        self.approve(day)
        self.records.write("round_version", version, {"state": "locked", "locked_on": day})

    def told(self) -> RoundContent:
        with self.file.reading() as connection:
            return read_content(connection, self.round, TODAY)

    def kept(self, version: int) -> RoundContent | None:
        with self.file.reading() as connection:
            return read_kept(connection, version)

    def holding(self) -> RoundContent:
        with self.file.reading() as connection:
            return read_holding(connection, self.round)


def round_world(file: File, records: Records, ids: dict[str, int]) -> RoundWorld:
    """A round of 2021 in which the executive board answers."""
    days = {"year": 2021, "as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)}
    made = records.write("round", None, {"kind": "interim_august", "title": "Delår", **days}).id
    answer = records.write("round_unit", None, {"round_id": made, "unit_id": 2, "summary": "Vi är på väg"}).id
    return RoundWorld(file, records, ids, made, answer)


def value(world: RoundWorld, figure: float, year: int = 2021) -> int:
    with world.file.reading() as connection:
        place = connection.execute(select(Place.id).where(Place.kind == "own")).scalar_one()
    return world.make(
        "measurement", indicator_id=world.ids["indicator"], place_id=place, year=year, value=figure
    )


def full(world: RoundWorld) -> dict[str, int]:
    """A round with everything in it; ids by name."""
    goal = world.ids["overarching"]
    ids = {"value": value(world, 64.0), "before": value(world, 60.0, 2020), "after": value(world, 90.0, 2022)}
    world.make("target", indicator_id=world.ids["indicator"], year=2021, target=70.0, accepted_year=60.0)
    world.judge(proposed_attainment="partly", attainment="not_met", reason="Ett område rasar", analysis="Kö")
    group = world.make("target_group", name="Barn")
    changes = world.records.write_all(
        [
            Edit(
                "activity",
                None,
                {
                    "title": "Nattvandring",
                    "units": (2,),
                    "goals": (world.ids["body"],),
                    "state": "ongoing",
                    "last_day": date(2021, 8, 1),
                },
            ),
            Edit("effect", None, {"activity_id": Ref(0), "target_group_id": group, "seen": "Lugnare"}),
            Edit("joint_analysis", None, {"round_id": world.round, "summary": "Kommunen är på väg"}),
            Edit(
                "conclusion",
                None,
                {"round_id": world.round, "goal_id": goal, "text": "Mer ljus", "leads_to": "risk"},
            ),
        ]
    )
    return {**ids, "activity": changes[0].id, "conclusion": changes[3].id}
