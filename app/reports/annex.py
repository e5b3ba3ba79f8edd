"""Bilaga till styrdokument: how an older document's goals hang together with the goals of today."""

from __future__ import annotations

from app.domain import formats
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for
from app.reports.document import Document
from app.reports.telling import in_cell
from app.services.annexes import AnnexLine
from app.services.documents import Annex
from app.services.figures import Column, Table
from app.services.office import Office
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report. Without a document there is only the paper that says so."""
    annex = (
        office.documents.annex(choices.document_id, office.today) if choices.document_id is not None else None
    )
    document = document_for(
        office,
        translate("AnnexReport", "Bilaga till styrdokument"),
        annex.document.title if annex else translate("AnnexReport", "Inget dokument valt"),
    )
    document.paragraph(as_of(office))
    if annex is None:
        document.paragraph(
            translate(
                "AnnexReport",
                "Välj ett styrdokument som följer en äldre målstruktur. Finns det inget att välja är inget sådant "
                "dokument registrerat.",
            )
        )
        return document
    _about(document, annex)
    _rows(document, annex)
    return document


def _about(document: Document, annex: Annex) -> None:
    row = annex.document
    document.heading(translate("AnnexReport", "Om dokumentet"), 1)
    decided = ", ".join(part for part in (row.decided_by, formats.day(row.decided_on)) if part)
    for label, text in (
        (translate("AnnexReport", "Styrdokument"), row.title),
        (
            translate("AnnexReport", "Slag"),
            f"{word('document_kind', row.kind)}, {word('document_level', row.level).lower()}",
        ),
        (translate("AnnexReport", "Beslutat"), decided),
        (translate("AnnexReport", "Gäller till"), formats.day(row.valid_until)),
        (translate("AnnexReport", "Revideras senast"), formats.day(row.revise_by)),
        (translate("AnnexReport", "Ansvarig"), row.unit),
        (translate("AnnexReport", "Bilagans tillstånd"), word("annex_state", row.annex_state)),
        (translate("AnnexReport", "Anmärkning"), in_cell(row.note) or ""),
    ):
        document.paragraph(text, label=label)
    if row.due:
        text = (
            translate("AnnexReport", "Tills det har reviderats gäller det tillsammans med den här bilagan.")
            if annex.rows
            else translate("AnnexReport", "Det saknar dessutom en bilaga som knyter det till dagens mål.")
        )
        document.callout(text, word("document_due", row.due))


def _rows(document: Document, annex: Annex) -> None:
    with document.landscape():
        document.heading(translate("AnnexReport", "Från dokumentets mål till dagens"), 1)
        document.paragraph(
            translate(
                "AnnexReport",
                "Dokumentet följer en äldre målstruktur. Tabellen visar vilka av dagens mål som varje äldre mål hör "
                "ihop med, hur styrning och uppföljning hänger ihop och vilka indikatorer som används.",
            )
        )
        if not annex.rows:
            document.paragraph(translate("AnnexReport", "Bilagan har inga rader än."))
            return
        document.table(
            Table(
                "",
                (
                    Column(translate("AnnexReport", "Mål i dokumentet"), share=2.2),
                    Column(translate("AnnexReport", "Dagens mål"), share=2.4),
                    Column(translate("AnnexReport", "Så hänger styrning och uppföljning ihop"), share=3.6),
                    Column(translate("AnnexReport", "Indikatorer"), share=2.6),
                ),
                tuple(
                    (
                        row.old_goal,
                        "\n".join(title for _, title in row.goals) or None,
                        in_cell(row.how),
                        _indicators(row),
                    )
                    for row in annex.rows
                ),
            )
        )


def _indicators(row: AnnexLine) -> str | None:
    return (
        "\n".join([*(title for _, title in row.indicators), in_cell(row.indicators_note) or ""]).strip()
        or None
    )
