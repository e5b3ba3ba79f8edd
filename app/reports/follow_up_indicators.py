"""The indicators of one goal in the follow-up report: table, charts, women and men, and where we lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from app.domain import formats
from app.reports.document import Document
from app.services.figures import Chart, Column, Distribution, Table
from app.services.indicator_rows import IndicatorRow
from app.services.round_rows import IndicatorFigures
from app.text import translate
from app.wording import word

_GENDERS = ("K", "M")


type_of_indicator = IndicatorRow | IndicatorFigures
"""An indicator as it stands, or as a round tells of it."""

_NO_DISTRIBUTIONS: Mapping[int, Distribution] = MappingProxyType({})


def tell_indicators(
    document: Document,
    indicators: Sequence[type_of_indicator],
    charts: Mapping[int, Chart],
    splits: Mapping[int, Chart],
    distributions: Mapping[int, Distribution] = _NO_DISTRIBUTIONS,
) -> None:
    """Say how each indicator stands; nothing where the goal has none."""
    if not indicators:
        return
    document.heading(translate("FollowUpReport", "Indikatorer"), 2)
    _table(document, splits, indicators)
    drawn = [
        [chart for chart in _charts(charts.get(row.id), splits.get(row.id)) if _worth_drawing(chart)]
        for row in indicators
    ]
    # Two stand side by side: women and men beside the total of the same indicator.
    document.charts([chart for charts in drawn if len(charts) == 1 for chart in charts])
    document.charts([chart for charts in drawn if len(charts) > 1 for chart in charts])
    figures = [distributions[row.id] for row in indicators if row.id in distributions]
    if figures:
        document.heading(translate("FollowUpReport", "Var vi ligger bland kommunerna"), 3)
        document.paragraph(word("position_reason", "ranked"))
        document.distributions(figures)


def _table(document: Document, splits: Mapping[int, Chart], indicators: Sequence[type_of_indicator]) -> None:
    """Women and men stand beside the total where any of the indicators has values of them."""
    genders = _GENDERS if any(row.id in splits for row in indicators) else ()
    document.table(
        Table(
            "",
            (
                Column(translate("FollowUpReport", "Indikator"), share=2.7 if genders else 3.1),
                Column(translate("FollowUpReport", "Kvalitet"), share=0.95),
                Column(translate("FollowUpReport", "Utfall"), share=1.25),
                *(Column(word("gender", gender), share=0.95) for gender in genders),
                Column(translate("FollowUpReport", "Målvärde"), share=1.15),
                Column(translate("FollowUpReport", "Status"), "indicator_status", share=1.6),
                Column(translate("FollowUpReport", "Trend"), "trend", share=1.4),
            ),
            tuple(
                (
                    row.title,
                    word("quality", row.quality),
                    _outcome(row),
                    *(_of_gender(row, splits.get(row.id), gender) for gender in genders),
                    _target(row),
                    row.status,
                    row.trend,
                )
                for row in indicators
            ),
        )
    )


def _charts(chart: Chart | None, split: Chart | None) -> list[Chart]:
    """The chart over years, and beside it women and men over the same years."""
    found = [chart] if chart is not None else []
    if split is not None:
        title = translate("FollowUpReport", "{indicator}: kvinnor och män").format(indicator=split.title)
        named = tuple(
            replace(series, title=word("gender", series.title)) if series.strong else series
            for series in split.series
        )
        found.append(replace(split, title=title, series=named))
    return found


def _worth_drawing(chart: Chart) -> bool:
    """Two values at least: one alone says no more than the table does."""
    return sum(point.value is not None for line in chart.series for point in line.points) > 1


def _outcome(row: type_of_indicator) -> str | None:
    if row.value_year is None:
        return None
    if row.value is None:
        return translate("FollowUpReport", "saknas ({year})").format(year=row.value_year)
    when = _when(row.value_year, row.value_part)
    return f"{formats.measured(row.value, row.decimals, row.unit_of_measure)} ({when})"


def _of_gender(row: type_of_indicator, split: Chart | None, gender: str) -> str | None:
    """The newest value of women or men up to the year of the report; its year where that is not the total's."""
    points = [
        point
        for series in (split.series if split is not None else ())
        if series.strong and series.title == gender
        for point in series.points
        if point.value is not None and point.year <= row.year
    ]
    if split is None or not points:
        return None
    newest = points[-1]
    said = formats.measured(newest.value, row.decimals, row.unit_of_measure)
    same = (newest.year, split.part) == (row.value_year, row.value_part)
    return said if same else f"{said} ({_when(newest.year, split.part)})"


def _when(year: int, part: str) -> str:
    return str(year) if part == "year" else f"{part.upper()} {year}"


def _target(row: type_of_indicator) -> str | None:
    if row.target is None:
        return None
    low = formats.number(row.target, row.decimals)
    if row.target_high is not None:
        return f"{low}–{formats.measured(row.target_high, row.decimals, row.unit_of_measure)}"
    return formats.measured(row.target, row.decimals, row.unit_of_measure)
