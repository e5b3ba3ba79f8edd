"""Rapporter: choose a report, see it as it will be, print it or save it as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app import wording
from app.reports.saving import PAGE, PDF, save
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.page import Page, page_layout
from app.ui.common.page_parts import PageHeader, Splitter, action
from app.ui.report_page.chooser import Chooser
from app.ui.report_page.preview import Preview

if TYPE_CHECKING:
    from app.services.documents import DocumentRow
    from app.services.municipality import PeriodRow, UnitRow
    from app.services.round_reports import RoundChoice
    from app.ui.report_page.printing import PrintJob

FOLDER = "reports/folder"
OF_ROUNDS = {"citizen_report": "citizens", "round_report": "follow-up"}
"""What other pages call the reports of a round when they lead to them."""
_NOT_IN_NAMES = dict.fromkeys(map(ord, '/\\:*?"<>|'), "-")


class Offered(NamedTuple):
    """What there is to choose among."""

    periods: tuple[PeriodRow, ...]
    units: tuple[UnitRow, ...]
    documents: tuple[DocumentRow, ...]
    rounds: tuple[RoundChoice, ...]


class ReportPage(Page):
    """What is seen here is the PDF itself: the same file is printed and saved."""

    kinds = frozenset(wording.words("kind"))

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.content = b""
        """The report that is shown."""
        self._name = ""
        self._job: PrintJob | None = None
        self._wanted_round: tuple[str, int] | None = None
        """The report and the round that were jumped to, until the rounds have come."""
        self.print_action = action(
            self, self.tr("Skriv ut …"), self.ask_print, icon="printer", shortcut="Ctrl+P"
        )
        self.save_action = action(
            self, self.tr("Spara som PDF …"), self.ask_save, icon="file-down", shortcut="Ctrl+Shift+S"
        )
        self.page_action = action(
            self,
            self.tr("Spara som webbsida …"),
            self.ask_save_page,
            icon="globe",
            tip=self.tr("En enda fil för kommunens webbplats, som alla kan läsa"),
        )
        self.chooser = Chooser()
        self.preview = Preview()
        self.chooser.changed.connect(self.make)
        self.preview.pages.failed.connect(context.messages.show_error)
        header = PageHeader(
            self.tr("Rapporter"),
            self.tr("Välj en rapport, se den som den blir, och skriv ut eller spara den."),
            (self.print_action, self.page_action),
            self.save_action,
        )
        splitter = Splitter("reports", context.settings, (280, 900))
        splitter.addWidget(self.chooser)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        column = page_layout(self)
        column.addWidget(header)
        column.addWidget(splitter, 1)
        self._allow(False)

    # -- what the window asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.preview.pages

    def refresh(self) -> None:
        """Read what there is to choose among, and make the report again."""
        office = self.context.office
        self.context.tasks.run(
            lambda: Offered(
                office.periods,
                office.register.units(),
                office.documents.list(office.today),
                office.round_reports.list(),
            ),
            self._offer,
            latest="report choices",
        )

    def period_changed(self) -> None:
        """The window's year is the report's, until another is chosen here."""
        self.chooser.year.set_value(self.context.period.year)
        self.refresh()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show the annex of a document or a report of a round, ready to be printed."""
        if kind in OF_ROUNDS:
            self._wanted_round = OF_ROUNDS[kind], record_id
            self.refresh()
            return
        self.chooser.choose_document(kind, record_id)
        self.make()

    def state(self) -> Mapping[str, str]:
        """The chosen report, and how large its pages are."""
        pages = self.preview.pages
        return {**self.chooser.state(), "fit": pages.fit, "zoom": f"{pages.zoom:.2f}"}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Choose the same report again."""
        self.chooser.restore(state)
        fit, zoom = state.get("fit", "width"), state.get("zoom", "")
        if fit in ("width", "page"):
            self.preview.pages.set_fit("page" if fit == "page" else "width")
        elif zoom.replace(".", "", 1).isdigit():
            self.preview.pages.set_zoom(float(zoom))

    def finish_drawing(self) -> None:
        """The pages in sight are drawn in a thread of their own."""
        if self.content:
            self.preview.pages.wait_sharp()

    # -- making --

    def make(self) -> None:
        """Make the chosen report; an older one that is still being made is never shown."""
        choices = self.chooser.choices()
        if choices is None:
            return
        report, office = self.chooser.report, self.context.office
        title = f"{translate('Reports', report.title)} {self.chooser.subject()}".strip()
        name = " ".join(part for part in (title, self.chooser.unit_name()) if part)
        if choices.public:
            name = self.tr("{name} offentlig").format(name=name)
        self.page_action.setVisible(report.make_page is not None)
        self.preview.wait()
        self.context.tasks.run(
            lambda: report.make(office, choices),
            lambda content: self._show(content, title, name),
            self._not_made,
            self.tr("Gör rapporten …"),
            latest="report",
        )

    def _offer(self, offered: Offered) -> None:
        periods, units, documents, rounds = offered
        years = sorted({year for period in periods for year in period.years})
        chosen = self.chooser.year.value()
        year = chosen if isinstance(chosen, int) and chosen in years else self.context.period.year
        if years and year not in years:
            year = min(years, key=lambda each: abs(each - year))
        self.chooser.offer(
            years or [year],
            year,
            [(unit.id, unit.name) for unit in units if unit.answers],
            [(row.id, row.title) for row in documents if row.structure == "old"],
            rounds,
        )
        if self._wanted_round is not None:
            wanted, self._wanted_round = self._wanted_round, None
            self.chooser.choose_round(*wanted)
        self.make()

    def _show(self, content: bytes, title: str, name: str) -> None:
        self.content, self._name = content, name
        self.preview.show_pdf(content, title)
        self._allow(True)

    def _not_made(self, _error: Exception) -> bool:
        self.preview.settle()
        return False

    def _allow(self, allowed: bool) -> None:
        self.print_action.setEnabled(allowed and self._job is None)
        self.save_action.setEnabled(allowed)
        self.page_action.setEnabled(allowed)

    # -- saving --

    def ask_save(self) -> None:
        """Ask where, and save as PDF."""
        self._ask(self.tr("Spara rapporten som PDF"), self.tr("PDF-filer (*.pdf)"), PDF, self.save_to)

    def ask_save_page(self) -> None:
        """Ask where, and save as a page for the web."""
        self._ask(
            self.tr("Spara rapporten som webbsida"), self.tr("Webbsidor (*.html)"), PAGE, self.save_page_to
        )

    def _ask(self, title: str, kinds: str, ending: str, save_to: Callable[[Path], None]) -> None:
        folder = self.context.settings.text(FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self, title, folder, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(f"{self._name.translate(_NOT_IN_NAMES)}{ending}")
        dialog.fileSelected.connect(lambda chosen: save_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save what is shown, whole or not at all."""
        content = self.content
        self._save(path, lambda: content)

    def save_page_to(self, path: Path) -> None:
        """Save the same as a web page."""
        choices, make, office = self.chooser.choices(), self.chooser.report.make_page, self.context.office
        if choices is not None and make is not None:
            self._save(path, lambda: make(office, choices))

    def _save(self, path: Path, content: Callable[[], bytes]) -> None:
        self.context.settings.set(FOLDER, str(path.parent))
        self.context.tasks.run(
            lambda: save(path, content()),
            lambda _none: self.context.messages.tell(
                self.tr("Rapporten sparades som {path}.").format(path=path)
            ),
            title=self.tr("Sparar rapporten …"),
        )

    # -- printing --

    def ask_print(self) -> None:
        """Ask which printer and which pages, and print; say so where there is no printer."""
        # Asking for printers wakes the system's printing, which takes its time: not at start-up.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.context.messages.warn(
                self.tr("Det finns ingen skrivare på den här datorn."),
                self.tr(
                    "Anslut en skrivare, eller spara rapporten som PDF och skriv ut den någon annanstans."
                ),
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.preview.pages.count, 1))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: object) -> None:
        """Print what is shown; the window goes on meanwhile, and the status bar tells how far it has come."""
        from PySide6.QtPrintSupport import QPrinter

        from app.ui.report_page.printing import PrintJob

        assert isinstance(printer, QPrinter)
        self._job = PrintJob(printer, self.content, self)
        self._job.progressed.connect(
            lambda done, count: self.context.messages.tell(
                self.tr("Skriver ut sida {done} av {count} …").format(done=done, count=count)
            )
        )
        self._job.ended.connect(self._printed)
        self._allow(True)
        self._job.start()

    def _printed(self, whole: bool) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._allow(bool(self.content))
        if whole:
            self.context.messages.tell(self.tr("Rapporten skickades till skrivaren."))
        else:
            self.context.messages.warn(
                self.tr("Rapporten kunde inte skrivas ut."),
                self.tr("Kontrollera skrivaren och försök igen, eller spara rapporten som PDF."),
            )
