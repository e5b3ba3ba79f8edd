"""What mandate periods must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.problems import Problem
from app.domain.validation import in_order, required, too_long, year

LONGEST = 20
"""Years from a period's first to its last."""

OF_ONE_PERIOD = frozenset({"goal", "clarification", "contribution", "goal_sdg", "method", "standpoint"})
"""Kinds of records that belong to one period."""

MANDATE_START = 2019
MANDATE_YEARS = 4
"""A mandate period began in 2019; the others follow from it, four years each."""


@dataclass(frozen=True, slots=True)
class NextPeriod:
    """A period that could follow on those there are."""

    name: str
    mandate: str
    first_year: int
    last_year: int


def mandate_of(year: int) -> tuple[int, int]:
    """First and last year of the mandate period that a year lies in."""
    first = year - (year - MANDATE_START) % MANDATE_YEARS
    return first, first + MANDATE_YEARS - 1


def next_period(last_year: int) -> NextPeriod:
    """The period that follows on one that ends with ``last_year``: no year between, until its mandate ends."""
    first = last_year + 1
    begins, ends = mandate_of(first)
    return NextPeriod(f"{first}–{ends}", f"{begins}–{ends}", first, ends)


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a period."""
    found = required(values, "name", "first_year", "last_year") + year(values, "first_year", "last_year")
    found += in_order(values, "first_year", "last_year", "years_reversed")
    first, last = values.get("first_year"), values.get("last_year")
    if isinstance(first, int) and isinstance(last, int) and last - first > LONGEST:
        found.append(Problem("period_too_long", "last_year", {"years": LONGEST}))
    return found + too_long(values)


def beside_others(
    name: str, first_year: int, last_year: int, others: Iterable[tuple[str, int, int]]
) -> list[Problem]:
    """What is wrong with a period beside the others, each as (name, first year, last year).

    A year belongs to one period: it is by its year that the window and the papers find a period.
    """
    found = []
    for other, first, last in others:
        if other.strip().casefold() == name.strip().casefold():
            found.append(Problem("period_named", "name"))
        if first_year <= last and first <= last_year:
            field = "first_year" if first <= first_year <= last else "last_year"
            found.append(Problem("years_of_other_period", field, {"period": other}))
    return found
