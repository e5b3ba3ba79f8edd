"""What the time line shows: a line for each activity, under the unit or the goal that it belongs to, and the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain import formats
from app.text import translate
from app.ui.activities.grouped import BY_GOAL, LEVEL_ICONS

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow

_SHORT_MONTH = 3
SPARSE = 4
"""More years than this are told without their quarters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture: an activity, or the heading of those under it."""

    row: ActivityRow | None
    text: str
    icon: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """The years that are shown, and where a day stands among them."""

    first_year: int
    last_year: int
    today: date

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.first_year, 1, 1)

    @property
    def last(self) -> date:
        """The day after the last."""
        return date(self.last_year + 1, 1, 1)

    def place(self, day: date) -> float:
        """How far from the left a day begins: 0 to 1, less or more outside the years."""
        return (day - self.first).days / (self.last - self.first).days

    def end(self, day: date) -> float:
        """How far from the left a day ends."""
        return self.place(day + timedelta(days=1))

    def ticks(self) -> Iterator[tuple[float, str, bool]]:
        """Where years begin, and between them months of one year or quarters of a few: place, words, whether a year."""
        for year in range(self.first_year, self.last_year + 1):
            yield self.place(date(year, 1, 1)), str(year), True
            if self.first_year == self.last_year:
                for month in range(1, 13):
                    yield self.place(date(year, month, 1)), formats.month(month)[:_SHORT_MONTH], False
            elif self.last_year - self.first_year < SPARSE:
                for quarter in range(1, 5):
                    yield self.place(date(year, 3 * quarter - 2, 1)), f"kv {quarter}", False


def lines(rows: Sequence[ActivityRow], choices: ActivityChoices, by: str) -> list[Line]:
    """The lines in the order of the organisation, or of the goals that stand highest. One that several units carry
    out stands under each of them.
    """
    ordered = sorted(rows, key=_begins)
    found: list[Line] = []
    for text, icon, mine in _gathered(ordered, choices, by):
        found.append(Line(None, text, icon, len(mine)))
        found += [Line(row, row.title) for row in mine]
    return found


def _begins(row: ActivityRow) -> tuple[date, date, int]:
    first = row.first_day or row.last_day or date.max
    return first, row.last_day or date.max, row.id


def _gathered(
    rows: Sequence[ActivityRow], choices: ActivityChoices, by: str
) -> Iterator[tuple[str, str, list[ActivityRow]]]:
    known = {goal.id for goal in choices.goals}
    mine: defaultdict[int, list[ActivityRow]] = defaultdict(list)
    rest: list[ActivityRow] = []
    if by == BY_GOAL:
        groups = [
            (goal.id, f"{goal.number} {goal.title}".strip(), LEVEL_ICONS.get(goal.level, "target"))
            for goal in choices.goals
            if goal.parent_id not in known
        ]
        without = translate("Activities", "Utan mål")
    else:
        groups = [(unit.id, unit.name, "landmark") for unit in choices.doers]
        without = translate("Activities", "Utan enhet")
    heads = {key for key, _, _ in groups}
    for row in rows:
        belongs = row.under if by == BY_GOAL else {unit.id for unit in row.units}
        for key in belongs & heads:
            mine[key].append(row)
        if not belongs & heads:
            rest.append(row)
    for key, text, icon in groups:
        if key in mine:
            yield text, icon, mine[key]
    if rest:
        yield without, "folder", rest
