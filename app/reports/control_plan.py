"""Internkontrollplan: how it was made, the matrix of the year, and the plan as tables one can read."""

from __future__ import annotations

from dataclasses import replace

from app.domain import formats
from app.reports.catalogue import Choices
from app.reports.common import as_of, document_for, unit_of
from app.reports.control_plan_tables import action_table, choice_table, control_table, risk_table
from app.reports.document import Document, Fact
from app.services.control_plan_rows import DecisionLine, PlanContent, PlanHead, PlanItem
from app.services.office import Office
from app.text import translate
from app.wording import word


def make(office: Office, choices: Choices) -> bytes:
    """Make the report; returns the PDF."""
    return story(office, choices).bytes()


def story(office: Office, choices: Choices) -> Document:
    """Write the report; a decided plan as it was when it was decided. Without a plan the paper only says so."""
    content = office.control_plans.content(choices.year, choices.unit_id)
    if content is None:
        return _nothing(office, choices)
    hidden = 0
    if choices.public:
        shown = public(content)
        hidden, content = len(content.items) - len(shown.items), shown
    document = document_for(office, *_called(content.head), _registry_number(content.head))
    document.paragraph(as_of(office))
    _cover(document, content)
    _made(document, content)
    document.heading(translate("ControlPlanReport", "Riskmatris {year}").format(year=content.head.year), 1)
    document.matrix(replace(content.matrix, title=""))
    _plan(document, content)
    _choices(document, content)
    _bare(document, content)
    if hidden:
        document.note(
            translate(
                "ControlPlanReport",
                "{count} av planens punkter gäller risker som inte visas offentligt och är inte med här.",
            ).format(count=hidden)
        )
    return document


def public(content: PlanContent) -> PlanContent:
    """The plan without what is hidden from the public; an item of hidden risks alone is left out."""
    shown = []
    for item in content.items:
        risks = tuple(risk for risk in item.risks if not risk.hidden)
        if risks or not item.risks:
            known = {risk.id for risk in risks}
            actions = tuple(action for action in item.actions if action.risk_id in known)
            shown.append(replace(item, risks=risks, actions=actions))
    return replace(content, items=tuple(shown))


def decided(decision: DecisionLine) -> str:
    """Who decided, when and under which paragraph."""
    day = formats.long_day(decision.decided_on) if decision.decided_on else ""
    return ", ".join(part for part in (decision.body, day, decision.section) if part)


def numbered(content: PlanContent) -> list[tuple[int, PlanItem]]:
    """What stands in the plan, with its numbers."""
    return list(enumerate(content.inside, start=1))


def _nothing(office: Office, choices: Choices) -> Document:
    document = document_for(
        office,
        translate("ControlPlanReport", "Internkontrollplan {year}").format(year=choices.year),
        unit_of(office, choices.unit_id) or translate("ControlPlanReport", "Hela kommunen"),
    )
    document.paragraph(as_of(office))
    document.callout(
        translate(
            "ControlPlanReport",
            "Ingen plan är gjord för året. Den görs på sidan Risker och intern kontroll, under Internkontrollplan.",
        ),
        translate("ControlPlanReport", "Planen saknas"),
    )
    return document


def _called(head: PlanHead) -> tuple[str, str]:
    """Title and subtitle. A draft says so in the head of every page."""
    title = translate("ControlPlanReport", "Internkontrollplan {year}").format(year=head.year)
    if head.state == "draft":
        title = translate("ControlPlanReport", "{title} – UTKAST").format(title=title)
    who = head.unit or translate("ControlPlanReport", "Hela kommunen")
    subtitle = translate("ControlPlanReport", "{who}, version {number}").format(who=who, number=head.number)
    return title, subtitle


def _registry_number(head: PlanHead) -> str:
    return head.decision.registry_number if head.decision is not None and head.state != "draft" else ""


def _cover(document: Document, content: PlanContent) -> None:
    head = content.head
    if head.state == "draft":
        document.callout(
            translate("ControlPlanReport", "Planen är inte beslutad. Innehållet kan ändras."),
            translate("ControlPlanReport", "UTKAST"),
        )
    elif head.decision is not None:
        document.paragraph(head.decision.title, label=translate("ControlPlanReport", "Beslut"))
        document.paragraph(decided(head.decision), label=translate("ControlPlanReport", "Beslutad av"))
        number = head.decision.registry_number
        document.paragraph(number, label=translate("ControlPlanReport", "Diarienummer"))
    state = word("control_plan_state", head.state)
    said = translate("ControlPlanReport", "{number}, {state}").format(number=head.number, state=state.lower())
    document.paragraph(said, label=translate("ControlPlanReport", "Version"))
    document.paragraph(head.reason, label=translate("ControlPlanReport", "Varför versionen gjordes"))
    inside = content.inside
    document.facts(
        [
            Fact(str(len(inside)), translate("ControlPlanReport", "punkter i planen")),
            Fact(
                str(len({risk.id for item in inside for risk in item.risks})),
                translate("ControlPlanReport", "risker"),
            ),
            Fact(
                str(len({control.id for item in inside for control in item.controls})),
                translate("ControlPlanReport", "kontrollmoment"),
            ),
            Fact(
                str(len({action.id for item in inside for action in item.actions})),
                translate("ControlPlanReport", "åtgärder"),
            ),
        ]
    )


def _made(document: Document, content: PlanContent) -> None:
    document.heading(translate("ControlPlanReport", "Så togs planen fram"), 1)
    for paragraph in content.head.made_how.split("\n"):
        document.paragraph(paragraph)
    zones = content.zones
    rule = (
        translate("ControlPlanReport", "över {threshold}")
        if zones.threshold_rule == "over"
        else translate("ControlPlanReport", "{threshold} eller mer")
    ).format(threshold=zones.threshold)
    document.paragraph(
        translate(
            "ControlPlanReport",
            "Riskvärdet är sannolikhet (S) gånger konsekvens (K). Risker med värdet {rule} föreslås till planen; "
            "vad som lyfts in därutöver och vad som utelämnats redovisas sist, med skäl.",
        ).format(rule=rule)
    )
    document.paragraph(
        translate(
            "ControlPlanReport",
            "Ett kontrollmoment prövar att en rutin håller. En åtgärd ändrar en risk. De redovisas var för sig.",
        )
    )


def _plan(document: Document, content: PlanContent) -> None:
    items = numbered(content)
    with document.landscape():
        document.heading(translate("ControlPlanReport", "Riskerna i planen"), 1)
        document.table(risk_table(items))
        document.heading(translate("ControlPlanReport", "Kontrollmoment"), 1)
        if any(item.controls for _, item in items):
            document.table(control_table(items))
        else:
            document.paragraph(translate("ControlPlanReport", "Planen har inga kontrollmoment."))
        document.heading(translate("ControlPlanReport", "Åtgärder"), 1)
        if any(item.actions for _, item in items):
            document.table(action_table(items))
        else:
            document.paragraph(translate("ControlPlanReport", "Planen har inga åtgärder för riskerna i år."))


def _choices(document: Document, content: PlanContent) -> None:
    lifted = [item for item in content.inside if item.choice == "lifted"]
    for title, items in (
        (translate("ControlPlanReport", "Lyft in i planen"), lifted),
        (translate("ControlPlanReport", "Utelämnat ur planen"), list(content.outside)),
    ):
        if items:
            document.heading(title, 1)
            document.table(choice_table(items))


def _bare(document: Document, content: PlanContent) -> None:
    bare = [f"{number}. {item.name}" for number, item in numbered(content) if item.bare]
    if bare:
        document.heading(translate("ControlPlanReport", "Varken kontrollmoment eller åtgärd"), 1)
        document.bullets(bare)
