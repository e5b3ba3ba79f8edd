"""Marks of status, trend and results: symbol and word, drawn so that a black-and-white copy keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping

from app.reports.paper import style
from app.reports.paper.page import Page

MARKED = frozenset(
    (
        *("status", "indicator_status", "trend", "control_outcome"),
        *("attainment", "goal_trend", "activity_shown"),
    )
)
"""The kinds of cells whose word has a mark before it."""

_COLOURS: Mapping[str, str] = {
    "met": style.MET,
    "partly": style.PARTLY,
    "not_met": style.NOT_MET,
    "improving_up": style.MET,
    "improving_down": style.MET,
    "worsening_up": style.NOT_MET,
    "worsening_down": style.NOT_MET,
    "no_remark": style.MET,
    "minor": style.PARTLY,
    "serious": style.NOT_MET,
    "late": style.NOT_MET,
    "improving": style.MET,
    "worsening": style.NOT_MET,
    "mixed": style.PARTLY,
    "done": style.MET,
}


def mark_colour(code: str) -> str:
    """Return the colour of the mark and its word: at least 4.5 : 1 against the paper."""
    return _COLOURS.get(code, style.QUIET)


def mark_width(size: float) -> float:
    """Return how far the word stands from the left edge of its mark."""
    return size * 1.22


def draw_mark(page: Page, code: str, x: float, y: float, size: float) -> None:
    """Draw the symbol of ``code`` with its foot on the baseline ``y``; an unknown code has none."""
    colour = mark_colour(code)
    unit = size * 0.7
    thick = round(size * 0.115, 2)

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + px * unit, y + py * unit) for px, py in points]

    page.stroke(colour, thick, rounded=True)
    match code:
        case "met" | "no_remark" | "done":
            page.path(at((0.08, 0.45), (0.38, 0.1), (1.0, 0.92)))
        case "partly" | "minor":
            page.fill(colour)
            page.circle(x + unit * 0.55, y + unit * 0.5, unit * 0.47, "S")
            page.circle(x + unit * 0.55, y + unit * 0.5, unit * 0.47, half=True)
        case "not_met" | "serious":
            page.path(at((0.15, 0.08), (0.95, 0.92)))
            page.path(at((0.15, 0.92), (0.95, 0.08)))
        case "not_assessable":
            _question(page, x + unit * 0.55, y, unit)
        case "not_reported" | "not_done" | "not_begun":
            page.circle(x + unit * 0.55, y + unit * 0.5, unit * 0.47, "S")
        case "improving_up" | "worsening_up" | "improving":
            page.path(at((0.1, 0.1), (0.95, 0.9)))
            page.path(at((0.42, 0.9), (0.95, 0.9), (0.95, 0.37)))
        case "improving_down" | "worsening_down" | "worsening":
            page.path(at((0.1, 0.9), (0.95, 0.1)))
            page.path(at((0.42, 0.1), (0.95, 0.1), (0.95, 0.63)))
        case "stable":
            page.path(at((0.02, 0.5), (1.06, 0.5)))
            page.path(at((0.68, 0.88), (1.06, 0.5), (0.68, 0.12)))
        case "mixed":
            page.path(at((0.3, 0.0), (0.3, 0.95)))
            page.path(at((0.05, 0.65), (0.3, 0.95), (0.55, 0.65)))
            page.path(at((0.8, 0.95), (0.8, 0.0)))
            page.path(at((0.55, 0.3), (0.8, 0.0), (1.05, 0.3)))
        case "ongoing":
            page.path(at((0.2, 0.1), (0.85, 0.5), (0.2, 0.9)))
        case "dropped":
            page.path(at((0.1, 0.5), (0.95, 0.5)))
        case "late":
            page.path(at((0.5, 0.35), (0.5, 0.95)))
            page.path(at((0.5, 0.05), (0.5, 0.05)))
        case _:
            pass


def _question(page: Page, x: float, y: float, unit: float) -> None:
    """Draw a question mark: a hook, a stem and a dot."""
    r = unit * 0.3
    top = y + unit * 0.7
    page.curve((x - r, top + r * 0.1), (x - r, top + r * 1.5), (x + r, top + r * 1.5), (x + r, top))
    page.curve((x + r, top), (x + r, top - r * 0.9), (x, top - r * 0.7), (x, top - r * 1.6))
    page.line(x, y + unit * 0.03, x, y + unit * 0.03)
