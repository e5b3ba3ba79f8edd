"""Riskanalys: the units' risk analyses of the year, and the list that each of them is made in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.common import sheet_files
from app.ui.common.context import Context
from app.ui.common.page_parts import action
from app.ui.common.section import Section
from app.ui.risks import risk_files
from app.ui.risks.analysis_acts import AnalysisActs
from app.ui.risks.analysis_overview import AnalysisOverview
from app.ui.risks.gross_pane import GrossPane
from app.ui.risks.risk_import import RiskImport

if TYPE_CHECKING:
    from app.services.gross_list import GrossPage
    from app.services.risk_analyses import AnalysisPage, AnalysisRow

_TABLE, _LIST, _FILE = range(3)


class AnalysisSection(Section):
    """First all units; then the chosen one's risks."""

    kinds = frozenset({"risk_analysis"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Riskanalys"),
            self.tr("Nämndernas och bolagens riskanalys för året: öppna, skriv, värdera, lämna in."),
        )
        self._unit = 0
        """Whose risks are shown; 0 for the table of all units."""
        self._rows: Sequence[AnalysisRow] = ()
        self.write_action = action(
            self, self.tr("Skriv och värdera"), self.open_chosen, icon="table", shortcut="F4"
        )
        self.back_action = action(
            self,
            self.tr("Alla analyser"),
            lambda: self.show_unit(0),
            icon="arrow-left",
            shortcut="Alt+Up",
            tip=self.tr("Tillbaka till alla nämnder och bolag"),
        )
        self.read_action = action(
            self,
            self.tr("Läs in …"),
            lambda: risk_files.ask_open(self, context.settings, self.read_file),
            icon="upload",
            tip=self.tr("Risker från Excel eller CSV. Inget sparas förrän du har sett vad filen ändrar."),
        )
        self.save_action = action(
            self,
            self.tr("Spara som Excel …"),
            lambda: risk_files.ask_save(self, context, self._unit or None),
            icon="download",
            tip=self.tr("En lista att fylla i och läsa in igen"),
        )
        self.analysis_acts = AnalysisActs(context, self)
        self.overview = AnalysisOverview(context.settings, self.analysis_acts, self.write_action)
        self.pane = GrossPane(context, self.back_action, self.analysis_acts.steps)
        self.importing = RiskImport(context)
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses, or writes."""
        if self.importing.reading:
            return self.importing.table
        return self.pane.grid if self._unit else self.overview.table

    def refresh(self) -> None:
        """Read the year's analyses, and the list that is looked at."""
        year, office, today = self.context.period.year, self.context.office, self.context.today
        self.context.tasks.run(
            lambda: office.risk_analyses.page(year, today), self._show, latest="risks/analyses"
        )
        self.importing.refresh()
        unit_id = self._unit
        if unit_id:
            self.context.tasks.run(
                lambda: office.gross_lists.read(unit_id, year), self._show_list, latest="risks/list"
            )

    def show_record(self, kind: str, record_id: int) -> None:
        """Show the list of an analysis."""
        office = self.context.office
        self.context.tasks.run(lambda: office.risk_analyses.unit_of(record_id), self._show_analysis)

    def show_kind(self, kind: str) -> None:
        """Take up what was written in a list and never saved."""
        self.show_unit(self._unit or self.pane.saver.draft_unit() or 0)

    def state(self) -> Mapping[str, str]:
        """Whose list was looked at."""
        return {"unit": str(self._unit or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        unit = state.get("unit", "")
        self._turn(int(unit) if unit.isdigit() else 0)

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What can be done with what is looked at."""
        acts, files = self.analysis_acts, (self.save_action, self.read_action)
        if not self._unit:
            return [self.write_action, acts.open_action, None, *acts.steps, None, *files]
        pane = self.pane
        more = [pane.mode_action, pane.same_action, pane.all_same_action, pane.open_action, pane.next_action]
        return [self.back_action, None, *pane.grid.acts, None, *more, None, *acts.steps, None, *files]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if sheet_files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.read_file(sheet_files.dropped(event.mimeData())[0])

    # -- what the user does --

    def read_file(self, path: Path) -> None:
        """Look at what a file would do; rows that name no unit belong to the list that is looked at."""
        self.pane.leave()
        self.importing.read(path, self._unit or None)
        self._place()

    def open_chosen(self) -> None:
        """Write and weigh the risks of the unit that one stands on."""
        row = self.overview.table.current_row()
        if row is not None:
            self.show_unit(row.id)

    def show_unit(self, unit_id: int) -> None:
        """Turn to a unit's list; 0 to the table of all."""
        before = self._unit
        self.pane.leave()
        self._turn(unit_id)
        self.refresh()
        if not unit_id and before:
            self.overview.table.choose(before)
        self.entrance().setFocus()

    # -- inside --

    def _turn(self, unit_id: int) -> None:
        self._unit = unit_id
        self.analysis_acts.last_day.hide()
        self.analysis_acts.returning.hide()
        self._place()
        self._offer()

    def _place(self) -> None:
        """Show the file that is on its way in, the list, or the table."""
        reading = self.importing.reading
        self._stack.setCurrentIndex(_FILE if reading else _LIST if self._unit else _TABLE)
        self.analysis_acts.open_action.setVisible(not self._unit and not reading)
        for act in (self.read_action, self.save_action):
            act.setVisible(not reading)

    def _let_go(self) -> None:
        self._place()
        self.entrance().setFocus()

    def _show(self, page: AnalysisPage) -> None:
        self._rows = page.rows
        self.overview.show_page(page)
        known = [row.id for row in page.rows]
        if self._unit and self._unit not in known:
            self._turn(0)
        self.pane.head.offer_units([(row.id, row.unit) for row in page.rows], self._unit or None)
        self._offer()

    def _show_list(self, page: GrossPage) -> None:
        if page.unit_id == self._unit:
            self.pane.show_page(page)

    def _show_analysis(self, found: tuple[int, int] | None) -> None:
        if found is None:
            return
        unit_id, year = found
        if year != self.context.period.year:
            told = self.tr("Riskanalysen gäller {year}: välj det året överst.")
            self.context.messages.tell(told.format(year=year))
        self.show_unit(unit_id)

    def _offer(self) -> None:
        """The steps are those of the list that is looked at, or of the chosen rows."""
        if self._unit:
            self.analysis_acts.offer([row for row in self._rows if row.id == self._unit])
        else:
            self.analysis_acts.offer(self.overview.chosen())

    def _lay_out(self) -> None:
        self.place_actions((self.save_action, self.read_action), self.analysis_acts.open_action)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.importing)
        for panel in (self.analysis_acts.last_day, self.analysis_acts.returning):
            self.column.addWidget(panel)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for panel in (self.analysis_acts.last_day, self.analysis_acts.returning):
            panel.left.connect(lambda: self.entrance().setFocus())
        self.overview.opened.connect(lambda row: self.show_unit(row.id))
        self.overview.chose.connect(self._offer)
        self.pane.head.unit_chosen.connect(self.show_unit)
        self.pane.jump.connect(self.jump)
        self.importing.left.connect(self._let_go)
