"""The Vaggeryd example: the letter's programme, at work in the middle of September 2021."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, Table, select

from app.domain.codes import ANSWERING_UNIT_KINDS
from app.services.batch import current_values
from app.services.checks import Draft
from app.services.kinds import KINDS
from app.services.records import Records
from app.services.settling import settle_all
from database import Base, example
from database.changes import ChangeLog
from database.check import check_file
from database.connection import File
from database.log import Author
from database.municipality import Municipality, Person
from database.periods import Period
from database.units import Unit
from tests.helpers.postgresql import Server, postgresql
from tests.helpers.vaggeryd import connection, vaggeryd, vaggeryd_path

__all__ = ["connection", "postgresql", "vaggeryd", "vaggeryd_path"]

FIRST_MOMENT = datetime(2019, 11, 18, tzinfo=UTC)
LAST_MOMENT = datetime(2021, 9, 14, 23, 59, tzinfo=UTC)
CASE_OFFICER = {"c15acd5d", "81534ea7", "0117193f"}
"""Her names, as the first digits of their sha256: they stand in the letter and must stand nowhere here."""


def all_texts(connection: Connection) -> str:
    """Every text in every table."""
    return "\n".join(
        str(value)
        for table in Base.metadata.sorted_tables
        for row in connection.execute(select(table))
        for value in row
    )


def test_the_example_is_sound(tmp_path: Path) -> None:
    example.create(tmp_path / "vaggeryd.rtr", settle_all)
    assert check_file(tmp_path / "vaggeryd.rtr") == []


def test_every_reference_leads_somewhere(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_the_example_is_the_same_file_every_time(vaggeryd_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.rtr"
    example.create(again)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(vaggeryd_path.read_bytes()).digest()


def test_the_municipality_is_vaggeryd_on_a_day_of_its_own(connection: Connection) -> None:
    municipality = connection.execute(select(Municipality.__table__)).one()
    assert (municipality.name, municipality.code) == ("Vaggeryds kommun", "0665")
    assert municipality.registry_number == "KS 2019/160"
    assert municipality.shown_on == date(2021, 9, 15)
    period = connection.execute(select(Period.__table__)).one()
    assert (period.first_year, period.last_year, period.mandate) == (2020, 2022, "2019–2022")


def test_the_organisation_is_whole(connection: Connection) -> None:
    units = connection.execute(select(Unit.__table__)).all()
    names = {unit.name for unit in units if unit.kind in ANSWERING_UNIT_KINDS}
    assert names == {
        "Kommunstyrelsen",
        "Barn- och utbildningsnämnden",
        "Socialnämnden",
        "Miljö- och byggnämnden",
        "Kultur- och fritidsnämnden",
        "Vaggeryd-Skillingaryds Bostads AB",
        "Vaggeryds Energi AB",
    }
    council = next(unit for unit in units if unit.kind == "council")
    assert [unit.name for unit in units if unit.parent_id is None] == [council.name]
    assert "Kommunledningskontoret" in {unit.name for unit in units}
    assert len({unit.position for unit in units}) == len(units)


STANDS = frozenset({"plan_decided", "plan_locked", "analysis_closed", "round_locked", "answer_handed_in"})


def test_every_record_holds_the_rules_of_its_kind(connection: Connection) -> None:
    for kind in KINDS.values():
        for row in connection.execute(select(kind.table)).mappings():
            values = current_values(connection, kind, row)
            draft = Draft(connection, row["id"], values, frozenset(values))
            found = kind.check(draft)
            # These say that what is decided or closed may not change, and it is not changed here.
            found = [problem for problem in found if problem.code not in STANDS]
            assert found == [], (kind.name, values)


def test_the_log_tells_how_every_record_came_to_be_as_it_is(connection: Connection) -> None:
    told: dict[tuple[str, int], dict[str, object]] = {}
    for row in connection.execute(select(ChangeLog.__table__).order_by(ChangeLog.id)):
        known = told.setdefault((row.kind, row.record_id), {})
        for name, before in json.loads(row.old).items():
            assert known.get(name, before) == before, (row.kind, row.record_id, name)
        known.update(json.loads(row.new))
    for kind in KINDS.values():
        for record in connection.execute(select(kind.table)).mappings():
            known = told[kind.name, record["id"]]
            now = json.loads(json.dumps(current_values(connection, kind, record), default=str))
            for name, value in now.items():
                # What shows a goal is told once, by the goal or the indicator, whichever came last.
                if name in known and (kind.name, name) not in {
                    ("goal", "indicators"),
                    ("indicator", "goals"),
                }:
                    assert known[name] == value, (kind.name, record["id"], name)
            assert known["version"] == record["version"]


def test_the_log_runs_from_the_first_day_to_the_day_before_the_example(connection: Connection) -> None:
    times = [at for (at,) in connection.execute(select(ChangeLog.at).order_by(ChangeLog.id))]
    assert times == sorted(times)
    assert times[0] >= FIRST_MOMENT
    assert times[-1] <= LAST_MOMENT and times[-1].date() == LAST_MOMENT.date()
    assert {at.year for at in times} == {2019, 2020, 2021}
    assert all(at.weekday() < 5 and 5 <= at.hour <= 16 for at in times), "people work in working hours"


def test_nobody_is_named(connection: Connection) -> None:
    people = connection.execute(select(Person.name)).scalars().all()
    role = re.compile(
        r"(Nämndsekreterare|Controller) .+|Kommunledningskontoret|Ekonomikontoret|Personalkontoret"
    )
    assert people and all(role.fullmatch(name) for name in people)
    text = all_texts(connection)
    words = {hashlib.sha256(word.encode()).hexdigest()[:8] for word in re.findall(r"\w+", text.lower())}
    assert not words & CASE_OFFICER
    assert not re.search(r"\b(19|20)?\d{6}[-+]\d{4}\b", text), "no personal identity numbers"
    assert "@" not in text


def test_every_writer_is_known(connection: Connection) -> None:
    people = set(connection.execute(select(Person.key)).scalars())
    for kind in KINDS.values():
        table: Table = kind.table
        writers = connection.execute(select(table.c.created_by, table.c.changed_by)).all()
        assert {key for row in writers for key in row} <= people


def test_texts_are_finished_swedish(connection: Connection) -> None:
    """Nothing is left as dummy text, with doubled spaces or with straight quotation marks in running text."""
    for table in Base.metadata.sorted_tables:
        if table is ChangeLog.__table__:
            continue
        for row in connection.execute(select(table)):
            for value in row:
                if isinstance(value, str):
                    assert value == value.strip() and "  " not in value, value
                    assert not re.search(r"\b(lorem|todo|test|xxx)\b", value, re.IGNORECASE), value
                    assert " - " not in value, value


def test_the_example_fills_a_database_on_a_server_that_can_be_written_in_afterwards(
    postgresql: Server,
) -> None:
    with postgresql.empty_database() as address:
        example.create(address, settle_all)
        assert check_file(address) == []
        file = File(address)
        risk = {"unit_id": 2, "title": "Halka på gångvägarna", "category": "operations"}
        made = Records(file, Author("klk", "Kommunledningskontoret"), "").write("risk", None, risk)
        assert made.version == 1
        file.close()
