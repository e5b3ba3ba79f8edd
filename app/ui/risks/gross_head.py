"""Above the gross list: whose it is, how far the analysis has come, and whether one writes or weighs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.domain import risk_zones
from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD
from app.ui.common import icons
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import button, words
from app.ui.common.theme import px
from app.ui.risks.analysis_columns import standing_icon, standing_word

if TYPE_CHECKING:
    from app.services.gross_list import GrossPage


class GrossHead(QWidget):
    """Two lines, and a strip where there is something to say of the whole analysis."""

    unit_chosen = Signal(int)
    weighing_chosen = Signal(bool)

    def __init__(self, back: QAction, steps: Sequence[QAction], same: QAction) -> None:
        super().__init__()
        self.unit = ChoiceEditor([], "", required=True)
        self.unit.name_for_readers(self.tr("Nämnd eller bolag"))
        self.unit.changed.connect(lambda: self.unit_chosen.emit(self.unit.value()))
        self._mark = QLabel()
        self.state = words("")
        self.count = words("", "muted")
        self.notice = Notice()
        self.write, self.weigh = self._mode(self.tr("Skriv")), self._mode(self.tr("Värdera"))
        self._modes = QButtonGroup(self)
        for made in (self.write, self.weigh):
            self._modes.addButton(made)
        self.write.setChecked(True)
        self._modes.buttonClicked.connect(lambda _made: self.weighing_chosen.emit(self.weigh.isChecked()))
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(button(back))
        self.unit.setMinimumWidth(px(150))
        self.unit.setMaximumWidth(px(300))
        first.addWidget(self.unit, 3)
        first.addWidget(self._mark)
        first.addWidget(self.state)
        first.addStretch(1)
        for act in steps:
            first.addWidget(button(act))
        second = QHBoxLayout()
        second.setSpacing(px(8))
        second.addWidget(self.write)
        second.addWidget(self.weigh)
        second.addSpacing(px(8))
        second.addWidget(self.count)
        second.addStretch(1)
        second.addWidget(button(same))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.notice)

    def offer_units(self, units: Sequence[tuple[int, str]], unit_id: int | None) -> None:
        """Let one turn to another unit's list."""
        self.unit.set_options([Option(found, name) for found, name in units])
        self.unit.set_value(unit_id)

    def set_weighing(self, weighing: bool) -> None:
        """Show which of the two is done."""
        (self.weigh if weighing else self.write).setChecked(True)

    def show_page(self, page: GrossPage, today: date) -> None:
        """Show another list."""
        found = page.analysis
        late = (
            found is not None
            and found.state == "open"
            and found.last_day is not None
            and found.last_day < today
        )
        code = "late" if late else found.state if found is not None else ""
        self._mark.setPixmap(icons.pixmap(*standing_icon(code), 16))
        said = standing_word(code)
        if found is not None and found.last_day is not None and found.state == "open":
            said = self.tr("{state}, sista dag {day}").format(state=said, day=found.last_day.isoformat())
        self.state.setText(said)
        values = [
            risk_zones.value(row.values[LIKELIHOOD], row.values[CONSEQUENCE])  # type: ignore[arg-type]
            for row in page.rows
        ]
        self.count.setText(
            self.tr("Risker: {risks}. Värderade {year}: {weighed}. Når tröskeln: {over}.").format(
                risks=len(page.rows),
                year=page.year,
                weighed=sum(value is not None for value in values),
                over=sum(risk_zones.over_threshold(value, page.zones) for value in values),
            )
        )
        self._say(page)

    def _say(self, page: GrossPage) -> None:
        found = page.analysis
        if found is None:
            text = self.tr(
                "Ingen har öppnat riskanalysen {year} för {unit}. Det går att skriva och värdera ändå."
            )
        elif found.state == "closed":
            text = self.tr(
                "Riskanalysen {year} är avslutad för {unit}: riskerna kan inte värderas om. Öppna den igen först."
            )
        elif found.note:
            text = self.tr("Tillbakalämnad: {note}")
        else:
            self.notice.hide()
            return
        note = found.note if found is not None else ""
        self.notice.say(text.format(year=page.year, unit=page.unit, note=note))

    def _mode(self, said: str) -> QToolButton:
        made = QToolButton()
        made.setText(said)
        made.setAccessibleName(said)
        made.setCheckable(True)
        return made
