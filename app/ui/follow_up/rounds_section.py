"""Uppföljningar: the rounds of the year, and how far the units have come in the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, Splitter, action
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.follow_up import round_words
from app.ui.follow_up.round_pane import RoundPane

if TYPE_CHECKING:
    from app.services.round_page_rows import RoundPage, RoundRow


class RoundsSection(Section):
    """The rounds above, the chosen one under them."""

    kinds = frozenset({"round", "round_version"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Uppföljningar"),
            self.tr(
                "Årets tillfällen: vilka enheter som svarar, vad som är kvar, och vem som väntar på vem."
            ),
        )
        self.page: RoundPage | None = None
        self._wanted: int | None = None
        self.make_action = action(
            self,
            self.tr("Gör årets uppföljningar"),
            self._make,
            icon="calendar",
            tip=self.tr("De tillfällen som planen för mätning och uppföljning och kalendern säger"),
        )
        self.new_action = action(
            self, self.tr("Ny uppföljning"), self._start_new, icon="plus", shortcut="Ctrl+N"
        )
        self.empty = EmptyState("calendar", "", self.make_action)
        self.table = RecordTable(
            round_words.COLUMNS, name="follow_up/rounds", settings=context.settings, empty=self.empty
        )
        self.table.setAccessibleName(self.tr("Årets uppföljningar"))
        show_what_fits(self.table, round_words.ROOM)
        self.pane = RoundPane(context, self.new_action)
        self.table.set_actions([self.new_action, None, *self.pane.actions_for_menu()])
        self.place_actions((self.make_action,), self.new_action)
        parts = Splitter("follow_up/rounds", context.settings, (220, 440), Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.pane)
        self.column.addWidget(parts, 1)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.pane.form.focus_first())
        self.pane.made.connect(self._look_at)
        self.pane.left_new.connect(self.table.choose_first)

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read the rounds of the year that is looked at."""
        year, today, wanted, office = (
            self.context.period.year,
            self.context.today,
            self._wanted,
            self.context.office,
        )
        self.context.tasks.run(
            lambda: office.rounds.page(year, today, wanted), self._show, latest="follow_up/rounds"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Look at a round, or at the round that a version belongs to."""
        office = self.context.office
        self.context.tasks.run(lambda: office.rounds.place_of(kind, record_id), self._show_place)

    def show_kind(self, kind: str) -> None:
        """Take up a new round that was begun and never saved."""
        if self.context.drafts.find(f"round:{self.pane.key_of_new()}") is not None:
            self._start_new()

    def new_record(self, kind: str) -> None:
        """Begin a new round."""
        self._start_new()

    def state(self) -> Mapping[str, str]:
        """The round that was looked at."""
        return {"round": str(self._wanted or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        wanted = state.get("round", "")
        self._wanted = int(wanted) if wanted.isdigit() else None

    # -- inside --

    def _show(self, page: RoundPage) -> None:
        self.page = page
        self.make_action.setVisible(bool(page.to_make))
        self.empty.text.setText(
            self.tr(
                "Här visas uppföljningarna {year}: delårsrapporter, årsredovisning, budget och andra tillfällen. De "
                "görs från planen för mätning och uppföljning och från kalendern, och öppnas sedan för enheterna."
            ).format(year=page.year)
        )
        self.table.set_rows(page.rows)
        self.pane.setVisible(bool(page.rows) or self.pane.is_new)
        if page.card is not None and not self.pane.is_new:
            self.table.choose(page.card.row.id)

    def _choose(self, row: RoundRow | None) -> None:
        self.pane.show_record(row.id if row is not None else None)
        if row is not None:
            self._wanted = row.id

    def _look_at(self, round_id: int) -> None:
        self._wanted = round_id
        self.refresh()

    def _show_place(self, found: tuple[int, int] | None) -> None:
        if found is None:
            return
        year, round_id = found
        if year != self.context.period.year:
            told = self.tr("Uppföljningen gäller {year}: välj det året överst.")
            self.context.messages.tell(told.format(year=year))
        else:
            self._look_at(round_id)

    def _start_new(self) -> None:
        self.table.choose_none()
        self.pane.show()
        self.pane.begin(self.context.period.year)

    def _make(self) -> None:
        """Make the year's rounds in one act."""
        page = self.page
        if page is None or not page.to_make:
            return
        edits = [
            Edit(
                "round",
                None,
                {
                    "kind": each.kind,
                    "year": page.year,
                    "title": round_words.title_of(each.kind, page.year),
                    "as_of": each.as_of,
                    "last_day": each.last_day,
                },
            )
            for each in page.to_make
        ]
        told = self.tr("Nya uppföljningar: {titles}. Ångra med Ctrl+Z.")
        self.context.saving.write(
            self.tr("Gör årets uppföljningar"),
            edits,
            told=told.format(titles=", ".join(str(edit.values["title"]) for edit in edits)),
        )
