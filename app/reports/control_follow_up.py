"""Uppföljning av intern kontroll: what the controls showed, what it led to, and how the whole is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain import formats
from app.domain.codes import COSO_PARTS
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, unit_of
from app.reports.control_plan import decided
from app.reports.control_plan_tables import named
from app.reports.document import Document, Fact
from app.services.control_follow_up_rows import FollowUp, Improvement, Outcome, PlanOutcome
from app.services.control_plan_rows import PlanAction
from app.services.figures import Column, Table, type_of_value
from app.services.office import Office
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report."""
    told = office.control_follow_ups.read(
        choices.year, office.today, choices.unit_id, half_year=choices.half_year
    )
    who = unit_of(office, choices.unit_id) or translate("ControlFollowUp", "Hela kommunen")
    part = (
        translate("ControlFollowUp", "första halvåret {year}")
        if choices.half_year
        else translate("ControlFollowUp", "helåret {year}")
    ).format(year=choices.year)
    document = document_for(
        office,
        translate("ControlFollowUp", "Uppföljning av intern kontroll {year}").format(year=choices.year),
        f"{who}, {part}",
    )
    document.paragraph(as_of(office))
    _summary(document, told)
    for plan in told.plans:
        _plan(document, plan)
    _deviations(document, told)
    _late(document, told)
    _grades(document, told)
    _judgement(document, told)
    _legend(document, told)
    return document


def _summary(document: Document, told: FollowUp) -> None:
    document.heading(translate("ControlFollowUp", "Sammanfattning"), 1)
    if not told.plans:
        document.callout(
            translate(
                "ControlFollowUp",
                "Ingen internkontrollplan är gjord för året, så det finns inget att följa upp. Planen görs på sidan "
                "Risker och intern kontroll.",
            ),
            translate("ControlFollowUp", "Planen saknas"),
        )
        return
    codes = ("no_remark", "minor", "serious", "not_done")
    document.facts([Fact(str(told.count(code)), word("control_outcome", code).lower()) for code in codes])
    if told.count("late"):
        late = str(told.count("late"))
        document.paragraph(late, label=translate("ControlFollowUp", "Försenade kontroller"))
    found = [row.deviations for row in told.outcomes if row.deviations]
    looked = [row.sample for row in told.outcomes if row.sample]
    if looked:
        document.paragraph(
            translate(
                "ControlFollowUp", "{sample} granskades i de kontroller som angett antal; {found} avvek."
            ).format(sample=formats.number(sum(looked), 0), found=formats.number(sum(found), 0))
        )
    if told.judgement is not None:
        document.paragraph(
            word("judgement", told.judgement.judgement),
            label=translate("ControlFollowUp", "Kommunstyrelsens bedömning"),
        )


def _plan(document: Document, plan: PlanOutcome) -> None:
    head = plan.content.head
    with document.landscape():
        name = (
            translate("ControlFollowUp", "Planen för {unit}").format(unit=head.unit)
            if head.unit
            else translate("ControlFollowUp", "Den kommunövergripande planen")
        )
        document.heading(name, 1)
        state = word("control_plan_state", head.state).lower()
        parts = [
            translate("ControlFollowUp", "Version {number}, {state}").format(number=head.number, state=state)
        ]
        if head.decision is not None and head.state != "draft":
            parts.append(decided(head.decision))
        document.paragraph(", ".join(parts) + ".")
        document.heading(translate("ControlFollowUp", "Resultat av kontrollmomenten"), 2)
        if plan.outcomes:
            document.table(_outcomes(plan.outcomes))
        else:
            document.paragraph(translate("ControlFollowUp", "Inget kontrollmoment har stått i tur än."))
        if plan.actions:
            document.heading(translate("ControlFollowUp", "Åtgärder för riskerna"), 2)
            document.table(_actions(plan.actions))


def _outcomes(rows: Sequence[Outcome]) -> Table:
    return Table(
        "",
        (
            Column(translate("ControlFollowUp", "Nr"), share=0.5),
            Column(translate("ControlFollowUp", "Kontrollmoment"), share=3),
            Column(translate("ControlFollowUp", "Nämnd eller bolag"), share=1.7),
            Column(translate("ControlFollowUp", "Avser"), share=1.1),
            Column(translate("ControlFollowUp", "Resultat"), "control_outcome", share=1.5),
            Column(translate("ControlFollowUp", "Datum"), share=1),
            Column(translate("ControlFollowUp", "Antal"), "number", share=0.7),
            Column(translate("ControlFollowUp", "Granskade"), "number", share=0.7),
            Column(translate("ControlFollowUp", "Avvek"), "number", share=0.7),
            Column(translate("ControlFollowUp", "Iakttagelse och underlag"), share=3),
        ),
        tuple(_outcome(row) for row in rows),
    )


def _outcome(row: Outcome) -> tuple[type_of_value, ...]:
    seen = "\n".join(part for part in (row.observation, row.evidence) if part)
    return (
        row.number,
        named(row.control, row.item if row.item != row.control else ""),
        row.unit,
        slot_words(row),
        row.outcome,
        formats.day(row.checked_on) if row.checked_on else None,
        row.population,
        row.sample,
        row.deviations,
        seen or None,
    )


def slot_words(row: Outcome) -> str:
    """Which time of the year a row is about: tertial 2."""
    number = row.slot
    return {
        "month": translate("ControlFollowUp", "månad {number}"),
        "quarter": translate("ControlFollowUp", "kvartal {number}"),
        "tertial": translate("ControlFollowUp", "tertial {number}"),
        "half_year": translate("ControlFollowUp", "halvår {number}"),
        "year": translate("ControlFollowUp", "året"),
    }[row.how_often].format(number=number)


def _actions(rows: Iterable[tuple[str, PlanAction, bool]]) -> Table:
    return Table(
        "",
        (
            Column(translate("ControlFollowUp", "Nr"), share=0.5),
            Column(translate("ControlFollowUp", "Åtgärd"), share=3),
            Column(translate("ControlFollowUp", "Nämnd eller bolag"), share=1.7),
            Column(translate("ControlFollowUp", "Ansvarig"), share=1.6),
            Column(translate("ControlFollowUp", "Klar senast"), share=1.1),
            Column(translate("ControlFollowUp", "Läge"), share=1.4),
            Column(translate("ControlFollowUp", "Effekt"), share=2.4),
        ),
        tuple(
            (
                number,
                named(action.title, action.text),
                action.unit,
                action.owner_role or None,
                formats.day(action.due_on) if action.due_on else None,
                _state(action.state, late),
                action.effect or None,
            )
            for number, action, late in rows
        ),
    )


def _state(state: str, late: bool) -> str:
    said = word("action_state", state)
    return translate("ControlFollowUp", "{state}, försenad").format(state=said) if late else said


def _deviations(document: Document, told: FollowUp) -> None:
    """What deviated, and what is done about it; that nothing is done is said."""
    rows = [row for row in told.outcomes if row.outcome in ("minor", "serious")]
    if not rows:
        return
    with document.landscape():
        document.heading(translate("ControlFollowUp", "Avvikelser och förbättringsåtgärder"), 1)
        document.table(
            Table(
                "",
                (
                    Column(translate("ControlFollowUp", "Kontrollmoment"), share=2.4),
                    Column(translate("ControlFollowUp", "Nämnd eller bolag"), share=1.6),
                    Column(translate("ControlFollowUp", "Resultat"), "control_outcome", share=1.5),
                    Column(translate("ControlFollowUp", "Iakttagelse"), share=3),
                    Column(translate("ControlFollowUp", "Förbättringsåtgärd"), share=3),
                ),
                tuple(
                    (
                        named(row.control, slot_words(row)),
                        row.unit,
                        row.outcome,
                        row.observation or None,
                        "\n".join(map(_improvement, row.improvements))
                        or translate("ControlFollowUp", "Ingen åtgärd är bestämd."),
                    )
                    for row in rows
                ),
            )
        )


def _improvement(each: Improvement) -> str:
    due = (
        translate("ControlFollowUp", "senast {day}").format(day=formats.day(each.due_on))
        if each.due_on
        else ""
    )
    parts = (_state(each.state, each.late).lower(), due, each.owner_role)
    return f"{each.title} ({', '.join(part for part in parts if part)})"


def _late(document: Document, told: FollowUp) -> None:
    controls = [
        f"{row.control}, {row.unit}, {slot_words(row)}: {formats.day(row.due_on)}"
        for row in told.outcomes
        if row.outcome == "late"
    ]
    actions = {
        action.id: f"{action.title}, {action.unit}: {formats.day(action.due_on)}"
        for plan in told.plans
        for _, action, late in plan.actions
        if late and action.due_on
    }
    for title, items in (
        (translate("ControlFollowUp", "Försenade kontroller"), controls),
        (translate("ControlFollowUp", "Försenade åtgärder"), list(actions.values())),
    ):
        if items:
            document.heading(title, 1)
            document.bullets(items)


def _grades(document: Document, told: FollowUp) -> None:
    if not told.grades:
        return
    document.heading(translate("ControlFollowUp", "Självskattning"), 1)
    document.paragraph(
        translate(
            "ControlFollowUp",
            "Så bedömer nämnder och bolag sin egen interna kontroll: medelvärde av svaren, från 1 (stämmer inte) "
            "till 4 (stämmer helt).",
        )
    )
    means = {(grade.unit, grade.part): grade.mean for grade in told.grades}
    document.table(
        Table(
            "",
            (
                Column(translate("ControlFollowUp", "Nämnd eller bolag"), share=2),
                *(Column(word("coso_part", part), "number", 1) for part in COSO_PARTS),
            ),
            tuple(
                (unit, *(means.get((unit, part)) for part in COSO_PARTS))
                for unit in dict.fromkeys(grade.unit for grade in told.grades)
            ),
        )
    )


def _judgement(document: Document, told: FollowUp) -> None:
    judged = told.judgement
    if judged is None:
        return
    document.heading(translate("ControlFollowUp", "Kommunstyrelsens samlade bedömning"), 1)
    document.lead(word("judgement", judged.judgement))
    for paragraph in judged.reason.split("\n"):
        document.paragraph(paragraph)
    if judged.decision is not None:
        said = ", ".join(part for part in (judged.decision.title, decided(judged.decision)) if part)
        document.paragraph(said, label=translate("ControlFollowUp", "Beslut"))


def _legend(document: Document, told: FollowUp) -> None:
    """What the municipality means by each result."""
    if told.bases:
        document.heading(translate("ControlFollowUp", "Så bedöms resultaten"), 1)
        for result, text in told.bases:
            document.paragraph(text, label=word("control_result", result))
