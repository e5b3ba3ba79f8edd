"""What one fills in about a risk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app import wording
from app.domain import risk_zones
from app.domain.risk_zones import Zones
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Derived, Field, Flag, Links, LongText, Option, Scale, Shown, Text

if TYPE_CHECKING:
    from app.services.municipality import Step
    from app.services.risk_rows import RiskGoalRow

NEW = "risk:new"
"""The form's key for a risk that is not made yet."""

SENTENCE = ("event", "cause", "consequence")
"""The three parts of the sentence."""


def fields(weigh: Callable[[Mapping[str, object]], Shown]) -> tuple[Field, ...]:
    """The fields of the form; ``weigh`` says the value and zone of what is chosen."""
    return (
        Text(
            "title",
            noop("Fields", "Rubrik"),
            required=True,
            help=noop("Fields", "Några ord som alla känner igen risken på."),
        ),
        LongText(
            "event",
            noop("Fields", "Risk för att …"),
            placeholder=noop("Fields", "Vad kan hända? Till exempel: nyckelpersoner slutar"),
        ),
        LongText(
            "cause",
            noop("Fields", "på grund av …"),
            placeholder=noop("Fields", "Varför kan det hända? Till exempel: hård konkurrens om ingenjörer"),
        ),
        LongText(
            "consequence",
            noop("Fields", "vilket leder till …"),
            placeholder=noop("Fields", "Vad blir följden? Till exempel: försenade planer"),
        ),
        Choice("unit_id", noop("Fields", "Nämnd eller bolag"), required=True, width="half"),
        Choice("category", noop("Fields", "Kategori"), required=True, width="half"),
        Text("process", noop("Fields", "Process eller område"), width="half"),
        Text(
            "owner_role",
            noop("Fields", "Ansvarig roll"),
            width="half",
            help=noop("Fields", "En roll, inte en persons namn."),
        ),
        Scale(
            "score_likelihood",
            noop("Fields", "Sannolikhet (S)"),
            width="half",
            section=noop("Fields", "Värdering"),
        ),
        Scale("score_consequence", noop("Fields", "Konsekvens (K)"), width="half"),
        Derived("value", noop("Fields", "Riskvärde (S × K)"), compute=weigh),
        Text(
            "score_reason",
            noop("Fields", "Skäl till värderingen"),
            help=noop("Fields", "Sparas med värderingen. Tidigare värderingar finns kvar."),
        ),
        LongText(
            "existing_control",
            noop("Fields", "Kontroll i dag"),
            section=noop("Fields", "Hantering"),
            placeholder=noop("Fields", "Vad gör ni redan för att risken inte ska bli verklig?"),
        ),
        LongText(
            "treatment",
            noop("Fields", "Hantering"),
            placeholder=noop("Fields", "Vad ska göras, eller varför godtas risken?"),
        ),
        Links(
            "goals",
            noop("Fields", "Mål som risken motverkar"),
            section=noop("Fields", "Mål och offentlighet"),
            add=noop("Fields", "Lägg till ett mål …"),
        ),
        Flag(
            "hidden",
            noop("Fields", "Visa inte i offentlig riskrapport"),
            help=noop("Fields", "För risker som skulle bli större om alla kände till dem."),
        ),
    )


def weighed(values: Mapping[str, object], zones: Zones, year: int) -> Shown:
    """The value and zone of the steps that are chosen now, in words, and the year that they count for."""
    likelihood, consequence = values.get("score_likelihood"), values.get("score_consequence")
    if not isinstance(likelihood, int) or not isinstance(consequence, int):
        return Shown(translate("RiskForm", "Välj sannolikhet och konsekvens för {year}").format(year=year))
    value = likelihood * consequence
    zone = risk_zones.zone(value, zones)
    text = f"{value}  {wording.word('zone', zone)} {year}"
    if risk_zones.over_threshold(value, zones):
        text += translate("RiskForm", " · når tröskeln {threshold}").format(threshold=zones.threshold)
    return Shown(text, f"zone_{zone}")


def category_options() -> list[Option]:
    """The categories to choose among."""
    return [Option(code, text) for code, text in wording.words("risk_category").items()]


def unit_options(units: tuple[tuple[int, str], ...]) -> list[Option]:
    """The units to choose among."""
    return [Option(unit, name) for unit, name in units]


def step_options(steps: tuple[Step, ...]) -> list[Option]:
    """The steps of a scale with their meanings."""
    return [Option(step.value, step.label, step.text) for step in steps]


def goal_options(goals: tuple[RiskGoalRow, ...]) -> list[Option]:
    """The goals to choose among; goals that are called the same are told apart by their level."""
    names = [f"{goal.number} {goal.title}".strip() for goal in goals]
    levels = [wording.word("level", goal.level) for goal in goals]
    return [
        Option(goal.id, name if names.count(name) == 1 else f"{name} ({level})", level)
        for goal, name, level in zip(goals, names, levels, strict=True)
    ]
