"""One goal in the programme: what it means and where that comes from, what is expected, and who contributes."""

from __future__ import annotations

from app.domain import formats
from app.reports.document import Document
from app.reports.paper.told import together
from app.reports.telling import full_name, in_cell, name_of, tell
from app.services.clarifications import ClarificationRow
from app.services.figures import Column, Table
from app.services.goal_tree import GoalNode
from app.services.indicator_rows import IndicatorRow
from app.services.origins import Accepted, DecisionName, Origin
from app.services.strategy import Strategy
from app.text import translate
from app.wording import word


def tell_goal(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    """Tell an overarching goal with all that belongs to it."""
    document.page_break()
    document.heading(name_of(goal), 1)
    tell(document, strategy.texts[goal.id].text)
    _clarifications(document, strategy, goal)
    _factors(document, strategy, goal)
    document.heading(translate("ProgrammeReport", "Förväntad måluppfyllelse"), 2)
    tell_expected(document, strategy, goal)
    _agenda(document, strategy, goal)
    _contributions(document, strategy, goal)
    tell_subgoals(document, strategy, goal, 2)


def tell_expected(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    """Tell what is expected of a goal, and whether that is lifted to a decision of its own."""
    expected = strategy.texts[goal.id].expected
    overarching = goal.level == "overarching"
    if expected:
        label = "" if overarching else translate("ProgrammeReport", "Förväntad måluppfyllelse")
        tell(document, expected, label)
    elif overarching:
        document.paragraph(translate("ProgrammeReport", "Ingen förväntad måluppfyllelse är skriven."))
    lifted = strategy.lifted.get(goal.id)
    if lifted is None:
        return
    title = translate("ProgrammeReport", "Lyfts till ett särskilt politiskt beslut")
    if lifted.decision is None:
        document.callout(
            translate("ProgrammeReport", "Inget styrdokument bär uppfyllelsen. Beslutet är inte taget än."),
            title,
        )
    else:
        document.callout(
            translate(
                "ProgrammeReport", "Inget styrdokument bär uppfyllelsen. Beslut: {decision} ({state})."
            ).format(decision=lifted.decision.title, state=_state(lifted.decision)),
            title,
        )


def _state(decision: DecisionName) -> str:
    said = word("decision_state", decision.state).lower()
    return f"{said} {formats.day(decision.decided_on)}" if decision.decided_on else said


def _clarifications(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    factors = {node.id for node in strategy.under(goal.id, "success_factor")}
    rows = [row for row in strategy.clarifications if row.goal_id == goal.id or row.goal_id in factors]
    if not rows:
        return
    document.heading(translate("ProgrammeReport", "Vad målet innebär"), 2)
    document.table(
        Table(
            "",
            (
                Column(translate("ProgrammeReport", "Förtydligande"), share=3.6),
                Column(translate("ProgrammeReport", "Källa"), share=2),
            ),
            tuple((_clarified(row, goal), _source(row)) for row in rows),
        )
    )


def _clarified(row: ClarificationRow, goal: GoalNode) -> str | None:
    return in_cell(row.text, "" if row.goal_id == goal.id else f"{row.goal}: ")


def _source(row: ClarificationRow) -> str:
    """The kind of source and what it is called; the day of a dialogue where that is known."""
    kind = word("clarification_source", row.source_kind)
    name = row.dialogue or row.document
    if not name:
        return kind
    return f"{kind}: {name} ({formats.day(row.held_on)})" if row.held_on else f"{kind}: {name}"


def _factors(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    factors = strategy.under(goal.id, "success_factor")
    if factors:
        document.heading(translate("ProgrammeReport", "Framgångsfaktorer"), 2)
        for factor in factors:
            text = strategy.texts[factor.id].text
            if text:
                tell(document, text, name_of(factor))
            else:
                document.paragraph(translate("ProgrammeReport", "Ingen text."), label=name_of(factor))


def _agenda(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    rows = tuple(
        (
            f"{row.code} {row.heading}" if row.code else f"{row.sdg_goal_id} {row.name}",
            word("extent", row.extent),
            in_cell(row.meaning),
        )
        for row in strategy.sdg
        if row.goal_id == goal.id
    )
    document.heading(translate("ProgrammeReport", "Agenda 2030"), 2)
    if not rows:
        document.paragraph(translate("ProgrammeReport", "Målet är inte knutet till Agenda 2030 än."))
        return
    document.table(
        Table(
            "",
            (
                Column(translate("ProgrammeReport", "Globalt mål eller delmål"), share=2.2),
                Column(translate("ProgrammeReport", "Omfattning"), share=1),
                Column(translate("ProgrammeReport", "Vad det innebär för oss"), share=3.4),
            ),
            rows,
        )
    )


def _contributions(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    nothing = translate("ProgrammeReport", "Ingen mening är skriven.")
    rows = tuple(
        (row.unit, full_name(row.goal_number, row.goal), in_cell(row.sentence))
        for row in strategy.contributions
        if row.overarching_id == goal.id
    ) + tuple(
        (placed.unit, full_name(placed.number, placed.title), nothing)
        for placed in strategy.unspoken(goal.id)
    )
    silent = strategy.silent_units(goal.id)
    if not rows and not silent:
        return
    document.heading(translate("ProgrammeReport", "Nämndernas och bolagens bidrag"), 2)
    if rows:
        document.table(
            Table(
                "",
                (
                    Column(translate("ProgrammeReport", "Nämnd eller bolag"), share=1.7),
                    Column(translate("ProgrammeReport", "Eget mål"), share=2),
                    Column(translate("ProgrammeReport", "Bidrag"), share=3.2),
                ),
                rows,
            )
        )
    if silent:
        document.callout(", ".join(silent), translate("ProgrammeReport", "Bidrag saknas från"))


def tell_subgoals(document: Document, strategy: Strategy, goal: GoalNode, level: int) -> None:
    """Tell the sub-goals under a goal: what is expected of each, and where it comes from."""
    nodes = [node for node in strategy.under(goal.id, "subgoal") if node.id in strategy.origins]
    if not nodes:
        return
    document.heading(translate("ProgrammeReport", "Delmål"), level)
    document.table(
        Table(
            "",
            (
                Column(translate("ProgrammeReport", "Delmål"), share=2.3),
                Column(translate("ProgrammeReport", "År"), share=0.8),
                Column(translate("ProgrammeReport", "Förväntad måluppfyllelse"), share=2.8),
                Column(translate("ProgrammeReport", "Ursprung"), share=2.4),
            ),
            tuple(
                (
                    name_of(node),
                    _years(strategy.origins[node.id]),
                    _expected_of(strategy, strategy.origins[node.id]),
                    _origin(strategy.origins[node.id]),
                )
                for node in nodes
            ),
        )
    )


def _years(origin: Origin) -> str:
    if origin.first_year == origin.last_year:
        return str(origin.first_year)
    return f"{origin.first_year}–{origin.last_year}"


def _expected_of(strategy: Strategy, origin: Origin) -> str | None:
    said = [in_cell(origin.expected) or ""]
    if origin.by_accepted:
        said = [translate("ProgrammeReport", "Accepterade värden:"), *map(_accepted, origin.accepted)]
    lifted = strategy.lifted.get(origin.goal_id)
    if lifted is not None:
        said.append(translate("ProgrammeReport", "Lyfts till ett särskilt politiskt beslut."))
        if lifted.decision is not None:
            said.append(f"{lifted.decision.title} ({_state(lifted.decision)}).")
    return together(line for line in said if line) or None


def _accepted(row: Accepted) -> str:
    value = formats.measured(row.value, row.decimals, row.unit_of_measure)
    if row.high is not None:
        high = formats.measured(row.high, row.decimals, row.unit_of_measure)
        value = f"{formats.number(row.value, row.decimals)}–{high}"
    return f"{row.indicator}: {value} ({row.year})"


def _origin(origin: Origin) -> str:
    """Adopted methods first, dialogues second, then joint analyses; then the budget, and what is missing."""
    said = [
        translate("ProgrammeReport", "Metod: {title}").format(title=method.title) for method in origin.methods
    ]
    said += [
        translate("ProgrammeReport", "Dialog: {title}").format(title=title) for _, title in origin.dialogues
    ]
    said += [
        translate("ProgrammeReport", "Gemensam analys: {round}").format(round=title)
        for title in dict.fromkeys(conclusion.round for conclusion in origin.conclusions)
    ]
    if origin.budget:
        said.append(translate("ProgrammeReport", "Budget: {title}").format(title=origin.budget.title))
    if origin.flag:
        said.append(word("origin_flag", origin.flag))
    return "\n".join(said)


def indicator_table(rows: tuple[IndicatorRow, ...]) -> Table:
    """The indicators that follow up a goal, with the kind of quality each shows."""
    return Table(
        "",
        (
            Column(translate("ProgrammeReport", "Indikator"), share=3.4),
            Column(translate("ProgrammeReport", "Kvalitet"), share=1),
            Column(translate("ProgrammeReport", "Nivå"), share=1),
            Column(translate("ProgrammeReport", "Målvärde"), share=1.2),
            Column(translate("ProgrammeReport", "Källa"), share=1.3),
        ),
        tuple(
            (
                row.title,
                word("quality", row.quality),
                word("indicator_level", row.level),
                target_of(row),
                f"{word('source', row.source)} {row.kolada_id}".strip(),
            )
            for row in sorted(rows, key=lambda row: row.quality)
        ),
    )


def target_of(row: IndicatorRow) -> str | None:
    """The year's target with its unit; both ends where it is a band."""
    if row.target is None:
        return None
    if row.target_high is not None:
        high = formats.measured(row.target_high, row.decimals, row.unit_of_measure)
        return f"{formats.number(row.target, row.decimals)}–{high}"
    return formats.measured(row.target, row.decimals, row.unit_of_measure)
