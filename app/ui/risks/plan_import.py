"""A plan out of a sheet: every row with what becomes of it, before anything is stored; then all of it as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common import sheet_files
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.outcomes import ORDER, OUTCOME, ROW
from app.ui.common.page_parts import EmptyState, action, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.control_plan_sheets import PlanImport
    from app.services.edits import Change

_FOLDER = "import/folder"


class _Row(NamedTuple):
    """A row of the sheet and what becomes of it."""

    id: int
    outcome: str
    said: str


_COLUMNS = (
    ROW,
    OUTCOME,
    Column("said", noop("Columns", "Om raden"), stretch=True),
)


class PlanImportPane(QWidget):
    """Choose a file, look its rows through, and read them in."""

    stored = Signal()
    """The rows are in the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanImport | None = None
        self.year = context.period.year
        self.unit: int | None = None
        self.choose_action = action(self, self.tr("Välj fil …"), self._ask, icon="folder-open")
        self.store_action = action(self, self.tr("Läs in i planen"), self._store, icon="file-down")
        self.empty = EmptyState(
            "file-down",
            self.tr(
                "Läs in en plan från Excel eller CSV: en rad för varje risk eller kontrollmoment, med rubriker som "
                "Nr, Nämnd, Risk, Orsak, S, K, Kontrollmoment, Metod och Hur ofta. Du ser varje rad innan något sparas."
            ),
        )
        self.table = RecordTable(
            _COLUMNS, name="risks/plan_import", settings=context.settings, empty=self.empty
        )
        self.table.setAccessibleName(self.tr("Filens rader"))
        self.summary = words("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(button(self.store_action, "primary"))
        row.addWidget(button(self.choose_action))
        row.addStretch(1)
        column.addLayout(row)
        self._show(None)

    def look_at(self, year: int, unit: int | None) -> None:
        """Read into the plan of this year and unit; what was looked through for another is put away."""
        if (year, unit) != (self.year, self.unit):
            self.year, self.unit = year, unit
            self._show(None)

    def read(self, path: Path) -> None:
        """Look a file through, in the worker."""
        office, year, unit = self._context.office, self.year, self.unit

        def work() -> PlanImport:
            from app.exchange.control_plan_import import plan_file

            return plan_file(path, office, year, unit)

        self._context.tasks.run(work, self._show, title=self.tr("Läser filen …"))

    def _ask(self) -> None:
        title = self.tr("Välj en plan att läsa in")
        sheet_files.ask_open(self, self._context.settings, _FOLDER, title, self.read)

    def _show(self, plan: PlanImport | None) -> None:
        self._plan = plan
        rows = plan.outcomes if plan is not None else ()
        # What is refused stands first: it is what there is something to do about.
        ordered = sorted(rows, key=lambda row: row.outcome != "refused")
        self.table.set_rows([_Row(row.row, row.outcome, wording.plan_row_text(row)) for row in ordered])
        refused = plan.count("refused") if plan is not None else 0
        self.store_action.setEnabled(plan is not None and not refused and bool(plan.edits))
        self.summary.setVisible(plan is not None)
        if plan is not None:
            said = self.tr("Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}. Nekade: {refused}.")
            told = said.format(**{code: plan.count(code) for code in ORDER})
            if refused:
                told += " " + self.tr("Rätta de nekade raderna i filen och välj den igen. Inget har sparats.")
            self.summary.setText(told)

    def _store(self) -> None:
        plan, sheets, edit_id = self._plan, self._context.office.control_plan_sheets, uuid4().hex
        if plan is None:
            return

        def done(_changes: tuple[Change, ...]) -> None:
            self._show(None)
            self._context.messages.tell(self.tr("Planen är inläst. Ångra tar tillbaka alltihop."))
            self.stored.emit()

        self._context.saving.write_by(
            self.tr("Läs in internkontrollplan"),
            lambda: sheets.store(plan, edit_id),
            lambda changes: changes,
            done,
            lambda _error: self._show(None),
        )
