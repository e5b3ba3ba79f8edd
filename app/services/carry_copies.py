"""What a copy of a goal keeps of the goal, whatever it is copied to."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, Table, select

from database.base import Base


def kept(row: RowMapping) -> dict[str, object]:
    """What a copy of a goal says as the goal did."""
    names = ("level", "unit_id", "number", "title", "text", "expected", "position", "lifted")
    return {**{name: row[name] for name in names}, "carried_from_id": row["id"]}


def live(connection: Connection, entity: type[Base]) -> frozenset[int]:
    """The records of a kind that are not archived."""
    columns = entity.__table__.c
    return frozenset(connection.execute(select(columns.id).where(columns.archived_at.is_(None))).scalars())


def links(connection: Connection, table: str, other: str, entity: type[Base]) -> dict[int, tuple[int, ...]]:
    """What goals are tied to by a table of links, but for what is archived."""
    tied: Table = Base.metadata.tables[table]
    there = live(connection, entity)
    found: dict[int, list[int]] = {}
    for goal, record in connection.execute(select(tied.c.goal_id, tied.c[other])):
        if record in there:
            found.setdefault(goal, []).append(record)
    return {goal: tuple(records) for goal, records in found.items()}
