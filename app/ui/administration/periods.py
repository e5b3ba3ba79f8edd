"""Perioder: the mandate periods with their programme years; the next one is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.periods import next_period
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Text, Year
from app.ui.common.page_parts import EmptyState, Splitter, action
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section

if TYPE_CHECKING:
    from app.services.municipality import PeriodUse

FIELDS = (
    Text(
        "name",
        noop("Fields", "Periodens namn"),
        required=True,
        help=noop("Fields", "Som det står i väljaren överst i fönstret och i rapporterna."),
    ),
    Year("first_year", noop("Fields", "Första år"), required=True, width="quarter"),
    Year("last_year", noop("Fields", "Sista år"), required=True, width="quarter"),
    Text(
        "mandate",
        noop("Fields", "Mandatperiod"),
        width="half",
        placeholder="2019–2022",
    ),
)
"""The years are those of the programme and its budgets; the mandate period may begin a year before."""


def _years(use: PeriodUse) -> str:
    return f"{use.period.first_year}–{use.period.last_year}"


COLUMNS = (
    Column("name", noop("Columns", "Period"), value=lambda use: use.period.name, stretch=True, strong=True),
    Column("years", noop("Columns", "Programmets år"), value=_years, width=130),
    Column("mandate", noop("Columns", "Mandatperiod"), value=lambda use: use.period.mandate, width=120),
    Column("goals", noop("Columns", "Mål"), kind="number", decimals=0, width=70),
)


class PeriodsSection(Section):
    """List and form."""

    kinds = frozenset({"period"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Perioder"),
            self.tr("Mål hör till en period. När en ny börjar finns den gamla kvar, oförändrad och läsbar."),
        )
        self._uses: tuple[PeriodUse, ...] = ()
        self.new_action = action(self, self.tr("Ny period"), self.start_new, icon="plus", shortcut="Ctrl+N")
        self.place_actions(primary=self.new_action)
        self.table = RecordTable(COLUMNS, name="periods", settings=context.settings)
        self.table.setAccessibleName(self.tr("Perioder"))
        self.pane = RecordPane(
            context,
            "period",
            FIELDS,
            PaneWords(
                new=self.tr("Ny period"),
                change=self.tr("Ändra period"),
                archive=self.tr("Arkivera perioden"),
                restore=self.tr("Ta tillbaka perioden"),
                made=self.tr("Perioden finns nu i väljaren överst i fönstret."),
            ),
            EmptyState("calendar", self.tr("Välj en period i listan, eller skapa nästa."), self.new_action),
            self.new_action,
        )
        self.table.set_actions([self.new_action, None, *self.pane.actions_for_menu()])
        self.table.chosen.connect(self._choose)
        self.pane.made.connect(self.table.choose)
        self.pane.left_new.connect(self.table.choose_first)
        parts = Splitter("administration/periods", context.settings, (520, 400))
        parts.addWidget(self.table)
        parts.addWidget(self.pane)
        self.column.addWidget(parts, 1)

    def refresh(self) -> None:
        """Read the periods."""
        self.context.tasks.run(
            self.context.office.register.periods_in_use, self._show, latest="administration/periods"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Choose a period."""
        self.table.choose(record_id)

    def new_record(self, kind: str) -> None:
        """Start the next period."""
        self.start_new()

    def start_new(self) -> None:
        """Propose the period that follows on the newest one."""
        last = max((use.period.last_year for use in self._uses), default=self.context.today.year - 1)
        proposed = next_period(last)
        self.table.choose_none()
        self.pane.start(
            {
                "name": proposed.name,
                "mandate": proposed.mandate,
                "first_year": proposed.first_year,
                "last_year": proposed.last_year,
            }
        )

    def search_field(self) -> QWidget | None:
        """There are too few periods to search among."""
        return None

    def _show(self, uses: tuple[PeriodUse, ...]) -> None:
        self._uses = uses
        self.table.set_rows(uses)
        if not self.pane.is_new:
            self.table.choose_first()

    def _choose(self, use: PeriodUse | None) -> None:
        self.pane.show_record(None if use is None else use.id)
        if use is None:
            return
        hint = ""
        if use.goals:
            hint = self.tr("Perioden har mål och kan inte arkiveras.")
        elif len(self._uses) == 1:
            hint = self.tr("Filen måste ha minst en period.")
        self.pane.archive_action.setEnabled(not hint)
        self.pane.archive_action.setToolTip(hint)
