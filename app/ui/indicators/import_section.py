"""Läs in: values out of a workbook or a text file, looked at row by row before any of them is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import wording
from app.domain.problems import Cancelled, UserError
from app.exchange.measurement_columns import Columns
from app.ui.common import sheet_files
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, action
from app.ui.indicators import import_files
from app.ui.indicators.import_rows import DryRun, dry_run
from app.ui.indicators.import_source import Source, read_source, recall, remember
from app.ui.indicators.import_work import ImportWork
from app.ui.indicators.leading import Asking

if TYPE_CHECKING:
    from app.domain.measurement_sheets import Lacking
    from app.services.edits import Change

_NOTHING, _WORK = range(2)


class ImportSection(Asking):
    """A file is chosen or dropped; its columns are known or chosen; what it would do is shown; then it is stored."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Läs in"),
            self.tr(
                "Läs in värden från Excel eller CSV, och se rad för rad vad som ändras innan det sparas."
            ),
        )
        self.source: Source | None = None
        self._make_actions()
        self.problem = Notice("triangle-alert", "warning")
        self.said = Notice("circle-check")
        self.nothing = EmptyState(
            "upload",
            self.tr(
                "Välj en Excelfil (.xlsx) eller CSV-fil, eller släpp den här.\n"
                "Varje rad är ett värde. Indikator eller Kod, År och Värde måste finnas som kolumner, "
                "och indikatorn i listan.\n\n"
                "Vill du ha en fil i rätt form? Spara mätvärdena som Excel, ändra och lägg till rader, och läs in den."
            ),
            self.choose_action,
        )
        self._work = ImportWork(context.settings)
        self.mapping, self.review = self._work.mapping, self._work.review
        self._lay_out()
        self.review.add_wanted.connect(self._add)
        self.mapping.changed.connect(self._choose_columns)
        self.setAcceptDrops(True)
        self._offer()

    # -- what the page asks --

    def refresh(self) -> None:
        """Hold the file against what is stored now."""
        if self.source is not None and not self.mapping.lacking:
            self._run_dry()

    def entrance(self) -> QWidget:
        """Where one chooses a file, or looks at what it would do."""
        if self.source is None:
            return self.nothing.button or self
        return self.mapping.first_choice() if self.mapping.lacking else self.review.table

    def search_field(self) -> QWidget | None:
        """What filters the rows."""
        return self.review.search if self.review.isVisible() else None

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What can be done here."""
        return [
            self.choose_action,
            self.reread_action,
            self.import_action,
            self.restart_action,
            None,
            self.save_action,
        ]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if sheet_files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        paths = sheet_files.dropped(event.mimeData())
        event.acceptProposedAction()
        if len(paths) > 1:
            self._complain(self.tr("Släpp en fil i taget."))
        else:
            self.read(paths[0])

    # -- what the user does --

    def read(self, path: Path) -> None:
        """Read a file in the worker, and show what it would do."""
        self._say_nothing()
        measurements = self.context.office.measurement_sheets
        self.context.tasks.run_long(
            lambda progress: read_source(path, measurements, progress),
            self._came,
            self._not_read,
            self.tr("Läser filen …"),
        )

    def reread(self) -> None:
        """Read the same file again: somebody has mended it."""
        if self.source is not None:
            self.read(self.source.path)

    def restart(self) -> None:
        """Let go of the file."""
        self._say_nothing()
        self._let_go()
        self.entrance().setFocus()

    def store(self) -> None:
        """Read the values in: all or none, as one save."""
        run, source = self.review.dry_run, self.source
        if run is None or source is None or self.review.hindrance:
            return
        self._say_nothing()
        sheets, plan = self.context.office.measurement_sheets, run.plan
        why = self.tr("Inläst från {name}").format(name=source.path.name)
        # Not twice, however often the key is pressed.
        self.import_action.setEnabled(False)

        def stored(_changes: tuple[Change, ...]) -> None:
            if self.mapping.columns is not None and not source.sure:
                # A guess that led to values was right.
                remember(self.context.settings, source, self.mapping.columns)
            self._let_go()
            self.said.say(
                self.tr(
                    "Inlästa värden från {name}. Nya: {new}. Ändrade: {changed}. Ångra med Ctrl+Z."
                ).format(name=source.path.name, new=plan.count("new"), changed=plan.count("changed")),
                [(self.tr("Stäng"), self.said.hide)],
            )
            self.context.messages.tell(self.tr("Värdena lästes in."))
            self.entrance().setFocus()

        self.context.saving.write_by(
            self.tr("Läsa in värden"),
            lambda: sheets.store(plan, why),
            lambda changes: changes,
            stored,
            lambda _error: self._run_dry(),
        )

    # -- inside --

    def _came(self, source: Source) -> None:
        self.source = source
        remembered = recall(self.context.settings, source)
        self.mapping.show_columns(
            source,
            remembered or source.guessed,
            quiet=remembered is not None or source.sure,
            remembered=remembered is not None,
        )
        self.review.show_run(None)
        self._offer()
        self.entrance().setFocus()
        self.refresh()

    def _not_read(self, error: Exception) -> bool:
        self._offer()
        if not isinstance(error, UserError):
            return False
        self._complain(" ".join(wording.sentence(sheet_files.by_name(error))))
        return True

    def _choose_columns(self) -> None:
        source, columns = self.source, self.mapping.columns
        self._say_nothing()
        if source is None or columns is None:
            return
        if self.mapping.lacking:
            self.review.show_run(None)
            self._offer()
        else:
            remember(self.context.settings, source, columns)
            self._run_dry()

    def _run_dry(self) -> None:
        columns = self.mapping.columns
        if self.source is None or columns is None or self.mapping.lacking:
            return
        measurements = self.context.office.measurement_sheets
        self.context.tasks.run_long(
            lambda progress: dry_run(columns, measurements, progress),
            lambda run: self._show_run(columns, run),
            self._not_compared,
            self.tr("Jämför med det som finns …"),
            latest="import",
        )

    def _not_compared(self, error: Exception) -> bool:
        # What was shown before may be of other columns, or of what was stored before.
        self.review.show_run(None)
        self._offer()
        if not isinstance(error, Cancelled):
            return False
        self.problem.say(
            self.tr("Jämförelsen stoppades. Inget har lästs in."),
            [(self.tr("Jämför igen"), self._run_dry), (self.tr("Släpp filen"), self.restart)],
        )
        self.problem.focus_first()
        return True

    def _add(self, lacking: Lacking) -> None:
        code = {"source": "kolada", "kolada_id": lacking.kolada_id} if lacking.kolada_id else {}
        self.new_wanted.emit({"title": lacking.title, **code})

    def _show_run(self, columns: Columns, run: DryRun) -> None:
        # The file may have been let go, or read in another way, while this was on its way.
        if self.source is not None and columns is self.mapping.columns:
            first = self.review.dry_run is None
            self.review.show_run(run)
            self._offer()
            if first and self.mapping.box.isHidden():
                self.review.table.setFocus()

    def _let_go(self) -> None:
        self.source = None
        self.review.show_run(None)
        self._offer()

    def _offer(self) -> None:
        """Show what belongs to the moment: nothing yet, columns to choose, or rows to look at."""
        working, hindrance = self.source is not None, self.review.hindrance
        self._stack.setCurrentIndex(_WORK if working else _NOTHING)
        # What stands on the page that is not looked at asks for no room.
        self.mapping.setVisible(working)
        self.review.setVisible(self.review.dry_run is not None)
        self.choose_action.setVisible(not working)
        self.save_action.setVisible(not working)
        for act in (self.restart_action, self.reread_action, self.import_action):
            act.setVisible(working)
        if working and self.mapping.lacking:
            hindrance = self.tr("Välj först vilka kolumner som ska läsas.")
        self.import_action.setEnabled(not hindrance)
        self.import_action.setToolTip(hindrance or self.tr("Alla rader på en gång. Kan ångras."))

    def _complain(self, text: str) -> None:
        self.problem.say(text, [(self.tr("Stäng"), self.problem.hide)])

    def _say_nothing(self) -> None:
        self.problem.hide()
        self.said.hide()

    def _make_actions(self) -> None:
        self.choose_action = action(
            self,
            self.tr("Välj fil …"),
            lambda: import_files.ask_open(self, self.context.settings, self.read),
            icon="folder-open",
            tip=self.tr("Inget sparas förrän du har sett vad filen ändrar."),
        )
        self.save_action = action(
            self,
            self.tr("Spara mätvärdena som Excel …"),
            lambda: import_files.ask_save(self, self.context),
            icon="download",
            tip=self.tr("En fil i rätt form att fylla på. Utan värden blir det en mall med rubriker."),
        )
        self.restart_action = action(
            self, self.tr("Börja om"), self.restart, icon="x", tip=self.tr("Släpp filen utan att läsa in den")
        )
        self.reread_action = action(
            self,
            self.tr("Läs filen igen"),
            self.reread,
            icon="refresh-cw",
            tip=self.tr("När du har rättat och sparat den"),
        )
        self.import_action = action(self, self.tr("Läs in värdena"), self.store, icon="save")

    def _lay_out(self) -> None:
        self.place_actions((self.save_action, self.restart_action, self.reread_action), self.import_action)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._work)
        for part in (self.problem, self.said):
            self.column.addWidget(part)
        self.column.addWidget(self._stack, 1)
