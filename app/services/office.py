"""The open file with everything the program can do to it. Passed on, never global."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from app.domain.periods import mandate_of
from app.services import identity
from app.services.municipality import MunicipalityReader, MunicipalityRow, PeriodRow
from app.services.office_control import ControlOffice
from app.services.office_follow_up import FollowUpOffice
from app.services.overview import Overview
from app.services.records import Records
from database import log
from database.addresses import with_ending
from database.connection import File
from database.creation import create_file
from database.log import Author, Seal
from database.opening import open_file
from database.watch import Watch

if TYPE_CHECKING:
    from app.services.agenda_picture import AgendaPicture
    from app.services.carry_over import CarryOver
    from app.services.clarifications import Clarifications
    from app.services.comparison import Comparison
    from app.services.contributions import Contributions
    from app.services.decisions import Decisions
    from app.services.dialogues import Dialogues
    from app.services.documents import Documents
    from app.services.entry_grid import EntryGrid
    from app.services.goals import Goals
    from app.services.indicators import Indicators
    from app.services.kolada import Kolada
    from app.services.log import Log
    from app.services.measurement_plan import MeasurementPlans
    from app.services.measurement_sheets import MeasurementSheets
    from app.services.methods import Methods
    from app.services.names import Search
    from app.services.origins import Origins
    from app.services.standing import Standings
    from app.services.target_texts import TargetTexts
    from app.services.upkeep import Upkeep


class Office(ControlOffice, FollowUpOffice):
    """One municipality's file, opened: services to read it, ``records`` to write it.

    What the first page does not need is imported when it is first asked for, or by ``prepare``.
    """

    def __init__(self, file: File, author: Author, workstation: str) -> None:
        self.file = file
        self.records = Records(file, author, workstation)
        self.overview = Overview(file)
        self.register = MunicipalityReader(file)
        self._watch = Watch(file, self.records.is_own)
        self.municipality: MunicipalityRow
        self.periods: tuple[PeriodRow, ...]
        self.reload()

    @cached_property
    def goals(self) -> Goals:
        """Goals of every level."""
        from app.services.goals import Goals

        return Goals(self.file)

    @cached_property
    def indicators(self) -> Indicators:
        """Indicators with their values."""
        from app.services.indicators import Indicators

        return Indicators(self.file)

    @cached_property
    def measurement_plans(self) -> MeasurementPlans:
        """The plans for measurement and follow-up."""
        from app.services.measurement_plan import MeasurementPlans

        return MeasurementPlans(self.file)

    @cached_property
    def entry_grid(self) -> EntryGrid:
        """The grid that a year's values are entered in."""
        from app.services.entry_grid import EntryGrid

        return EntryGrid(self.file, self.records)

    @cached_property
    def search(self) -> Search:
        """Search over everything that has a name."""
        from app.services.names import Search

        return Search(self.file)

    @cached_property
    def decisions(self) -> Decisions:
        """Political decisions."""
        from app.services.decisions import Decisions

        return Decisions(self.file)

    @cached_property
    def standings(self) -> Standings:
        """What decisions say of a record."""
        from app.services.standing import Standings

        return Standings(self.file)

    @cached_property
    def methods(self) -> Methods:
        """Political methods and tools."""
        from app.services.methods import Methods

        return Methods(self.file)

    @cached_property
    def dialogues(self) -> Dialogues:
        """Dialogues and what they led to."""
        from app.services.dialogues import Dialogues

        return Dialogues(self.file)

    @cached_property
    def documents(self) -> Documents:
        """Steering documents and their annexes."""
        from app.services.documents import Documents

        return Documents(self.file)

    @cached_property
    def clarifications(self) -> Clarifications:
        """What goals mean, and where that is from."""
        from app.services.clarifications import Clarifications

        return Clarifications(self.file)

    @cached_property
    def contributions(self) -> Contributions:
        """What boards and companies do for the overarching goals."""
        from app.services.contributions import Contributions

        return Contributions(self.file)

    @cached_property
    def origins(self) -> Origins:
        """Where sub-goals come from."""
        from app.services.origins import Origins

        return Origins(self.file)

    @cached_property
    def agenda(self) -> AgendaPicture:
        """Agenda 2030 over the whole thread."""
        from app.services.agenda_picture import AgendaPicture

        return AgendaPicture(self.file)

    @cached_property
    def comparison(self) -> Comparison:
        """Two periods beside each other."""
        from app.services.comparison import Comparison

        return Comparison(self.file)

    @cached_property
    def carry_over(self) -> CarryOver:
        """Goals carried over to the next period."""
        from app.services.carry_over import CarryOver

        return CarryOver(self.file, self.records)

    @cached_property
    def target_texts(self) -> TargetTexts:
        """Agenda 2030's targets in official words."""
        from app.services.target_texts import TargetTexts

        return TargetTexts(self.file, self.records)

    @cached_property
    def kolada(self) -> Kolada:
        """What is fetched from Kolada."""
        from app.services.kolada import Kolada

        return Kolada(self.file, self.records)

    @cached_property
    def measurement_sheets(self) -> MeasurementSheets:
        """Sheets of measurements."""
        from app.services.measurement_sheets import MeasurementSheets

        return MeasurementSheets(self.file, self.records)

    @cached_property
    def log(self) -> Log:
        """The log of changes."""
        from app.services.log import Log

        return Log(self.file)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Care of the file."""
        from app.services.upkeep import Upkeep

        return Upkeep(self.file)

    def prepare(self) -> None:
        """Import what nobody has asked for yet, so that no other page and no first save waits for it."""
        import_module("app.services.batch")
        for kind in Office.__mro__:
            for name, service in vars(kind).items():
                if isinstance(service, cached_property):
                    getattr(self, name)

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
    from app.services.settling import settle_all
    from database import example

    # The example is written table by table: what is decided and locked is kept here, as a save would.
    example.create(address, settle_all)


def file_named(name: str) -> Path:
    """The path of a new file of this name: every municipality's file ends the same way."""
    return with_ending(Path(name))


def mandate_years(today: date) -> tuple[int, int]:
    """First and last year of the mandate period that a day lies in."""
    return mandate_of(today.year)
