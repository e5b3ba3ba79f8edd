"""Many rows of one table at a time, straight to the driver: tuples, one statement, no object per row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, Table, text

type_of_row = tuple[object, ...]


def new_ids(connection: Connection, table: Table, count: int) -> Iterator[int]:
    """Ids for rows that are to come. The transaction holds the file alone, so nobody else takes them."""
    if connection.dialect.name == "sqlite":
        newest = connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table.name}").scalar_one()
        return iter(range(newest + 1, newest + 1 + count))
    sequence = "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"
    return iter(connection.execute(text(sequence), {"table": table.name, "count": count}).scalars().all())


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[type_of_row]
) -> None:
    """Add rows that hold ``columns`` in this order."""
    if not rows:
        return
    marks = ", ".join([_mark(connection)] * len(columns))
    statement = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"
    connection.exec_driver_sql(statement, _kept(connection, table, columns, rows))


def update_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[type_of_row]
) -> None:
    """Set ``columns`` of rows, in this order; the last item of each tuple is the row's id."""
    if not rows:
        return
    mark = _mark(connection)
    setting = ", ".join(f"{column} = {mark}" for column in columns)
    statement = f"UPDATE {table.name} SET {setting} WHERE id = {mark}"
    connection.exec_driver_sql(statement, _kept(connection, table, (*columns, "id"), rows))


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def _kept(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[type_of_row]
) -> list[type_of_row]:
    """The rows as the driver takes them: dates, moments and flags in the form the file keeps."""
    processors = [table.c[name].type.bind_processor(connection.dialect) for name in columns]
    special = [(at, processor) for at, processor in enumerate(processors) if processor is not None]
    if not special or not rows:
        return list(rows)
    cells: list[Sequence[object]] = list(zip(*rows, strict=True))
    for at, processor in special:
        # The moment of a save is the same object in every row: it is put in form once.
        cells[at] = list(map(lru_cache(maxsize=1024)(processor), cells[at]))
    return list(zip(*cells, strict=True))
