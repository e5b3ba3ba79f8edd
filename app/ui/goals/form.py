"""What a goal's form asks for, and which of it belongs to which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import ANSWERING_UNIT_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Field, Flag, Option, RichText, Text, Year
from app.ui.common.record_form import RecordForm
from app.ui.goals.levels import WITH_UNIT, WITH_YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.goal_sources import GoalSources
    from app.services.goals import UnitChoice

_TITLE = Text("title", noop("Fields", "Rubrik"), required=True)
_TEXT = RichText(
    "text",
    noop("Fields", "Innebörd"),
    help=noop("Fields", "Vad målet innebär, med ord som invånarna känner igen."),
    lines=2,
)
_EXPECTED = RichText(
    "expected",
    noop("Fields", "Förväntad måluppfyllelse"),
    help=noop(
        "Fields", "Vad invånarna ska kunna märka när tiden har gått: hela perioden, eller delmålets år."
    ),
    lines=2,
)
_NUMBER = Text("number", noop("Fields", "Nummer"), width="quarter")
_FIRST = Year("first_year", noop("Fields", "Från och med år"), width="quarter")
_LAST = Year("last_year", noop("Fields", "Till och med år"), width="quarter")
_UNIT = Choice("unit_id", noop("Fields", "Nämnd, bolag eller enhet"), width="half")

_LIFTED = Flag(
    "lifted", noop("Fields", "Förväntad måluppfyllelse lyfts till särskilt politiskt beslut"), width="full"
)
_FULFILMENT = Choice(
    "fulfilment_decision_id",
    noop("Fields", "Beslut om förväntad måluppfyllelse"),
    help=noop("Fields", "Väljs när beslutet finns. Till dess står målet bland dem som väntar på beslut."),
    none=noop("Fields", "Inte beslutat än"),
)
_BY_ACCEPTED = Flag("by_accepted", noop("Fields", "Mäts med accepterade värden för indikatorerna"))
_BUDGET = Choice("budget_decision_id", noop("Fields", "Budgetbeslut"))
_REASON = RichText(
    "revision_reason",
    noop("Fields", "Skäl till senaste revideringen"),
    help=noop("Fields", "Varför det interna målet ändrades senast."),
    lines=2,
)

FIELDS: tuple[Field, ...] = (
    *(_TITLE, _TEXT, _EXPECTED, _BY_ACCEPTED, _LIFTED, _FULFILMENT, _REASON),
    *(_NUMBER, _UNIT, _FIRST, _LAST, _BUDGET),
)
"""A goal that is there."""

NEW_FIELDS: tuple[Field, ...] = (
    Choice("level", noop("Fields", "Nivå"), required=True, width="half"),
    _NUMBER,
    _TITLE,
    _TEXT,
    _EXPECTED,
    _UNIT,
    _FIRST,
    _LAST,
)
"""A new goal: its level decides what more is asked."""


ONLY = {"by_accepted": "subgoal", "budget_decision_id": "subgoal", "revision_reason": "internal"}
"""Fields that goals of one level alone have."""


def fits(field: str, level: str) -> bool:
    """Whether a field belongs to goals of ``level``."""
    if field == "unit_id":
        return level in WITH_UNIT
    if field in ONLY:
        return level == ONLY[field]
    return level in WITH_YEARS if field in ("first_year", "last_year") else True


def fit_own(form: RecordForm, level: str) -> None:
    """Show what only goals of one level have."""
    for name in ONLY:
        form.set_field_visible(name, fits(name, level))


def fit_decision(form: RecordForm) -> None:
    """Ask for the decision where the fulfilment is lifted to one; what is chosen is never hidden."""
    values = form.values()
    wanted = bool(values["lifted"]) or values["fulfilment_decision_id"] is not None
    form.set_field_visible("fulfilment_decision_id", wanted)


def fit_to_level(form: RecordForm, level: str) -> None:
    """Show the fields that belong to a goal of ``level`` and hide the others."""
    for name in ("unit_id", "first_year", "last_year"):
        form.set_field_visible(name, fits(name, level))


def level_options(levels: tuple[str, ...]) -> tuple[Option, ...]:
    """Levels to choose among, by name."""
    return tuple(Option(level, wording.word("level", level)) for level in levels)


CONTRIBUTION_FIELDS: tuple[Field, ...] = (
    RichText(
        "sentence",
        noop("Fields", "Så bidrar målet"),
        required=True,
        help=noop("Fields", "En mening om vad målet gör för det övergripande målet."),
    ),
)


def unit_options(units: Sequence[UnitChoice], level: str) -> tuple[Option, ...]:
    """The units that a goal of the level may belong to, in alphabetical order."""
    return tuple(
        Option(unit.id, unit.name) for unit in units if level != "body" or unit.kind in ANSWERING_UNIT_KINDS
    )


def decision_options(sources: GoalSources) -> tuple[Option, ...]:
    """The decisions that a goal may name, newest first, each with its registry number."""
    return tuple(
        Option(key, " · ".join(part for part in (title, number) if part))
        for key, title, number in sources.decisions
    )
