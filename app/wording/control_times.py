"""Swedish for the times of a year that a control is done."""

from __future__ import annotations

from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_TIMES = {
    "quarter": noop("ControlTime", "Kvartal {number}"),
    "tertial": noop("ControlTime", "Tertial {number}"),
    "half_year": noop("ControlTime", "Halvår {number}"),
    "year": noop("ControlTime", "Helår"),
}


def time_of_year(how_often: str, slot: int) -> str:
    """Which time of the year a result is about: "Tertial 2", "Mars", "Helår"."""
    if how_often == "month":
        return formats.month(slot).capitalize() if slot <= 12 else str(slot)
    return translate("ControlTime", _TIMES[how_often]).format(number=slot)
