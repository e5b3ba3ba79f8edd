"""Vaggeryd's dialogues, methods with standpoints, steering documents with annexes, and clarifications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from database.example.texts import moment, read


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """A dialogue, called by ``key`` in the other files."""

    key: str
    kind: str
    title: str
    notes: str
    participants: str
    held_on: date | None = None
    date_note: str = ""
    place: str = ""
    unit: str = ""
    outcomes: Sequence[Sequence[str]] = ()
    """What it led to beside what names it as its source, as kind and key."""
    at: datetime | None = None

    def written(self, place: int) -> tuple[datetime, str]:
        """When it was written in, and by whom: those of 2019 came in one go."""
        return self.at or moment(2019, 12, 10, 50 + 9 * place), "klk"


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An invented party or group."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class StandpointRow:
    """What a party or group thinks of a method."""

    party: str
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method, called by its title."""

    goal: str
    title: str
    description: str
    proposer: str
    priority: str
    state: str = "adopted"
    standpoints: Mapping[str, str | Sequence[str]] = field(default_factory=dict)

    @property
    def said(self) -> tuple[StandpointRow, ...]:
        """The standpoints: a word alone, or a kind with a text."""
        return tuple(
            StandpointRow(party, given) if isinstance(given, str) else StandpointRow(party, *given)
            for party, given in self.standpoints.items()
        )


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row of an annex. ``goals`` and ``indicators`` are keys."""

    old_goal: str
    how: str
    goals: Sequence[str]
    indicators: Sequence[str] = ()
    indicators_note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A steering document, called by ``key``. ``sdg`` are (goal of Agenda 2030, extent, meaning)."""

    key: str
    kind: str
    title: str
    note: str
    level: str = "local"
    decided_by: str = ""
    decided_on: date | None = None
    valid_until: date | None = None
    revise_by: date | None = None
    unit: str = ""
    structure: str = "new"
    annex_state: str = "none"
    goals: Sequence[str] = ()
    sdg: Sequence[tuple[int, str, str]] = ()
    annex: Sequence[Mapping[str, object]] = ()

    @property
    def rows(self) -> tuple[AnnexRow, ...]:
        """The rows of the annex."""
        return tuple(AnnexRow(**row) for row in self.annex)  # type: ignore[arg-type]

    def written(self, place: int) -> tuple[datetime, str]:
        """When it was written in, and by whom: newer ones on the day after they were decided."""
        if self.decided_on is not None and self.decided_on >= date(2020, 3, 1):
            day = self.decided_on
            return moment(day.year, day.month, day.day, 1440 + 110), "klk"
        return moment(2020, 2, 17, 40 + 11 * place), "klk"


@dataclass(frozen=True, slots=True)
class ClarificationRow:
    """A clarification. ``goal``, ``dialogue`` and ``document`` are keys."""

    goal: str
    source: str
    text: str
    dialogue: str = ""
    document: str = ""


def dialogues() -> tuple[DialogueRow, ...]:
    """All dialogues, oldest first."""
    return tuple(DialogueRow(**row) for row in read("dialogues.toml")["dialogue"])


def parties() -> tuple[PartyRow, ...]:
    """All parties and groups in their order."""
    return tuple(PartyRow(**row) for row in read("methods.toml")["party"])


def methods() -> tuple[MethodRow, ...]:
    """All methods, goal by goal."""
    return tuple(MethodRow(**row) for row in read("methods.toml")["method"])


def documents() -> tuple[DocumentRow, ...]:
    """All steering documents."""
    return tuple(DocumentRow(**row) for row in read("documents.toml")["document"])


def clarifications() -> tuple[ClarificationRow, ...]:
    """All clarifications, goal by goal in their order."""
    return tuple(ClarificationRow(**row) for row in read("clarifications.toml")["clarification"])
