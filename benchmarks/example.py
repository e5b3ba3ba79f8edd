"""How long the example takes to make: who wants to see the program waits for it once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median

from app.services.office import create_example
from benchmarks import Row, seconds


def measure() -> Iterator[Row]:
    """Make it five times; the middle one counts."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = count()
        times = [seconds(lambda: create_example(Path(folder) / f"{next(numbers)}.rtr")) for _ in range(5)]
    yield Row("the example made, with its sealed log", None, median(times), 2.0)
