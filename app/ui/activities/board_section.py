"""Tavla: the activities in a column for each state, moved from one to the next by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from app import wording
from app.domain import activities as rules
from app.domain.codes import ACTIVITY_STATES
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.activities.board_column import BoardColumn
from app.ui.activities.filters import Filters
from app.ui.common.ask_panel import AskPanel
from app.ui.common.fields import LongText
from app.ui.common.page_parts import EmptyState, SearchField, action
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow
    from app.ui.common.context import Context

WHY_FIELDS = (
    LongText(
        "result",
        noop("Fields", "Varför avbryts den?"),
        required=True,
        help=noop("Fields", "Står sedan som det som har gjorts i aktiviteten."),
    ),
)
_ASKED = ("title", "state", "first_day", "last_day", "progress", "cost", "result")
"""What the rules look at."""


class BoardSection(Section):
    """The same activities as the list shows."""

    kinds = frozenset({"activity"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Tavla"),
            self.tr(
                "Vad som ska göras, pågår och är klart. Dra ett kort, eller flytta det med Ctrl och pilarna."
            ),
        )
        self._rows: Sequence[ActivityRow] = ()
        self._current: int | None = None
        self._asked: ActivityRow | None = None
        self._taken_along = False
        self.search = SearchField(self.tr("Sök aktivitet, enhet, mål eller roll …"))
        self.search.searched.connect(lambda _text: self._fill())
        self.filters = Filters(states=False)
        self.filters.changed.connect(self._fill)
        self.columns = tuple(BoardColumn(state) for state in ACTIVITY_STATES)
        self.panel = AskPanel(context, WHY_FIELDS)
        self.panel.form.save_requested.connect(self._drop)
        self.panel.closed.connect(self._back_to_card)
        self.open_action = action(self, self.tr("Visa i listan"), self._open, icon="list")
        self.move_actions = tuple(self._move_action(state) for state in ACTIVITY_STATES)
        self._lay_out()
        self._connect()
        self._offer_acts()

    def refresh(self) -> None:
        """Read the activities and what can be filtered on."""
        activities, period, today = self.context.office.activities, self.context.period, self.context.today
        year, period_id = period.year, period.id
        self.context.tasks.run(
            lambda: (activities.list(year, year, today), activities.choices(period_id)),
            self._show,
            latest="activities/board",
        )

    def entrance(self) -> QWidget:
        """The column where one stood, or the first with a card."""
        if self._stack.currentIndex() == 1:
            return self.empty.button or self.search
        for column in self.columns:
            if column.cards.cards_model.position_of(self._current) >= 0:
                return column.cards
        filled = (column.cards for column in self.columns if column.cards.cards_model.rows)
        return next(filled, self.columns[0].cards)

    def search_field(self) -> QWidget | None:
        """The filter over the board."""
        return self.search

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a card."""
        self._current = record_id
        self._stand()

    def state(self) -> Mapping[str, str]:
        """What was filtered on."""
        return self.filters.state()

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Filter so again."""
        self.filters.restore_state(state)

    def move_card(self, row: ActivityRow, state: str) -> None:
        """Let an activity stand otherwise; what the rules ask for is asked in place."""
        if row.state == state:
            return
        values: dict[str, object] = {"state": state}
        if state == "done" and row.progress is not None:
            values["progress"] = 100
        elif row.state == "done" and row.progress == 100:
            # It was set when the activity was done: how far it has come now, nobody has said.
            values["progress"] = None
        whole = {name: getattr(row, name) for name in _ASKED} | values
        self._current, self._taken_along = row.id, self._holds_focus()
        if state == "dropped" or any(problem.field == "result" for problem in rules.problems(whole)):
            self._asked = row
            self.panel.ask(self.tr("Avbryt ”{name}”").format(name=row.title), f"activity:{row.id}", {})
            return
        base = {name: getattr(row, name) for name in values}
        self.context.saving.write(
            self.tr("Flytta aktiviteten"),
            [Edit("activity", row.id, values, base)],
            told=self._told(row, state),
        )

    # -- inside --

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self.filters, 1)
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for column in self.columns:
            row.addWidget(column, 1)
        self._stack = QStackedWidget()
        self.to_list = action(
            self, self.tr("Gå till listan"), lambda: self.jump.emit("activity", 0), icon="list"
        )
        self.empty = EmptyState(
            "activity", self.tr("Här visas aktiviteterna efter hur långt de har kommit."), self.to_list
        )
        self._stack.addWidget(board)
        self._stack.addWidget(self.empty)
        self.column.addLayout(top)
        self.column.addWidget(self.panel)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for at, column in enumerate(self.columns):
            cards = column.cards
            cards.addActions([self.open_action, *self.move_actions])
            cards.stood_on.connect(self._note)
            cards.opened.connect(lambda _row: self._open())
            cards.step_wanted.connect(lambda by, at=at: self._step(at, by))
            cards.move_wanted.connect(lambda by, at=at: self._carry(at, by))
            cards.cards_model.dropped.connect(lambda key, state=column.state: self._dropped(key, state))

    def _move_action(self, state: str) -> QAction:
        said = self.tr("Flytta till {state}").format(state=wording.word("activity_state", state))
        return action(self, said, lambda: self._move_to(state))

    def _show(self, answer: tuple[Sequence[ActivityRow], ActivityChoices]) -> None:
        self._rows, choices = answer
        self.filters.offer(self._rows, choices)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        for part in (self.search, self.filters):
            part.setVisible(bool(self._rows))
        self._fill()

    def _fill(self) -> None:
        parts = self.search.text().casefold().split()
        shown = [
            row
            for row in self._rows
            if self.filters.lets_through(row) and all(part in _words(row) for part in parts)
        ]
        had = self._holds_focus() or self._taken_along
        for column in self.columns:
            column.show_rows([row for row in shown if row.state == column.state])
        self._stand()
        self._taken_along = False
        if had and self.panel.isHidden():
            # A card that was moved takes the keys along to where it stands now.
            self.entrance().setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer_acts()

    def _stand(self) -> None:
        for column in self.columns:
            column.cards.choose(self._current)

    def _note(self, row: ActivityRow | None) -> None:
        if row is not None:
            self._current = row.id
        self._offer_acts()

    def _row(self) -> ActivityRow | None:
        return next((row for row in self._rows if row.id == self._current), None)

    def _offer_acts(self) -> None:
        row = self._row()
        self.open_action.setEnabled(row is not None)
        for state, act in zip(ACTIVITY_STATES, self.move_actions, strict=True):
            act.setEnabled(row is not None and row.state != state)

    def _step(self, at: int, by: int) -> None:
        """To the nearest column that has a card, about as high up."""
        here = max(self.columns[at].cards.currentIndex().row(), 0)
        beyond = self.columns[at + 1 :] if by > 0 else self.columns[:at][::-1]
        for column in beyond:
            rows = column.cards.cards_model.rows
            if rows:
                column.cards.choose(rows[min(here, len(rows) - 1)].id)
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _carry(self, at: int, by: int) -> None:
        row = self.columns[at].cards.current()
        if row is not None and 0 <= at + by < len(self.columns):
            self.move_card(row, self.columns[at + by].state)

    def _move_to(self, state: str) -> None:
        row = self._row()
        if row is not None:
            self.move_card(row, state)

    def _dropped(self, activity_id: int, state: str) -> None:
        row = next((row for row in self._rows if row.id == activity_id), None)
        if row is not None:
            self._taken_along = True
            self.move_card(row, state)

    def _drop(self, _values: object, _base: object) -> None:
        """The activity is dropped, and why."""
        row = self._asked
        if row is None:
            return
        self.context.saving.save_form(
            self.panel.form,
            "activity",
            row.id,
            self.tr("Flytta aktiviteten"),
            lambda _change: self.panel.shut(),
            more={"state": "dropped"},
            told=self._told(row, "dropped"),
        )

    def _told(self, row: ActivityRow, state: str) -> str:
        said = self.tr("”{name}” står nu under {state}.")
        return said.format(name=row.title, state=wording.word("activity_state", state))

    def _back_to_card(self) -> None:
        if self._asked is not None:
            # Where the keys went while the panel was put away, they were not sent.
            self._current = self._asked.id
        self._asked, self._taken_along = None, False
        self.entrance().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        row = self._row()
        if row is not None:
            self.jump.emit("activity", row.id)

    def _holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._stack.isAncestorOf(focus)


def _words(row: ActivityRow) -> str:
    goals = " ".join(f"{goal.number} {goal.title}" for goal in row.goals)
    return f"{row.title} {row.unit} {goals} {row.owner_role}".casefold()
