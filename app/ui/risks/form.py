"""What one fills in about a risk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from app import wording
from app.domain import risk_zones
from app.domain.problems import Problem
from app.domain.risk_zones import Zones
from app.services.risk_forms import WEIGHINGS
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.drafts import Drafts
from app.ui.common.fields import Choice, Derived, Field, Flag, Links, LongText, Option, Scale, Shown, Text
from app.ui.common.record_form import RecordForm
from app.ui.risks.value_path import ValuePath, Weighed

if TYPE_CHECKING:
    from app.services.municipality import Step
    from app.services.risk_rows import RiskGoalRow

NEW = "risk:new"
"""The form's key for a risk that is not made yet."""

_KEPT = noop("Fields", "Sparas med värderingen. Tidigare värderingar finns kvar.")

SENTENCE = ("event", "cause", "consequence")
"""The three parts of the sentence."""


_WEIGHINGS: tuple[Field, ...] = (
    Scale("inherent_likelihood", noop("Fields", "Inneboende sannolikhet (S)"), width="half"),
    Scale("inherent_consequence", noop("Fields", "Inneboende konsekvens (K)"), width="half"),
    Text("inherent_reason", noop("Fields", "Skäl till den inneboende risken"), help=_KEPT),
    Scale("score_likelihood", noop("Fields", "Sannolikhet (S)"), width="half"),
    Scale("score_consequence", noop("Fields", "Konsekvens (K)"), width="half"),
    Text("score_reason", noop("Fields", "Skäl till värderingen"), help=_KEPT),
    Scale("residual_likelihood", noop("Fields", "Kvarstående sannolikhet (S)"), width="half"),
    Scale("residual_consequence", noop("Fields", "Kvarstående konsekvens (K)"), width="half"),
    Text(
        "residual_reason",
        noop("Fields", "Skäl till den kvarstående risken"),
        help=noop("Fields", "Vad bedömningen vilar på. Behövs varje gång den kvarstående risken värderas."),
    ),
)


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
        Derived(
            "value",
            noop("Fields", "Riskvärde (S × K)"),
            section=noop("Fields", "Värdering"),
            compute=weigh,
            make=ValuePath,
        ),
        *_WEIGHINGS,
        LongText(
            "existing_control",
            noop("Fields", "Kontroll i dag"),
            section=noop("Fields", "Rutin och hantering"),
            placeholder=noop("Fields", "Vad gör ni redan för att risken inte ska bli verklig?"),
        ),
        LongText(
            "treatment",
            noop("Fields", "Hantering i korthet"),
            placeholder=noop("Fields", "Vad görs åt risken, i en eller två meningar?"),
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


def weighed(values: Mapping[str, object], zones: Zones, year: int) -> Weighed:
    """What the steps that are chosen now come to, in words, and the year that they count for."""
    found = []
    for names in WEIGHINGS.values():
        likelihood, consequence = values.get(names.likelihood), values.get(names.consequence)
        value = None
        if isinstance(likelihood, int) and isinstance(consequence, int):
            value = likelihood * consequence
        found.append((value, risk_zones.zone(value, zones)))
    value, zone = found[list(WEIGHINGS).index("current")]
    if value is None:
        text = translate("RiskForm", "Välj sannolikhet och konsekvens för {year}").format(year=year)
        return Weighed(text, values=tuple(found))
    text = f"{value}  {wording.word('zone', zone)} {year}"
    if risk_zones.over_threshold(value, zones):
        limit = wording.threshold(zones.threshold, zones.threshold_rule)
        text += translate("RiskForm", " · når tröskeln ({threshold})").format(threshold=limit)
    return Weighed(text, f"zone_{zone}", values=tuple(found))


class RiskForm(RecordForm):
    """Shows the fields of one kind of weighing at a time: the other two stand in the path above them."""

    def __init__(self, weigh: Callable[[Mapping[str, object]], Shown], drafts: Drafts | None) -> None:
        super().__init__(fields(weigh), drafts=drafts)
        path = self.editor("value")
        assert isinstance(path, ValuePath)
        self.path = path
        self.path.turned.connect(self._show_kind)
        self._show_kind(self.path.kind)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Turn to the weighing that is wrong, so that what is said stands beside its field."""
        wrong = {problem.field for problem in problems}
        kinds = [kind for kind, names in WEIGHINGS.items() if not wrong.isdisjoint(names)]
        if kinds and self.path.kind not in kinds:
            self.path.turn_to(kinds[0])
        super().show_problems(problems)

    def set_scales(self, likelihood: Sequence[Step], consequence: Sequence[Step]) -> None:
        """Offer the steps of a year's scales."""
        for names in WEIGHINGS.values():
            self.set_options(names.likelihood, step_options(likelihood))
            self.set_options(names.consequence, step_options(consequence))

    def _show_kind(self, kind: str) -> None:
        for other, names in WEIGHINGS.items():
            for name in (names.likelihood, names.consequence, names.reason):
                self.set_field_visible(name, other == kind)


def category_options() -> list[Option]:
    """The categories to choose among."""
    return [Option(code, text) for code, text in wording.words("risk_category").items()]


def unit_options(units: tuple[tuple[int, str], ...]) -> list[Option]:
    """The units to choose among."""
    return [Option(unit, name) for unit, name in units]


def step_options(steps: Sequence[Step]) -> list[Option]:
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
