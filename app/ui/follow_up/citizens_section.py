"""Till medborgarna: what citizens are told of a round, goal by goal, in the municipality's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from app.reports import citizen_words
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, EmptyState, Splitter, action, words
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px
from app.ui.follow_up.citizen_columns import COLUMNS
from app.ui.follow_up.citizen_fields import CitizenForm
from app.ui.follow_up.citizen_preview import CitizenPreview

if TYPE_CHECKING:
    from app.services.citizens import RoundChoice, SummaryPage, SummaryRow

PAUSE_MS = 150
_DRAFT = "citizen_summary:new:"


class CitizensSection(Section):
    """The goals of a round at the left with the form under them, what citizens will read at the right."""

    kinds = frozenset({"citizen_summary"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Till medborgarna"),
            self.tr("Hur det går, vad som har gjorts och vad som kommer, så att alla förstår."),
        )
        self._page: SummaryPage | None = None
        self._row: SummaryRow | None = None
        self._round: int | None = None
        self._wanted: int | None = None
        self.report_action = action(
            self,
            self.tr("Visa rapporten"),
            self._to_report,
            icon="file-text",
            tip=self.tr("Se hela rapporten, spara den som PDF eller som sida för webben"),
        )
        self.rounds_action = action(
            self, self.tr("Till uppföljningarna"), lambda: self.jump.emit("round", 0), icon="calendar"
        )
        self.round_box = QComboBox()
        self.round_box.setAccessibleName(self.tr("Uppföljning"))
        self.round_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.state_line = words("", "muted", wrap=True)
        self.table = RecordTable(COLUMNS, name="follow_up/citizens", settings=context.settings)
        self.table.setAccessibleName(self.tr("Det här berättas"))
        self.title = words("", "heading", wrap=True)
        self.missing = Notice("triangle-alert", "warning")
        self.form = CitizenForm(context)
        self.preview = CitizenPreview()
        self.empty = EmptyState("globe", "", self.rounds_action)
        # Long texts take a moment to set: what is seen follows when the typing pauses for a blink.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        let_rows_grow(self.table)
        self.place_actions((self.report_action,))
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table if self._stack.currentWidget() is self._parts else self

    def refresh(self) -> None:
        """Read the round that is looked at."""
        office, year, wanted = self.context.office, self.context.period.year, self._round
        today = self.context.today
        self.context.tasks.run(
            lambda: office.citizens.page(year, wanted, today), self._show, latest="follow_up/citizens"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on what is told of a goal, in its own round."""
        records = self.context.office.records

        def found(values: Mapping[str, object]) -> None:
            goal, round_id = values["goal_id"], values["round_id"]
            assert isinstance(round_id, int)
            self._round, self._wanted = round_id, goal if isinstance(goal, int) else 0
            self.refresh()

        self.context.tasks.run(lambda: records.read(kind, record_id), found)

    def show_kind(self, kind: str) -> None:
        """Take up a text that was written and never saved."""
        for draft in self.context.drafts.all():
            place = draft.key.removeprefix(_DRAFT).split("/")
            if draft.key.startswith(_DRAFT) and len(place) == 2:
                self._round, self._wanted = int(place[0]), int(place[1])
                self.refresh()
                return

    def state(self) -> Mapping[str, str]:
        """The round that was looked at."""
        return {"round": str(self._round or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        kept = state.get("round", "")
        self._round = int(kept) if kept.isdigit() else None

    # -- building --

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(px(12))
        top.addWidget(self.round_box)
        top.addWidget(self.state_line, 1)
        self.bar = QWidget()
        self.bar.setLayout(top)
        card = Card()
        card.column.addWidget(self.title)
        card.column.addWidget(self.missing)
        card.column.addWidget(self.form, 1)
        left = Splitter("follow_up/citizens_left", self.context.settings, (190, 460), Qt.Orientation.Vertical)
        left.addWidget(self.table)
        left.addWidget(card)
        left.setStretchFactor(1, 1)
        right = Card()
        right.column.addWidget(words(self.tr("Så läser medborgarna"), "label"))
        right.column.addWidget(self.preview, 1)
        self._parts = Splitter("follow_up/citizens", self.context.settings, (560, 480))
        self._parts.addWidget(left)
        self._parts.addWidget(right)
        nothing = Card()
        nothing.column.addWidget(self.empty, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._parts)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.round_box.activated.connect(lambda _at: self._choose_round())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.form.focus_first())
        self.form.changed.connect(lambda _name: self._pause.start())
        self._pause.timeout.connect(self._preview)
        self.form.reverted.connect(self._settle)
        self.form.save_requested.connect(lambda _values, _base: self._save())

    # -- showing --

    def _show(self, page: SummaryPage) -> None:
        self._page = page
        there = page.chosen is not None
        self.bar.setVisible(there)
        self.report_action.setEnabled(there)
        self._stack.setCurrentIndex(1 if there else 0)
        self.empty.text.setText(
            self.tr(
                "Här skriver kommunen vad medborgarna får veta efter en uppföljning. Det finns ingen uppföljning "
                "för {year} än."
            ).format(year=self.context.period.year)
        )
        self.round_box.clear()
        for each in page.rounds:
            self.round_box.addItem(each.title, each.id)
        if page.chosen is not None:
            self.round_box.setCurrentIndex(self.round_box.findData(page.chosen.id))
            self.state_line.setText(self._standing(page.chosen))
        self.table.set_rows(page.rows)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.table.choose(wanted)
        elif self.table.current_row() is None:
            self.table.choose_first()
        self._choose(self.table.current_row())

    def _standing(self, chosen: RoundChoice) -> str:
        if not chosen.locked:
            return self.tr("Inte låst än: det som visas är preliminärt.")
        said = (
            self.tr("En rättelse skrivs. Till dess den låses gäller siffrorna i version {number}.")
            if chosen.corrected
            else self.tr("Låst: siffrorna är de i version {number}.")
        )
        return said.format(number=chosen.locked)

    def _choose_round(self) -> None:
        self._round = self.round_box.currentData()
        self.table.choose_none()
        self.refresh()

    def _choose(self, row: SummaryRow | None) -> None:
        if row is None or self._page is None or self._page.chosen is None:
            return
        key, left = self._key(row), self.form.key if self.form.dirty else ""
        name = citizen_words.heading_of(row.told)
        if left and left != key:
            self.context.messages.tell(
                self.tr(
                    "Det du skrev om ”{title}” är inte sparat, men finns kvar när du kommer tillbaka."
                ).format(title=self.title.text())
            )
        self._row = row
        self.form.set_options(
            "indicators", [Option(picture.indicator_id, picture.chart.title) for picture in row.offered]
        )
        if self.form.key == key:
            self.form.refill(row.values)
        else:
            self.form.load(row.values, key, name)
        self.title.setText(name)
        self.missing.hide()
        if row.told.missing:
            said = self.tr("Har inga siffror i uppföljningen och visas därför inte: {names}.")
            self.missing.say(said.format(names=", ".join(row.told.missing)))
        self._settle()

    def _key(self, row: SummaryRow) -> str:
        if row.summary_id is not None:
            return f"citizen_summary:{row.summary_id}"
        return f"{_DRAFT}{self.round_box.currentData()}/{row.id}"

    def _settle(self) -> None:
        self.form.measure()
        self._preview()

    def _preview(self) -> None:
        self._pause.stop()
        if self._row is not None:
            self.preview.show_summary(self._row, self.form.values())

    def _save(self) -> None:
        row = self._row
        if row is None:
            return
        new = row.summary_id is None
        self.context.saving.save_form(
            self.form,
            "citizen_summary",
            row.summary_id,
            self.tr("Skriv till medborgarna") if new else self.tr("Ändra text till medborgarna"),
            more={"round_id": self.round_box.currentData(), "goal_id": row.told.goal_id} if new else None,
            told=self.tr("Texten till medborgarna sparades."),
        )

    def _to_report(self) -> None:
        if self._page is not None and self._page.chosen is not None:
            self.jump.emit("citizen_report", self._page.chosen.id)
