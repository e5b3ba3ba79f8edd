"""Uppföljningsrapport: how the overarching goals stand, goal by goal, for the municipality or one unit."""

from __future__ import annotations

from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, gap_items, legend, unit_of
from app.reports.document import Document, Fact
from app.reports.follow_up_indicators import tell_indicators
from app.reports.telling import full_name, in_cell, tell
from app.services.contributions import ContributionRow
from app.services.figures import Column, Table
from app.services.goal_tree import GoalNode
from app.services.office import Office
from app.services.programme import Programme, read_programme
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report."""
    programme = read_programme(office, choices.year, choices.unit_id)
    unit = unit_of(office, choices.unit_id)
    title = translate("FollowUpReport", "Uppföljningsrapport {year}").format(year=choices.year)
    document = document_for(
        office,
        title,
        translate("FollowUpReport", "{who}. Kommunfullmäktiges övergripande mål {period}.").format(
            who=unit or translate("FollowUpReport", "Hela kommunen"), period=programme.period.name
        ),
    )
    document.paragraph(as_of(office))
    _summary(document, programme)
    for goal in programme.overarching:
        _goal(document, programme, goal)
    _internal(document, programme)
    _missing(document, programme)
    legend(document)
    return document


def _summary(document: Document, programme: Programme) -> None:
    document.heading(translate("FollowUpReport", "Sammanfattning"), 1)
    if not programme.overarching:
        document.paragraph(
            translate(
                "FollowUpReport", "Perioden har ännu inga övergripande mål. Lägg till dem på sidan Mål."
            )
        )
        return
    counts = programme.counts
    document.facts(
        [
            Fact(str(counts.met), translate("FollowUpReport", "indikatorer når målvärdet"), "met"),
            Fact(str(counts.partly), translate("FollowUpReport", "har ett godtagbart värde"), "partly"),
            Fact(str(counts.not_met), translate("FollowUpReport", "når inte målet"), "not_met"),
            Fact(
                str(counts.not_assessable + counts.not_reported),
                translate("FollowUpReport", "kan inte bedömas eller är inte rapporterade"),
                "not_assessable",
            ),
        ]
    )
    document.table(
        Table(
            translate("FollowUpReport", "De övergripande målen och indikatorerna under dem"),
            (
                Column(translate("FollowUpReport", "Övergripande mål"), share=3.6),
                Column(translate("FollowUpReport", "Status"), "status", share=1.7),
                *(Column(word("indicator_status", code), "number", share=1.05) for code in _COUNTED),
            ),
            tuple(
                (
                    _name(goal),
                    goal.status,
                    *(getattr(goal.tally, code) for code in _COUNTED),
                )
                for goal in programme.overarching
            ),
            translate(
                "FollowUpReport",
                "Ett mål är uppfyllt när alla bedömda indikatorer når sitt målvärde, ej uppfyllt när ingen når ens "
                "det accepterade värdet och annars delvis uppfyllt.",
            ),
        )
    )


_COUNTED = ("met", "partly", "not_met", "not_assessable", "not_reported")


def _name(goal: GoalNode) -> str:
    return f"{goal.number} {goal.title}".strip()


def _goal(document: Document, programme: Programme, goal: GoalNode) -> None:
    document.page_break()
    document.heading(_name(goal), 1)
    text, expected = programme.texts.get(goal.id, ("", ""))
    tell(document, text, leading=True)
    document.status(goal.status, _why(goal))
    tell(document, expected, translate("FollowUpReport", "Förväntad måluppfyllelse"))
    _agenda(document, programme, goal)
    _contributions(document, [row for row in programme.contributions if row.overarching_id == goal.id])
    _subgoals(document, programme.subgoals(goal.id))
    _indicators(document, programme, goal)


def _why(goal: GoalNode) -> str:
    counts = goal.tally
    if not counts.total:
        return translate("FollowUpReport", "Målet har inga indikatorer.")
    return translate(
        "FollowUpReport", "{met} av {total} indikatorer når målvärdet. Godtagbara: {partly}."
    ).format(met=counts.met, total=counts.total, partly=counts.partly)


def _agenda(document: Document, programme: Programme, goal: GoalNode) -> None:
    rows = tuple(
        (
            f"{row.code} {row.heading}" if row.code else f"{row.sdg_goal_id} {row.name}",
            word("extent", row.extent),
            in_cell(row.meaning),
        )
        for row in programme.sdg
        if row.goal_id == goal.id
    )
    if rows:
        document.heading(translate("FollowUpReport", "Agenda 2030"), 2)
        document.table(
            Table(
                "",
                (
                    Column(translate("FollowUpReport", "Globalt mål eller delmål"), share=2.2),
                    Column(translate("FollowUpReport", "Omfattning"), share=1),
                    Column(translate("FollowUpReport", "Vad det innebär för oss"), share=3.4),
                ),
                rows,
            )
        )


def _contributions(document: Document, contributions: list[ContributionRow]) -> None:
    if contributions:
        document.heading(translate("FollowUpReport", "Nämndernas och bolagens bidrag"), 2)
        document.table(
            Table(
                "",
                (
                    Column(translate("FollowUpReport", "Nämnd eller bolag"), share=1.7),
                    Column(translate("FollowUpReport", "Eget mål"), share=2),
                    Column(translate("FollowUpReport", "Bidrag"), share=3.2),
                ),
                tuple(
                    (row.unit, full_name(row.goal_number, row.goal), in_cell(row.sentence))
                    for row in contributions
                ),
            )
        )


def _subgoals(document: Document, subgoals: tuple[GoalNode, ...]) -> None:
    if subgoals:
        document.heading(translate("FollowUpReport", "Delmål"), 2)
        document.table(
            Table(
                "",
                (
                    Column(translate("FollowUpReport", "Delmål"), share=3.4),
                    Column(translate("FollowUpReport", "Nämnd eller bolag"), share=1.9),
                    Column(translate("FollowUpReport", "År"), share=0.9),
                    Column(translate("FollowUpReport", "Status"), "status", share=1.5),
                ),
                tuple((_name(row), row.unit or None, _years(row), row.status) for row in subgoals),
            )
        )


def _indicators(document: Document, programme: Programme, goal: GoalNode) -> None:
    shown = programme.indicators_under(goal.id)
    tell_indicators(document, shown, programme.charts, programme.splits, programme.distributions)


def _years(goal: GoalNode) -> str | None:
    if goal.first_year is None:
        return None
    return (
        str(goal.first_year) if goal.first_year == goal.last_year else f"{goal.first_year}–{goal.last_year}"
    )


def _internal(document: Document, programme: Programme) -> None:
    if programme.internal:
        document.page_break()
        document.heading(translate("FollowUpReport", "Interna mål: förutsättningar för de övergripande"), 1)
        for goal in programme.internal:
            document.heading(_name(goal), 2)
            text, expected = programme.texts.get(goal.id, ("", ""))
            tell(document, text)
            document.status(goal.status, _why(goal))
            tell(document, expected, translate("FollowUpReport", "Förväntad måluppfyllelse"))
            _indicators(document, programme, goal)


def _missing(document: Document, programme: Programme) -> None:
    if programme.gaps and programme.unit_id is None:
        document.heading(translate("FollowUpReport", "Där tråden är av"), 1)
        document.paragraph(
            translate(
                "FollowUpReport", "Det här saknas för att tråden ska gå hel från vision till uppföljning."
            )
        )
        document.bullets(gap_items(programme.gaps))
