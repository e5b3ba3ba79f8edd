"""What departs in a round, and what is missing from it: told, never filled in."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import formats, rounds
from app.reports.document import Document
from app.reports.round_tables import activity_table, name_of, names, unit_names
from app.reports.telling import in_cell
from app.services.figures import Column, Table
from app.services.round_rows import Judgement, RoundContent, UnitAnswer
from app.text import translate
from app.wording import word


def tell_deviations(document: Document, content: RoundContent, unit: UnitAnswer | None = None) -> None:
    """Tell what departs, of the whole municipality or one unit."""
    units = content.units if unit is None else (unit,)
    known = {each.unit_id for each in units}
    not_met = [line for line in content.not_met if line.unit_id in known]
    overrides = [line for line in content.overrides if line.unit_id in known]
    late = [each for each in units if each.days_late]
    excused = [each for each in units if each.state == "excused"]
    activities = [
        line
        for line in content.activities
        if line.state in ("late", "dropped") and (unit is None or unit.unit_id in line.bodies)
    ]
    document.page_break()
    document.heading(translate("RoundReport", "Avvikelser"), 1)
    if not (not_met or overrides or late or excused or activities):
        document.paragraph(
            translate(
                "RoundReport",
                "Inga. Alla bedömningar är de som föreslogs, inget mål är ej uppfyllt och inget är försenat.",
            )
        )
        return
    if not_met:
        document.heading(translate("RoundReport", "Mål som bedöms som ej uppfyllda"), 2)
        _not_met(document, content, not_met)
    if overrides:
        document.heading(translate("RoundReport", "Bedömningar som inte är de föreslagna"), 2)
        _overrides(document, content, overrides)
    if late or excused:
        document.heading(translate("RoundReport", "Svar som är sena eller uteblir"), 2)
        _late(document, [*late, *excused])
    if activities:
        document.heading(translate("RoundReport", "Försenade och avbrutna aktiviteter"), 2)
        activity_table(document, activities)


def _not_met(document: Document, content: RoundContent, lines: Iterable[Judgement]) -> None:
    goals, units = names(content), unit_names(content)
    document.table(
        Table(
            "",
            (
                Column(translate("RoundReport", "Mål"), share=2.2),
                Column(translate("RoundReport", "Nämnd eller bolag"), share=1.6),
                Column(translate("RoundReport", "Prognos"), share=1.6),
                Column(translate("RoundReport", "Vad som görs härnäst"), share=2.6),
            ),
            tuple(
                (
                    goals.get(line.goal_id),
                    units.get(line.unit_id),
                    word("forecast", line.forecast) if line.forecast else None,
                    in_cell(line.next_steps),
                )
                for line in lines
            ),
        )
    )


def _overrides(document: Document, content: RoundContent, lines: Iterable[Judgement]) -> None:
    goals, units = names(content), unit_names(content)
    document.table(
        Table(
            "",
            (
                Column(translate("RoundReport", "Mål"), share=2),
                Column(translate("RoundReport", "Nämnd eller bolag"), share=1.5),
                Column(translate("RoundReport", "Förslag"), share=1.3),
                Column(translate("RoundReport", "Bedömning"), share=1.3),
                Column(translate("RoundReport", "Skäl"), share=2.6),
            ),
            tuple(
                (goals.get(line.goal_id), units.get(line.unit_id), *_differing(line), in_cell(line.reason))
                for line in lines
            ),
        )
    )


def _differing(line: Judgement) -> tuple[str, str]:
    """What was proposed and what was judged, of what differs."""
    proposed, judged = [], []
    if rounds.overridden(line.proposed_attainment, line.attainment):
        proposed.append(word("attainment", line.proposed_attainment))
        judged.append(word("attainment", line.attainment))
    if rounds.overridden(line.proposed_trend, line.trend):
        proposed.append(word("goal_trend", line.proposed_trend))
        judged.append(word("goal_trend", line.trend))
    return "\n".join(proposed), "\n".join(judged)


def _late(document: Document, units: Iterable[UnitAnswer]) -> None:
    document.table(
        Table(
            "",
            (
                Column(translate("RoundReport", "Nämnd eller bolag"), share=2),
                Column(translate("RoundReport", "Svar"), share=1.2),
                Column(translate("RoundReport", "Sista dag"), share=1),
                Column(translate("RoundReport", "Inlämnat"), share=1),
                Column(translate("RoundReport", "Dagar sent"), "number"),
                Column(translate("RoundReport", "Kommentar"), share=2),
            ),
            tuple(
                (
                    unit.name,
                    word("answer_state", unit.state),
                    formats.day(unit.last_day),
                    formats.day(unit.submitted_on) if unit.submitted_on else None,
                    unit.days_late or None,
                    in_cell(unit.comment),
                )
                for unit in units
            ),
        )
    )


def tell_missing(document: Document, content: RoundContent, unit: UnitAnswer | None = None) -> None:
    """Tell what is not there; nothing where nothing is missing."""
    items = [
        translate("RoundReport", "{unit} har inte bedömt: {goals}.").format(
            unit=who.name, goals="; ".join(name_of(goal) for goal in goals)
        )
        for who, goals in content.waiting
        if unit is None or who.unit_id == unit.unit_id
    ]
    if unit is None:
        own = {line.goal_id for line in content.analyses if line.attainment}
        facts = {fact.goal_id: fact for fact in content.facts}
        columns = content.columns
        for text, goals in (
            (
                translate("RoundReport", "Kommunens egen bedömning saknas: {goals}."),
                [goal for goal in columns if goal.id not in own],
            ),
            (
                translate("RoundReport", "Förväntad måluppfyllelse är inte beskriven: {goals}."),
                [goal for goal in columns if not goal.expected],
            ),
            (
                translate("RoundReport", "Indikatorer saknas: {goals}."),
                [goal for goal in columns if not facts[goal.id].indicators],
            ),
        ):
            if goals:
                items.append(text.format(goals="; ".join(name_of(goal) for goal in goals)))
    if items:
        document.heading(translate("RoundReport", "Det som saknas"), 1)
        document.bullets(items)
