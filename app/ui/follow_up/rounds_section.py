"""Uppföljningar: the rounds of the year, and how far the units have come in the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.edits import Edit
from app.ui.common.cells import ROW_HEIGHT
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, action, button
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.follow_up import round_words
from app.ui.follow_up.answers_view import AnswersView
from app.ui.follow_up.round_acts import RoundActs
from app.ui.follow_up.round_pane import RoundPane
from app.ui.follow_up.versions_view import VersionsView

if TYPE_CHECKING:
    from app.services.round_page_rows import RoundPage, RoundRow


MOST_IN_SIGHT = 5
"""So many rounds are in sight without scrolling."""
MAXIMUM = 16_777_215
"""Qt's word for no limit."""


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
        self.acts_of_round = RoundActs(context, self)
        self.empty = EmptyState("calendar", "", self.make_action)
        self.table = RecordTable(
            round_words.COLUMNS, name="follow_up/rounds", settings=context.settings, empty=self.empty
        )
        self.table.setAccessibleName(self.tr("Årets uppföljningar"))
        show_what_fits(self.table, round_words.ROOM)
        self.answers = AnswersView(context, self, self.acts_of_round)
        self.pane = RoundPane(context, self.new_action)
        self.versions = VersionsView(context.settings)
        self.tabs = Tabs()
        self.quick = QWidget()
        """What concerns all answers, beside the tabs."""
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read the rounds of the year that is looked at."""
        office, wanted = self.context.office, self._wanted
        year, today = self.context.period.year, self.context.today
        self.context.tasks.run(
            lambda: office.rounds.page(year, today, wanted), self._show, latest="follow_up/rounds"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Look at a round, or at the round that a version belongs to."""
        office = self.context.office
        tab = "versions" if kind == "round_version" else "answers"
        self.context.tasks.run(
            lambda: office.rounds.place_of(kind, record_id), lambda found: self._show_place(found, tab)
        )

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

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """What can be done with the rounds, with the chosen one, and with the answer where one stands."""
        rounds, answers = self.acts_of_round, self.answers.acts
        return [
            *(self.make_action, self.new_action, None),
            *(*rounds.primary, *rounds.others, rounds.more, *self.pane.actions_for_menu(), None),
            *(self.answers.lead_action, self.answers.next_action, answers.approve_all, *answers.on_answer),
        ]

    # -- building --

    def _lay_out(self) -> None:
        rounds = self.acts_of_round
        self.place_actions((self.make_action, self.new_action, *rounds.others))
        for act in rounds.primary:
            self.place_act(button(act, "primary"))
        self.table.set_actions(
            [
                *rounds.primary,
                *rounds.others,
                rounds.more,
                None,
                self.new_action,
                *self.pane.actions_for_menu(),
            ]
        )
        self.chosen = QWidget()
        inside = QVBoxLayout(self.chosen)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for panel in rounds.panels:
            inside.addWidget(panel)
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(self.tabs, 1)
        row = QHBoxLayout(self.quick)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        for act in (self.answers.next_action, self.answers.acts.approve_all, rounds.more):
            row.addWidget(button(act, "quiet"))
        top.addWidget(self.quick)
        inside.addLayout(top)
        self.sheets: QStackedWidget = self.tabs.lead(
            self.chosen,
            {
                "answers": (self.tr("Svaren"), self.answers),
                "about": (self.tr("Om uppföljningen"), self.pane),
                "versions": (self.tr("Versioner"), self.versions),
            },
        )
        inside.addWidget(self.sheets, 1)
        self.column.addWidget(self.table)
        self.column.addWidget(self.chosen, 1)

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self._enter())
        self.pane.made.connect(self._look_at)
        self.pane.left_new.connect(self.table.choose_first)
        self.answers.jump.connect(self.jump)
        self.versions.jump.connect(self.jump)
        self.tabs.chosen.connect(lambda name: self.quick.setVisible(name == "answers"))
        self.acts_of_round.stale.connect(self.refresh)

    # -- showing --

    def _show(self, page: RoundPage) -> None:
        self.page = page
        self.make_action.setVisible(bool(page.to_make))
        self.empty.text.setText(
            self.tr(
                "Här visas uppföljningarna {year}: delårsrapporter, årsredovisning, budget och andra tillfällen. De "
                "görs från planen för mätning och uppföljning och från kalendern, och öppnas sedan för enheterna."
            ).format(year=page.year)
        )
        self.chosen.setVisible(bool(page.rows) or self.pane.is_new)
        card = page.card
        self.acts_of_round.offer(card)
        self.answers.show_card(card)
        self.versions.show_card(card)
        if not self.pane.is_new:
            self.pane.keep_locked(card is not None and card.row.state == "locked")
        count = len(card.versions) if card is not None else 0
        self.tabs.set_text("versions", f"{self.tr('Versioner')}  {count}" if count else self.tr("Versioner"))
        if card is not None and not self.pane.is_new:
            # First, so that the new rows do not ask for the one that was chosen before.
            self._wanted = card.row.id
            self.table.choose(card.row.id)
        self.table.set_rows(page.rows)
        self._give_room()

    def _give_room(self) -> None:
        """The list is as high as the year's few rounds, and what is under it has the rest."""
        rows = min(len(self.page.rows), MOST_IN_SIGHT) if self.page is not None else 0
        height = self.table.horizontalHeader().sizeHint().height() + rows * px(ROW_HEIGHT) + px(6)
        self.table.setMaximumHeight(height if rows else MAXIMUM)
        self.table.setMinimumHeight(height)

    def _choose(self, row: RoundRow | None) -> None:
        self.pane.show_record(row.id if row is not None else None)
        if row is not None and row.id != self._wanted:
            self._look_at(row.id)

    def _enter(self) -> None:
        """Put the keys in the round that is looked at: in its answers, or in its form."""
        if self.tabs.current() == "about":
            self.pane.form.focus_first()
        else:
            self.tabs.choose("answers")
            self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, round_id: int) -> None:
        self._wanted = round_id
        self.refresh()

    def _show_place(self, found: tuple[frozenset[int], int] | None, tab: str) -> None:
        if found is None:
            return
        years, round_id = found
        if self.context.period.year not in years:
            told = self.tr("Uppföljningen gäller {year}: välj det året överst.")
            self.context.messages.tell(told.format(year=min(years)))
        else:
            self.tabs.choose(tab)
            self._look_at(round_id)

    # -- writing --

    def _start_new(self) -> None:
        self.table.choose_none()
        self.chosen.show()
        self.tabs.choose("about")
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
