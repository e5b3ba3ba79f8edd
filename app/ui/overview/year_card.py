"""The year on the first page: the wheel, and its events as rows that lead to where they are seen to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.domain.year_wheel import WheelEvent
from app.ui.charts.chart_frame import ChartFrame
from app.ui.common.page_parts import Card
from app.ui.common.theme import px
from app.ui.overview.row_list import Row, RowButton
from app.ui.overview.wheel import ROLES, YearWheel

SHOWN = 4
"""Rows before the whole year is asked for: what is late and what comes."""


class YearCard(Card):
    """A card; ``chosen`` leads to where an event is seen to."""

    chosen = Signal(str, int)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._events: tuple[WheelEvent, ...] = ()
        self._year = 0
        self._whole = False
        self.column.setContentsMargins(px(8), px(12), px(8), px(8))
        self.wheel = YearWheel()
        self.frame = ChartFrame()
        self.frame.title.setContentsMargins(px(8), 0, px(8), 0)
        # The rows say the same as a table would.
        self.frame.as_table.hide()
        self.frame.room.addWidget(self.wheel)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        self.frame.room.addLayout(self._rows)
        self.frame.room.addStretch(1)
        self.column.addWidget(self.frame)
        self.buttons: list[RowButton] = []
        self.wheel.chosen.connect(lambda place: self._go(self._row(place, self._events[place])))
        self.frame.failed.connect(self.failed)

    def show_year(self, year: int, events: Sequence[WheelEvent], today: date) -> None:
        """Show a year."""
        self._year, self._events = year, tuple(events)
        subject = self.tr("Årshjulet {year}").format(year=year)
        self.frame.say(subject, subject, "")
        self.wheel.show_year(year, events, today)
        self._fill()

    def _fill(self) -> None:
        every = [(place, event) for place, event in enumerate(self._events)]
        shown = every
        if not self._whole:
            ahead = [each for each in every if each[1].state != "done"]
            shown = (ahead or every[-SHOWN:])[:SHOWN]
        rows = [self._row(place, event) for place, event in shown]
        if len(shown) < len(every):
            rows.append(Row("", 0, self.tr("Visa hela året"), icon="chevron-down"))
        if [button.row for button in self.buttons] == rows:
            return
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [RowButton(row) for row in rows]
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, row=button.row: self._go(row))
            self._rows.addWidget(button)

    def _row(self, place: int, event: WheelEvent) -> Row:
        state = wording.word("wheel_state", event.state)
        detail = self.tr("{day} · {state}").format(day=formats.day(event.on), state=state.lower())
        return Row(
            event.record_kind,
            event.record_id,
            wording.wheel_event(event),
            detail,
            str(place + 1),
            ROLES[event.state],
        )

    def _go(self, row: Row) -> None:
        if row.kind:
            self.chosen.emit(row.kind, row.record_id)
            return
        self._whole = True
        self._fill()
