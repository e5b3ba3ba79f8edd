"""One overarching or internal goal in a round's report: every judgement of it, figures, activities and effects."""

from __future__ import annotations

from app.reports.document import Document
from app.reports.follow_up_indicators import tell_indicators
from app.reports.round_tables import activity_table, effect_table, judgement_table, name_of
from app.reports.telling import tell
from app.services.indicator_charts import split_of
from app.services.round_goals import RoundGoal
from app.services.round_rows import ConclusionLine, GoalFacts, IndicatorFigures, Judgement, RoundContent
from app.text import translate
from app.wording import word


def tell_goal(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    """Tell a goal with all that stands under it."""
    facts = next(fact for fact in content.facts if fact.goal_id == goal.id)
    document.page_break()
    document.heading(name_of(goal), 1)
    tell(document, facts.text, leading=True)
    _result(document, content, goal)
    _judgements(document, content, goal)
    _under(document, content, goal)
    tell_figures(document, content, facts)
    _activities(document, content, goal)
    _analysis(document, content, goal)


def tell_figures(document: Document, content: RoundContent, *facts: GoalFacts) -> None:
    """Tell the indicators that show goals, each once; nothing where there are none."""
    wanted = {indicator for fact in facts for indicator in fact.indicators}
    shown: list[IndicatorFigures] = [row for row in content.indicators if row.id in wanted]
    charts = {row.id: row.chart for row in shown}
    splits = {row.id: split for row in shown if (split := split_of(charts[row.id], row.genders)) is not None}
    tell_indicators(document, shown, charts, splits)


def tell_words(document: Document, line: Judgement) -> None:
    """Tell what somebody wrote to a judgement."""
    tell(document, line.reason, translate("RoundReport", "Varför bedömningen är en annan"))
    tell(document, line.analysis, translate("RoundReport", "Analys"))
    tell(document, line.next_steps, translate("RoundReport", "Vad som görs härnäst"))


def has_words(line: Judgement) -> bool:
    """Whether anything was written to a judgement."""
    return bool(line.reason or line.analysis or line.next_steps)


def _result(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    """What was expected beside what the municipality judges."""
    label = translate("RoundReport", "Förväntad måluppfyllelse")
    if goal.expected:
        tell(document, goal.expected, label)
    else:
        document.paragraph(translate("RoundReport", "Inte beskriven."), label=label)
    own = next((line for line in content.analyses if line.goal_id == goal.id), None)
    if own is not None and own.attainment:
        document.status(
            own.attainment, translate("RoundReport", "Kommunens egen bedömning."), of="attainment"
        )
    else:
        document.paragraph(
            translate("RoundReport", "Inte gjord."), label=translate("RoundReport", "Kommunens bedömning")
        )
    if own is not None:
        tell(document, own.summary, translate("RoundReport", "Kommunens sammanfattning"))


def _judgements(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    lines = {line.unit_id: line for line in content.judgements if line.goal_id == goal.id}
    asked = [unit for unit in content.units if unit.unit_id in lines or content.asks(unit, goal)]
    if not asked:
        return
    document.heading(translate("RoundReport", "Så bedömer nämnder och bolag målet"), 2)
    judgement_table(
        document,
        translate("RoundReport", "Nämnd eller bolag"),
        [(unit.name, lines.get(unit.unit_id)) for unit in asked],
    )
    for unit in asked:
        line = lines.get(unit.unit_id)
        if line is not None and has_words(line):
            document.heading(unit.name, 3)
            tell_words(document, line)


def _under(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    """The goals under it; what was written to them stands with the units."""
    under = content.under(goal.id)
    if not under:
        return
    owners = {fact.goal_id: fact.owner for fact in content.facts}
    lines = {(line.goal_id, line.unit_id): line for line in content.judgements}
    document.heading(translate("RoundReport", "Egna mål och delmål"), 2)
    rows: list[tuple[str, Judgement | None]] = []
    for each in under:
        name, owner = name_of(each), owners[each.id]
        said = translate("RoundReport", "{goal} ({unit})").format(goal=name, unit=owner) if owner else name
        rows.append((said, lines.get((each.id, each.unit_id or 0))))
    judgement_table(document, translate("RoundReport", "Mål (nämnd eller bolag)"), rows)


def _activities(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    activities = [line for line in content.activities if goal.id in line.columns]
    if not activities:
        return
    document.heading(translate("RoundReport", "Aktiviteter"), 2)
    activity_table(document, activities)
    known = {line.id for line in activities}
    effects = [line for line in content.effects if line.activity_id in known]
    if effects:
        document.heading(translate("RoundReport", "Effekter för målgrupper"), 2)
        effect_table(document, effects, activities)


def _analysis(document: Document, content: RoundContent, goal: RoundGoal) -> None:
    own = next((line for line in content.analyses if line.goal_id == goal.id), None)
    conclusions = [line for line in content.conclusions if line.goal_id == goal.id]
    if not (own is not None and own.analysis) and not conclusions:
        return
    document.heading(translate("RoundReport", "Gemensam analys"), 2)
    if own is not None:
        tell(document, own.analysis)
    if conclusions:
        document.paragraph(translate("RoundReport", "Slutsatser:"))
        document.bullets([_conclusion(line) for line in conclusions])


def _conclusion(line: ConclusionLine) -> str:
    leads = word("conclusion_kind", line.leads_to)
    if line.became:
        leads = translate("RoundReport", "{kind}, blev {became}").format(kind=leads, became=line.became)
    return translate("RoundReport", "{text} ({leads})").format(text=line.text, leads=leads)
