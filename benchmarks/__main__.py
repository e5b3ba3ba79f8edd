"""``python -m benchmarks [NAME …]`` measures all modules, or those named; exit status 1: one is too slow."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import benchmarks
from benchmarks import Row


def rows(names: list[str]) -> Iterator[Row]:
    """Run the modules one after the other, so that they do not disturb one another."""
    for name in names:
        yield from importlib.import_module(f"benchmarks.{name}").measure()


def line(row: Row) -> str:
    """One row of the table: seconds of the floor and of the program, the ratio or time, and what is asked."""
    floor = "" if row.floor is None else f"{row.floor * 1000:.1f} ms"
    if row.floor is None:
        found, most = "", f"{row.most * 1000:.0f} ms"
    else:
        found, most = f"{row.measured:.2f} ×", f"{row.most:.2f} ×"
    verdict = "ok" if row.well else "TOO SLOW"
    return f"{row.what:<56}{floor:>12}{row.ours * 1000:>12.1f} ms{found:>10}  ≤ {most:<9}{verdict}"


def main() -> int:
    """Print a row as soon as it is measured."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    found = [name for name in names if not name.startswith("_")]
    slow = 0
    print(f"{'operation':<56}{'floor':>12}{'program':>15}{'ratio':>10}  asked")
    for row in rows(sys.argv[1:] or found):
        print(line(row), flush=True)
        slow += not row.well
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
