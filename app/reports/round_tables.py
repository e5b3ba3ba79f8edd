"""Tables that a round's report sets for goals and for units alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain import codes, formats
from app.reports.document import Document
from app.reports.telling import full_name, in_cell
from app.services.figures import Column, Table, type_of_value
from app.services.round_goals import RoundGoal
from app.services.round_rows import NOT_JUDGED, ActivityLine, EffectLine, Judgement, RoundContent
from app.text import translate
from app.wording import word


def name_of(goal: RoundGoal) -> str:
    """A goal's number and title; that it was archived since."""
    name = full_name(goal.number, goal.title)
    return translate("RoundReport", "{goal} (avslutat)").format(goal=name) if goal.archived else name


def names(content: RoundContent) -> dict[int, str]:
    """The names of the goals by id."""
    return {goal.id: name_of(goal) for goal in content.goals}


def unit_names(content: RoundContent) -> dict[int, str]:
    """The names of the units that are asked, by id."""
    return {unit.unit_id: unit.name for unit in content.units}


def count_columns() -> tuple[Column, ...]:
    """The columns of counts."""
    return (
        *(Column(word("attainment", code), "number") for code in codes.ATTAINMENTS),
        Column(translate("RoundReport", "Ej bedömt"), "number"),
    )


def counted(content: RoundContent, goal_ids: Iterable[int]) -> tuple[int, ...]:
    """How many judge what of the goals, in the order of the columns."""
    counts = content.counts(goal_ids)
    return tuple(counts[code] for code in (*codes.ATTAINMENTS, NOT_JUDGED))


def judgement_table(document: Document, heading: str, rows: Sequence[tuple[str, Judgement | None]]) -> None:
    """Set what was proposed beside what was judged, row by row under names."""
    document.table(
        Table(
            "",
            (
                Column(heading, share=2.4),
                Column(translate("RoundReport", "Förslag"), "attainment", share=1.4),
                Column(translate("RoundReport", "Bedömning"), "attainment", share=1.4),
                Column(translate("RoundReport", "Föreslagen trend"), "goal_trend", share=1.2),
                Column(translate("RoundReport", "Trend"), "goal_trend", share=1.2),
                Column(translate("RoundReport", "Prognos"), share=1.5),
            ),
            tuple((name, *_judged(line)) for name, line in rows),
        )
    )


def _judged(line: Judgement | None) -> tuple[type_of_value, ...]:
    if line is None:
        return (None,) * 5
    return (
        line.proposed_attainment or None,
        line.attainment or None,
        line.proposed_trend or None,
        line.trend or None,
        word("forecast", line.forecast) if line.forecast else None,
    )


def activity_table(
    document: Document, activities: Sequence[ActivityLine], *, with_units: bool = True
) -> None:
    """Set activities with where they stand."""
    document.table(
        Table(
            "",
            (
                Column(translate("RoundReport", "Aktivitet"), share=2.6),
                *((Column(translate("RoundReport", "Nämnd eller bolag"), share=1.7),) if with_units else ()),
                Column(translate("RoundReport", "Tid"), share=1.3),
                Column(translate("RoundReport", "Läge"), "activity_shown", share=1.2),
                Column(translate("RoundReport", "Klart"), share=0.7),
                Column(translate("RoundReport", "Resultat hittills"), share=2.2),
            ),
            tuple(
                (
                    line.title,
                    *((", ".join(line.units) or None,) if with_units else ()),
                    _time(line),
                    line.state,
                    None
                    if line.progress is None
                    else translate("RoundReport", "{share} %").format(share=line.progress),
                    in_cell(line.result),
                )
                for line in activities
            ),
        )
    )


def _time(line: ActivityLine) -> str | None:
    first = formats.day(line.first_day) if line.first_day else ""
    last = formats.day(line.last_day) if line.last_day else ""
    return f"{first}–{last}" if first or last else None


def effect_table(
    document: Document, effects: Sequence[EffectLine], activities: Sequence[ActivityLine]
) -> None:
    """Set effects by target group, with the activity that each is of."""
    titles = {line.id: line.title for line in activities}
    document.table(
        Table(
            "",
            (
                Column(translate("RoundReport", "Målgrupp"), share=1.3),
                Column(translate("RoundReport", "Aktivitet"), share=1.8),
                Column(translate("RoundReport", "Väntad effekt"), share=2),
                Column(translate("RoundReport", "Effekt som setts"), share=2),
                Column(translate("RoundReport", "Vad det bygger på"), share=1.6),
            ),
            tuple(
                (
                    line.target_group,
                    titles[line.activity_id],
                    in_cell(line.expected),
                    in_cell(line.seen),
                    in_cell(line.evidence),
                )
                for line in effects
            ),
        )
    )
