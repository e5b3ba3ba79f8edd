"""What a distribution says in words: one municipality's value, which way is better, where ours lies."""

from __future__ import annotations

import statistics

from app import wording
from app.domain import formats
from app.services.figures import Distribution, Standing
from app.text import translate


def told(figures: Distribution, standing: Standing) -> str:
    """A municipality and its value."""
    return f"{standing.name} {formats.measured(standing.value, figures.decimals, figures.unit)}"


def better_way(figures: Distribution) -> str:
    """Which end of the axis is better; empty in a band."""
    return {
        "higher": translate("Chart", "högre är bättre →"),
        "lower": translate("Chart", "← lägre är bättre"),
    }.get(figures.direction, "")


def question(figures: Distribution) -> str:
    """What the chart answers."""
    return translate("Chart", "Var ligger vi bland kommunerna {year}?").format(year=figures.year)


def where(figures: Distribution) -> str:
    """Where ours lies, and that it says nothing of the target."""
    count, better = len(figures.others), figures.better
    if figures.position == "unknown":
        said = translate("Chart", "{better} av {count} andra kommuner har ett högre värde.")
        return (
            said.format(better=better, count=count) + " " + wording.word("position_reason", "no_better_way")
        )
    said = translate("Chart", "{position}: {better} av {count} andra kommuner har ett bättre värde.")
    place = wording.word("position", figures.position)
    return (
        said.format(position=place, better=better, count=count)
        + " "
        + wording.word("position_reason", "ranked")
    )


def spoken(figures: Distribution) -> str:
    """The chart in words, for a screen reader."""
    values = [standing.value for standing in (figures.own, *figures.others)]
    ends = [
        formats.measured(value, figures.decimals, figures.unit)
        for value in (min(values), statistics.median(values), max(values))
    ]
    spread = translate("Chart", "Lägst {low}, i mitten {middle}, högst {high}.").format(
        low=ends[0], middle=ends[1], high=ends[2]
    )
    return f"{told(figures, figures.own)}. {where(figures)} {spread}"
