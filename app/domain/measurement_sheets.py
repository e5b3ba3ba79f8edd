"""Rows of measurements from a file, held against what is stored: what is new, changed, unchanged or refused.

An empty cell for a value says nothing: it is not 0, and it takes no value away, for sheets are often handed out with
the cells to be filled in. That a value is known to be missing is said by a word (``saknas``), which is None here. An
empty cell for a source or a comment says that there is none, unless the whole column is empty: then it says nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.problems import Problem

FIELDS = ("indicator", "code", "place", "year", "part", "gender", "value", "state", "source", "comment")
"""What a column can hold, in the order in which columns are written."""

WRITTEN = ("value", "state", "source", "comment")
"""The fields that a row may change; the others say which value it is about."""

OUTCOMES = ("new", "changed", "unchanged", "refused")

_OWN_CODE = re.compile(r"RT-(\d{1,9})", re.IGNORECASE)


class Key(NamedTuple):
    """Which value a row is about: there is one for each."""

    indicator_id: int
    place_id: int
    gender: str
    year: int
    part: str


class Stored(NamedTuple):
    """A value as the file has it."""

    id: int
    value: float | None
    state: str
    source: str
    comment: str


class Given(NamedTuple):
    """A row that could be understood."""

    row: int
    key: Key
    fields: Mapping[str, object]
    """Those of ``WRITTEN`` that the row says something about."""


class Outcome(NamedTuple):
    """What a row leads to."""

    row: int
    outcome: str
    key: Key | None = None
    record_id: int | None = None
    new: Mapping[str, object] = {}
    """What is to be written: for a new value all that the row says, for a changed one what differs."""
    old: Mapping[str, object] = {}
    code: str = ""
    """For an unchanged row why nothing was done, where the row looks as if there was something to do."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row."""

    outcomes: tuple[Outcome, ...]

    def count(self, outcome: str) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome == outcome for row in self.outcomes)


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """What an indicator is known by in a file."""

    id: int
    title: str
    kolada_id: str
    unit_of_measure: str
    decimals: int


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place is known by in a file."""

    id: int
    kind: str
    code: str
    name: str
    label: str
    """The name, with what kind of place it is where two places have the same name."""


class Lacking(NamedTuple):
    """An indicator that a file names and the list does not have."""

    title: str
    kolada_id: str


def plan(given: Iterable[Given], refused: Iterable[Outcome], stored: Mapping[Key, Stored]) -> Plan:
    """Hold rows against what is stored. Two rows about the same value are refused, both of them."""
    rows = list(given)
    outcomes = list(refused)
    first: dict[Key, int] = {}
    twice: dict[Key, list[int]] = {}
    for row in rows:
        earlier = first.setdefault(row.key, row.row)
        if earlier != row.row:
            twice.setdefault(row.key, [earlier]).append(row.row)
    for row in rows:
        same = twice.get(row.key)
        if same is not None:
            others = [number for number in same if number != row.row]
            problem = Problem("same_value_twice", values={"rows": others})
            outcomes.append(Outcome(row.row, "refused", row.key, problems=(problem,)))
        else:
            outcomes.append(_outcome(row, stored.get(row.key)))
    outcomes.sort(key=_row_number)
    return Plan(tuple(outcomes))


def _row_number(outcome: Outcome) -> int:
    return outcome.row


def _outcome(row: Given, stored: Stored | None) -> Outcome:
    if stored is None:
        if "value" not in row.fields:
            return Outcome(row.row, "unchanged", row.key, code="no_value_given")
        return Outcome(row.row, "new", row.key, new=row.fields)
    before = stored._asdict()
    new = {name: value for name, value in row.fields.items() if not _same(value, before[name])}
    if new:
        old = {name: before[name] for name in new}
        return Outcome(row.row, "changed", row.key, stored.id, new, old)
    kept = "value" not in row.fields and stored.value is not None
    return Outcome(row.row, "unchanged", row.key, stored.id, code="value_kept" if kept else "")


def _same(mine: object, theirs: object) -> bool:
    if isinstance(mine, float) and isinstance(theirs, float):
        return same_number(mine, theirs)
    return mine == theirs


def same_number(one: float, other: float) -> bool:
    """Whether two numbers are the same in a spreadsheet, which keeps fifteen digits."""
    return one == other or f"{one:.15g}" == f"{other:.15g}"


def looks_like_share(value: object, unit_of_measure: str) -> bool:
    """Whether 0,715 may be meant as 71,5 per cent: so a spreadsheet keeps a cell that it shows as 71,5 %."""
    in_per_cent = folded(unit_of_measure) in ("procent", "%", "andel (%)", "andel i procent")
    return in_per_cent and isinstance(value, float) and 0 < abs(value) < 1


# -- which indicator, which place --


def own_code(indicator_id: int) -> str:
    """What tells an indicator from another of the same name, in this municipality's file."""
    return f"RT-{indicator_id}"


def codes_to_write(indicators: Sequence[IndicatorName]) -> dict[int, str]:
    """The code that finds each indicator again: Kolada's where only it has that one, else its own where needed."""
    titles = Counter(folded(indicator.title) for indicator in indicators)
    kolada = Counter(indicator.kolada_id for indicator in indicators)
    codes = {}
    for indicator in indicators:
        alone = titles[folded(indicator.title)] == 1
        if kolada[indicator.kolada_id] == 1 and indicator.kolada_id:
            codes[indicator.id] = indicator.kolada_id
        else:
            codes[indicator.id] = "" if alone else own_code(indicator.id)
    return codes


def folded(text: str) -> str:
    """A name as names are compared: capitals and spaces do not matter."""
    return " ".join(text.split()).casefold()


class Indicators:
    """Finds the indicator that a row names, by code and title together."""

    def __init__(self, indicators: Sequence[IndicatorName]) -> None:
        self._titles: dict[str, list[IndicatorName]] = {}
        self._codes: dict[str, list[IndicatorName]] = {}
        for indicator in indicators:
            self._titles.setdefault(folded(indicator.title), []).append(indicator)
            self._codes.setdefault(folded(own_code(indicator.id)), []).append(indicator)
            if indicator.kolada_id:
                self._codes.setdefault(folded(indicator.kolada_id), []).append(indicator)

    def find(self, title: str, code: str) -> IndicatorName | Problem:
        """The one indicator that fits, or why there is none. Where code and title differ, neither is believed."""
        titled = self._titles.get(folded(title), [])
        coded = self._codes.get(folded(code), []) if code else []
        said = {"title": title, "code": code}
        if not title and not code:
            return Problem("no_indicator_named")
        if code and not coded and (not titled or looks_like_code(code)):
            return Problem("no_such_code", values=said)
        if title and not titled and (not coded or _OWN_CODE.fullmatch(code)):
            return Problem("no_such_indicator", values=said)
        both = [indicator for indicator in coded if indicator in titled]
        if coded and titled and not both:
            return Problem("code_of_another", values={**said, "other": coded[0].title})
        fitting = both or coded or titled
        return fitting[0] if len(fitting) == 1 else Problem("fits_several", values=said)


def looks_like_code(text: str) -> bool:
    """Whether a text is made like the codes that indicators are found by."""
    return bool(re.fullmatch(r"[NU]\d{5}", text, re.IGNORECASE) or _OWN_CODE.fullmatch(text))


def lacking(outcome: Outcome, titles: Container[str]) -> Lacking | None:
    """The indicator that a refused row would be understood with; ``titles`` are those there are, folded."""
    for problem in outcome.problems:
        if problem.code in ("no_such_indicator", "no_such_code"):
            title, code = str(problem.values["title"]), str(problem.values["code"])
            # A code of the file's own is given by the program: it cannot be made.
            if title and folded(title) not in titles and not _OWN_CODE.fullmatch(code):
                return Lacking(title, code.upper() if looks_like_code(code) else "")
    return None


def find_place(name: str, places: Sequence[PlaceName], municipality: str) -> PlaceName | Problem:
    """The place that a row names, by name or code; the own municipality where it names none."""
    own = [place for place in places if place.kind == "own"]
    wanted = folded(name)
    if not wanted or wanted in (folded(municipality), folded(f"{municipality}s kommun")):
        return own[0] if own else Problem("no_such_place", values={"place": name})
    found = [place for place in places if wanted in map(folded, (place.name, place.code, place.label))]
    if len(found) > 1:
        return Problem("place_fits_several", values={"place": name})
    return found[0] if found else Problem("no_such_place", values={"place": name})


def shape(headings: Iterable[str]) -> str:
    """What files that are made in the same way have in common: their headings, in order."""
    return hashlib.sha256("\n".join(folded(heading) for heading in headings).encode()).hexdigest()[:16]
