"""A list of risks on its way in: what each row would do, before any of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.domain.problems import UserError
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common import sheet_files
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.form_parts import Notice
from app.ui.common.outcomes import ORDER, OUTCOME, ROW, outcome_word
from app.ui.common.page_parts import action, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.domain.risk_sheets import Plan
    from app.services.edits import Change
    from app.services.risk_sheets import RiskSheets

COLUMNS = (
    ROW,
    OUTCOME,
    Column("title", noop("Columns", "Risk"), text=lambda row: row.title or EMPTY, stretch=True),
    Column("unit", noop("Columns", "Nämnd eller bolag"), text=lambda row: row.unit or EMPTY, width=160),
    Column("said", noop("Columns", "Ändring eller skäl"), text=lambda row: row.said or EMPTY, stretch=True),
)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the file, and what an import would do with it."""

    id: int
    """Its number in the file."""
    outcome: str
    title: str
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do now."""

    plan: Plan
    rows: tuple[ImportRow, ...]
    unread: tuple[str, ...]


class RiskImport(QWidget):
    """Counts, the rows, and the acts that store them or let go of the file."""

    left = Signal()
    """The file is let go, or read in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: Path | None = None
        self._unit_id: int | None = None
        self.dry_run: DryRun | None = None
        self.file = words("", "strong")
        self.count = words("", wrap=True)
        self.unread = words("", "small", wrap=True)
        self.refusal = Notice("circle-alert", "warning")
        self.table = RecordTable(COLUMNS, name="risks/import", settings=context.settings)
        self.table.setAccessibleName(self.tr("Rader i filen"))
        show_what_fits(self.table, {3: 700})
        self.about = words("", "small", wrap=True)
        self.store_action = action(self, self.tr("Läs in riskerna"), self.store, icon="save")
        self.again_action = action(
            self,
            self.tr("Läs filen igen"),
            self.reread,
            icon="refresh-cw",
            tip=self.tr("När du har rättat och sparat den"),
        )
        self.leave_action = action(self, self.tr("Avbryt"), self.leave, icon="x")
        self.table.chosen.connect(self._tell)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.file, 1)
        for act in (self.leave_action, self.again_action):
            line.addWidget(button(act))
        line.addWidget(button(self.store_action, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.refusal)
        column.addWidget(self.count)
        column.addWidget(self.unread)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)

    @property
    def reading(self) -> bool:
        """Whether a file is looked at."""
        return self._path is not None

    def read(self, path: Path, unit_id: int | None) -> None:
        """Read a file in the worker, and show what it would do; rows without a unit belong to ``unit_id``."""
        self._path, self._unit_id = path, unit_id
        self._show(None)
        self.refresh()

    def reread(self) -> None:
        """Read the same file again: somebody has mended it."""
        self.refresh()

    def refresh(self) -> None:
        """Hold the file against what is stored now."""
        path, unit_id = self._path, self._unit_id
        if path is None:
            return
        office, year = self._context.office, self._context.period.year
        self._context.tasks.run(
            lambda: _dry_run(path, office.risk_sheets, year, unit_id),
            lambda run: self._show(run) if path == self._path else None,
            self._not_read,
            title=self.tr("Läser filen …"),
            latest="risks/import",
        )

    def leave(self) -> None:
        """Let go of the file."""
        self._path = None
        self._show(None)
        self.left.emit()

    def store(self) -> None:
        """Read the risks in: all or none, as one save."""
        run, path = self.dry_run, self._path
        if run is None or path is None or self.hindrance:
            return
        sheets, plan = self._context.office.risk_sheets, run.plan
        why = self.tr("Inläst från {name}").format(name=path.name)
        # Not twice, however often the key is pressed.
        self.store_action.setEnabled(False)

        def stored(_changes: tuple[Change, ...]) -> None:
            told = self.tr("Inlästa risker från {name}. Nya: {new}. Ändrade: {changed}. Ångra med Ctrl+Z.")
            self._context.messages.tell(
                told.format(name=path.name, new=plan.count("new"), changed=plan.count("changed"))
            )
            self.leave()

        self._context.saving.write_by(
            self.tr("Läsa in risker"),
            lambda: sheets.store(plan, why),
            lambda changes: changes,
            stored,
            lambda _error: self.refresh(),
        )

    @property
    def hindrance(self) -> str:
        """Why nothing can be read in now; empty where it can."""
        if self.dry_run is None:
            return self.tr("Filen är inte läst än.")
        plan = self.dry_run.plan
        refused = plan.count("refused")
        if refused:
            return self.tr(
                "Nekade rader: {count}. Inget läses in förrän alla går att läsa: rätta dem i filen, spara den och "
                "välj Läs filen igen."
            ).format(count=refused)
        if not plan.count("new") and not plan.count("changed"):
            return self.tr("Inget att läsa in: alla risker finns redan, precis så.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of the file."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _show(self, run: DryRun | None) -> None:
        first = self.dry_run is None
        self.dry_run = run
        self.file.setText(self._path.name if self._path is not None else "")
        self.table.set_rows(run.rows if run is not None else ())
        self.refusal.hide()
        self.store_action.setEnabled(not self.hindrance)
        self.store_action.setToolTip(self.hindrance or self.tr("Alla rader på en gång. Kan ångras."))
        if run is None:
            self.count.setText("")
            self.unread.hide()
            self.table.choose_none()
            return
        counts = {outcome: run.plan.count(outcome) for outcome in ORDER}
        self.count.setText(
            self.tr("Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}. Nekade: {refused}.").format(
                **counts
            )
        )
        self.unread.setText(self.tr("Läses inte: {unread}.").format(unread=", ".join(run.unread)[:300]))
        self.unread.setVisible(bool(run.unread))
        if self.hindrance:
            self.refusal.say(self.hindrance)
        self.table.choose_first()
        if first:
            self.table.setFocus()

    def _not_read(self, error: Exception) -> bool:
        self.leave()
        if not isinstance(error, UserError):
            return False
        self._context.messages.warn(*wording.sentence(sheet_files.by_name(error)))
        return True

    def _tell(self, row: ImportRow | None) -> None:
        if row is None:
            self.about.setText("")
            return
        about = ", ".join(part for part in (row.title, row.unit) if part) or EMPTY
        said = ": ".join(part for part in (outcome_word(row.outcome), row.said) if part)
        self.about.setText(self.tr("Rad {row}: {about}. {said}").format(row=row.id, about=about, said=said))


def _dry_run(path: Path, sheets: RiskSheets, year: int, unit_id: int | None) -> DryRun:
    """Hold the file against what is stored, and put it into words: for the worker, since files may be long."""
    # Here, because it wakes the database's libraries.
    from app.exchange.risk_import import plan_file

    columns, names, plan = plan_file(path, sheets, year, unit_id)
    rows = [
        ImportRow(
            outcome.row,
            outcome.outcome,
            outcome.title,
            names.units[outcome.unit_id][0] if outcome.unit_id is not None else "",
            wording.risk_outcome_text(outcome, year),
        )
        for outcome in plan.outcomes
    ]
    rows.sort(key=lambda row: (ORDER.index(row.outcome), row.id))
    return DryRun(plan, tuple(rows), columns.unread)
