"""What everything on paper looks like: sizes, weights, colours and the room between things, in points."""

from __future__ import annotations

from dataclasses import dataclass

A4 = (595.28, 841.89)

MARGIN_SIDE = 64.0
MARGIN_TOP = 86.0
MARGIN_BOTTOM = 78.0
MEASURE = 404.0
"""Running text is set no wider than this: about 80 characters, what the eye finds its way back in."""


def _colour(hexadecimal: str) -> str:
    parts = (int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


WHITE = _colour("#FFFFFF")
INK = _colour("#1B2733")
QUIET = _colour("#55616D")
PALE = _colour("#94A0AC")
"""Comparisons in charts. Too light for text."""
HAIRLINE = _colour("#D0D7DE")
RULE = _colour("#55616D")
FIELD = _colour("#F3F5F7")
HATCH = _colour("#C6CED6")
THREAD = _colour("#B3261E")
"""The one accent: the red thread itself, used sparingly."""

MET = _colour("#1E6B3A")
PARTLY = _colour("#7A5300")
NOT_MET = _colour("#A8201A")

ZONE_LOW = _colour("#E2EFE5")
ZONE_MEDIUM = _colour("#F8E7BE")
ZONE_HIGH = _colour("#F3C6BF")


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of text is set: face, size, line height, colour, and the room before and after it."""

    face: str
    size: float
    leading: float
    colour: str = INK
    before: float = 0.0
    after: float = 0.0

    @property
    def drop(self) -> float:
        """From the top of a line's room down to its baseline: capitals stand in the middle of the room."""
        return (self.leading + 0.66 * self.size) / 2


TITLE = Type("semibold", 27, 32)
SUBTITLE = Type("regular", 14, 19, QUIET)
LEAD = Type("regular", 12.2, 18, INK, 10, 12)
HEADINGS = (
    Type("semibold", 18.5, 23, INK, 32, 9),
    Type("semibold", 13, 17, INK, 22, 5),
    Type("semibold", 10.6, 14.6, INK, 15, 3),
)
BODY = Type("regular", 10.2, 14.6, INK, 0, 7.5)
LABEL = Type("semibold", 10.2, 14.6, INK)
FIGURE_TITLE = Type("semibold", 10.6, 14.2, INK, 14, 6)
NOTE = Type("regular", 8.4, 11.6, QUIET, 5, 12)
CELL = Type("regular", 9, 12.2)
CELL_HEAD = Type("semibold", 8.4, 11.2, QUIET)
CELL_SMALL = Type("regular", 7.6, 10.2)
CELL_HEAD_SMALL = Type("semibold", 7.2, 9.4, QUIET)
FACT = Type("semibold", 23, 27)
FACT_LABEL = Type("regular", 9, 12, QUIET)
CHART_TEXT = Type("regular", 8.2, 10.4, QUIET)
CHART_LABEL = Type("semibold", 8.4, 10.4, INK)
FURNITURE = Type("regular", 8, 11, QUIET)
FURNITURE_STRONG = Type("semibold", 8, 11, QUIET)
CONTENTS = (Type("semibold", 10.6, 15, INK, 7), Type("regular", 9.8, 13.6, QUIET, 2))
