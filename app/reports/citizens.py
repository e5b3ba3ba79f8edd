"""Återkoppling till medborgarna: how it goes, what was done and what comes, in plain language, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.reports import citizen_words as said
from app.reports.catalogue import Choices
from app.reports.common import document_for
from app.reports.document import Document
from app.reports.telling import tell
from app.services.citizen_rows import CitizenReport, Picture, Told
from app.services.office import Office
from app.text import translate


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, office.citizens.report(choices.year, choices.round_id, office.today)).bytes()


def story(office: Office, report: CitizenReport | None) -> Document:
    """Write the report."""
    document = document_for(office, said.title(), said.subtitle(report) if report is not None else "")
    if report is None:
        document.paragraph(
            translate("CitizenReport", "Årets mål har inte följts upp än. Det finns inget att berätta.")
        )
        return document
    # Under each goal the same sections follow: the goals are what one looks for.
    document.contents_depth = 1
    document.lead(said.intro(report))
    if report.preliminary:
        document.callout(said.standing(report))
    else:
        document.paragraph(said.standing(report))
    document.note(said.example_note(report))
    for told in report.shown:
        _goal(document, told)
    _said(document, report)
    return document


def _goal(document: Document, told: Told) -> None:
    document.heading(said.heading_of(told), 1)
    if told.attainment:
        document.status(told.attainment, said.judged(), of="attainment")
    tell(document, told.text)
    if told.empty:
        document.paragraph(said.nothing_told())
    for heading, text, deeds in (
        (said.done(), told.done, [deed for deed in told.deeds if deed.over]),
        (said.coming(), told.coming, [deed for deed in told.deeds if not deed.over]),
    ):
        if text or deeds:
            document.heading(heading, 2)
            tell(document, text)
            document.bullets([said.deed(deed) for deed in deeds])
    if told.pictures:
        document.heading(said.in_figures(), 2)
        for pair in _pairs(told.pictures):
            document.charts([picture.chart for picture in pair])
            for picture in pair:
                document.paragraph(" ".join(said.sentences(picture)), label=picture.chart.title)


def _pairs(pictures: Sequence[Picture]) -> Iterator[Sequence[Picture]]:
    """Two stand beside each other, with the words of both under them."""
    for start in range(0, len(pictures), 2):
        yield pictures[start : start + 2]


def _said(document: Document, report: CitizenReport) -> None:
    if not report.said:
        return
    document.heading(said.you_said(), 1)
    for one in report.said:
        document.heading(said.who_said(one), 2)
        document.paragraph(one.goal, label=translate("CitizenReport", "Om målet"))
        document.paragraph(one.text, label=translate("CitizenReport", "Du sa"))
        document.paragraph(one.answer, label=translate("CitizenReport", "Vi gjorde"))
        document.note(said.who_answers(one))
