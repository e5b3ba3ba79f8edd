"""Perioder: the mandate periods with their programme years; the next one starts from what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.periods import next_period
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.administration.carry_over import CarryOver
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fields import Text, Year
from app.ui.common.fitting import show_what_fits
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, Splitter, action
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section

if TYPE_CHECKING:
    from app.services.edits import Change
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


_ENOUGH = {2: 460}
"""How wide the list must be for the mandate period; the form beside says the same."""


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
        self.more_action = action(self, self.tr("För över fler mål …"), self.start_more, icon="list-plus")
        self.place_actions([self.more_action], primary=self.new_action)
        self.table = RecordTable(COLUMNS, name="periods", settings=context.settings)
        self.table.setAccessibleName(self.tr("Perioder"))
        show_what_fits(self.table, _ENOUGH)
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
        self.table.set_actions([self.new_action, self.more_action, None, *self.pane.actions_for_menu()])
        self.carry = CarryOver(context, FIELDS)
        self.said = Notice("circle-check")
        self._told_of = 0
        self._stack = QStackedWidget()
        self._connect()
        parts = Splitter("administration/periods", context.settings, (520, 400))
        parts.addWidget(self.table)
        parts.addWidget(self.pane)
        self._stack.addWidget(parts)
        self._stack.addWidget(self.carry)
        self.column.addWidget(self.said)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.pane.made.connect(self.table.choose)
        self.pane.left_new.connect(self.table.choose_first)
        self.carry.made.connect(self._carried)
        self.carry.closed.connect(self._close_carry)

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
        """Propose the period that follows on the newest one, with the goals of the one before."""
        last = max((use.period.last_year for use in self._uses), default=self.context.today.year - 1)
        period = next_period(last)
        proposed = {
            "name": period.name,
            "mandate": period.mandate,
            "first_year": period.first_year,
            "last_year": period.last_year,
        }
        sources = [use for use in self._uses if use.goals]
        if sources:
            self._open_carry()
            self.carry.start_new(sources, proposed)
        else:
            self.table.choose_none()
            self.pane.start(proposed)

    def start_more(self) -> None:
        """Fetch more goals to the chosen period, from the one before it if that has any."""
        target = self.table.current_row()
        sources = self._sources(target)
        if sources:
            self._open_carry()
            self.carry.start_more(sources, target)

    def _sources(self, target: PeriodUse | None) -> list[PeriodUse]:
        """Where goals may be fetched from: the periods before, the nearest first, then those after."""
        if target is None:
            return []
        others = [use for use in self._uses if use.goals and use.id != target.id]
        return sorted(others, key=lambda use: use.period.first_year > target.period.first_year)

    def _open_carry(self) -> None:
        self.said.hide()
        # What is chosen needs the height; its own heading says what goes on.
        self.head.hide()
        self._stack.setCurrentWidget(self.carry)
        self.new_action.setEnabled(False)
        self.more_action.setEnabled(False)

    def _close_carry(self) -> None:
        self._stack.setCurrentIndex(0)
        self.head.show()
        self.new_action.setEnabled(True)
        self._choose(self.table.current_row())
        self.table.setFocus()

    def _carried(self, period_id: int, changes: tuple[Change, ...]) -> None:
        self._close_carry()
        self.table.choose(period_id)
        goals = [change.id for change in changes if change.kind == "goal"]
        if goals:
            self._told_of = period_id
            self.said.say(
                self.tr(
                    "Målen finns nu i perioden, som väljs med årtalet överst i fönstret. Mål som fördes över: {count}. "
                    "Den gamla perioden är som förut."
                ).format(count=len(goals)),
                [
                    (self.tr("Visa målen"), lambda: self.jump.emit("goal", goals[0])),
                    (self.tr("Stäng"), self.said.hide),
                ],
            )

    def search_field(self) -> QWidget | None:
        """There are too few periods to search among."""
        return None

    def _show(self, uses: tuple[PeriodUse, ...]) -> None:
        self._uses = uses
        self.table.set_rows(uses)
        if self._told_of not in {use.id for use in uses}:
            self.said.hide()
        if self._stack.currentWidget() is self.carry:
            self.carry.refresh()
        elif not self.pane.is_new:
            self.table.choose_first()

    def _choose(self, use: PeriodUse | None) -> None:
        if self._stack.currentWidget() is self.carry:
            return
        self.pane.show_record(None if use is None else use.id)
        self.more_action.setEnabled(bool(self._sources(use)))
        if use is None:
            return
        hint = ""
        if use.goals:
            hint = self.tr("Perioden har mål och kan inte arkiveras.")
        elif len(self._uses) == 1:
            hint = self.tr("Filen måste ha minst en period.")
        self.pane.archive_action.setEnabled(not hint)
        self.pane.archive_action.setToolTip(hint)
