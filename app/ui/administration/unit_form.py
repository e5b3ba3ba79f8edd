"""What the form of a unit asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import ANSWERING_UNIT_KINDS, UNIT_KINDS
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Derived, Option, Shown, Text, Year

if TYPE_CHECKING:
    from app.services.municipality import UnitRow


def _answers(values: Mapping[str, object]) -> Shown:
    if values.get("kind") in ANSWERING_UNIT_KINDS:
        return Shown(translate("Unit", "Ja: bidrar till alla övergripande mål"))
    return Shown(translate("Unit", "Nej: det gör nämnden, styrelsen eller bolaget"))


FIELDS = (
    Text("name", noop("Fields", "Namn"), required=True, width="two_thirds"),
    Text(
        "short_name",
        noop("Fields", "Kortnamn"),
        width="third",
        placeholder="BUN",
        help=noop("Fields", "Där det är trångt."),
    ),
    Choice("kind", noop("Fields", "Slag"), required=True, width="half"),
    Choice("parent_id", noop("Fields", "Ligger under"), width="half", none=noop("Fields", "Överst")),
    Derived("answers", noop("Fields", "Svarar för egna mål och risker"), compute=_answers),
    Year("valid_from", noop("Fields", "Finns från år"), width="quarter"),
    Year("valid_to", noop("Fields", "Finns till år"), width="quarter"),
)


def kinds() -> tuple[Option, ...]:
    """The kinds to choose among, by name."""
    return tuple(Option(kind, wording.word("unit_kind", kind)) for kind in UNIT_KINDS)


def parents(units: Sequence[UnitRow], unit_id: int | None) -> tuple[Option, ...]:
    """Where a unit may lie: not under itself, nor under what lies under it, nor under what is archived."""
    under = {unit_id} if unit_id is not None else set()
    options = []
    for unit in units:
        if unit.id in under or unit.parent_id in under:
            under.add(unit.id)
        elif not unit.archived:
            options.append(Option(unit.id, unit.name))
    return tuple(options)
