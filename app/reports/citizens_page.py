"""Återkoppling till medborgarna as a page for the municipality's web site: one file that needs no other."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import formats
from app.reports import citizen_words as said
from app.reports.catalogue import Choices
from app.reports.web.markup import Markup, clean_line, element, joined, lines, rich
from app.reports.web.page import contents, group, note, page, section
from app.reports.web.pictures import bars
from app.services.citizen_rows import CitizenReport, Deed, Picture, Said, Told
from app.services.office import Office
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the page; returns the HTML."""
    report = office.citizens.report(choices.year, choices.round_id, office.today)
    return write(report, office.municipality.name)


def write(report: CitizenReport | None, municipality: str) -> bytes:
    """Write the page."""
    if report is None:
        nothing = translate("CitizenReport", "Årets mål har inte följts upp än. Det finns inget att berätta.")
        return page(said.title(), municipality, (), (element("p", nothing),), ())
    lead = [element("p", f"{said.subtitle(report)}. {said.intro(report)}", class_="lead")]
    if report.preliminary:
        lead.append(note(said.standing(report)))
    if report.example:
        lead.append(note(said.example_note(report)))
    parts = _parts(report)
    if len(parts) > 1:
        lead.append(contents([(name, heading) for name, heading, _ in parts]))
    return page(
        f"{said.title()} {report.year}",
        report.municipality,
        lead,
        [section(name, heading, *inside) for name, heading, inside in parts],
        [element("p", text) for text in _foot(report)],
    )


def _parts(report: CitizenReport) -> list[tuple[str, str, Sequence[Markup]]]:
    """The parts of the page: name, heading and what is told."""
    parts = [
        (f"del-{place}", said.heading_of(each), _goal(each, f"del-{place}"))
        for place, each in enumerate(report.shown, 1)
    ]
    if report.said:
        parts.append(("du-sa", said.you_said(), [_you_said(report.said)]))
    return parts


def _foot(report: CitizenReport) -> tuple[str, ...]:
    published = translate("CitizenReport", "{municipality}. Läget den {day}.").format(
        municipality=report.municipality, day=formats.long_day(report.as_of)
    )
    return (published, said.standing(report))


def _goal(told: Told, name: str) -> Sequence[Markup]:
    if told.empty:
        return (element("p", said.nothing_told()),)
    over = [deed for deed in told.deeds if deed.over]
    to_come = [deed for deed in told.deeds if not deed.over]
    figures = (_figure(picture, f"{name}-bild-{place}") for place, picture in enumerate(told.pictures, 1))
    return (
        _status(told.attainment),
        rich(told.text),
        group(said.done(), rich(told.done), _deeds(over)),
        group(said.coming(), rich(told.coming), _deeds(to_come)),
        group(said.in_figures(), *figures),
    )


def _status(attainment: str) -> Markup:
    if not attainment:
        return Markup()
    mark = element("span", word("symbol", attainment), aria_hidden="true")
    name = element("strong", mark, "\u00a0", word("attainment", attainment), class_=attainment)
    return element("p", translate("CitizenReport", "Kommunens bedömning:"), " ", name, class_="status")


def _deeds(deeds: Sequence[Deed]) -> Markup:
    items = [element("li", clean_line(said.deed(deed))) for deed in deeds]
    return element("ul", *items) if items else Markup()


def _figure(picture: Picture, name: str) -> Markup:
    chart = picture.chart
    label = translate("CitizenReport", "Stapeldiagram: {title}").format(title=clean_line(chart.title))
    drawn = bars(chart, label, f"{name}-ord") if said.newest(chart) is not None else Markup()
    unit = element("p", clean_line(chart.unit), class_="unit") if chart.unit else Markup()
    source = element("p", clean_line(chart.source, 1000), class_="source") if chart.source else Markup()
    words = joined(element("p", sentence) for sentence in said.sentences(picture))
    return element(
        "figure",
        element("p", clean_line(chart.title), class_="name"),
        unit if drawn else Markup(),
        drawn,
        element("figcaption", element("div", words, id=f"{name}-ord"), source),
    )


def _you_said(rows: Sequence[Said]) -> Markup:
    return element("ul", *(element("li", _one(row)) for row in rows), class_="said")


def _one(row: Said) -> Markup:
    about = (
        translate("CitizenReport", "Om målet {goal}").format(goal=clean_line(row.goal)) if row.goal else ""
    )
    meta = ". ".join(part for part in (said.who_said(row), about) if part)
    answers = said.who_answers(row)
    return joined(
        (
            element("p", clean_line(meta), class_="meta"),
            element("p", translate("CitizenReport", "Du sa"), class_="who"),
            element("blockquote", lines(row.text)),
            element("p", translate("CitizenReport", "Vi gjorde"), class_="who"),
            lines(row.answer),
            element("p", clean_line(answers), class_="meta") if answers else Markup(),
        )
    )
