"""A round of 12 units × 100 goals × 600 indicators: reading it beside its raw queries, and its long report."""

from __future__ import annotations

import json
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.reports import round as paper
from app.reports.catalogue import Choices
from app.services.office import Office
from app.services.round_rows import RoundContent
from app.services.snapshots import packed, unpacked
from benchmarks import Row, compare, seconds
from benchmarks._canvas import bare, marks, prepare
from benchmarks._rounds import GOALS, INDICATORS, ROUND, UNITS, YEAR, office_with_round
from database.connection import connect_sqlite

TODAY = date(YEAR + 1, 3, 1)
CHARTS = 100
MEGABYTES = 200
"""What a report of 200 pages may take beside the program itself."""


def measure() -> Iterator[Row]:
    """Measure the reading of a round, live and kept, then its paper."""
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "round.rtr"
        office = office_with_round(path)
        try:
            size = f"{UNITS} units × {GOALS} goals × {INDICATORS} indicators"
            yield Row(
                f"matrix of {size}", None, _least(partial(office.rounds.page, YEAR, TODAY, ROUND)), 0.25
            )
            work = partial(office.round_reports.content, ROUND, None, TODAY)
            asked = _queries(office, work)
            yield compare(f"round of {size}, complete", partial(_asked, path, asked), work, 2.0, 25)
            content = work()
        finally:
            office.close()
        kept = packed(content)
        yield compare(
            f"the same as it was kept, {len(kept) // 1_000_000} MB of JSON",
            partial(json.loads, kept),
            partial(unpacked, RoundContent, kept),
            3.0,
        )
        yield from _paper(Path(folder) / "paper.rtr")


def _paper(path: Path) -> Iterator[Row]:
    office = office_with_round(path, CHARTS)
    try:
        choices = Choices(YEAR, round_id=ROUND)
        noted = marks(paper.story(office, choices))
        yield compare(
            f"round of {len(noted)} pages, {CHARTS} charts, read and tagged",
            lambda: bare(noted),
            lambda: paper.make(office, choices),
            2.0,
            rounds=3,
        )
        tracemalloc.start()
        paper.make(office, choices)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # The table has milliseconds: here they stand for megabytes.
        yield Row("its memory, MB in place of ms", MEGABYTES / 1_000, most / 1_000_000_000, 1.0)
    finally:
        office.close()


def _least(work: Callable[[], object]) -> float:
    return min(seconds(work) for _ in range(7))


def _queries(office: Office, work: Callable[[], object]) -> list[tuple[str, Any]]:
    """The very queries that some work sends, with their values."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append((statement, values))

    event.listen(office.file.read_engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(office.file.read_engine, "before_cursor_execute", note)
    return sent


def _asked(path: Path, queries: list[tuple[str, Any]]) -> int:
    """Send the queries by sqlite3 alone."""
    connection = connect_sqlite(path)
    count = sum(len(connection.execute(query, values).fetchall()) for query, values in queries)
    connection.close()
    return count
