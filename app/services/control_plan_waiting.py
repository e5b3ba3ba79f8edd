"""Records that rows of a plan from a file make and change, waiting until all rows are read."""

from __future__ import annotations

from typing import Any

from app.domain.control_plan_sheets import Part, Waiting
from app.domain.problems import Problem
from app.services.kinds import KINDS


class RowsWaiting:
    """What all rows have said so far, and what the row at hand says and touches."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self._made: dict[tuple[object, ...], Waiting] = {}
        self._touched: list[Waiting] = []
        self._problems: list[Problem] = []
        self._values: dict[str, Any] = {}

    def _says(self, *fields: str) -> bool:
        return any(self._values.get(field) not in (None, "") for field in fields)

    def _waiting(
        self, kind: str, key: tuple[object, ...], name: str, stored: dict[str, Any] | None, **made: object
    ) -> Waiting:
        """The record that rows call so: as it waits already, as it is stored, or made with these values."""
        if key not in self._made:
            if stored is not None:
                each = Waiting(kind, name, stored["id"], stored)
            else:
                empty = KINDS["action" if kind == "improvement" else kind].empty()
                each = Waiting(kind, name, None, empty, dict(made))
            self._made[key] = each
            self.waiting.append(each)
        self._touch(self._made[key])
        return self._made[key]

    def _touch(self, each: Waiting) -> None:
        if each not in self._touched:
            self._touched.append(each)


def tied_to(item: Waiting, field: str, other: Waiting) -> bool:
    tied = item.values[field]
    assert isinstance(tied, tuple)
    return (other if other.id is None else other.id) in tied


def parts_of(before: dict[int, int], touched: list[Waiting]) -> tuple[Part, ...]:
    """What a row did to each record that it is about; ``before`` tells how much of each was to be written."""
    parts = []
    for each in touched:
        earlier = before.get(id(each))
        weighed = each.new.get("risk_id")
        if isinstance(weighed, Waiting) and weighed.id is not None and each.kind == "risk_score":
            # A known risk is weighed anew.
            outcome = "changed" if earlier is None else "unchanged"
        elif each.id is None and earlier is None:
            outcome = "new"
        else:
            outcome = "changed" if len(each.new) > (earlier or 0) else "unchanged"
        parts.append(Part(each.kind, each.name, outcome))
    return tuple(parts)
