"""The example's content lies in TOML files beside this one: long Swedish texts are easier to read there."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """Read one of the files."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def moment(year: int, month: int, day: int, minutes: int) -> datetime:
    """A moment in a working day: ``minutes`` after eight o'clock, in UTC as the file keeps it."""
    return datetime(year, month, day, 7, tzinfo=UTC) + timedelta(minutes=minutes)


def workday(first: datetime, days: int) -> datetime:
    """The moment ``days`` working days after ``first``."""
    weeks, rest = divmod(first.weekday() + days, 5)
    return first + timedelta(days=7 * weeks + rest - first.weekday())
