"""All units' risk analyses of the year: who has one, how far it has come, what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.risks.analysis_acts import AnalysisActs
from app.ui.risks.analysis_columns import COLUMNS, ORDER, standing, standing_word

if TYPE_CHECKING:
    from app.services.risk_analyses import AnalysisPage, AnalysisRow


class AnalysisOverview(QWidget):
    """Counts, the acts for the chosen rows, and the table."""

    opened = Signal(object)
    """The ``AnalysisRow`` whose risks one wants to write and weigh."""
    chose = Signal()
    """Other rows are chosen."""

    def __init__(self, settings: Settings, acts: AnalysisActs, write: QAction) -> None:
        super().__init__()
        self.acts = acts
        self.count = words("", "muted", wrap=True)
        self.table = RecordTable(
            COLUMNS,
            name="risks/analyses",
            settings=settings,
            empty=EmptyState(
                "building-2",
                self.tr(
                    "Här visas nämndernas och bolagens riskanalyser. Lägg först till dem under "
                    "Administration, Organisation."
                ),
            ),
        )
        self.table.setAccessibleName(self.tr("Riskanalyser"))
        show_what_fits(self.table, {3: 560, 2: 640, 5: 700})
        self.table.set_actions([write, None, *acts.steps])
        self.table.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self.chose.emit())
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.count, 1)
        for act in (*acts.steps, write):
            line.addWidget(button(act))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_page(self, page: AnalysisPage) -> None:
        """Show the year's analyses; the choice stays."""
        self.acts.everyone = page.rows
        self.table.set_rows(page.rows)
        self.table.choose_first()
        counts = Counter(map(standing, page.rows))
        said = [f"{standing_word(code)}: {counts[code]}" for code in ORDER if counts[code]]
        self.count.setText(f"{page.year}.  " + ".  ".join(said) + "." if said else "")

    def chosen(self) -> Sequence[AnalysisRow]:
        """The chosen units."""
        rows: list[AnalysisRow] = self.table.chosen_rows()
        return rows
