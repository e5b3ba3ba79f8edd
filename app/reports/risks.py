"""Riskrapport: the risks that work against the goals, as matrix and register, for the municipality or one unit."""

from __future__ import annotations

from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, unit_of
from app.reports.document import Document, Fact
from app.services.figures import Column, Table
from app.services.municipality import Scales
from app.services.office import Office
from app.services.risk_matrix import matrix
from app.services.risk_rows import RiskRow
from app.text import translate
from app.wording import risk_sentence, word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report."""
    rows = office.risks.register(choices.year, choices.unit_id, public=choices.public)
    scales = office.register.scales()
    unit = unit_of(office, choices.unit_id)
    subtitle = unit or translate("RiskReport", "Hela kommunen")
    if choices.public:
        subtitle = translate("RiskReport", "{who}. Offentlig version.").format(who=subtitle)
    document = document_for(
        office, translate("RiskReport", "Riskrapport {year}").format(year=choices.year), subtitle
    )
    document.paragraph(as_of(office))
    _summary(document, office, rows)
    if rows:
        _matrix(document, office, rows, scales)
        _units(document, rows, choices)
        _register(document, rows)
        _largest(document, rows)
    _scales(document, scales)
    return document


def _summary(document: Document, office: Office, rows: tuple[RiskRow, ...]) -> None:
    document.heading(translate("RiskReport", "Sammanfattning"), 1)
    if not rows:
        document.paragraph(
            translate(
                "RiskReport",
                "Inga risker är registrerade. Lägg till dem på sidan Risker och intern kontroll.",
            )
        )
        return
    threshold = office.municipality.zones.threshold
    document.facts(
        [
            Fact(str(len(rows)), translate("RiskReport", "risker i registret")),
            Fact(
                str(sum(row.over_threshold for row in rows)),
                translate("RiskReport", "med riskvärde {threshold} eller mer").format(threshold=threshold),
            ),
            Fact(
                str(sum(row.movement == "up" for row in rows)),
                translate("RiskReport", "har ökat sedan förra året"),
            ),
            Fact(str(sum(row.movement == "down" for row in rows)), translate("RiskReport", "har minskat")),
        ]
    )
    document.paragraph(
        translate(
            "RiskReport",
            "Riskvärdet är sannolikhet gånger konsekvens. Risker med värdet {threshold} eller mer föreslås till den "
            "kommunövergripande internkontrollplanen.",
        ).format(threshold=threshold)
    )
    unweighed = sum(row.value is None for row in rows)
    if unweighed:
        document.callout(
            translate(
                "RiskReport", "{count} av riskerna är inte värderade än och finns inte med i matrisen."
            ).format(count=unweighed)
        )


def _matrix(document: Document, office: Office, rows: tuple[RiskRow, ...], scales: Scales) -> None:
    document.heading(translate("RiskReport", "Riskmatris"), 1)
    title = translate("RiskReport", "Antal risker efter sannolikhet och konsekvens")
    document.matrix(matrix(rows, scales, office.municipality.zones, title))


def _units(document: Document, rows: tuple[RiskRow, ...], choices: Choices) -> None:
    if choices.unit_id is not None:
        return
    counts: dict[str, list[int]] = {}
    for row in rows:
        counted = counts.setdefault(row.unit, [0, 0, 0])
        counted[0] += 1
        counted[1] += row.over_threshold
        counted[2] = max(counted[2], row.value or 0)
    document.heading(translate("RiskReport", "Nämnder och bolag"), 1)
    document.table(
        Table(
            "",
            (
                Column(translate("RiskReport", "Nämnd eller bolag"), share=3),
                Column(translate("RiskReport", "Risker"), "number"),
                Column(translate("RiskReport", "Över tröskeln"), "number"),
                Column(translate("RiskReport", "Högsta värde"), "number"),
            ),
            tuple((unit, *counted) for unit, counted in sorted(counts.items(), key=lambda item: -item[1][2])),
        )
    )


def _register(document: Document, rows: tuple[RiskRow, ...]) -> None:
    with document.landscape():
        document.heading(translate("RiskReport", "Riskregister"), 1)
        document.table(
            Table(
                "",
                (
                    Column(translate("RiskReport", "Värde"), "number", share=0.7),
                    Column(translate("RiskReport", "S"), "number", share=0.4),
                    Column(translate("RiskReport", "K"), "number", share=0.4),
                    Column(translate("RiskReport", "Nivå"), share=0.9),
                    Column(translate("RiskReport", "Risk"), share=3),
                    Column(translate("RiskReport", "Nämnd eller bolag"), share=1.9),
                    Column(translate("RiskReport", "Motverkar målen"), share=2.6),
                    Column(translate("RiskReport", "Hantering"), share=3),
                    Column(translate("RiskReport", "Sedan förra året"), share=1.2),
                ),
                tuple(
                    (
                        row.value,
                        row.likelihood,
                        row.consequence,
                        word("zone", row.zone),
                        row.title,
                        row.unit,
                        _goals(row),
                        row.treatment or None,
                        word("movement", row.movement) or None,
                    )
                    for row in rows
                ),
            )
        )


def _goals(row: RiskRow) -> str | None:
    return "; ".join(f"{goal.number} {goal.title}".strip() for goal in row.goals) or None


def _largest(document: Document, rows: tuple[RiskRow, ...]) -> None:
    largest = [row for row in rows if row.over_threshold]
    if not largest:
        return
    document.heading(translate("RiskReport", "De största riskerna"), 1)
    for row in largest:
        document.heading(f"{row.title} ({row.value})", 2)
        document.paragraph(risk_sentence(row.event, row.cause, row.consequence_text))
        for label, text in (
            (translate("RiskReport", "Nämnd eller bolag"), row.unit),
            (translate("RiskReport", "Motverkar"), _goals(row) or ""),
            (translate("RiskReport", "Kontroll i dag"), row.existing_control),
            (translate("RiskReport", "Hantering"), row.treatment),
            (translate("RiskReport", "Ansvarig roll"), row.owner_role),
        ):
            document.paragraph(text, label=label)


def _scales(document: Document, scales: Scales) -> None:
    document.heading(translate("RiskReport", "Skalorna"), 1)
    for title, steps in (
        (translate("RiskReport", "Sannolikhet"), scales.likelihood),
        (translate("RiskReport", "Konsekvens"), scales.consequence),
    ):
        document.table(
            Table(
                title,
                (
                    Column(title, "number", share=0.8),
                    Column(translate("RiskReport", "Kallas"), share=1.4),
                    Column(translate("RiskReport", "Innebär"), share=5),
                ),
                tuple((step.value, step.label, step.text or None) for step in steps),
            )
        )
