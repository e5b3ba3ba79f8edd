"""The plan for measurement and follow-up: what it must hold, when values are due, and when it is to be revised.

How often an indicator is measured is a code of ``codes.FREQUENCIES``; files from before the codes have words of their
own, which are kept and understood where they are common.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import not_after, one_of, plausible_day, required, too_long, year

MONTHS = {"tertial": 4, "year": 12, "school_year": 12, "two_years": 24, "three_years": 36, "four_years": 48}
"""How long it is between two values. Irregular ones have no length: only a day that is set says when."""

_OLDER_WORDS = {
    "helår": "year",
    "år": "year",
    "varje år": "year",
    "årligen": "year",
    "en gång per år": "year",
    "tertial": "tertial",
    "varje tertial": "tertial",
    "tertial och helår": "tertial",
    "läsår": "school_year",
    "varje läsår": "school_year",
    "vartannat år": "two_years",
    "vart tredje år": "three_years",
    "vart fjärde år": "four_years",
    "vid behov": "irregular",
    "oregelbundet": "irregular",
}

MONTHS_TO_REPORT = 2
"""A value is due two months after what it is about has ended, where no day is set."""

EARLY_DAYS = 60
"""A value written in at most so many days before the day that is set is the one that was expected then."""

SOON_DAYS = 30
"""A value that is due within so many days is told of."""

BUDGET_MONTH, BUDGET_DAY = 11, 30
"""The council decides the budget before the end of November (kommunallagen 11:10)."""

WITH_THE_BUDGET_DAYS = 90
"""A revision so many days before the budget is decided is made in connection with it."""

_SCHOOL_YEAR_ENDS = 6
_LAST_MONTHS = {"t1": 4, "t2": 8, "t3": 12, "year": 12}


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest value of an indicator: what it is about, and the day it was written in."""

    year: int
    part: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """When the next value of an indicator is due, seen from a day.

    ``state`` is ``late``, ``soon``, ``later``, ``never`` (no value yet, and no day is set) or ``unknown`` (nothing says
    when). ``days`` are days late, or days left; None where there is no day.
    """

    on: date | None
    state: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """When a plan is to be revised next. ``days`` it is late; 0 while there is time."""

    due_on: date
    days: int

    @property
    def late(self) -> bool:
        """Whether the day has passed."""
        return self.days > 0


def plan_problems(values: Mapping[str, object], today: date) -> list[Problem]:
    """What is wrong with a plan."""
    found = required(values, "year", "state") + year(values, "year")
    found += one_of(values, "state", codes.PLAN_STATES)
    found += plausible_day(values, "revised_on") or not_after(values, "revised_on", today)
    return found + too_long(values)


def entry_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with what a plan says of one indicator."""
    return (
        required(values, "plan_id", "indicator_id")
        + plausible_day(values, "next_value_on")
        + too_long(values)
    )


def frequency_of(text: str) -> str:
    """The code of a frequency, also of the common words that older files have; empty for any others."""
    plain = " ".join(text.split()).casefold()
    return plain if plain in codes.FREQUENCIES else _OLDER_WORDS.get(plain, "")


def next_value(frequency: str, expected_on: date | None, newest: Newest | None, today: date) -> Due:
    """When the next value is due.

    A day that is set counts until a value has been written in on it or later, or at most ``EARLY_DAYS`` before; then
    the next one is due as long after as the frequency says. Without a set day, the value after the newest is due
    ``MONTHS_TO_REPORT`` after the end of what it is about.
    """
    code = frequency_of(frequency)
    months = MONTHS.get(code)
    day = None
    if expected_on is not None:
        day = _first_unanswered(expected_on, months, newest)
    elif months is not None and newest is not None:
        day = _months_after(_end_of(newest, code), months + MONTHS_TO_REPORT)
    if day is None:
        return Due(None, "never" if newest is None else "unknown")
    left = (day - today).days
    if left < 0:
        return Due(day, "late", -left)
    return Due(day, "soon" if left <= SOON_DAYS else "later", left)


def _first_unanswered(expected_on: date, months: int | None, newest: Newest | None) -> date | None:
    if newest is None:
        return expected_on
    day, steps = expected_on, 0
    while newest.entered_on >= day - timedelta(days=EARLY_DAYS):
        if months is None:
            return None
        steps += 1
        day = _same_day(expected_on, steps * months)
    return day


def _end_of(newest: Newest, code: str) -> date:
    """The last day of what a value is about. A school year is called by the year in which it ends."""
    month = _LAST_MONTHS[newest.part]
    if code == "school_year" and newest.part == "year":
        month = _SCHOOL_YEAR_ENDS
    return _last_of(newest.year, month)


def _months_after(day: date, months: int) -> date:
    """The last day of the month that comes so many months after."""
    years, month = divmod(day.month - 1 + months, 12)
    return _last_of(day.year + years, month + 1)


def _same_day(day: date, months: int) -> date:
    """The same day of a later month, or the last one of a month that is shorter."""
    last = _months_after(day, months)
    return last.replace(day=min(day.day, last.day))


def _last_of(a_year: int, month: int) -> date:
    return date(a_year, month, calendar.monthrange(a_year, month)[1])


def budget_day(a_year: int, decided: Iterable[date]) -> date:
    """The day of a year's budget: the last decision that is registered, else the last day that the law allows."""
    return max((day for day in decided if day.year == a_year), default=date(a_year, BUDGET_MONTH, BUDGET_DAY))


def next_revision(last: date, decided: Iterable[date], today: date) -> Revision:
    """When a plan that was made or revised on ``last`` is to be revised again.

    It is revised at least once a year, when the budget is presented: each year's budget asks for a revision made in
    connection with it, at most ``WITH_THE_BUDGET_DAYS`` before the council decides. The plan is late from the day of
    the first budget that has not had one. ``decided`` are the days of the budget decisions that are registered.
    """
    known = tuple(decided)
    a_year = last.year
    while budget_day(a_year, known) <= last + timedelta(days=WITH_THE_BUDGET_DAYS):
        a_year += 1
    due_on = budget_day(a_year, known)
    return Revision(due_on, max((today - due_on).days, 0))
