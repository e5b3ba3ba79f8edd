"""What an import would do, before it is done: how much of each, what stands in its way, and every row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.common.columns import EMPTY
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.outcomes import ORDER, outcome_word
from app.ui.common.page_parts import SearchField, action, button, words
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.indicators.columns import FittingTable
from app.ui.indicators.import_rows import COLUMNS, DryRun, ImportRow

_LOWEST = 150
"""A few rows are seen also while the columns are open."""


class ImportReview(QWidget):
    """Counts, filter and table; under it the whole of what is said of the row one stands on, and what helps it."""

    add_wanted = Signal(object)
    """Add the ``Lacking`` indicator that the chosen row names."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.dry_run: DryRun | None = None
        self._row: ImportRow | None = None
        self.refusal = Notice("circle-alert", "warning")
        self.count = words("", wrap=True)
        self.search = SearchField(self.tr("Sök indikator, plats eller skäl …"))
        self.outcome = ChoiceEditor([], self.tr("Alla rader"), required=False)
        self.outcome.name_for_readers(self.tr("Visa rader efter vad som händer"))
        self.table = FittingTable(COLUMNS, ("place", "moment"), name="import/rows", settings=settings)
        self.table.setAccessibleName(self.tr("Rader i filen"))
        self.about = words("", "small", wrap=True)
        self.add_action = action(
            self,
            self.tr("Lägg till indikatorn …"),
            self._add,
            icon="plus",
            tip=self.tr("Ett nytt kort med namnet i filen. När det är sparat jämförs filen igen."),
        )
        self.add_action.setVisible(False)
        self.table.set_actions([self.add_action])
        self.table.setMinimumHeight(px(_LOWEST))
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.outcome.changed.connect(self._filter)
        self.table.chosen.connect(self._tell)
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        """The table gives way: else what the words above it would like to have took the room from the columns."""
        return False

    @property
    def hindrance(self) -> str:
        """Why nothing can be read in now; empty where it can."""
        if self.dry_run is None:
            return self.tr("Välj en fil först.")
        plan = self.dry_run.plan
        refused = plan.count("refused")
        if refused:
            return self.tr(
                "Nekade rader: {count}. Inget läses in förrän alla går att läsa: rätta dem i filen, spara den "
                "och välj Läs filen igen."
            ).format(count=refused)
        if not plan.outcomes:
            return self.tr("Filen har inga rader under rubrikerna.")
        if not plan.count("new") and not plan.count("changed"):
            return self.tr("Inget att läsa in: alla värden finns redan, precis så.")
        return ""

    def show_run(self, run: DryRun | None) -> None:
        """Show what an import would do; None shows nothing."""
        self.dry_run = run
        wanted = self.outcome.value()
        counts = {outcome: run.plan.count(outcome) for outcome in ORDER} if run is not None else {}
        self.outcome.set_options(
            [
                Option(outcome, f"{outcome_word(outcome)} ({count})")
                for outcome, count in counts.items()
                if count
            ]
        )
        self.outcome.set_value(wanted if counts.get(str(wanted)) else None)
        self.table.set_rows(run.rows if run is not None else ())
        self._filter()
        self.refusal.hide()
        if run is None:
            # The next file is looked at from its beginning, and whole.
            self.search.clear()
            self.table.set_filter("")
            self.table.choose_none()
            return
        self.count.setText(
            self.tr("Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}. Nekade: {refused}.").format(
                **counts
            )
        )
        if counts["refused"]:
            said = self.hindrance
            if any(row.lacking is not None for row in run.rows):
                said += " " + self.tr("Indikatorer som saknas kan du lägga till här.")
            self.refusal.say(said)
        self.table.choose_first()

    # -- inside --

    def _filter(self) -> None:
        wanted = self.outcome.value()
        self.table.set_predicate(None if wanted is None else lambda row: row.outcome == wanted)

    def _add(self) -> None:
        if self._row is not None and self._row.lacking is not None:
            self.add_wanted.emit(self._row.lacking)

    def _tell(self, row: ImportRow | None) -> None:
        self._row = row
        self.add_action.setVisible(row is not None and row.lacking is not None)
        if row is None:
            self.about.setText("")
            return
        about = ", ".join(part for part in (row.indicator, row.place, row.moment) if part)
        said = ": ".join(part for part in (outcome_word(row.outcome), row.said) if part)
        self.about.setText(
            self.tr("Rad {row}: {about}. {said}").format(row=row.id, about=about or EMPTY, said=said)
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.search, 2)
        line.addWidget(self.outcome, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.refusal)
        column.addWidget(self.count)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.about, 1)
        foot.addWidget(button(self.add_action), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
