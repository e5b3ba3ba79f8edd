"""How the papers of the programme tell what they share: long texts, decisions and the way these went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain import formats, rich_text
from app.reports.document import Document
from app.reports.paper.told import together, told
from app.services.decisions import DecisionRow, StepRow
from app.services.goal_tree import GoalNode
from app.services.strategy import Decided
from app.text import translate
from app.wording import word


def name_of(goal: GoalNode) -> str:
    """A goal's number and title."""
    return full_name(goal.number, goal.title)


def full_name(number: str, title: str) -> str:
    """A number and a title as one text."""
    return f"{number} {title}".strip()


def in_cell(text: str, before: str = "") -> str | None:
    """A long text as a cell shows it, with its look; lists line by line. Some words may stand ``before`` it."""
    lines = together(_lines(text))
    return together((before, lines), "") if lines else before or None


def _lines(text: str) -> Iterator[str]:
    for block in rich_text.parse(text):
        if isinstance(block, rich_text.Paragraph):
            yield told(block.runs)
        else:
            for item in block.items:
                yield told((rich_text.Run("• "), *item))


def tell(document: Document, text: str, label: str = "", *, leading: bool = False) -> None:
    """Tell a long text: its paragraphs and its lists. The first paragraph of a ``leading`` text is set larger."""
    for block in rich_text.parse(text):
        if isinstance(block, rich_text.BulletList):
            document.paragraph(f"{label}:" if label else "")
            document.bullets([told(item) for item in block.items])
        elif leading:
            document.lead(told(block.runs))
        else:
            document.paragraph(told(block.runs), label=label)
        label, leading = "", False


def tell_decisions(document: Document, decisions: Iterable[Decided]) -> None:
    """Tell decisions one by one: what was decided, and the way each went."""
    for decided in decisions:
        row = decided.row
        document.heading(row.title, 2)
        document.paragraph(_where_it_stands(row))
        tell(document, row.text)
        if row.registry_number:
            document.paragraph(row.registry_number, label=translate("Telling", "Diarienummer"))
        document.paragraph(row.date_note, label=translate("Telling", "Om dagen"))
        document.paragraph(row.sent_to, label=translate("Telling", "Skickat till"))
        if len(row.steps) > 1:
            document.paragraph(translate("Telling", "Beslutets väg:"))
            document.bullets([_step(step) for step in row.steps])
        _changed(document, decided)


def _where_it_stands(row: DecisionRow) -> str:
    parts = (word("decision_state", row.state), row.unit, _day(row.decided_on), row.section)
    return f"{word('decision_kind', row.kind)}. {', '.join(part for part in parts if part)}."


def _step(step: StepRow) -> str:
    parts = (word("decision_state", step.state), step.unit, _day(step.decided_on), step.section)
    said = ", ".join(part for part in parts if part)
    return f"{said}: {step.note}" if step.note else said


def _day(value: date | None) -> str:
    return formats.long_day(value) if value else ""


def _changed(document: Document, decided: Decided) -> None:
    """Say which covered texts no longer read as they were adopted."""
    changed = [item.name for item in decided.covered if item.changed or item.archived]
    if decided.row.adopted and changed:
        # The title is said again: a callout may stand at the top of the next page.
        title = translate("Telling", "Ändrat efter beslutet {title}").format(title=decided.row.title)
        document.callout("; ".join(changed), title)
