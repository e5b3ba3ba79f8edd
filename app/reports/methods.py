"""Politiska metoder och verktyg: how the goals are to be reached, what each party thinks of it, and its decision."""

from __future__ import annotations

from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for
from app.reports.document import Document, Fact
from app.reports.telling import in_cell, name_of, tell, tell_decisions
from app.services.figures import Column, Table
from app.services.goal_tree import GoalNode
from app.services.methods import MethodRow
from app.services.office import Office
from app.services.strategy import Strategy, read_strategy
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report."""
    strategy = read_strategy(office, choices.year)
    document = document_for(
        office,
        translate("MethodsReport", "Politiska metoder och verktyg"),
        translate("MethodsReport", "Perioden {period}. Ett eget beslut, skilt från programmet.").format(
            period=strategy.period.name
        ),
    )
    document.paragraph(as_of(office))
    _summary(document, strategy)
    for goal in strategy.of_level("overarching"):
        _goal(document, strategy, goal)
    _decisions(document, strategy)
    return document


def _summary(document: Document, strategy: Strategy) -> None:
    document.heading(translate("MethodsReport", "Sammanfattning"), 1)
    document.paragraph(
        translate(
            "MethodsReport",
            "Metoderna och verktygen säger hur målen ska nås. Det är här partierna och grupperna kan vilja olika. Om "
            "målen och det de ska leda till finns inga ställningstaganden: de är gemensamma.",
        )
    )
    if not strategy.methods:
        document.paragraph(translate("MethodsReport", "Perioden har ännu inga metoder eller verktyg."))
        return
    document.facts(
        [
            Fact(str(len(strategy.methods)), translate("MethodsReport", "metoder och verktyg")),
            *(
                Fact(
                    str(sum(row.state == state for row in strategy.methods)),
                    translate("MethodsReport", "med tillståndet {state}").format(
                        state=word("method_state", state).lower()
                    ),
                )
                for state in ("adopted", "proposed", "rejected")
            ),
        ]
    )
    document.table(
        Table(
            translate("MethodsReport", "Metoder och verktyg efter mål"),
            (
                Column(translate("MethodsReport", "Metod eller verktyg"), share=2.6),
                Column(translate("MethodsReport", "Mål eller framgångsfaktor"), share=2.2),
                Column(translate("MethodsReport", "Prioritet"), share=0.9),
                Column(translate("MethodsReport", "Tillstånd"), share=1.1),
                Column(translate("MethodsReport", "Skiljelinje"), share=1.9),
            ),
            tuple(
                (
                    row.title,
                    row.goal,
                    word("priority", row.priority),
                    word("method_state", row.state),
                    word("division", row.division),
                )
                for row in strategy.methods
            ),
        )
    )


def _goal(document: Document, strategy: Strategy, goal: GoalNode) -> None:
    rows = [row for row in strategy.methods if row.overarching_id == goal.id]
    if not rows:
        return
    document.page_break()
    document.heading(name_of(goal), 1)
    shown = None
    for row in rows:
        if row.goal_id not in (shown, goal.id):
            document.heading(f"{word('level', row.goal_level)}: {row.goal}", 2)
        shown = row.goal_id
        _method(document, row)


def _method(document: Document, row: MethodRow) -> None:
    document.heading(row.title, 3)
    tell(document, row.description)
    facts = (
        (translate("MethodsReport", "Föreslagen av"), row.proposer),
        (translate("MethodsReport", "Prioritet"), word("priority", row.priority).lower()),
        (translate("MethodsReport", "Tillstånd"), word("method_state", row.state).lower()),
    )
    document.paragraph(" · ".join(f"{label}: {value}" for label, value in facts if value))
    document.paragraph(
        "; ".join(title for _, title in row.subgoals),
        label=translate("MethodsReport", "Delmål som kommer ur metoden"),
    )
    document.paragraph(word("division", row.division), label=translate("MethodsReport", "Skiljelinje"))
    if row.standpoints:
        document.table(
            Table(
                "",
                (
                    Column(translate("MethodsReport", "Parti eller grupp"), share=1.9),
                    Column(translate("MethodsReport", "Ställningstagande"), share=1.4),
                    Column(translate("MethodsReport", "Med egna ord"), share=3.6),
                ),
                tuple(
                    (standpoint.party, word("standpoint_kind", standpoint.kind), in_cell(standpoint.text))
                    for standpoint in row.standpoints
                ),
            )
        )


def _decisions(document: Document, strategy: Strategy) -> None:
    document.page_break()
    document.heading(translate("MethodsReport", "Beslutet om metoder och verktyg"), 1)
    own = [
        decided for decided in strategy.decisions if any(item.kind == "method" for item in decided.covered)
    ]
    if not own:
        document.paragraph(
            translate("MethodsReport", "Inget beslut om metoder och verktyg är registrerat för perioden.")
        )
        return
    decided = {item.id for each in own if each.row.adopted for item in each.covered if item.kind == "method"}
    waiting = [row.title for row in strategy.methods if row.id not in decided]
    tell_decisions(document, own)
    if waiting:
        document.heading(translate("MethodsReport", "Utanför fastställda beslut"), 2)
        document.bullets(waiting)
