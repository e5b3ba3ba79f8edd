"""Making a new municipality's file, or filling an empty PostgreSQL database, with what all start with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert

from app.domain.problems import UserError
from database import log
from database.addresses import APPLICATION_ID, SCHEMA_VERSION, is_postgresql, shown_address
from database.base import Base
from database.connection import postgresql_engine, sqlite_engine
from database.failures import translated
from database.files import finished_file
from database.goals import SdgGoal, SdgTarget
from database.indicators import Place
from database.log import Author, Entry
from database.municipality import Municipality, ScaleStep
from database.periods import Period
from database.reference import scale_steps, sdg_goals, sdg_targets
from database.units import Unit
from database.upgrade import migrate

NATION = ("Riket", "0000")
"""The whole country's name and its code at Kolada."""


def create_file(
    address: str | Path,
    name: str,
    code: str,
    first_year: int,
    last_year: int,
    at: datetime,
    person: Author,
    workstation: str = "",
    edit_id: str = "",
) -> None:
    """Make the file whole under a temporary name and then give it its own: never over an existing one.

    For a ``postgresql+psycopg://`` address, fill the database, which must be empty.
    """
    start = _Start(name, code, first_year, last_year, at, person, workstation, edit_id or uuid4().hex)
    if is_postgresql(address):
        _fill_postgresql(str(address), start)
        return
    with finished_file(Path(address)) as temporary:
        temporary.touch(exist_ok=False)
        engine = sqlite_engine(temporary, write=True, version=None)
        with translated(str(address)), engine.connect() as connection, connection.begin():
            migrate(connection)
            start.fill(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _fill_postgresql(address: str, start: _Start) -> None:
    engine = postgresql_engine(address, write=True, version=None)
    try:
        with translated(shown_address(address)), engine.connect() as connection, connection.begin():
            tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
            if connection.exec_driver_sql(tables).scalar_one():
                raise UserError("database_not_empty", path=shown_address(address))
            migrate(connection)
            start.fill(connection)
    finally:
        engine.dispose()


class _Start:
    """What every new municipality starts with, each record with its row in the log."""

    def __init__(
        self,
        name: str,
        code: str,
        first_year: int,
        last_year: int,
        at: datetime,
        person: Author,
        workstation: str,
        edit_id: str,
    ) -> None:
        self.name, self.code = name, code
        self.first_year, self.last_year = first_year, last_year
        self.at, self.person, self.workstation, self.edit_id = at, person, workstation, edit_id
        self.entries: list[Entry] = []

    def fill(self, connection: Connection) -> None:
        self.add(connection, Municipality, name=self.name, code=self.code)
        self.add(
            connection,
            Period,
            name=f"{self.first_year}–{self.last_year}",
            first_year=self.first_year,
            last_year=self.last_year,
        )
        council = self.add(connection, Unit, kind="council", name="Kommunfullmäktige", short_name="KF")
        self.add(
            connection,
            Unit,
            parent_id=council,
            kind="executive_board",
            name="Kommunstyrelsen",
            short_name="KS",
            position=1,
        )
        self.add(connection, Place, kind="own", name=self.name, code=self.code)
        self.add(connection, Place, kind="nation", name=NATION[0], code=NATION[1])
        for step in scale_steps():
            self.add(
                connection,
                ScaleStep,
                scale=step.scale,
                value=step.value,
                label=step.label,
                text=step.text,
            )
        fill_agenda_2030(connection)
        log.append(
            connection,
            self.entries,
            edit_id=self.edit_id,
            at=self.at,
            author=self.person,
            workstation=self.workstation,
        )

    def add(self, connection: Connection, table: type[Base], **values: object) -> int:
        kept = {
            "created_at": self.at,
            "created_by": self.person.key,
            "changed_at": self.at,
            "changed_by": self.person.key,
        }
        key = connection.execute(insert(table).values(**values, **kept)).inserted_primary_key
        assert key is not None
        self.entries.append(Entry(table.__tablename__, int(key[0]), "create", {}, {**values, "version": 1}))
        return int(key[0])


def fill_agenda_2030(connection: Connection) -> None:
    """Put in the 17 goals and the 169 targets. Their ids are the same in every file."""
    goals = [
        {"id": goal.number, "name_sv": goal.name_sv, "name_en": goal.name_en, "color": goal.color}
        for goal in sdg_goals()
    ]
    connection.execute(insert(SdgGoal), goals)
    targets = [
        {
            "id": number,
            "sdg_goal_id": target.goal,
            "code": target.code,
            "position": target.position,
            "heading": target.heading,
        }
        for number, target in enumerate(sdg_targets(), start=1)
    ]
    connection.execute(insert(SdgTarget), targets)
