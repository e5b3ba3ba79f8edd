"""The open file with everything the program can do to it. Passed on, never global."""

from __future__ import annotations

from datetime import date

from app.services.goals import Goals
from app.services.indicators import Indicators
from app.services.municipality import MunicipalityReader, MunicipalityRow, PeriodRow
from app.services.names import Search
from app.services.overview import Overview
from app.services.records import Records
from app.services.risks import Risks
from database.connection import File


class Office:
    """One municipality's file, opened: services to read it, ``records`` to write it."""

    def __init__(self, file: File, person: str, workstation: str) -> None:
        self.file = file
        self.records = Records(file, person, workstation)
        self.goals = Goals(file)
        self.indicators = Indicators(file)
        self.risks = Risks(file)
        self.overview = Overview(file)
        self.search = Search(file)
        self.register = MunicipalityReader(file)
        self.municipality: MunicipalityRow
        self.periods: tuple[PeriodRow, ...]
        self.reload()

    def reload(self) -> None:
        """Read the municipality and its periods again: after an edit of them here or elsewhere."""
        self.municipality = self.register.settings()
        self.periods = self.register.periods()

    @property
    def today(self) -> date:
        """The day that counts as today: the example carries one of its own."""
        return self.municipality.shown_on or date.today()

    @property
    def is_example(self) -> bool:
        """Whether this is an example that is shown as on one day for ever."""
        return self.municipality.shown_on is not None

    def period_of(self, year: int) -> PeriodRow:
        """The period that a year belongs to, else the nearest one."""
        return min(
            self.periods,
            key=lambda period: max(period.first_year - year, year - period.last_year, 0),
        )
