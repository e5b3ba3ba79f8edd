"""Every report there is. One more report is one more row here and a file with ``make``."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

if TYPE_CHECKING:
    from app.services.office import Office

Choice = Literal["year", "unit", "public"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user has chosen for a report."""

    year: int
    unit_id: int | None = None
    """None is the whole municipality."""
    public: bool = False
    """Leave out what is not shown in public reports."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what it is called, what it is for and what it asks. Its module is imported when it is made."""

    kind: str
    module: str
    name: str
    purpose: str
    asks: tuple[Choice, ...]

    @property
    def title(self) -> str:
        """What the report is called."""
        return translate("Reports", self.name)

    @property
    def sentence(self) -> str:
        """What the report is for, in one sentence."""
        return translate("Reports", self.purpose)

    def make(self, office: Office, choices: Choices) -> bytes:
        """Make the report; returns the PDF. Slow enough to be done off the window's thread."""
        pdf = importlib.import_module(self.module).make(office, choices)
        assert isinstance(pdf, bytes)
        return pdf


REPORTS = (
    Report(
        "follow-up",
        "app.reports.follow_up",
        noop("Reports", "Uppföljningsrapport"),
        noop("Reports", "Hur det går med de övergripande målen: status, bidrag, delmål och indikatorer, mål för mål."),
        ("year", "unit"),
    ),
    Report(
        "risks",
        "app.reports.risks",
        noop("Reports", "Riskrapport"),
        noop("Reports", "Riskerna som motverkar målen: matris, register och de största riskerna i ord."),
        ("year", "unit", "public"),
    ),
)
