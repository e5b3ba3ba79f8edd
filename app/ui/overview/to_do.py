"""What is to be done on the first page: of everybody, of the executive office, or of the unit that one works for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app import wording
from app.ui.common.theme import px
from app.ui.overview.row_list import Row, RowList, at_first

if TYPE_CHECKING:
    from app.domain.gaps import Gap
    from app.services.overview import OwnUnit
    from app.ui.common.settings import Settings

SHOWN = 8
EVERYBODY, OFFICE = "", "kommunledningskontoret"
"""What the window remembers where no unit is chosen; a unit is remembered by its name."""
_REMEMBERED = "overview/works_for"

ICONS = {
    "answer_late": "file-check-2",
    "answer_due": "file-check-2",
    "answer_returned": "undo-2",
    "answer_returned_late": "undo-2",
    "answers_to_read": "file-check-2",
    "round_to_lock": "lock",
    "activities_late": "clock",
    "analysis_late": "table",
    "analysis_due": "table",
    "document_expired": "octagon-alert",
    "document_revision_due": "triangle-alert",
    "no_plan": "calendar",
    "plan_late": "calendar",
    "values_late": "clock",
    "values_late_unowned": "clock",
    "controls_late": "clipboard-list",
    "controls_due": "clipboard-list",
    "actions_late": "list-plus",
    "acceptance_expired": "shield-alert",
}


class ToDoList(RowList):
    """The list, with a choice of whom it is for above it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Att göra"), self.tr("Inget väntar just nu."), parent)
        self._settings = settings
        self._gaps: tuple[Gap, ...] = ()
        self._units: dict[str, OwnUnit] = {}
        self._all = False
        self.works_for = QComboBox()
        self.works_for.setAccessibleName(self.tr("Att göra för"))
        self.works_for.setToolTip(self.tr("Välj vem listan gäller. Valet kommer ihåg till nästa gång."))
        self.works_for.setMinimumContentsLength(12)
        self.works_for.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.works_for.currentIndexChanged.connect(self._choose)
        row = QHBoxLayout()
        row.setContentsMargins(px(8), 0, px(8), px(4))
        row.addWidget(self.works_for)
        self.column.insertLayout(1, row)

    def show_to_do(self, found: Sequence[Gap], units: Sequence[OwnUnit]) -> None:
        """Show what is to be done, of whom the window remembers."""
        self._gaps, self._units = tuple(found), {unit.name: unit for unit in units}
        choices = {
            EVERYBODY: self.tr("Hela kommunen"),
            OFFICE: self.tr("Kommunledningskontoret"),
            **{name: name for name in self._units},
        }
        wanted = self._settings.text(_REMEMBERED)
        with QSignalBlocker(self.works_for):
            self.works_for.clear()
            for key, label in choices.items():
                self.works_for.addItem(label, key)
            self.works_for.setCurrentIndex(max(self.works_for.findData(wanted), 0))
        self._fill()

    def show_all(self) -> None:
        """Show the rows that did not fit."""
        self._all = True
        self._fill()

    def _choose(self) -> None:
        self._settings.set(_REMEMBERED, str(self.works_for.currentData()))
        self._all = False
        self._fill()

    def _fill(self) -> None:
        every = [gap for gap in self._gaps if self._is_for(gap, str(self.works_for.currentData()))]
        shown = every if self._all else at_first(every, SHOWN)
        rows = [
            Row(
                gap.kind,
                gap.record_id,
                *wording.gap_in_two(gap.code, gap.values),
                icon=ICONS[gap.code],
            )
            for gap in shown
        ]
        if len(shown) < len(every):
            rest = self.tr("Visa alla {count}").format(count=len(every))
            rows.append(Row("", 0, rest, icon="chevron-down"))
        self.show_rows(rows, self.tr("Att göra ({count})").format(count=len(every)) if every else "")

    def _is_for(self, gap: Gap, who: str) -> bool:
        """What is nobody's own is for the executive office to see to."""
        if who == EVERYBODY:
            return True
        if who == OFFICE:
            return not gap.unit_id
        return gap.unit_id in self._units[who].own
