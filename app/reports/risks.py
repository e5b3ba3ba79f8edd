"""Riskrapport: the risks that work against the goals, as matrix and register, for the municipality or one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain import formats
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, unit_of
from app.reports.document import Document, Fact
from app.reports.risk_tables import dealings_table, goals_of, moves_table, register_table, revised_table
from app.services.figures import Column, Table
from app.services.municipality import Scales
from app.services.office import Office
from app.services.risk_dealings import Dealings
from app.services.risk_matrix import matrix
from app.services.risk_rows import RiskRow
from app.services.risks import RiskPaper
from app.text import translate
from app.wording import decided_of_risk, risk_sentence, threshold, word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report. The public version is told nothing of hidden risks: not their texts, not their number."""
    paper = office.risks.paper(choices.year, choices.unit_id, public=choices.public)
    unit = unit_of(office, choices.unit_id)
    subtitle = unit or translate("RiskReport", "Hela kommunen")
    if choices.public:
        subtitle = translate("RiskReport", "{who}. Offentlig version.").format(who=subtitle)
    document = document_for(
        office, translate("RiskReport", "Riskrapport {year}").format(year=choices.year), subtitle
    )
    document.paragraph(as_of(office))
    limit = threshold(paper.zones.threshold, paper.zones.threshold_rule)
    _summary(document, paper, limit)
    if paper.rows:
        _matrix(document, paper, choices.year)
        if choices.unit_id is None:
            _units(document, paper.rows, limit)
        _register(document, paper, choices)
        _largest(document, paper, limit)
    _scales(document, paper.scales, choices.year)
    return document


def _summary(document: Document, paper: RiskPaper, limit: str) -> None:
    rows = paper.rows
    document.heading(translate("RiskReport", "Sammanfattning"), 1)
    if not rows:
        document.paragraph(
            translate(
                "RiskReport",
                "Inga risker är registrerade. Lägg till dem på sidan Risker och intern kontroll.",
            )
        )
        return
    document.facts(
        [
            Fact(str(len(rows)), translate("RiskReport", "risker i registret")),
            Fact(
                str(sum(row.over_threshold for row in rows)),
                translate("RiskReport", "med riskvärde {limit}").format(limit=limit),
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
            "Riskvärdet är sannolikhet gånger konsekvens. Risker med värdet {limit} föreslås till den "
            "kommunövergripande internkontrollplanen. Den inneboende risken är hur stor risken vore om inget gjordes "
            "åt den, den nuvarande hur stor den är med det som görs i dag, och den kvarstående hur stor den blir när "
            "det som planeras är gjort.",
        ).format(limit=limit)
    )
    unweighed = sum(row.value is None for row in rows)
    if unweighed:
        document.callout(
            translate(
                "RiskReport", "{count} av riskerna är inte värderade än och finns inte med i matrisen."
            ).format(count=unweighed)
        )
    over = [row.title for row in rows if row.decided.over]
    if over:
        document.callout(
            translate("RiskReport", "Beslutet att acceptera risken har gått ut för: {risks}.").format(
                risks="; ".join(over)
            )
        )


def _matrix(document: Document, paper: RiskPaper, year: int) -> None:
    document.heading(translate("RiskReport", "Riskmatris"), 1)
    title = translate("RiskReport", "Antal risker efter sannolikhet och konsekvens")
    document.matrix(matrix(paper.rows, paper.scales, paper.zones, title))
    moved = [row for row in paper.rows if row.movement in ("up", "down", "new")]
    if moved:
        document.heading(
            translate("RiskReport", "Förflyttning sedan {year}").format(year=year - 1),
            2,
        )
        document.table(moves_table(moved, year))


def _units(document: Document, rows: Iterable[RiskRow], limit: str) -> None:
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
                Column(translate("RiskReport", "Värde {limit}").format(limit=limit), "number", share=1.4),
                Column(translate("RiskReport", "Högsta värde"), "number"),
            ),
            tuple(
                (unit, counted[0], counted[1], counted[2] or None)
                for unit, counted in sorted(counts.items(), key=lambda item: -item[1][2])
            ),
        )
    )


def _register(document: Document, paper: RiskPaper, choices: Choices) -> None:
    whole = choices.unit_id is None
    with document.landscape():
        document.heading(translate("RiskReport", "Riskregister"), 1)
        document.table(register_table(paper.rows, whole=whole))
        dealt = [row for row in paper.rows if _any(paper.dealings[row.id]) or row.treatment]
        if dealt:
            document.heading(translate("RiskReport", "Hantering av riskerna"), 1)
            document.paragraph(
                translate(
                    "RiskReport", "En åtgärd ändrar risken. Ett kontrollmoment prövar att en rutin håller."
                )
            )
            document.table(dealings_table(dealt, paper.dealings))
        revised = _revised(paper)
        if revised:
            document.heading(translate("RiskReport", "Interna mål som reviderats för risker"), 1)
            document.table(revised_table(revised))


def _any(dealings: Dealings) -> bool:
    return bool(dealings.actions or dealings.controls or dealings.decided)


def _revised(paper: RiskPaper) -> Mapping[str, list[str]]:
    """The risks that each internal goal was revised for, by title."""
    revised: dict[str, list[str]] = {}
    for row in paper.rows:
        for goal in paper.dealings[row.id].revised:
            revised.setdefault(f"{goal.number} {goal.title}".strip(), []).append(row.title)
    return revised


def _largest(document: Document, paper: RiskPaper, limit: str) -> None:
    largest = [row for row in paper.rows if row.over_threshold]
    if not largest:
        return
    document.heading(translate("RiskReport", "De största riskerna: {limit}").format(limit=limit), 1)
    for row in largest:
        decided = row.decided
        said = decided_of_risk(decided.kind, formats.day(decided.until), decided.over)
        document.heading(f"{row.title} ({row.value})", 2)
        document.paragraph(risk_sentence(row.event, row.cause, row.consequence_text))
        for label, text in (
            (translate("RiskReport", "Nämnd eller bolag"), row.unit),
            (translate("RiskReport", "Riskvärde"), _path(row)),
            (translate("RiskReport", "Motverkar"), goals_of(row) or ""),
            (translate("RiskReport", "Kontroll i dag"), row.existing_control),
            (translate("RiskReport", "Hantering"), row.treatment),
            (translate("RiskReport", "Beslut"), " · ".join(part for part in (said, decided.body) if part)),
            (translate("RiskReport", "Ansvarig roll"), row.owner_role),
        ):
            document.paragraph(text, label=label)


def _path(row: RiskRow) -> str:
    """From inherent by way of current to residual: "inneboende 16 → nuvarande 12 → kvarstående 6"."""
    values = (("inherent", row.inherent), ("current", row.value), ("residual", row.residual))
    return " → ".join(
        f"{word('score_kind_short', kind).lower()} {value}" for kind, value in values if value is not None
    )


def _scales(document: Document, scales: Scales, year: int) -> None:
    document.heading(translate("RiskReport", "Skalorna {year}").format(year=year), 1)
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
