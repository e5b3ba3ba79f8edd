"""Uppföljningsrapport for a round: what was reported, judged and concluded, for the municipality or one unit.

A locked version is printed from what was kept when it was locked, with its own day and anchor: always the same paper.
"""

from __future__ import annotations

from app.domain import codes, formats
from app.reports.catalogue import Choices
from app.reports.common import anchor
from app.reports.document import Document, Fact
from app.reports.round_deviations import tell_deviations, tell_missing
from app.reports.round_goal import tell_goal
from app.reports.round_tables import count_columns, counted, name_of
from app.reports.round_unit import tell_one_unit, tell_units
from app.reports.telling import tell
from app.services.figures import Column, Table, type_of_value
from app.services.office import Office
from app.services.round_rows import NOT_JUDGED, RoundContent, UnitAnswer
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report of the round that was chosen."""
    assert choices.round_id is not None
    content = office.round_reports.content(choices.round_id, choices.version, office.today)
    unit = next((unit for unit in content.units if unit.unit_id == choices.unit_id), None)
    document = _begun(office, content, choices.unit_id, unit)
    _cover(document, content)
    if unit is not None or choices.unit_id is None:
        _counts(document, content, unit)
    if choices.unit_id is not None:
        if unit is None:
            document.callout(
                translate("RoundReport", "Enheten är inte med i uppföljningen."),
                translate("RoundReport", "Inget svar"),
            )
        else:
            tell_one_unit(document, content, unit)
    else:
        _whole(document, content)
    _legend(document)
    return document


def _begun(office: Office, content: RoundContent, unit_id: int | None, unit: UnitAnswer | None) -> Document:
    head, version = content.head, content.version
    title = translate("RoundReport", "Uppföljningsrapport: {round}").format(round=head.title)
    if not content.locked:
        title = translate("RoundReport", "{title} – UTKAST").format(title=title)
    who = translate("RoundReport", "Hela kommunen")
    if unit is not None:
        who = unit.name
    elif unit_id is not None:
        who = next((row.name for row in office.register.units() if row.id == unit_id), "")
    subtitle = (
        who
        if version is None
        else translate("RoundReport", "{who}, version {number}").format(who=who, number=version.number)
    )
    return Document(
        title,
        municipality=head.municipality,
        date=content.day,
        registry_number=head.registry_number,
        subtitle=subtitle,
        anchor=_anchor(office, content),
    )


def _anchor(office: Office, content: RoundContent) -> str:
    """Where the log stood when the version was locked, else where it stands."""
    if content.locked and content.version is not None:
        return anchor(content.version.log_number, content.version.log_hash)
    seal = office.seal()
    return anchor(seal.number, seal.hash)


def _cover(document: Document, content: RoundContent) -> None:
    head, version = content.head, content.version
    document.paragraph(formats.long_day(head.as_of), label=translate("RoundReport", "Läget per"))
    if content.locked:
        document.paragraph(formats.long_day(content.day), label=translate("RoundReport", "Låst"))
    else:
        document.paragraph(formats.long_day(content.day), label=translate("RoundReport", "Utskrivet"))
    if head.example:
        document.paragraph(translate("RoundReport", "Värden märkta exempeldata är påhittade."))
    if not content.locked:
        document.callout(
            translate("RoundReport", "Uppföljningen är inte låst. Innehållet kan ändras."),
            translate("RoundReport", "UTKAST"),
        )
    if version is not None and version.number > 1:
        _correction(document, content)


def _counts(document: Document, content: RoundContent, unit: UnitAnswer | None) -> None:
    """How the judgements of all, or of one unit, fall out."""
    counts = content.counts((goal.id for goal in content.goals), unit.unit_id if unit is not None else None)
    document.facts(
        [Fact(str(counts[code]), word("attainment", code).lower(), code) for code in codes.ATTAINMENTS]
    )
    asked = content.units if unit is None else (unit,)
    document.note(
        translate(
            "RoundReport", "Antal bedömningar. Ej bedömt: {waiting}. Inlämnade svar: {answered} av {units}."
        ).format(
            waiting=counts[NOT_JUDGED],
            answered=sum(each.state in ("submitted", "approved", "locked") for each in asked),
            units=len(asked),
        )
    )


def _correction(document: Document, content: RoundContent) -> None:
    version = content.version
    assert version is not None
    before = version.replaces_locked_on
    replaced = translate("RoundReport", "Ersätter version {number}.")
    if before is not None:
        replaced = translate("RoundReport", "Ersätter version {number}, som låstes den {day}.")
    said = replaced.format(number=version.number - 1, day=formats.long_day(before) if before else "")
    why = translate("RoundReport", "Skäl: {reason}").format(reason=version.reason)
    document.callout(f"{said} {why}", translate("RoundReport", "Rättad version"))


def _whole(document: Document, content: RoundContent) -> None:
    document.heading(translate("RoundReport", "Sammanfattning"), 1)
    if not content.units:
        document.callout(
            translate("RoundReport", "Inga enheter är valda än, så ingenting är bedömt."),
            translate("RoundReport", "Planerad uppföljning"),
        )
    whole = content.whole
    if whole is None or not (whole.summary or whole.attainment or whole.analysis):
        document.paragraph(translate("RoundReport", "Kommunens sammanfattning är inte skriven."))
    else:
        if whole.attainment:
            document.status(whole.attainment, of="attainment")
        tell(document, whole.summary, leading=True)
        tell(document, whole.analysis, translate("RoundReport", "Gemensam analys"))
    _overview(document, content)
    for goal in content.columns:
        tell_goal(document, content, goal)
    tell_units(document, content)
    tell_deviations(document, content)
    tell_missing(document, content)


def _overview(document: Document, content: RoundContent) -> None:
    columns = content.columns
    if not columns:
        document.paragraph(translate("RoundReport", "Perioden har inga mål att följa upp än."))
        return
    own = {line.goal_id: line.attainment for line in content.analyses}
    goal_column = Column(translate("RoundReport", "Mål"), share=3)
    document.table(
        Table(
            translate("RoundReport", "Målen: kommunens bedömning, och hur många enheter som bedömer vad"),
            (
                goal_column,
                Column(translate("RoundReport", "Kommunens bedömning"), "attainment", share=1.6),
                *count_columns(),
            ),
            tuple(
                (name_of(goal), own.get(goal.id) or None, *counted(content, (goal.id,))) for goal in columns
            ),
            translate("RoundReport", "Talen är antal bedömningar. De läggs aldrig ihop till ett medelvärde."),
        )
    )
    under = tuple((goal, tuple(each.id for each in content.under(goal.id))) for goal in columns)
    if any(goals for _, goals in under):
        document.table(
            Table(
                translate("RoundReport", "Nämndernas och bolagens egna mål och delmål under dem"),
                (
                    goal_column,
                    Column(translate("RoundReport", "Antal"), "number"),
                    *count_columns(),
                ),
                tuple(
                    (name_of(goal), sum(counted(content, goals)), *counted(content, goals))
                    for goal, goals in under
                    if goals
                ),
            )
        )
    _indicator_counts(document, content)
    _activity_counts(document, content)


def _indicator_counts(document: Document, content: RoundContent) -> None:
    known = {row.id: row for row in content.indicators}
    facts = {fact.goal_id: fact for fact in content.facts}
    statuses = ("met", "partly", "not_met", "not_assessable", "not_reported")
    rows: list[tuple[type_of_value, ...]] = []
    for goal in content.columns:
        shown = [known[each].status for each in facts[goal.id].indicators if each in known]
        if shown:
            rows.append((name_of(goal), *(shown.count(status) for status in statuses)))
    if rows:
        document.table(
            Table(
                translate("RoundReport", "Indikatorerna under målen"),
                (
                    Column(translate("RoundReport", "Mål"), share=3),
                    *(Column(word("indicator_status", status), "number") for status in statuses),
                ),
                tuple(rows),
            )
        )


def _activity_counts(document: Document, content: RoundContent) -> None:
    states = ("late", "not_begun", "ongoing", "done", "dropped")
    rows: list[tuple[type_of_value, ...]] = []
    for goal in content.columns:
        shown = [line.state for line in content.activities if goal.id in line.columns]
        if shown:
            rows.append((name_of(goal), *(shown.count(state) for state in states)))
    if rows:
        document.table(
            Table(
                translate("RoundReport", "Aktiviteterna för målen"),
                (
                    Column(translate("RoundReport", "Mål"), share=3),
                    *(Column(word("activity_shown", state), "number") for state in states),
                ),
                tuple(rows),
            )
        )


def _legend(document: Document) -> None:
    """Say how to read what people judge, what is computed and what is done: three things, never one colour."""
    document.heading(translate("RoundReport", "Så läses rapporten"), 1)
    for label, text in (
        (
            translate("RoundReport", "Måluppfyllelse"),
            translate(
                "RoundReport",
                "En människas bedömning. Programmet föreslår utifrån indikatorerna; den som bedömer annorlunda "
                "skriver varför, och båda visas.",
            ),
        ),
        (
            translate("RoundReport", "Trend"),
            translate(
                "RoundReport", "Föreslås utifrån indikatorernas två senaste värden för samma del av året."
            ),
        ),
        (
            translate("RoundReport", "Läge"),
            translate(
                "RoundReport",
                "Hur långt en aktivitet har kommit när rapporten låstes eller skrevs ut. Försenat är det som skulle "
                "ha varit klart den dag som rapporten gäller. Läget säger inget om ifall målet nås.",
            ),
        ),
        (
            translate("RoundReport", "Indikatorer"),
            translate(
                "RoundReport",
                "Status räknas ut av utfall, målvärde och accepterat värde. Källa för nyckeltal med Kolada-id: "
                "Kolada.",
            ),
        ),
    ):
        document.paragraph(text, label=label)
