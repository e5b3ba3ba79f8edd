"""Units in a round's report: each with its summary and what it judges of its own goals; and a report of one alone."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import formats
from app.reports.document import Document
from app.reports.round_deviations import tell_deviations, tell_missing
from app.reports.round_goal import has_words, tell_figures, tell_words
from app.reports.round_tables import activity_table, effect_table, judgement_table, name_of
from app.reports.telling import tell
from app.services.round_goals import RoundGoal
from app.services.round_rows import Judgement, RoundContent, UnitAnswer
from app.text import translate
from app.wording import word


def tell_units(document: Document, content: RoundContent) -> None:
    """Tell every unit that is asked: how it answered, its summary, and its own goals in its own words."""
    if not content.units:
        return
    document.page_break()
    document.heading(translate("RoundReport", "Nämnder och bolag"), 1)
    for unit in content.units:
        document.heading(unit.name, 2)
        _answer(document, unit)
        if unit.state != "excused":
            _goals(document, content, unit, 3, _own(content, unit))


def tell_one_unit(document: Document, content: RoundContent, unit: UnitAnswer) -> None:
    """Tell what one unit answers."""
    document.heading(translate("RoundReport", "Sammanfattning"), 1)
    _answer(document, unit)
    own = _own(content, unit)
    shared = tuple(goal for goal in content.columns if goal.level == "overarching")
    for title, goals in (
        (translate("RoundReport", "Så bedömer vi de övergripande målen"), shared),
        (translate("RoundReport", "Våra egna mål och delmål"), own),
    ):
        if goals and unit.state != "excused":
            document.heading(title, 1)
            _goals(document, content, unit, 2, goals)
    wanted = {goal.id for goal in own}
    tell_figures(document, content, *(fact for fact in content.facts if fact.goal_id in wanted))
    activities = [line for line in content.activities if unit.unit_id in line.bodies]
    if activities:
        document.heading(translate("RoundReport", "Aktiviteter"), 1)
        activity_table(document, activities)
        known = {line.id for line in activities}
        effects = [line for line in content.effects if line.activity_id in known]
        if effects:
            document.heading(translate("RoundReport", "Effekter för målgrupper"), 2)
            effect_table(document, effects, activities)
    tell_deviations(document, content, unit)
    tell_missing(document, content, unit)


def _own(content: RoundContent, unit: UnitAnswer) -> tuple[RoundGoal, ...]:
    """The unit's own goals, and those that it has judged though they are another's by now."""
    judged = {line.goal_id for line in content.judgements if line.unit_id == unit.unit_id}
    asked = {goal.id for goal in content.asked(unit)}
    return tuple(goal for goal in content.goals if goal.level != "overarching" and goal.id in judged | asked)


def _answer(document: Document, unit: UnitAnswer) -> None:
    """How the unit answered, and its summary."""
    if unit.state == "excused":
        document.paragraph(unit.comment, label=translate("RoundReport", "Svarar inte"))
        return
    document.paragraph(_came(unit), label=translate("RoundReport", "Svar"))
    if unit.abolished:
        document.paragraph(translate("RoundReport", "Enheten finns inte kvar."))
    if unit.summary:
        tell(document, unit.summary)
    else:
        document.paragraph(translate("RoundReport", "Enheten har inte skrivit någon sammanfattning."))


def _came(unit: UnitAnswer) -> str:
    state = word("answer_state", unit.state).lower()
    if unit.submitted_on is not None and unit.state not in ("not_begun", "in_progress", "returned"):
        state = translate("RoundReport", "{state}, inlämnat {day}").format(
            state=state, day=formats.day(unit.submitted_on)
        )
    if unit.days_late:
        state = translate("RoundReport", "{state}, dagar efter sista dagen: {days}").format(
            state=state, days=unit.days_late
        )
    return state


def _goals(
    document: Document, content: RoundContent, unit: UnitAnswer, level: int, goals: Iterable[RoundGoal]
) -> None:
    """A table of what the unit judges, and under it what it wrote."""
    lines = {line.goal_id: line for line in content.judgements if line.unit_id == unit.unit_id}
    rows: list[tuple[RoundGoal, Judgement | None]] = [(goal, lines.get(goal.id)) for goal in goals]
    if not rows:
        document.paragraph(translate("RoundReport", "Enheten har inga egna mål i uppföljningen."))
        return
    judgement_table(document, translate("RoundReport", "Mål"), [(name_of(goal), line) for goal, line in rows])
    for goal, line in rows:
        if goal.expected or (line is not None and has_words(line)):
            document.heading(name_of(goal), level)
            tell(document, goal.expected, translate("RoundReport", "Förväntad måluppfyllelse"))
            if line is not None:
                tell_words(document, line)
