"""Strategiskt utvecklingsprogram: what the council wants in a period, what it means, and where that was decided."""

from __future__ import annotations

from app.domain import formats
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for
from app.reports.document import Document
from app.reports.programme_goal import indicator_table, tell_expected, tell_goal, tell_subgoals
from app.reports.telling import in_cell, name_of, tell, tell_decisions
from app.services.documents import DocumentRow
from app.services.figures import Column, Table
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
        translate("ProgrammeReport", "Strategiskt utvecklingsprogram"),
        translate("ProgrammeReport", "Perioden {period}.").format(period=strategy.period.name),
    )
    document.paragraph(as_of(office))
    _vision(document, strategy)
    _overview(document, strategy)
    for goal in strategy.of_level("overarching"):
        tell_goal(document, strategy, goal)
    _internal(document, strategy)
    _documents(document, strategy)
    _follow_up(document, strategy)
    _decisions(document, strategy)
    return document


def _vision(document: Document, strategy: Strategy) -> None:
    document.heading(translate("ProgrammeReport", "Vision"), 1)
    visions = strategy.of_level("vision")
    if not visions:
        document.paragraph(
            translate("ProgrammeReport", "Perioden har ännu ingen vision. Lägg till den på sidan Mål.")
        )
    for vision in visions:
        document.lead(vision.title)
        if vision.id in strategy.texts:
            tell(document, strategy.texts[vision.id].text)


def _overview(document: Document, strategy: Strategy) -> None:
    document.heading(translate("ProgrammeReport", "De övergripande målen"), 1)
    goals = strategy.of_level("overarching")
    if not goals:
        document.paragraph(
            translate(
                "ProgrammeReport", "Perioden har ännu inga övergripande mål. Lägg till dem på sidan Mål."
            )
        )
        return
    document.paragraph(
        translate(
            "ProgrammeReport",
            "Målen och det de ska leda till är gemensamma: där finns ingen politisk skiljelinje. Alla nämnder och "
            "bolag bidrar till alla mål. Hur målen nås, alltså de politiska metoderna och verktygen, beslutas för sig "
            "och står inte i det här programmet.",
        )
    )
    document.table(
        Table(
            "",
            (
                Column(translate("ProgrammeReport", "Övergripande mål"), share=2.2),
                Column(translate("ProgrammeReport", "Innebörd"), share=4),
            ),
            tuple((name_of(goal), in_cell(strategy.texts[goal.id].text)) for goal in goals),
        )
    )


def _internal(document: Document, strategy: Strategy) -> None:
    goals = strategy.of_level("internal")
    if not goals:
        return
    document.page_break()
    document.heading(translate("ProgrammeReport", "Interna mål"), 1)
    document.paragraph(
        translate(
            "ProgrammeReport",
            "De interna målen för ekonomi, personal och det egna miljöarbetet är förutsättningar för att de "
            "övergripande målen ska nås.",
        )
    )
    for goal in goals:
        texts = strategy.texts[goal.id]
        document.heading(name_of(goal), 2)
        tell(document, texts.text)
        tell_expected(document, strategy, goal)
        tell(
            document,
            texts.revision_reason,
            translate("ProgrammeReport", "Skäl till den senaste revideringen"),
        )
        tell_subgoals(document, strategy, goal, 3)


def _documents(document: Document, strategy: Strategy) -> None:
    if not strategy.documents:
        document.heading(translate("ProgrammeReport", "Styrdokument"), 1)
        document.paragraph(translate("ProgrammeReport", "Inga styrdokument är registrerade."))
        return
    with document.landscape():
        document.heading(translate("ProgrammeReport", "Styrdokument"), 1)
        document.paragraph(
            translate(
                "ProgrammeReport",
                "Styrdokument som följer en äldre målstruktur knyts till dagens mål i en bilaga, tills de revideras.",
            )
        )
        document.table(
            Table(
                translate("ProgrammeReport", "Styrdokument på nationell, regional och lokal nivå"),
                (
                    Column(translate("ProgrammeReport", "Nivå"), share=0.9),
                    Column(translate("ProgrammeReport", "Styrdokument"), share=2.4),
                    Column(translate("ProgrammeReport", "Beslutat av"), share=1.6),
                    Column(translate("ProgrammeReport", "Gäller till"), share=1.1),
                    Column(translate("ProgrammeReport", "Revideras senast"), share=1.3),
                    Column(translate("ProgrammeReport", "Mål"), share=2.6),
                    Column(translate("ProgrammeReport", "Agenda 2030"), share=1.4),
                    Column(translate("ProgrammeReport", "Målstruktur"), share=1.7),
                ),
                tuple(_document(row) for row in strategy.documents),
            )
        )


def _document(row: DocumentRow) -> tuple[str | None, ...]:
    return (
        word("document_level", row.level),
        row.title,
        row.decided_by or None,
        formats.day(row.valid_until) or None,
        formats.day(row.revise_by) or None,
        "; ".join(title for _, title in row.goals) or None,
        ", ".join(dict.fromkeys(tie.code or str(tie.sdg_goal_id) for tie in row.sdg)) or None,
        _structure(row),
    )


def _structure(row: DocumentRow) -> str:
    said = [word("structure", row.structure)]
    if row.lacks_annex:
        said.append(translate("ProgrammeReport", "Bilaga saknas"))
    elif row.structure == "old":
        said.append(
            translate("ProgrammeReport", "Bilaga: {state}").format(
                state=word("annex_state", row.annex_state).lower()
            )
        )
    if row.due:
        said.append(word("document_due", row.due))
    return ". ".join(said) + "."


def _follow_up(document: Document, strategy: Strategy) -> None:
    document.heading(translate("ProgrammeReport", "Så följs programmet upp"), 1)
    document.paragraph(
        translate(
            "ProgrammeReport",
            "Varje mål följs upp med indikatorer. Faktisk kvalitet är det som kan mätas i verksamheten och "
            "omgivningen, upplevd kvalitet är vad invånare, brukare och företag själva säger. Båda behövs. Hur det "
            "går redovisas i uppföljningsrapporten.",
        )
    )
    goals = (*strategy.of_level("overarching"), *strategy.of_level("internal"))
    if not goals:
        return
    document.table(
        Table(
            "",
            (
                Column(translate("ProgrammeReport", "Mål"), share=3.6),
                *(Column(word("quality", quality), "number", share=1) for quality in ("actual", "perceived")),
                Column(translate("ProgrammeReport", "Saknas"), share=2),
            ),
            tuple(
                (
                    name_of(goal),
                    *(
                        sum(row.quality == quality for row in strategy.indicators_under(goal.id))
                        for quality in ("actual", "perceived")
                    ),
                    _missing_quality(strategy, goal.id),
                )
                for goal in goals
            ),
        )
    )
    for goal in goals:
        rows = strategy.indicators_under(goal.id)
        if rows:
            document.heading(name_of(goal), 2)
            document.table(indicator_table(rows))


def _missing_quality(strategy: Strategy, goal_id: int) -> str | None:
    found = {row.quality for row in strategy.indicators_under(goal_id)}
    missing = [
        word("quality", quality).lower() for quality in ("actual", "perceived") if quality not in found
    ]
    return ", ".join(missing) or None


def _decisions(document: Document, strategy: Strategy) -> None:
    own = [decided for decided in strategy.decisions if decided.row.kind != "methods"]
    document.heading(translate("ProgrammeReport", "Besluten om programmet"), 1)
    apart = [decided.row for decided in strategy.decisions if decided.row.kind == "methods"]
    if not own:
        document.paragraph(translate("ProgrammeReport", "Inget beslut om periodens mål är registrerat."))
    for row in apart:
        document.paragraph(
            translate("ProgrammeReport", "{title} är ett eget beslut: {state}.").format(
                title=row.title, state=word("decision_state", row.state).lower()
            )
        )
    tell_decisions(document, own)
