"""What can go wrong for a user, as codes and plain values. ``app.wording`` puts them into Swedish.

Anything that is not a ``UserError`` is a bug in the program and is treated as one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one field of a form, or with the record as a whole (``field`` empty)."""

    code: str
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both I and somebody else have changed since my form was read."""

    field: str
    base: object
    mine: object
    theirs: object


class UserError(Exception):
    """Something in the world that the user can understand and act on: busy, missing, newer, full, refused."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, object] = values


class Invalid(UserError):
    """The values break a rule; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("invalid")
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(f"{problem.field}: {problem.code}" for problem in self.problems)


class Conflict(UserError):
    """Somebody else has changed the same fields; nothing was written."""

    def __init__(
        self,
        kind: str,
        record_id: int,
        clashes: tuple[Clash, ...],
        current: Mapping[str, object],
        by: str,
        at: str,
    ) -> None:
        super().__init__("conflict", by=by, at=at)
        self.kind = kind
        self.record_id = record_id
        self.clashes = clashes
        self.current = dict(current)
        """All values of the record as it stands now, with its ``version``."""
        self.by = by
        self.at = at


class Cancelled(Exception):
    """The user stopped a long piece of work. Not an error."""
