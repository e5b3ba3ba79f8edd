"""What the entry grid shows and how what is written counts: unit, part of the year, place, genders, state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app import wording
from app.domain.codes import GENDERS, MEASUREMENT_STATES, YEAR_PARTS
from app.domain.measurement_slots import FULL_YEAR, TERTIALS
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.domain.entry_grid import CellKey
    from app.services.entry_grid import EntryPage, EntryRow

ALL_PARTS, ALL_YEARS = "parts", "years"


class EntryChoices(QWidget):
    """One line of choices; ``counting`` stands elsewhere."""

    changed = Signal()
    """Other values are to be read."""
    shape_changed = Signal()
    """The same values are to be shown in other rows or columns."""
    state_changed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._genders_chosen: bool | None = None
        self.unit = self._choice(self.tr("Enhet"), [], self.tr("Alla enheter"))
        periods = [Option(part, wording.word("part", part)) for part in YEAR_PARTS]
        periods += [
            Option(ALL_PARTS, self.tr("Tertial och helår")),
            Option(ALL_YEARS, self.tr("Helår, hela perioden")),
        ]
        self.period = self._choice(self.tr("Del av året"), periods)
        self.period.set_value(_likely_part(context))
        self.place = self._choice(self.tr("Plats"), [])
        states = [
            Option(code, wording.word("measurement_state", code)) for code in reversed(MEASUREMENT_STATES)
        ]
        self.entered_as = self._choice(self.tr("Det du fyller i är"), states)
        self.entered_as.set_value("final")
        self.by_gender = QCheckBox(self.tr("Kvinnor och män"))
        self.only_used = QCheckBox(self.tr("Bara det som mäts då"))
        self.only_used.setToolTip(self.tr("Visa bara indikatorer som har haft värden för den delen av året"))
        self._lay_out()
        self._connect()

    # -- what is chosen --

    def unit_id(self) -> int | None:
        """The unit that answers for the rows; None for all."""
        unit = self.unit.value()
        return unit if isinstance(unit, int) else None

    def place_id(self) -> int | None:
        """Where the values are from; None for the own municipality."""
        place = self.place.value()
        return place if isinstance(place, int) else None

    def years(self) -> Sequence[int]:
        """The years that are written in."""
        period = self._context.period
        whole = range(period.first_year, period.last_year + 1)
        return list(whole) if self.period.value() == ALL_YEARS and period.id else [period.year]

    def parts(self) -> Sequence[str]:
        """The parts of each year that are written in."""
        chosen = self.period.value()
        if chosen == ALL_PARTS:
            return (*TERTIALS, FULL_YEAR)
        return (FULL_YEAR,) if chosen == ALL_YEARS else (str(chosen),)

    def genders(self, rows: Sequence[EntryRow]) -> Sequence[str]:
        """Women and men beside the total, if any indicator has such values or the user asks for them."""
        parts = self.parts()
        split = any((part, gender) in row.used for row in rows for part in parts for gender in GENDERS[1:])
        wanted = self._genders_chosen if self._genders_chosen is not None else split
        self.by_gender.setChecked(wanted)
        return GENDERS if wanted else GENDERS[:1]

    def shows(self, row: EntryRow) -> bool:
        """Whether an indicator is among the rows."""
        parts = self.parts()
        return not self.only_used.isChecked() or any(part in parts for part, _ in row.used)

    def offer(self, page: EntryPage) -> None:
        """Take what there is to choose among."""
        self.unit.set_options([Option(unit_id, name) for unit_id, name in page.units])
        self.place.set_options([Option(place.id, place.name) for place in page.places])
        self.place.set_value(page.place_id or None)
        self.place.setVisible(len(page.places) > 1)

    def show_all_of(self, key: CellKey) -> None:
        """Choose what a cell is certainly among."""
        self.unit.set_value(None)
        self.only_used.setChecked(False)
        self.place.set_value(key.place_id)
        if key.part not in self.parts():
            self.period.set_value(key.part)
        if key.gender != "T":
            self._genders_chosen = True

    def state(self) -> Mapping[str, str]:
        """The choices as short texts. How the values count is asked anew every day."""
        kept = {"period": str(self.period.value()), "used": "1" if self.only_used.isChecked() else ""}
        return {**kept, "unit": str(self.unit_id() or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Choose again; anything may be missing."""
        unit, period = state.get("unit", ""), state.get("period", "")
        if unit.isdigit():
            self.unit.set_value(int(unit))
        if period in (*YEAR_PARTS, ALL_PARTS, ALL_YEARS):
            self.period.set_value(period)
        self.only_used.setChecked(bool(state.get("used")))

    # -- inside --

    def _choice(self, name: str, options: list[Option], none: str = "") -> ChoiceEditor:
        made = ChoiceEditor(options, none, required=not none)
        made.name_for_readers(name)
        made.main().setToolTip(name)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for editor, width in (
            (self.unit, 130),
            (self.period, 160),
            (self.place, 120),
            (self.entered_as, 124),
        ):
            editor.setMinimumWidth(px(width))
        row.addWidget(self.unit, 3)
        row.addWidget(self.period, 2)
        row.addWidget(self.place, 2)
        row.addWidget(self.by_gender)
        row.addWidget(self.only_used)
        row.addStretch(1)
        self.counting = QWidget()
        """How what is written counts: stands among the acts of the section."""
        beside = QHBoxLayout(self.counting)
        beside.setContentsMargins(0, 0, px(8), 0)
        beside.setSpacing(px(8))
        beside.addWidget(words(self.tr("Det du fyller i är"), "muted"))
        beside.addWidget(self.entered_as)

    def _connect(self) -> None:
        for editor in (self.unit, self.period, self.place):
            editor.changed.connect(self.changed)
        self.by_gender.clicked.connect(self._choose_genders)
        self.only_used.clicked.connect(lambda _on: self.shape_changed.emit())
        self.entered_as.changed.connect(lambda: self.state_changed.emit(str(self.entered_as.value())))

    def _choose_genders(self, on: bool) -> None:
        self._genders_chosen = on
        self.shape_changed.emit()


def _likely_part(context: Context) -> str:
    """The tertial that ended last, in the year that goes; the full year of any other."""
    if context.today.year != context.period.year:
        return FULL_YEAR
    ended = (context.today.month - 1) // 4
    return TERTIALS[ended - 1] if ended else FULL_YEAR
