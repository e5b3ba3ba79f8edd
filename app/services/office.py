"""The open file with everything the program can do to it. Passed on, never global."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from app.domain.periods import mandate_of
from app.services import identity
from app.services.actions import Actions
from app.services.agenda_picture import AgendaPicture
from app.services.carry_over import CarryOver
from app.services.clarifications import Clarifications
from app.services.comparison import Comparison
from app.services.contributions import Contributions
from app.services.control_follow_up import ControlFollowUps
from app.services.control_gaps import ControlGaps
from app.services.control_plans import ControlPlans
from app.services.control_results import ControlResults
from app.services.controls import Controls
from app.services.decisions import Decisions
from app.services.dialogues import Dialogues
from app.services.documents import Documents
from app.services.entry_grid import EntryGrid
from app.services.goals import Goals
from app.services.gross_list import GrossLists
from app.services.indicators import Indicators
from app.services.kolada import Kolada
from app.services.log import Log
from app.services.measurement_plan import MeasurementPlans
from app.services.measurement_sheets import MeasurementSheets
from app.services.methods import Methods
from app.services.municipality import MunicipalityReader, MunicipalityRow, PeriodRow
from app.services.names import Search
from app.services.origins import Origins
from app.services.overview import Overview
from app.services.records import Records
from app.services.risk_analyses import RiskAnalyses
from app.services.risk_sheets import RiskSheets
from app.services.risks import Risks
from app.services.standing import Standings
from app.services.target_texts import TargetTexts
from app.services.upkeep import Upkeep
from database import log
from database.connection import File
from database.creation import create_file
from database.log import Author, Seal
from database.opening import open_file
from database.watch import Watch


class Office:
    """One municipality's file, opened: services to read it, ``records`` to write it."""

    def __init__(self, file: File, author: Author, workstation: str) -> None:
        self.file = file
        self.records = Records(file, author, workstation)
        self.goals = Goals(file)
        self.indicators = Indicators(file)
        self.measurement_plans = MeasurementPlans(file)
        self.entry_grid = EntryGrid(file, self.records)
        self.risks = Risks(file)
        self.controls = Controls(file)
        self.control_plans = ControlPlans(file)
        self.control_results = ControlResults(file)
        self.actions = Actions(file)
        self.risk_analyses = RiskAnalyses(file)
        self.gross_lists = GrossLists(file, self.records)
        self.risk_sheets = RiskSheets(file, self.records)
        self.control_follow_ups = ControlFollowUps(file)
        self.control_gaps = ControlGaps(file)
        self.overview = Overview(file)
        self.search = Search(file)
        self.register = MunicipalityReader(file)
        self.decisions = Decisions(file)
        self.standings = Standings(file)
        self.methods = Methods(file)
        self.dialogues = Dialogues(file)
        self.documents = Documents(file)
        self.clarifications = Clarifications(file)
        self.contributions = Contributions(file)
        self.origins = Origins(file)
        self.agenda = AgendaPicture(file)
        self.comparison = Comparison(file)
        self.carry_over = CarryOver(file, self.records)
        self.target_texts = TargetTexts(file, self.records)
        self.kolada = Kolada(file, self.records)
        self.measurement_sheets = MeasurementSheets(file, self.records)
        self.log = Log(file)
        self.upkeep = Upkeep(file)
        self._watch = Watch(file, self.records.is_own)
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

    def seal(self) -> Seal:
        """Number and hash of the newest row of the log: the anchor that papers carry."""
        with self.file.reading() as connection:
            return log.seal(connection)

    def changed_elsewhere(self) -> frozenset[str]:
        """Kinds of records that somebody else has saved since the last call. Cheap enough to ask every other second."""
        return frozenset(item.kind for item in self._watch.news() if not item.own)

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()
        self.file.close()


def open_office(address: str | Path) -> Office:
    """Open a municipality's file or database. An older file is copied and upgraded first."""
    file = open_file(address, datetime.now(UTC))
    try:
        return Office(file, identity.author(file), identity.workstation())
    except BaseException:
        file.close()
        raise


def create_office(address: str | Path, name: str, code: str, first_year: int, last_year: int) -> None:
    """Make a new municipality's file, empty but for what all start with. Never over an existing one."""
    author = Author(uuid4().hex, identity.person_name())
    create_file(address, name, code, first_year, last_year, datetime.now(UTC), author, identity.workstation())


def create_example(address: str | Path) -> None:
    """Make the example's file: the same content every time, on any day. Never over an existing one."""
    from database import example

    example.create(address)


def mandate_years(today: date) -> tuple[int, int]:
    """First and last year of the mandate period that a day lies in."""
    return mandate_of(today.year)
