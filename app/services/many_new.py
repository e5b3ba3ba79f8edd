"""New records by the thousand: filled in and checked column by column, for thousands of rows hold the same few words.

Only what is well from beginning to end goes this way. Where one row is odd, all are left to the look at one edit at a
time: there is one place that tells what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from app.services.checks import Draft
from app.services.edits import Edit
from app.services.kind import ARCHIVED, Kind
from app.services.many_rows import ManyRows, type_of_columns
from app.services.values import BadValue


def filled_in(kind: Kind, edits: Sequence[Edit]) -> type_of_columns | None:
    """What new records hold, as the table keeps it. The edits fill in the same fields, each in the same order."""
    names = tuple(edits[0].values)
    if not kind.columns.keys() >= set(names):
        return None
    columns = {name: [value] * len(edits) for name, value in kind.empty().items() if name != ARCHIVED}
    given = zip(*[edit.values.values() for edit in edits], strict=True)
    try:
        for name, values in zip(names, given, strict=True):
            # Typed: 1, 1.0 and yes are equal in Python.
            columns[name] = list(map(lru_cache(maxsize=None, typed=True)(kind.converters[name]), values))
    except (BadValue, TypeError):
        return None
    return columns


def are_well(
    kind: Kind, columns: type_of_columns, records: Sequence[dict[str, object]], rows: ManyRows, today: date
) -> bool:
    """Whether nothing speaks against any of the records: the same that ``admission`` asks of one."""
    if any(None in columns[name] for name in kind.filled_columns):
        return False
    for name, key in kind.references.items():
        if not all(rows.is_live(key, target) for target in {*columns[name]} - {None}):
            return False
    if not rows.are_free(columns):
        return False
    # Records that differ in nothing that a rule looks at are judged once.
    ruled = zip(*[values for name, values in columns.items() if name not in kind.unruled], strict=True)
    judged = {row: at for at, row in enumerate(ruled)}
    return not any(
        kind.check(Draft(rows.connection, None, {**records[at], ARCHIVED: False}, kind.fields, today))
        for at in judged.values()
    )
