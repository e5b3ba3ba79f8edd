"""Att rapportera: the values that are due, unit by unit, and the indicators that nobody answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import EmptyState, SearchField, action, words
from app.ui.common.theme import px
from app.ui.indicators import sayings
from app.ui.indicators.columns import IndicatorTable
from app.ui.indicators.leading import STATE, Leading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.measurement_plan import DueRow

NOBODY = 0
"""Chosen in the filter: indicators without a responsible unit."""
ASKED_FOR = ("late", "soon", "never")
"""What is shown at first; the rest has time."""


def _owner(row: DueRow) -> str:
    return row.responsible or translate("DueValues", "Ingen ansvarig")


def _newest(row: DueRow) -> str:
    return sayings.moment(row.newest.year, row.newest.part) if row.newest is not None else EMPTY


COLUMNS = (
    Column(
        "title",
        noop("Columns", "Indikator"),
        wraps=True,
        stretch=True,
        width=240,
    ),
    Column("responsible", noop("Columns", "Ansvarig"), text=_owner, width=200),
    Column(
        "frequency", noop("Columns", "Mäts"), text=lambda row: wording.frequency(row.frequency), width=120
    ),
    Column(
        "newest",
        noop("Columns", "Senaste värdet"),
        text=_newest,
        sort=lambda row: (row.newest.year, row.newest.part) if row.newest is not None else None,
        width=120,
    ),
    Column(
        "due",
        noop("Columns", "Väntas"),
        text=lambda row: formats.day(row.due.on) or EMPTY,
        sort=lambda row: row.due.on,
        width=104,
    ),
    Column(
        "days",
        noop("Columns", "Dagar sent"),
        kind="number",
        decimals=0,
        value=lambda row: row.due.days if row.due.state == "late" else None,
        width=104,
    ),
    STATE,
)
FIRST_TO_GO = ("frequency", "newest", "days", "responsible")
"""What is left out where there is no room for all."""


class DueSection(Leading):
    """A list that is worked off: Enter leads to where the value is written."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Att rapportera"),
            self.tr("Vilka mätvärden som väntas, från vem, och vilka som är sena."),
        )
        self._rows: tuple[DueRow, ...] = ()
        self.report_action = action(
            self,
            self.tr("Lägg till mätvärde"),
            self._report,
            icon="pencil",
            shortcut="Ctrl+M",
            tip=self.tr("Skriv nästa värde för den valda indikatorn"),
        )
        self.card_action = action(
            self,
            self.tr("Visa kortet"),
            self._show_card,
            icon="square-pen",
            tip=self.tr("Där väljs ansvarig enhet, hur ofta den mäts och när nästa värde väntas"),
        )
        self.search = SearchField(self.tr("Sök indikator eller enhet …"))
        self.unit = ChoiceEditor([], self.tr("Alla enheter"), required=False)
        self.unit.main().setAccessibleName(self.tr("Enhet"))
        self.everything = QCheckBox(self.tr("Visa även det som har tid"))
        self.count = words("", "small")
        self.table = IndicatorTable(
            COLUMNS,
            FIRST_TO_GO,
            name="indicators/due",
            settings=context.settings,
            empty=EmptyState(
                "clock",
                self.tr(
                    "Här visas de mätvärden som väntas från enheterna, när indikatorer hör till mål och har en "
                    "frekvens eller en dag för nästa värde."
                ),
            ),
        )
        self.table.setAccessibleName(self.tr("Mätvärden att rapportera"))
        self.table.set_actions([self.report_action, self.card_action])
        self.table.emptiness.no_hits.text.setText(self.tr("Inget att rapportera i det du har valt att visa."))
        self.place_actions((self.card_action,), primary=self.report_action)
        self._lay_out()
        self._connect()
        self._offer(None)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read what is due as of today."""
        plans, period, today = self.context.office.measurement_plans, self.context.period, self.context.today
        self.context.tasks.run(
            lambda: plans.due(period.id, period.year, today), self._show, latest="indicators/due"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Show what one unit has to report."""
        if self.unit.value() != record_id:
            self.unit.set_value(record_id)
            self._filter()

    def search_field(self) -> QWidget:
        """The filter over the table."""
        return self.search

    def state(self) -> Mapping[str, str]:
        """The unit that is filtered on, and whether everything is shown."""
        unit = self.unit.value()
        return {
            "unit": "" if unit is None else str(unit),
            "everything": "1" if self.everything.isChecked() else "",
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take them up again."""
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)
        self.everything.setChecked(bool(state.get("everything")))

    # -- inside --

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.search, 2)
        filters.addWidget(self.unit, 1)
        below = QHBoxLayout()
        below.setSpacing(px(16))
        below.addWidget(self.count, 1)
        below.addWidget(self.everything)
        self.column.addLayout(filters)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(below)

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.unit.changed.connect(self._filter)
        self.everything.toggled.connect(lambda _on: self._filter())
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(lambda _row: self._report())

    def _show(self, rows: tuple[DueRow, ...]) -> None:
        self._rows = rows
        for part in (self.search, self.unit, self.count, self.everything):
            part.setVisible(bool(rows))
        units = {row.responsible_id: row.responsible for row in rows if row.responsible_id is not None}
        chosen = [Option(unit_id, name) for unit_id, name in sorted(units.items(), key=lambda unit: unit[1])]
        if len(units) < len({row.responsible_id for row in rows}) or self.unit.value() == NOBODY:
            chosen.insert(0, Option(NOBODY, self.tr("Ingen ansvarig")))
        self.unit.set_options(chosen)
        self.table.set_rows(rows)
        self._filter()
        self.table.choose_first()

    def _filter(self) -> None:
        unit, everything = self.unit.value(), self.everything.isChecked()

        def shown(row: DueRow) -> bool:
            # Whoever asks for one unit, or for those without, wants to see all that is theirs.
            if unit is not None and (row.responsible_id or NOBODY) != unit:
                return False
            return everything or unit == NOBODY or row.due.state in ASKED_FOR

        self.table.set_predicate(shown)
        self._tell()

    def _tell(self) -> None:
        unit = self.unit.value()
        mine = [row for row in self._rows if unit is None or (row.responsible_id or NOBODY) == unit]
        counted = (
            (self.tr("sena"), sum(row.due.state == "late" for row in mine)),
            (self.tr("snart"), sum(row.due.state == "soon" for row in mine)),
            (self.tr("utan värde än"), sum(row.due.state == "never" for row in mine)),
            (self.tr("utan ansvarig"), sum(row.responsible_id is None for row in mine)),
        )
        self.count.setText(" · ".join(f"{count} {what}" for what, count in counted))

    def _offer(self, row: DueRow | None) -> None:
        self.report_action.setEnabled(row is not None)
        self.card_action.setEnabled(row is not None)

    def _report(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.report_wanted.emit(row.id)

    def _show_card(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.card_wanted.emit(row.id)
