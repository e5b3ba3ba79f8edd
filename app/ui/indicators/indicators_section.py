"""The list of indicators, and one indicator beside it with its chart, values, targets and card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui.charts import plot
from app.ui.common.context import Context
from app.ui.common.page_parts import Splitter, action
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.indicators import form as indicator_form
from app.ui.indicators import sayings
from app.ui.indicators.archiving import archiving_actions
from app.ui.indicators.lines import left_unsaved
from app.ui.indicators.list_pane import ListPane
from app.ui.indicators.record import AGENDA, DETAILS, HISTORY, OUTLOOK, TARGETS, VALUES, IndicatorRecord

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.indicator_cards import IndicatorCard, PastChange
    from app.services.indicator_rows import IndicatorRow
    from app.services.indicators import IndicatorPage

_TABS = {"measurement": VALUES, "target": TARGETS, "indicator_sdg": AGENDA}
"""Where records of other kinds than the page's own are shown."""


class IndicatorsSection(Section):
    """See where each indicator stands and why, and enter its values as fast as in a spreadsheet."""

    kinds = frozenset({"indicator", "target", "measurement", "indicator_sdg"})
    new_ended = Signal()
    """A new indicator was saved or given up."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Indikatorer"),
            self.tr("Vad ni mäter för att se om målen nås, och hur det går."),
        )
        self._rows: dict[int, IndicatorRow] = {}
        self._wanted: int | None = None
        self._wanted_tab: tuple[int, str] | None = None
        self._to_write: int | None = None
        self._drawing = False
        self._make_actions()
        self.list = ListPane(context.settings, self.new_action)
        self.record = IndicatorRecord(context, self.value_action, self._archiving)
        self._lay_out()
        self._connect()
        self._offer(None)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.list.table

    def refresh(self) -> None:
        """Read the list, and the indicator that is shown."""
        office, period, shown = self.context.office, self.context.period, self.record.indicator_id

        def read() -> tuple[IndicatorPage, IndicatorCard | None]:
            page = office.indicators.page(period.year, period.id)
            return page, office.indicators.card(shown) if shown is not None else None

        self.context.tasks.run(read, self._show, latest="indicators")
        if not self._drawing:
            self._drawing = True
            self.context.tasks.run(plot.load, lambda _nothing: self.record.outlook.charts_ready())

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on an indicator, whatever filters hide it. A value, a target or a tie leads to its indicator."""
        tab = _TABS.get(kind)
        if tab is None:
            self._stand_on(record_id, None)
        else:
            indicators = self.context.office.indicators
            self.context.tasks.run(
                lambda: indicators.owner_of(kind, record_id), lambda owner: self._stand_on(owner, tab)
            )

    def new_record(self, kind: str) -> None:
        """Start a new indicator, or the next value of the one that is shown."""
        if kind == "indicator":
            self.start_new()
        elif kind == "measurement":
            self.record.write_value()

    def lead_to(self, indicator_id: int, *, write: bool) -> None:
        """Put the cursor where the next value of an indicator is written, or show what its card says."""
        if write and indicator_id == self.record.indicator_id:
            self.record.write_value()
        self._to_write = indicator_id if write and indicator_id != self.record.indicator_id else None
        self._stand_on(indicator_id, None if write else DETAILS)

    def search_field(self) -> QWidget:
        """The list's filter."""
        return self.list.search

    def state(self) -> Mapping[str, str]:
        """The chosen indicator, its tab, and the filters."""
        chosen = self.record.indicator_id
        return {
            **self.list.filters(),
            "indicator": str(chosen or ""),
            "tab": self.record.tabs.current(),
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Stand where one stood yesterday."""
        self.list.set_filters(state)
        chosen, tab = state.get("indicator", ""), state.get("tab", "")
        self._wanted = int(chosen) if chosen.isdigit() else None
        self.record.tabs.choose(tab if tab in (VALUES, TARGETS, AGENDA) else OUTLOOK)

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """New, the next value, archive."""
        return [self.new_action, self.value_action, None, self.archive_action, self.restore_action]

    # -- building --

    def _make_actions(self) -> None:
        self.new_action = action(
            self,
            self.tr("Ny indikator"),
            self.start_new,
            icon="plus",
            shortcut="Ctrl+N",
            tip=self.tr("Lägg till en indikator"),
        )
        self.value_action = action(
            self,
            self.tr("Lägg till mätvärde"),
            lambda: self.record.write_value(),
            icon="pencil",
            shortcut="Ctrl+M",
            tip=self.tr("Skriv nästa värde för den valda indikatorn"),
        )
        self._archiving = archiving_actions(self, self.context.saving, lambda: self.list.table.chosen_rows())
        self.archive_action, self.restore_action = self._archiving

    def _lay_out(self) -> None:
        self.place_actions((self.value_action,), primary=self.new_action)
        splitter = Splitter("indicators", self.context.settings, (690, 530))
        splitter.addWidget(self.list)
        splitter.addWidget(self.record)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 4)
        self.list.setMinimumWidth(px(280))
        self.record.setMinimumWidth(px(510))
        self.column.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _row: self.record.write_value())
        self.list.filtered.connect(self._choose_first)
        self.list.table.set_actions(
            [self.value_action, self.new_action, None, self.archive_action, self.restore_action]
        )
        self.record.form.save_requested.connect(self._save)
        self.record.form.reverted.connect(self._give_up_new)
        self.record.tabs.chosen.connect(self._read_history)
        self.record.outlook.goal_chosen.connect(lambda goal_id: self.jump.emit("goal", goal_id))

    # -- showing --

    def _show(self, answer: tuple[IndicatorPage, IndicatorCard | None]) -> None:
        page, card = answer
        self._rows = {row.id: row for row in (*page.rows, *page.archived)}
        self.record.set_choices(page.choices, [(row.id, row.title) for row in page.rows])
        if card is not None and card.id == self.record.indicator_id:
            self._show_card(card)
        # A new indicator that is being written is not left for the row that was chosen before it.
        heard = self.list.blockSignals(self.record.making)
        self.list.show_page(page)
        self.list.blockSignals(heard)
        if not self._rows:
            self.record.nothing.text.setText(
                self.tr(
                    "Här visas en indikator: hur den utvecklas, vad ni vill nå och varför statusen är som den är."
                )
            )
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.list.bring(wanted)
        else:
            self._choose_first()

    def _choose_first(self) -> None:
        if not self.record.making and not self.record.dirty:
            self.list.table.choose_first()

    def _choose(self, row: IndicatorRow | None) -> None:
        self._offer(row)
        if row is None:
            # Unsaved text stays in sight although its row was filtered away.
            if not self.record.dirty and not self.record.making:
                self.record.show_nothing(self.tr("Välj en indikator i listan, så visas den här."))
        elif row.id != self.record.indicator_id:
            if self.record.dirty:
                self.context.messages.tell(
                    self.tr(
                        "Det du skrev om ”{title}” är inte sparat, men finns kvar när du kommer tillbaka."
                    ).format(title=self.record.title.text())
                )
            indicators = self.context.office.indicators
            self.context.tasks.run(lambda: indicators.card(row.id), self._show_card, latest="indicator card")

    def _show_card(self, card: IndicatorCard) -> None:
        self.record.show_card(card, self._rows.get(card.id))
        if self._wanted_tab is not None and self._wanted_tab[0] == card.id:
            self.record.tabs.choose(self._wanted_tab[1])
            self._wanted_tab = None
        if self._to_write == card.id:
            self._to_write = None
            self.record.write_value()
        self._read_history(self.record.tabs.current())

    def _read_history(self, tab: str) -> None:
        shown = self.record.indicator_id
        if tab == HISTORY and shown is not None:
            indicators = self.context.office.indicators

            def show(rows: tuple[PastChange, ...]) -> None:
                if self.record.indicator_id == shown:
                    self.record.history.show_entries([(sayings.done(row), row.line) for row in rows])

            self.context.tasks.run(lambda: indicators.history(shown), show, latest="indicator history")

    def _stand_on(self, indicator_id: int, tab: str | None) -> None:
        """Choose an indicator, now or when the rows have come."""
        if not indicator_id:
            return
        here = indicator_id == self.record.indicator_id
        self._wanted_tab = (indicator_id, tab) if tab is not None and not here else None
        if tab is not None and here:
            self.record.tabs.choose(tab)
        if indicator_id in self._rows:
            self.list.bring(indicator_id)
        else:
            self._wanted = indicator_id

    def show_kind(self, kind: str) -> None:
        """Text that was left unsaved in a new row leads to the indicator it was written for."""
        drafts = self.context.drafts
        if kind == "indicator" and drafts.find(indicator_form.NEW) is not None:
            self.start_new()
        elif kind in _TABS:
            self._stand_on(left_unsaved(drafts, kind), _TABS[kind])

    def _offer(self, row: IndicatorRow | None) -> None:
        archived = row is not None and self.list.archived.isChecked()
        self.value_action.setEnabled(row is not None and not archived)
        self.archive_action.setEnabled(row is not None and not archived)
        self.archive_action.setVisible(not archived)
        self.restore_action.setEnabled(archived)
        self.restore_action.setVisible(archived)

    # -- writing --

    def start_new(self, known: Mapping[str, object] | None = None) -> None:
        """Start a new indicator: with what is known of it, or for the goal that the list is filtered by."""
        self.list.table.choose_none()
        goal = self.list.goal.value()
        self.record.start_new(known or ({"goals": (goal,)} if isinstance(goal, int) else {}))
        self._offer(None)

    def _give_up_new(self) -> None:
        if self.record.making:
            self.record.show_nothing()
            self.record.tabs.choose(OUTLOOK)
            self.list.table.choose_first()
            self.list.table.setFocus()
            self.new_ended.emit()

    def _save(self, _changed: Mapping[str, object], _base: Mapping[str, object]) -> None:
        shown = self.record.indicator_id

        def saved(change: Change) -> None:
            # The window has the page read again; then the new indicator is found among the others.
            if shown is None:
                self._wanted, self._wanted_tab = change.id, (change.id, TARGETS)
                self.record.show_nothing()
                self.new_ended.emit()

        self.context.saving.save_form(
            self.record.form,
            "indicator",
            shown,
            self.tr("Lägg till indikator") if shown is None else self.tr("Ändra indikator"),
            saved,
            told=self.tr("Indikatorn sparades."),
        )
