"""Mätplan: what is measured, when, by whom and from which source, and whether the plan is to be revised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain import formats
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action, button, words
from app.ui.common.theme import px
from app.ui.indicators import plan_words
from app.ui.indicators.columns import IndicatorTable
from app.ui.indicators.leading import Leading
from app.ui.indicators.plan_panes import PlanPanes

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.edits import Edit
    from app.services.measurement_plan import PlanPage, PlanRow


class PlanSection(Leading):
    """The plan that holds in the year that is looked at; each row is changed in place beside the table."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Mätplan"),
            self.tr("Planen för mätning och uppföljning: vad som mäts, när, av vem och med vilken källa."),
        )
        self._page: PlanPage | None = None
        self._wanted_plan = False
        self._make_actions()
        self.late = Notice("triangle-alert", "warning")
        self.apart = Notice("info")
        self.about = words("", "muted", wrap=True)
        self.about_button = QPushButton(self.tr("Om planen"))
        self.about_button.setProperty("look", "link")
        self.about_button.setToolTip(
            self.tr("Visa och ändra planens läge, budgetbeslut och hur den följs upp")
        )
        self.search = SearchField(self.tr("Sök i planen …"))
        self.empty = EmptyState("calendar", "", self.make_action)
        self.table = IndicatorTable(
            plan_words.COLUMNS,
            plan_words.FIRST_TO_GO,
            name="indicators/plan",
            settings=context.settings,
            empty=self.empty,
        )
        self.table.setAccessibleName(self.tr("Planen för mätning och uppföljning"))
        self.panes = PlanPanes(context, self.new_action, self.make_action)
        self.table.set_actions(
            [
                self.report_action,
                self.card_action,
                None,
                self.new_action,
                *self.panes.entry.actions_for_menu(),
            ]
        )
        self.revise_button = button(self.revise_action)
        self.new_button = button(self.new_action)
        self.place_act(self.new_button)
        self.place_act(self.revise_button)
        self.place_act(button(self.make_action, "primary"))
        self._lay_out()
        self._connect()
        self._offer(None)

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def refresh(self) -> None:
        """Read the plan that holds in the year that is looked at, as of today."""
        plans, period, today = self.context.office.measurement_plans, self.context.period, self.context.today
        self.context.tasks.run(
            lambda: plans.page(period.id, period.year, today), self._show, latest="indicators/plan"
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on what the plan says of an indicator, or show the plan itself."""
        if kind == "measurement_plan_entry":
            self.table.choose(record_id)
        elif self._page is not None and self._page.plan is not None:
            self._show_about()
        else:
            self._wanted_plan = True

    def new_record(self, kind: str) -> None:
        """Begin a new row."""
        self._start_new()

    def search_field(self) -> QWidget:
        """The filter over the table."""
        return self.search

    # -- building --

    def _make_actions(self) -> None:
        self.make_action = action(
            self,
            self.tr("Gör planen från korten"),
            self._make,
            icon="plus",
            tip=self.tr("En rad för varje indikator som målen använder, så som korten säger"),
        )
        self.new_action = action(self, self.tr("Ny rad"), self._start_new, icon="plus", shortcut="Ctrl+N")
        self.update_action = action(
            self,
            self.tr("Hämta från korten"),
            self._update,
            icon="refresh-cw",
            tip=self.tr("Lägg till indikatorer som saknas, och ta in det som korten säger nu"),
        )
        self.revise_action = action(
            self,
            self.tr("Markera som reviderad"),
            self._revise,
            icon="file-check-2",
            tip=self.tr("Planen är genomgången i dag. Vad den sade före finns kvar i ändringsloggen."),
        )
        self.report_action = action(
            self, self.tr("Lägg till mätvärde"), self._report, icon="pencil", shortcut="Ctrl+M"
        )
        self.card_action = action(self, self.tr("Visa kortet"), self._show_card, icon="square-pen")

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(px(12))
        said.addWidget(self.about, 1)
        said.addWidget(self.about_button, 0, Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addLayout(said)
        inside.addWidget(self.search)
        inside.addWidget(self.table, 1)
        parts = Splitter("indicators/plan", self.context.settings, (820, 400))
        parts.addWidget(left)
        parts.addWidget(self.panes)
        self.column.addWidget(self.late)
        self.column.addWidget(self.apart)
        self.column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.panes.entry.form.focus_first())
        self.about_button.clicked.connect(self._show_about)
        self.panes.entry.made.connect(self.table.choose)
        self.panes.entry.left_new.connect(self.table.choose_first)

    # -- showing --

    def _show(self, page: PlanPage) -> None:
        self._page = page
        plan, year = page.plan, self.context.period.year
        there = plan is not None
        for part in (self.about, self.about_button, self.search, self.panes):
            part.setVisible(there)
        for act in (self.update_action, self.revise_action):
            act.setVisible(there)
        # The button goes where there is nothing to add, but its key still answers.
        self.new_button.setVisible(there and bool(page.missing))
        self.make_action.setVisible(page.used > 0 and (plan is None or plan.year != year))
        self.make_action.setText(self.tr("Gör en plan för {year}").format(year=year))
        self.empty.text.setText(self._what_would_be_here(page))
        self.panes.offer(page)
        # What is late stands first; the rest in the order of the cards.
        self.table.set_rows(sorted(page.rows, key=lambda row: row.due.state != "late"))
        self._tell(page)
        if self._wanted_plan and there:
            self._wanted_plan = False
            self._show_about()
        elif not self.panes.busy:
            self.table.choose_first()

    def _what_would_be_here(self, page: PlanPage) -> str:
        if page.used:
            return self.tr(
                "Här visas planen för mätning och uppföljning: vad som mäts, när, av vem och med vilken källa. Den "
                "görs från indikatorernas kort och ses över minst en gång om året, i samband med budgeten."
            )
        return self.tr(
            "Här visas planen för mätning och uppföljning. Den görs från indikatorernas kort: lägg först till "
            "indikatorer och välj vilka mål de visar."
        )

    def _tell(self, page: PlanPage) -> None:
        plan = page.plan
        self.late.hide()
        self.apart.hide()
        if plan is None:
            return
        self.about.setText(plan_words.about(plan))
        # Where the notice offers it there is no need of a second button.
        self.revise_button.setVisible(not plan.revision.late)
        if plan.revision.late:
            self.late.say(plan_words.why_late(plan), [(self.tr("Markera som reviderad"), self._revise)])
        apart = plan_words.apart(page)
        if apart:
            self.apart.say(apart, [(self.tr("Hämta från korten"), self._update)])

    def _choose(self, row: PlanRow | None) -> None:
        self._offer(row)
        if row is not None:
            self.panes.show_entry(row)
        elif not self.panes.busy:
            self.panes.show_entry(None)

    def _show_about(self) -> None:
        if self._page is not None and self._page.plan is not None:
            self.table.choose_none()
            self.panes.show_plan(self._page.plan)

    def _offer(self, row: PlanRow | None) -> None:
        self.report_action.setEnabled(row is not None)
        self.card_action.setEnabled(row is not None)

    def _report(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.report_wanted.emit(row.indicator_id)

    def _show_card(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.card_wanted.emit(row.indicator_id)

    # -- writing --

    def _start_new(self) -> None:
        page, messages = self._page, self.context.messages
        if page is None:
            return
        if page.plan is None:
            messages.tell(
                self.tr("Det finns ingen plan att lägga till rader i än. Gör den från korten först.")
            )
        elif not page.missing:
            messages.tell(self.tr("Alla indikatorer som målen använder har redan en rad i planen."))
        else:
            self.table.choose_none()
            self.panes.start_entry(page.plan.id)

    def _make(self) -> None:
        plans, period, today = self.context.office.measurement_plans, self.context.period, self.context.today
        self._write(
            lambda: plans.edits_to_make(period.id, period.year, today),
            self.tr("Gör plan från korten"),
            self.tr("Planen är gjord. Ångra tar tillbaka den."),
        )

    def _update(self) -> None:
        plans, period = self.context.office.measurement_plans, self.context.period
        self._write(
            lambda: plans.edits_from_cards(period.id, period.year),
            self.tr("Hämta från korten"),
            self.tr("Planen säger nu som korten. Ångra tar tillbaka."),
        )

    def _revise(self) -> None:
        plan, today = self._page.plan if self._page is not None else None, self.context.today
        if plan is not None:
            self._write(
                lambda: self.context.office.measurement_plans.edits_to_revise(plan.id, today),
                self.tr("Markera planen som reviderad"),
                self.tr("Planen är reviderad {day}. Ångra tar tillbaka.").format(day=formats.day(today)),
            )

    def _write(self, read: Callable[[], tuple[Edit, ...]], text: str, told: str) -> None:
        def write(edits: tuple[Edit, ...]) -> None:
            if edits:
                self.context.saving.write(text, edits, told=told)
            else:
                self.context.messages.tell(self.tr("Planen säger redan som korten."))

        self.context.tasks.run(read, write)
