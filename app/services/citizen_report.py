"""Reading what citizens are told: the municipality's own words over the figures that hold in the round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from app.domain import citizens
from app.services.citizen_rows import CitizenReport, Deed, Picture, Said, Told
from app.services.figures import Chart, Point
from app.services.round_content import read_holding
from app.services.round_goals import RoundGoal
from app.services.round_rows import RoundContent
from database.citizens import CitizenComment, CitizenSummary, CitizenSummaryIndicator
from database.dialogues import Dialogue
from database.goals import Goal
from database.indicators import Indicator
from database.rounds import RoundVersion
from database.units import Unit


class Written(NamedTuple):
    """What is written of a goal, or of the whole."""

    id: int | None
    """None where nothing is."""
    version: int
    text: str
    done: str
    coming: str
    indicators: tuple[int, ...]
    """Those that are shown as pictures."""


NOTHING = Written(None, 0, "", "", "", ())

type_of_written = Mapping[int | None, Written]
"""By goal; None for the whole."""


def read_report(
    connection: Connection, round_id: int, today: date
) -> tuple[CitizenReport, RoundContent, type_of_written]:
    """Read the report of a round in an open transaction, with the figures and the words that it is made of."""
    content = read_holding(connection, round_id, today)
    written = _read_written(connection, round_id)
    whole, *goals = _told(connection, content, written)
    head, version = content.head, content.version
    report = CitizenReport(
        round_id=head.id,
        title=head.title,
        year=head.year,
        as_of=head.as_of,
        municipality=head.municipality,
        example=head.example,
        number=version.number if version is not None and content.locked else 0,
        locked_on=version.locked_on if version is not None and content.locked else None,
        whole=whole,
        goals=tuple(goals),
        said=_read_said(connection, head.as_of, _settled(connection, round_id) or today),
    )
    return report, content, written


def _read_written(connection: Connection, round_id: int) -> type_of_written:
    shown: dict[int, list[int]] = {}
    for row in connection.execute(
        select(CitizenSummaryIndicator.summary_id, CitizenSummaryIndicator.indicator_id)
        .join(CitizenSummary, CitizenSummary.id == CitizenSummaryIndicator.summary_id)
        .where(CitizenSummary.round_id == round_id)
        .order_by(CitizenSummaryIndicator.indicator_id)
    ):
        shown.setdefault(row.summary_id, []).append(row.indicator_id)
    rows = connection.execute(
        select(
            CitizenSummary.goal_id,
            CitizenSummary.id,
            CitizenSummary.version,
            CitizenSummary.text,
            CitizenSummary.done,
            CitizenSummary.coming,
        ).where(CitizenSummary.round_id == round_id, CitizenSummary.archived_at.is_(None))
    )
    return {row.goal_id: Written(*row[1:], tuple(shown.get(row.id, ()))) for row in rows}


def _told(connection: Connection, content: RoundContent, written: type_of_written) -> tuple[Told, ...]:
    """What is told of the whole and of each goal. What was judged and measured is that of the round's content."""
    judged = {line.goal_id: line.attainment for line in content.analyses}
    pictures = {picture.indicator_id: picture for picture in pictures_of(content)}
    chosen = {indicator for own in written.values() for indicator in own.indicators}
    names = _read_titles(connection, chosen - set(pictures))
    found = []
    for goal in (None, *content.columns):
        goal_id = goal.id if goal is not None else None
        own = written.get(goal_id, NOTHING)
        found.append(
            Told(
                goal_id=goal_id,
                level=goal.level if goal is not None else "",
                number=goal.number if goal is not None else "",
                title=goal.title if goal is not None else "",
                attainment=judged.get(goal_id, ""),
                text=own.text,
                done=own.done,
                coming=own.coming,
                deeds=_deeds(content, goal),
                pictures=tuple(pictures[each] for each in own.indicators if each in pictures),
                missing=tuple(names[each] for each in own.indicators if each in names),
            )
        )
    return tuple(found)


def pictures_of(content: RoundContent) -> Iterator[Picture]:
    """The pictures that a round has figures for."""
    for row in content.indicators:
        yield Picture(row.id, _simple(row.chart, content.head.year), row.status, row.direction)


def _deeds(content: RoundContent, goal: RoundGoal | None) -> tuple[Deed, ...]:
    """The activities under a goal that are told of to the citizens."""
    if goal is None:
        return ()
    return tuple(
        Deed(activity.title, activity.state)
        for activity in content.activities
        if activity.for_citizens and goal.id in activity.columns
    )


def _simple(chart: Chart, year: int) -> Chart:
    """Our own values with what was aimed at up to the year; a later target only where there is no other."""
    own = tuple(replace(series, title="") for series in chart.series if series.strong)
    by_then = [(low, high) for low, high in _targets(chart) if low.year <= year] or list(_targets(chart))[:1]
    return replace(
        chart,
        series=own,
        accepted=(),
        target=tuple(low for low, _ in by_then),
        target_high=tuple(high for _, high in by_then if high is not None),
    )


def _targets(chart: Chart) -> Iterator[tuple[Point, Point | None]]:
    """The targets year by year, with the upper end where they are bands."""
    highs = {point.year: point for point in chart.target_high}
    for low in chart.target:
        yield low, highs.get(low.year)


def _read_titles(connection: Connection, indicator_ids: set[int]) -> Mapping[int, str]:
    rows = connection.execute(select(Indicator.id, Indicator.title).where(Indicator.id.in_(indicator_ids)))
    return {row.id: row.title for row in rows}


def _settled(connection: Connection, round_id: int) -> date | None:
    """When the round's report was first locked: a correction of its figures takes in nothing newer."""
    return connection.execute(
        select(func.min(RoundVersion.locked_on)).where(
            RoundVersion.round_id == round_id, RoundVersion.archived_at.is_(None)
        )
    ).scalar()


def _read_said(connection: Connection, as_of: date, until: date) -> tuple[Said, ...]:
    """What is told of what citizens have said, in the order of the goals; what is about no goal comes last."""
    rows = connection.execute(
        select(
            CitizenComment.id,
            CitizenComment.kind,
            Goal.title.label("goal"),
            Dialogue.title.label("dialogue"),
            Dialogue.held_on,
            CitizenComment.received_on,
            CitizenComment.text,
            CitizenComment.answer,
            CitizenComment.answered_on,
            Unit.name.label("unit"),
        )
        .join(Goal, Goal.id == CitizenComment.goal_id, isouter=True)
        .join(Dialogue, Dialogue.id == CitizenComment.dialogue_id, isouter=True)
        .join(Unit, Unit.id == CitizenComment.unit_id, isouter=True)
        .where(CitizenComment.published.in_([True]), CitizenComment.archived_at.is_(None))
        .order_by(
            Goal.position.is_(None), Goal.position, Goal.id, CitizenComment.received_on, CitizenComment.id
        )
    )
    return tuple(
        Said(
            *(row.id, row.kind, row.goal or "", row.dialogue or "", row.received_on or row.held_on),
            *(row.text, row.answer, row.answered_on, row.unit or ""),
        )
        for row in rows
        if citizens.told_in(as_of, until, row.received_on or row.held_on, row.answered_on)
    )
