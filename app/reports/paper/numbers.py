"""Numbers as Swedes write them: decimal comma, groups of three apart, a true minus sign."""

from __future__ import annotations

NOTHING = "–"
"""Printed where there is no value; never 0."""


def number(value: float | int | None, decimals: int = 0) -> str:
    """Return ``value`` with ``decimals`` decimals, or a dash where there is none."""
    if value is None:
        return NOTHING
    text = f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    if text.startswith("-"):
        text = "−" + text[1:] if text.strip("-0,\u00a0") else text[1:]
    return text
