"""Plan för mätning och uppföljning: goal by goal what is measured, when, by whom and from which source."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import formats
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, gap_items
from app.reports.document import Document, Fact
from app.reports.telling import name_of
from app.services.figures import Column, Table
from app.services.measurement_plan import Plan, PlanRow
from app.services.office import Office
from app.services.plan_paper import PlanPaper, read_plan_paper
from app.text import translate
from app.wording import frequency, word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report. Without a plan there is only the paper that says so, and what is missing."""
    paper = read_plan_paper(office, choices.year)
    plan = paper.page.plan
    year = plan.year if plan is not None else choices.year
    document = document_for(
        office,
        translate("PlanReport", "Plan för mätning och uppföljning"),
        translate("PlanReport", "{year}, perioden {period}").format(year=year, period=paper.period.name),
    )
    document.paragraph(as_of(office))
    _summary(document, paper)
    if plan is not None:
        with document.landscape():
            _goals(document, paper)
    _missing(document, paper)
    return document


def _summary(document: Document, paper: PlanPaper) -> None:
    document.heading(translate("PlanReport", "Om planen"), 1)
    document.paragraph(
        translate(
            "PlanReport",
            "Planen säger vad som mäts för att se om målen nås, när det mäts, av vem och med vilken källa. Den "
            "revideras minst en gång om året, i samband med budgeten.",
        )
    )
    plan = paper.page.plan
    if plan is None:
        document.callout(
            translate("PlanReport", "Ingen plan är gjord för året. Den görs från indikatorernas kort."),
            translate("PlanReport", "Planen saknas"),
        )
        return
    late = sum(row.due.state == "late" for row in paper.page.rows)
    document.facts(
        [
            Fact(str(len(paper.page.rows)), translate("PlanReport", "indikatorer i planen")),
            Fact(
                str(sum(row.quality == "actual" for row in paper.page.rows)),
                translate("PlanReport", "av faktisk kvalitet"),
            ),
            Fact(
                str(sum(row.quality == "perceived" for row in paper.page.rows)),
                translate("PlanReport", "av upplevd kvalitet"),
            ),
            Fact(str(late), translate("PlanReport", "med sent mätvärde")),
        ]
    )
    for label, text in (
        (translate("PlanReport", "Läge"), word("plan_state", plan.state)),
        (translate("PlanReport", "Gjord"), formats.long_day(plan.made_on)),
        (
            translate("PlanReport", "Senast reviderad"),
            formats.long_day(plan.revised_on)
            if plan.revised_on
            else translate("PlanReport", "inte sedan den gjordes"),
        ),
        (translate("PlanReport", "Gjord eller reviderad med"), plan.decision),
        (translate("PlanReport", "Så följs planen upp"), plan.followed_up),
    ):
        document.paragraph(text, label=label)
    _revision(document, plan)


def _revision(document: Document, plan: Plan) -> None:
    day = formats.long_day(plan.revision.due_on)
    if not plan.revision.late:
        document.paragraph(
            translate("PlanReport", "senast {day}").format(day=day),
            label=translate("PlanReport", "Nästa revidering"),
        )
        return
    with_budget = (
        translate("PlanReport", "när {budget} beslutades").format(budget=plan.budget)
        if plan.budget
        else translate("PlanReport", "i samband med budgeten")
    )
    document.callout(
        translate("PlanReport", "Planen skulle ha reviderats senast den {day}, {with_budget}.").format(
            day=day, with_budget=with_budget
        ),
        translate("PlanReport", "Revideringen är sen"),
    )


def _goals(document: Document, paper: PlanPaper) -> None:
    for level in ("overarching", "internal"):
        for goal in paper.of_level(level):
            _section(document, name_of(goal), paper.under(goal.id))
    if paper.page.rows and paper.elsewhere:
        _section(document, translate("PlanReport", "Utan koppling till periodens mål"), paper.elsewhere)


def _section(document: Document, title: str, rows: Sequence[PlanRow]) -> None:
    document.heading(title, 1)
    if not rows:
        document.paragraph(translate("PlanReport", "Inget mäts för målet enligt planen."))
        return
    document.table(
        Table(
            "",
            (
                Column(translate("PlanReport", "Vad"), share=3),
                Column(translate("PlanReport", "Kvalitet"), share=1),
                Column(translate("PlanReport", "Nivå"), share=1.1),
                Column(translate("PlanReport", "Källa"), share=2.2),
                Column(translate("PlanReport", "Hur ofta"), share=1.3),
                Column(translate("PlanReport", "Nästa värde"), share=1.5),
                Column(translate("PlanReport", "Av vem"), share=2.4),
                Column(translate("PlanReport", "Så följs det upp"), share=2.2),
            ),
            tuple(_row(row) for row in rows),
        )
    )


def _row(row: PlanRow) -> tuple[str | None, ...]:
    source = word("source", row.card_source)
    return (
        row.title,
        word("quality", row.quality),
        word("indicator_level", row.level),
        row.source or (f"{source}, {row.kolada_id}" if row.kolada_id else source),
        frequency(row.frequency) or None,
        _next(row),
        row.responsible or None,
        row.followed_up or None,
    )


def _next(row: PlanRow) -> str:
    """The day, with a word where it has passed; a word alone where nothing says when."""
    said = formats.day(row.due.on)
    if row.due.state == "late":
        return translate("PlanReport", "{day}\nSent").format(day=said)
    return said or word("due", row.due.state)


def _missing(document: Document, paper: PlanPaper) -> None:
    page = paper.page
    parts = (
        (
            translate("PlanReport", "Mål som inte följs av både faktisk och upplevd kvalitet"),
            gap_items(paper.gaps),
        ),
        (
            translate("PlanReport", "Indikatorer som målen använder men planen inte säger något om"),
            [card.title for card in page.missing] if page.plan is not None else [],
        ),
        (
            translate("PlanReport", "Utan ansvarig"),
            [row.title for row in page.rows if row.responsible_id is None],
        ),
        (
            translate("PlanReport", "Utan frekvens"),
            [row.title for row in page.rows if not row.frequency],
        ),
        (
            translate("PlanReport", "Där indikatorns kort säger annat än planen"),
            [row.title for row in page.rows if row.differs],
        ),
    )
    if page.plan is None and not paper.gaps:
        return
    document.heading(translate("PlanReport", "Vad som saknas"), 1)
    if not any(items for _, items in parts):
        document.paragraph(translate("PlanReport", "Inget saknas i planen."))
    for title, items in parts:
        if items:
            document.heading(title, 2)
            document.bullets(items)
