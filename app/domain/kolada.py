"""KPIs of Kolada as plain values: what a title tells, how one searches among thousands, what a card takes over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Literal

from app.domain.swedish import sort_key
from app.domain.validation import longest

SOURCE = "Källa: Kolada"
"""What Kolada asks to stand at every value of theirs."""
WHY = "Hämtat från Kolada"
"""What the log says of values that were fetched: whatever else was written last was written by hand."""
OWN_WORK = "Egen bearbetning"
"""What stands at values that the program has computed from theirs: Kolada must not be named as their source."""
NO_VALUE = "Kolada har inget värde."
"""The comment of a value that is known to be missing: why that is so."""
SECRET = "Kolada visar inte värdet, för att skydda enskilda."
MARGIN = "Osäkerhetstal - "
"""How the titles of KPIs begin that are the margins of error of another one."""

_ENDED = re.compile(r"\(-\s*(\d{4})\)\s*$")
_SURVEYS = ("medborgarundersökningen", "brukarbedömning", "deltagarbedömning", "enhetsundersökning", "ntu -")
_UNITS = re.compile(
    r"(andel \(%\)|(antal|index|kr|tkr|mnkr|kg|ton|mwh|gwh|år|dagar|minuter|meter|procent)(?!\w)).*"
)
_SDG = re.compile(r"\bmål (\d{1,2})\b")
_LONGEST_UNIT = longest("unit_of_measure")


def is_margin(title: str) -> bool:
    """Whether a title says that the values are the margins of error of another KPI's."""
    return title.startswith(MARGIN)


@dataclass(frozen=True)
class Kpi:
    """A KPI as Kolada's catalogue describes it."""

    id: str
    title: str
    description: str = ""
    by_gender: bool = False
    area: str = ""
    """Kolada's ``operating_area``: a group of its own to search in."""
    days: tuple[date, ...] = ()
    """When values are to be published, preliminary and final ones."""

    def next_day(self, today: date) -> date | None:
        """When the next value is expected; None where no day ahead is known."""
        return min((day for day in self.days if day >= today), default=None)

    @property
    def ended(self) -> int | None:
        """The last year, where the title says that the KPI has ended: "(-2024)"."""
        found = _ENDED.search(self.title)
        return int(found[1]) if found else None

    @property
    def quality(self) -> Literal["actual", "perceived"]:
        """Whether it shows what is, or what people think: surveys say so first in their titles."""
        return "perceived" if fold(self.title).startswith(_SURVEYS) else "actual"


@dataclass(frozen=True)
class KpiGroup:
    """KPIs that Kolada has put together, for example all that show Agenda 2030."""

    id: str
    title: str
    members: frozenset[str]

    @property
    def sdg(self) -> int | None:
        """The goal of Agenda 2030 that the group is about; None where it is about none, or about all of them."""
        folded = fold(self.title)
        found = _SDG.search(folded) if "agenda 2030" in folded or "globala mål" in folded else None
        return int(found[1]) if found and 1 <= int(found[1]) <= 17 else None


type_of_row = tuple[str, str, bool, Kpi]
"""A KPI with what is searched: its title, all of its text, and whether it has ended."""


@dataclass(frozen=True)
class KpiCatalogue:
    """All KPIs with their groups, as they were on the day that they were fetched."""

    kpis: tuple[Kpi, ...]
    groups: tuple[KpiGroup, ...] = ()
    fetched_on: date | None = None
    _rows: list[type_of_row] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Texts are folded when a catalogue is made, which is never while somebody types.
        object.__setattr__(self, "_rows", [_row(kpi) for kpi in self.kpis])

    @cached_property
    def _by_title(self) -> dict[str, Kpi]:
        # Of several with the same title the first one counts.
        return {kpi.title: kpi for kpi in reversed(self.kpis)}

    @cached_property
    def by_id(self) -> dict[str, Kpi]:
        """Each KPI by its id."""
        return {kpi.id: kpi for kpi in self.kpis}

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that KPIs belong to, in alphabetical order."""
        return tuple(sorted({kpi.area for kpi in self.kpis if kpi.area}, key=sort_key))

    def search(
        self, words: str = "", group: str = "", sdg: int | None = None, most: int = 200
    ) -> tuple[Kpi, ...]:
        """KPIs in which every word stands, in any order and also inside a longer word.

        ``group`` is the id of a group or the name of an area. Those with all words in the title come first,
        and among them those that go on before those that have ended.
        """
        rows = self._rows if not group and sdg is None else self._among(group, sdg)
        parts = sorted(fold(words).split(), key=len, reverse=True)
        found = _with_all(parts, rows, 0)
        if len(found) < most:
            named = {row[3].id for row in found}
            found += [row for row in _with_all(parts, rows, 1) if row[3].id not in named]
        return tuple(row[3] for row in found[:most])

    def _among(self, group: str, sdg: int | None) -> list[type_of_row]:
        ids = [known.members for known in self.groups if known.id == group]
        members = ids[0] if ids else frozenset[str]()
        shown = frozenset[str]().union(*(known.members for known in self.groups if known.sdg == sdg))
        return [
            row
            for row in self._rows
            if (not group or row[3].id in members or row[3].area == group)
            and (sdg is None or row[3].id in shown)
        ]

    def margin_of(self, kpi: Kpi) -> Kpi | None:
        """The KPI that holds another one's margins of error, where its title says so."""
        return self._by_title.get(f"{MARGIN}{kpi.title}")


def _row(kpi: Kpi) -> type_of_row:
    title = f"{fold(kpi.title)} {kpi.id.casefold()}"
    return title, f"{title} {fold(kpi.area)} {fold(kpi.description)}", kpi.ended is not None, kpi


def _with_all(parts: list[str], rows: list[type_of_row], where: Literal[0, 1]) -> list[type_of_row]:
    """Rows in whose title (0) or whole text (1) every part stands; KPIs that have ended come last."""
    for part in parts:
        rows = [row for row in rows if part in row[where]]
    return sorted(rows, key=itemgetter(2))


def comment_on(value: float | None, status: str) -> str:
    """Why there is no value; nothing where there is one."""
    if value is not None:
        return ""
    return SECRET if status.casefold() == "private" else NO_VALUE


def credit(values: Iterable[tuple[str, str]]) -> str:
    """What must stand by figures whose (place, source) these are: Kolada named for theirs, never for our own work."""
    told = dict.fromkeys(values)
    own = [f"{place}: {OWN_WORK.lower()}." for place, source in told if source == OWN_WORK]
    return " ".join([f"{SOURCE}."] * any(source == SOURCE for _, source in told) + own)


def fold(text: str) -> str:
    """A text as it is searched: å stays å however it was typed, upper and lower case are alike."""
    return unicodedata.normalize("NFC", text).casefold()


def card(kpi: Kpi, today: date) -> dict[str, object]:
    """What an indicator's card takes over from a KPI that was chosen for it. A person decides the rest."""
    title = _ENDED.sub("", kpi.title).strip()
    unit = _unit(title)
    return {
        "title": title[: longest("title")],
        "definition": kpi.description[: longest("definition")],
        "quality": kpi.quality,
        "level": "national",
        "unit_of_measure": unit,
        "decimals": 1 if unit.startswith("%") else 0,
        "source": "kolada",
        "kolada_id": kpi.id,
        "kolada_title": kpi.title,
        "by_gender": kpi.by_gender,
        "next_value_on": kpi.next_day(today),
    }


def _unit(title: str) -> str:
    """What a title says after its last comma, where that is a unit of measure."""
    last = title.rpartition(", ")[2].strip()
    if not _UNITS.fullmatch(last.casefold()) or len(last) > _LONGEST_UNIT:
        return ""
    return last.replace("andel (%)", "%", 1)
