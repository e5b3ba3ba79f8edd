"""Fields: what a form asks for, declared by hand in the user's words.

    FIELDS = (
        Text("title", noop("Fields", "Rubrik"), required=True),
        Choice("unit_id", noop("Fields", "Nämnd eller bolag"), width="half"),
        Year("first_year", noop("Fields", "Från år"), width="quarter"),
        Scale("likelihood", noop("Fields", "Sannolikhet"), width="half", section=noop("Fields", "Bedömning")),
        Derived("value", noop("Fields", "Riskvärde"), compute=risk_value),
    )

Labels, helps and sections are marked with ``QT_TRANSLATE_NOOP("Fields", …)`` and translated where they are
shown. Choices that live in the file (units, goals) are given when the form is filled:
``form.set_options("unit_id", …)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.ui.common.editors import Editor

Width = Literal["full", "two_thirds", "half", "third", "quarter"]
COLUMNS: dict[Width, int] = {"full": 12, "two_thirds": 8, "half": 6, "third": 4, "quarter": 3}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the value that is kept, the words that are shown, and perhaps what it means."""

    value: object
    label: str
    help: str = ""
    sign: str = ""
    """What stands before the words of a step whose value is no number; a digit chooses it by its place."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a derived field shows: words, and the colour roles that say the same (``zone_high`` or a status
    code).
    """

    text: str
    role: str = ""
    """Empty, ``zone_low`` … ``zone_high``, or ``status_met`` … ``status_unknown``."""


@dataclass(frozen=True, slots=True)
class Field:
    """What all fields have: a name in the record, a label above, perhaps a help under, and how wide it is.

    Fields that follow one another share a line until it is full; in a narrow form each has a line of its own.
    ``section`` starts a new part of the form with that heading.
    """

    name: str
    label: str
    _: KW_ONLY
    help: str = ""
    required: bool = False
    width: Width = "full"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Text(Field):
    """One line. The value is a string, empty when nothing is written."""

    _: KW_ONLY
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class LongText(Field):
    """Several lines; the field grows with its text. The value is a string."""

    _: KW_ONLY
    lines: int = 2
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class RichText(LongText):
    """Several lines with bold, italic and lists, as they look. For the texts that reports print so; the value is
    the text with marks (``app.domain.rich_text``).
    """


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A number with decimal comma. The value is a float or None."""

    _: KW_ONLY
    decimals: int | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    """Shown after the field; ``form.set_unit`` changes it."""


@dataclass(frozen=True, slots=True)
class Year(Field):
    """A year. The value is an int or None."""


@dataclass(frozen=True, slots=True)
class Date(Field):
    """A date written YYYY-MM-DD. The value is a date or None."""


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """One of several. The value is the option's; None is offered where the field is not required."""

    _: KW_ONLY
    options: tuple[Option, ...] = ()
    none: str = "–"
    """What choosing nothing is called."""
    empty: object = None
    """What choosing nothing is kept as: None, or an empty code."""


@dataclass(frozen=True, slots=True)
class Flag(Field):
    """Yes or no. The value is a bool."""


@dataclass(frozen=True, slots=True)
class Scale(Field):
    """A step of a scale, with the meaning of every step in sight. The value is the step's or None."""

    _: KW_ONLY
    steps: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Links(Field):
    """Several of many, found by searching. The value is a tuple of the options' values, in the order
    chosen.
    """

    _: KW_ONLY
    options: tuple[Option, ...] = ()
    add: str = ""
    """What the search field says, for example "Lägg till ett mål …"."""


@dataclass(frozen=True, slots=True)
class Derived(Field):
    """Follows from the other values, at once. It has no value of its own and is never saved."""

    _: KW_ONLY
    compute: Callable[[Mapping[str, object]], Shown]
    make: Callable[[], Editor] | None = None
    """A view of the form's own, which is set to what ``compute`` answers."""


@dataclass(frozen=True, slots=True)
class Custom(Field):
    """A hand-made editor where none of the others will do: ``make(parent)`` gives an ``Editor``."""

    _: KW_ONLY
    make: Callable[[], Editor]
