"""Which of a year's checks are shown: of one unit, in one state, up to half the year, those of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.domain.controls import SLOT_STATES
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.control_results import Check
    from app.services.controls import NamedUnit

ASKS = "asks"
"""Chosen as state: deviations that wait for an action."""
HALF = "half"


class CheckFilters(QWidget):
    """Three choices in a row; how many there are of each state stands in ``count``, to be placed under the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Check] = ()
        self.unit = self._choice(self.tr("Enhet"), self.tr("Alla enheter"))
        self.showing = self._choice(self.tr("Läge"), self.tr("Alla lägen"))
        self.until = self._choice(self.tr("Till och med"), self.tr("Hela året"))
        self.until.set_options([Option(HALF, self.tr("Till och med 30 juni"))])
        self.planned = QCheckBox(self.tr("Bara det som står i internkontrollplanen"))
        self.planned.toggled.connect(lambda _on: self.changed.emit())
        self.count = words("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (self.unit, self.showing, self.until):
            row.addWidget(part, 1)

    def offer(self, rows: Sequence[Check], units: Sequence[NamedUnit]) -> None:
        """Filter these rows; the units that carry something out can be chosen."""
        self._rows = rows
        mine = {row.unit.id for row in rows}
        if self.unit.value() not in (None, *mine):
            self.unit.set_value(None)
        self.unit.set_options([Option(unit.id, unit.name) for unit in units if unit.id in mine])

    def clear(self, unit: int | None = None) -> None:
        """Hide nothing, but what is not of ``unit`` where one is given."""
        self.unit.set_value(unit)
        self.showing.set_value(None)
        self.until.set_value(None)
        self.planned.setChecked(False)
        self.changed.emit()

    def chosen(self) -> Callable[[Check], bool]:
        """Whether a row is to be shown, as is chosen now. The counts follow."""
        of_interest = self._of_interest()
        rows = [row for row in self._rows if of_interest(row)]
        counts = Counter(row.state for row in rows)
        counts[ASKS] = sum(row.asks for row in rows)
        self._tell(counts)
        showing = self.showing.value()

        def shown(row: Check) -> bool:
            wanted = showing is None or row.state == showing or (showing == ASKS and row.asks)
            return wanted and of_interest(row)

        return shown

    def state(self) -> dict[str, str]:
        """What is chosen, to remember until tomorrow."""
        unit = self.unit.value()
        return {
            "unit": "" if unit is None else str(unit),
            "showing": str(self.showing.value() or ""),
            "until": str(self.until.value() or ""),
            "planned": "1" if self.planned.isChecked() else "",
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Choose so again."""
        unit, showing = state.get("unit", ""), state.get("showing", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)
        self.showing.set_value(showing if showing in (*SLOT_STATES, ASKS) else None)
        self.until.set_value(HALF if state.get("until") == HALF else None)
        self.planned.setChecked(bool(state.get("planned")))

    def _of_interest(self) -> Callable[[Check], bool]:
        unit, planned = self.unit.value(), self.planned.isChecked()
        half = self.until.value() == HALF

        def of_interest(row: Check) -> bool:
            return (
                (unit is None or row.unit.id == unit)
                and (not half or row.until(date(row.year, 6, 30)))
                and (row.planned or not planned)
            )

        return of_interest

    def _tell(self, counts: Mapping[str, int]) -> None:
        said = {
            "late": self.tr("Försenade"),
            "due": self.tr("Att göra nu"),
            "later": self.tr("Kommer"),
            "not_done": self.tr("Inte gjorda"),
            "done": self.tr("Gjorda"),
            ASKS: self.tr("Avvikelser utan åtgärd"),
        }
        self.showing.set_options([Option(code, f"{text} ({counts[code]})") for code, text in said.items()])
        # What there is none of is left out under the list: the eye finds what is late.
        self.count.setText(
            " · ".join(f"{text}: {counts[code]}" for code, text in said.items() if counts[code])
        )

    def _choice(self, heard: str, everything: str) -> ChoiceEditor:
        made = ChoiceEditor([], everything, required=False)
        made.main().setAccessibleName(heard)
        made.changed.connect(self.changed)
        return made
