"""Every report: what it is called, what it asks for, and who makes it. A report is added here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.text import QT_TRANSLATE_NOOP as noop

if TYPE_CHECKING:
    from app.services.office import Office

type_of_question = Literal["year", "round", "version", "unit", "public", "document", "half_year"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader has chosen for one report. Choices that a report does not ask for are left alone by it."""

    year: int
    unit_id: int | None = None
    """None for the whole municipality."""
    public: bool = False
    """Leave out what is hidden from the public."""
    document_id: int | None = None
    """The steering document that an annex belongs to."""
    half_year: bool = False
    """Only the first half of the year."""
    round_id: int | None = None
    """The round that is told of; None for how things stand without one."""
    version: int | None = None
    """The version of the round's report; None for the one that holds."""


type_of_make = Callable[["Office", Choices], bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``title`` and ``sentence`` are translated, in the context Reports, where they are shown."""

    kind: str
    """What the command line calls it."""
    title: str
    sentence: str
    asks: tuple[type_of_question, ...]
    make: type_of_make
    """Makes the PDF. Reads the file, so it is called where the file may be read."""
    make_page: type_of_make | None = None
    """Makes the same as a web page, where there is one."""


def _follow_up(office: Office, choices: Choices) -> bytes:
    # Paper is imported where it is made: reportlab is heavy, and the window lists reports it may never make.
    if choices.round_id is not None:
        from app.reports.round import make as make_of_round

        return make_of_round(office, choices)
    from app.reports.follow_up import make

    return make(office, choices)


def _risks(office: Office, choices: Choices) -> bytes:
    from app.reports.risks import make

    return make(office, choices)


def _programme(office: Office, choices: Choices) -> bytes:
    from app.reports.programme import make

    return make(office, choices)


def _methods(office: Office, choices: Choices) -> bytes:
    from app.reports.methods import make

    return make(office, choices)


def _annex(office: Office, choices: Choices) -> bytes:
    from app.reports.annex import make

    return make(office, choices)


def _plan(office: Office, choices: Choices) -> bytes:
    from app.reports.measurement_plan import make

    return make(office, choices)


def _control_plan(office: Office, choices: Choices) -> bytes:
    from app.reports.control_plan import make

    return make(office, choices)


def _control_follow_up(office: Office, choices: Choices) -> bytes:
    from app.reports.control_follow_up import make

    return make(office, choices)


def _citizens(office: Office, choices: Choices) -> bytes:
    from app.reports.citizens import make

    return make(office, choices)


def _citizens_page(office: Office, choices: Choices) -> bytes:
    from app.reports.citizens_page import make

    return make(office, choices)


REPORTS: tuple[Report, ...] = (
    Report(
        "follow-up",
        noop("Reports", "Uppföljningsrapport"),
        noop("Reports", "Hur det går för målen: status, indikatorer mot målvärden och vad som saknas."),
        ("year", "round", "version", "unit"),
        _follow_up,
    ),
    Report(
        "risks",
        noop("Reports", "Riskrapport"),
        noop("Reports", "Riskerna som hotar målen: matris, register och de största riskerna i ord."),
        ("year", "unit", "public"),
        _risks,
    ),
    Report(
        "control-plan",
        noop("Reports", "Internkontrollplan"),
        noop(
            "Reports",
            "Årets plan för intern kontroll: risker, kontrollmoment, åtgärder och vad som utelämnats.",
        ),
        ("year", "unit", "public"),
        _control_plan,
    ),
    Report(
        "control-follow-up",
        noop("Reports", "Uppföljning av intern kontroll"),
        noop("Reports", "Vad årets kontroller visade, avvikelser och åtgärder, och hur helheten bedöms."),
        ("year", "unit", "half_year"),
        _control_follow_up,
    ),
    Report(
        "programme",
        noop("Reports", "Strategiskt utvecklingsprogram"),
        noop("Reports", "Vad målen innebär, var det är sagt, vem som bidrar och vad som är beslutat."),
        ("year",),
        _programme,
    ),
    Report(
        "methods",
        noop("Reports", "Politiska metoder och verktyg"),
        noop("Reports", "Hur målen ska nås, var de politiska skiljelinjerna går och det egna beslutet."),
        ("year",),
        _methods,
    ),
    Report(
        "plan",
        noop("Reports", "Plan för mätning och uppföljning"),
        noop(
            "Reports",
            "Vad som mäts för varje mål, när, av vem och med vilken källa, och när planen reviderades.",
        ),
        ("year",),
        _plan,
    ),
    Report(
        "citizens",
        noop("Reports", "Återkoppling till medborgarna"),
        noop("Reports", "Hur det går, vad som har gjorts och vad som kommer, med enkla ord och bilder."),
        ("year", "round"),
        _citizens,
        _citizens_page,
    ),
    Report(
        "annex",
        noop("Reports", "Bilaga till styrdokument"),
        noop("Reports", "Hur ett äldre styrdokuments mål hör ihop med dagens."),
        ("document",),
        _annex,
    ),
)
