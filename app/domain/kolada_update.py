"""What an update from Kolada would do: what came is compared with what is kept. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from app.domain import codes
from app.domain.kolada import OWN_WORK, SOURCE, Kpi, comment_on
from app.domain.validation import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(r"[0-9]{4}")


class Came(NamedTuple):
    """A value as it came. A tuple: there may be many thousands."""

    kpi: str
    place: str
    """The place's code."""
    period: str
    gender: str
    value: float | None
    """None says that Kolada knows that there is no value. It is never 0."""
    status: str = ""
    computed: bool = False
    """Whether the program has computed it from values that came."""


class Spot(NamedTuple):
    """What a value is of."""

    indicator_id: int
    place_id: int
    gender: str
    year: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that the file has."""

    id: int
    value: float | None
    source: str
    state: str
    comment: str


@dataclass(frozen=True, slots=True)
class WantedIndicator:
    """An indicator that names a KPI."""

    id: int
    title: str
    kpi: str
    kolada_title: str
    by_gender: bool
    next_value_on: date | None


@dataclass(frozen=True, slots=True)
class WantedPlace:
    """A place that values are fetched for."""

    id: int
    kind: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of before the values are kept. ``code``: see ``app.wording.kolada``."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fetch, and what is already known to be missing for it."""

    indicators: tuple[WantedIndicator, ...]
    places: tuple[WantedPlace, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def kpis(self) -> tuple[str, ...]:
        """The KPIs to ask for, each once."""
        return tuple(dict.fromkeys(indicator.kpi for indicator in self.indicators))


@dataclass(frozen=True, slots=True)
class PlannedValue:
    """A value to make or to change."""

    row: int
    """Its number among those that came, from 1."""
    spot: Spot
    indicator: str
    kpi: str
    place: str
    value: float | None
    source: str
    comment: str = ""
    """Why there is no value."""
    kept: Kept | None = None
    """What is changed; None for a new value."""
    by_hand: bool = False
    """Whether what is kept was written or corrected by hand."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that cannot be kept."""

    row: int
    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CardChange:
    """What an indicator's card learns: only what it did not know, and when the next value is expected."""

    indicator_id: int
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update would do, for somebody to look at before it is stored."""

    new: tuple[PlannedValue, ...] = ()
    changed: tuple[PlannedValue, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    notices: tuple[Notice, ...] = ()
    cards: tuple[CardChange, ...] = ()


def compare(
    wanted: Wanted,
    came: Iterable[Came],
    kept: Mapping[Spot, Kept],
    kpis: Mapping[str, Kpi] | None,
    today: date,
) -> Plan:
    """Compare what came with what is kept. ``kpis`` is Kolada's catalogue as it is now, by id; None: not known."""
    new: list[PlannedValue] = []
    changed: list[PlannedValue] = []
    refused: list[Refusal] = []
    unchanged = 0
    seen: dict[Spot, float | None] = {}
    asked = _Asked(wanted, kpis or {})
    for row, value in enumerate(came, start=1):
        if (code := asked.refusal(value)) is not None:
            refused.append(Refusal(row, code, value._asdict()))
        elif not asked.says_nothing(value):
            for planned in asked.planned(row, value, kept):
                if planned.spot in seen:
                    if seen[planned.spot] != value.value:
                        refused.append(Refusal(row, "contradicts", value._asdict()))
                    continue
                seen[planned.spot] = value.value
                if planned.kept is None:
                    new.append(planned)
                elif planned.kept.value != value.value:
                    changed.append(planned)
                else:
                    unchanged += 1
    told = (Notice("no_catalogue"),) if kpis is None else _notices(wanted, kpis)
    cards = () if kpis is None else _cards(wanted, kpis, today)
    return Plan(
        tuple(new),
        tuple(changed),
        unchanged,
        tuple(refused),
        (*wanted.notices, *told),
        tuple(cards),
    )


def marked_by_hand(plan: Plan, fetched_before: frozenset[int]) -> Plan:
    """The plan with changes marked where what is kept is not what an earlier update wrote."""
    return replace(
        plan,
        changed=tuple(
            replace(value, by_hand=value.kept is not None and value.kept.id not in fetched_before)
            for value in plan.changed
        ),
    )


class _Asked:
    """What was asked for, for each value that comes."""

    def __init__(self, wanted: Wanted, kpis: Mapping[str, Kpi]) -> None:
        # Of two places with one code the first is meant: the own municipality stands first.
        self.places = {place.code: place for place in reversed(wanted.places)}
        self.indicators: dict[str, list[WantedIndicator]] = {}
        for indicator in wanted.indicators:
            self.indicators.setdefault(indicator.kpi, []).append(indicator)
        self._by_gender = {kpi.id for kpi in kpis.values() if kpi.by_gender}

    def refusal(self, value: Came) -> str | None:
        """Why a value cannot be kept; None where it can."""
        if value.kpi not in self.indicators:
            return "unknown_kpi"
        if value.place not in self.places:
            return "unknown_place"
        if value.gender not in codes.GENDERS:
            return "unknown_gender"
        if not _YEAR.fullmatch(value.period) or not FIRST_YEAR <= int(value.period) <= LAST_YEAR:
            return "not_a_year"
        return None

    def planned(self, row: int, value: Came, kept: Mapping[Spot, Kept]) -> Iterable[PlannedValue]:
        """The value as each indicator with the KPI would keep it, beside what it keeps now."""
        place = self.places[value.place]
        source = OWN_WORK if value.computed else SOURCE
        why = comment_on(value.value, value.status)
        for indicator in self.indicators[value.kpi]:
            spot = Spot(indicator.id, place.id, value.gender, int(value.period))
            yield PlannedValue(
                row, spot, indicator.title, value.kpi, place.name, value.value, source, why, kept.get(spot)
            )

    def says_nothing(self, value: Came) -> bool:
        """Women and men of a KPI that is not divided are no values that are missing: there are none."""
        return value.value is None and value.gender != "T" and value.kpi not in self._by_gender


def _notices(wanted: Wanted, kpis: Mapping[str, Kpi]) -> Iterable[Notice]:
    for indicator in wanted.indicators:
        about = {"kpi": indicator.kpi, "indicator": indicator.title}
        now = kpis.get(indicator.kpi)
        if now is None:
            yield Notice("kpi_gone", about)
            continue
        if now.ended is not None:
            yield Notice("kpi_ended", {**about, "year": now.ended})
        if now.title and indicator.kolada_title not in ("", now.title):
            yield Notice("kpi_renamed", {**about, "old": indicator.kolada_title, "new": now.title})


def _cards(wanted: Wanted, kpis: Mapping[str, Kpi], today: date) -> Iterable[CardChange]:
    for indicator in wanted.indicators:
        now = kpis.get(indicator.kpi)
        if now is None:
            continue
        before: dict[str, object] = {}
        after: dict[str, object] = {}
        day = now.next_day(today)
        if day is not None and day != indicator.next_value_on:
            before["next_value_on"], after["next_value_on"] = indicator.next_value_on, day
        if not indicator.kolada_title and now.title:
            before["kolada_title"], after["kolada_title"] = "", now.title
            if now.by_gender and not indicator.by_gender:
                before["by_gender"], after["by_gender"] = False, True
        if after:
            yield CardChange(indicator.id, before, after)
