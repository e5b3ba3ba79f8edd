"""Granskning: what is to be tested this year, by whom, what is late, and what it showed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.risks.check_fields import COLUMNS, NEEDS
from app.ui.risks.check_filters import CheckFilters
from app.ui.risks.check_pane import CheckPane

if TYPE_CHECKING:
    from app.services.control_results import Check, ChecksPage
    from app.services.controls import NamedUnit

_DRAFT = "control_result:new:"


class ResultsSection(Section):
    """A list that is worked off: Enter leads to where the result is written."""

    kinds = frozenset({"control_result", "control_due"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Granskning"),
            self.tr("Vad som ska kontrolleras i år, vad det visade och vad som är försenat."),
        )
        self._wanted_unit: int | None = None
        self._filtered: Mapping[str, str] = {}
        self.pane = CheckPane(context)
        self._make_actions()
        self.search = SearchField(self.tr("Sök kontroll eller enhet …"))
        self.filters = CheckFilters()
        self.filters.changed.connect(self._filter)
        self.table = RecordTable(
            COLUMNS,
            name="risks/results",
            settings=context.settings,
            empty=EmptyState(
                "clipboard-list",
                self.tr(
                    "Här visas vad som ska kontrolleras under året. Lägg till kontrollmoment, så står varje gång "
                    "och enhet på en egen rad."
                ),
                self.new_control_action,
            ),
            key=lambda row: row.key,
        )
        self.table.setAccessibleName(self.tr("Årets granskningar"))
        self.table.emptiness.no_hits.text.setText(self.tr("Inget att granska i det du har valt att visa."))
        self.table.set_actions(
            [self.write_action, self.action_action, None, self.pane.control_action, self.pane.remove_action]
        )
        show_what_fits(self.table, NEEDS)
        self.place_actions((self.action_action,), primary=self.write_action)
        self._lay_out()
        self._connect()
        self._offer(None)

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def search_field(self) -> QWidget:
        """The filter over the table."""
        return self.search

    def refresh(self) -> None:
        """Read the year as of today."""
        office, year, today = self.context.office, self.context.period.year, self.context.today
        self.context.tasks.run(
            lambda: (office.control_results.page(year, today), office.controls.choices().units),
            self._show,
            latest="risks/results",
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a result, in its own year; or show what one unit has to do."""
        if kind == "control_due":
            self._show_unit(record_id)
            return
        place = self.context.office.control_results.place
        self.context.tasks.run(lambda: place(record_id), self._stand_on)

    def show_kind(self, kind: str) -> None:
        """Take up a result that was written and never saved, if it is of the year that is looked at."""
        year = str(self.context.period.year)
        for draft in self.context.drafts.all():
            parts = draft.key.removeprefix(_DRAFT).split("/")
            if draft.key.startswith(_DRAFT) and len(parts) == 4 and parts[2] == year:
                self._choose((int(parts[0]), int(parts[1]), int(parts[3])))
                return

    def state(self) -> Mapping[str, str]:
        """What was filtered on."""
        return self.filters.state()

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Filter so again."""
        self.filters.restore_state(state)

    # -- building --

    def _make_actions(self) -> None:
        self.write_action = action(
            self,
            self.tr("Skriv resultat"),
            self.pane.write_in,
            icon="pencil",
            shortcut="Ctrl+M",
            tip=self.tr("Skriv vad den valda kontrollen visade"),
        )
        self.action_action = action(
            self,
            self.tr("Ny åtgärd"),
            self.pane.start_action,
            icon="list-plus",
            tip=self.tr("Skriv vad som ska rätta till det som den valda kontrollen visade"),
        )
        self.new_control_action = action(
            self, self.tr("Till kontrollmomenten"), lambda: self.jump.emit("control", 0), icon="shield-check"
        )

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.filters.count)
        column.addWidget(self.filters.planned)
        parts = Splitter("risks/results", self.context.settings, (680, 440))
        parts.addWidget(left)
        parts.addWidget(self.pane)
        self.pane.setMinimumWidth(px(360))
        self.column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose_row)
        self.table.opened.connect(lambda _row: self.pane.write_in())
        self.pane.jump.connect(self.jump)

    # -- showing --

    def _show(self, answer: tuple[ChecksPage, tuple[NamedUnit, ...]]) -> None:
        page, units = answer
        self.pane.set_choices(page.basis, units)
        filters = self.filters
        for part in (self.search, filters, filters.count, filters.planned, self.pane):
            part.setVisible(bool(page.rows))
        filters.offer(page.rows, units)
        self.table.set_rows(page.rows)
        if self._wanted_unit is not None:
            unit, self._wanted_unit = self._wanted_unit, None
            filters.clear(unit if any(row.unit.id == unit for row in page.rows) else None)
        self._filter()

    def _filter(self) -> None:
        shown = self.filters.chosen()
        if self._filtered != self.filters.state():
            # The same filter stands when rows are read anew: the chosen row is read once.
            self._filtered = self.filters.state()
            self.table.set_predicate(shown)
        if not self.pane.form.dirty:
            self.table.choose_first()

    def _choose_row(self, row: Check | None) -> None:
        form = self.pane.form
        if row is not None and form.dirty and self.pane.title.text():
            shown = form.key
            self.pane.show_check(row)
            if shown != self.pane.key_of(row):
                self.context.messages.tell(
                    self.tr(
                        "Det du skrev om ”{title}” är inte sparat, men finns kvar när du kommer tillbaka."
                    ).format(title=self.pane.title.text())
                )
        else:
            self.pane.show_check(row)
        self._offer(row)

    def _offer(self, row: Check | None) -> None:
        self.write_action.setEnabled(row is not None)
        self.action_action.setEnabled(row is not None and row.result_id is not None)

    def _show_unit(self, unit_id: int) -> None:
        self._wanted_unit = unit_id
        self.refresh()

    def _stand_on(self, place: tuple[int, tuple[int, int, int]] | None) -> None:
        if place is None:
            return
        year, key = place
        if year == self.context.period.year:
            self._choose(key)
        else:
            self.context.messages.tell(
                self.tr("Resultatet hör till {year}. Välj det året överst i fönstret.").format(year=year)
            )

    def _choose(self, key: tuple[int, int, int]) -> None:
        """Stand on a row, now or when it comes, and let go of the filters that hide it."""
        if not self.table.choose(key):
            self.filters.clear()
